package guide

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// now is a Monday morning in Sydney.
var now = time.Date(2026, time.November, 23, 9, 42, 0, 0, mustZone("Australia/Sydney"))

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func number(n int) *int { return &n }

// unconnected is the state before any key.
func unconnected() *live.State {
	return &live.State{Status: live.Status{Phase: live.Unconnected}, Key: live.KeyState{Phase: live.KeyNone}}
}

// seaside is a small clinic with nothing wrong: two practitioners, one business, two types.
func seaside() *live.State {
	s := &live.State{
		Clinic: storage.Clinic{
			ID:   storage.ClinicID{Shard: "au4", Account: "1"},
			Name: "Seaside Physio", Subdomain: "seaside", User: "Ada Lovell", Role: "administrator",
			Decision: &storage.Decision{At: now},
		},
		Site:    mustSite("seaside", "au4"),
		Account: seasideAccount(),
		Offered: readiness.Shown(seasideAccount(), now),
		From:    cliniko.DateOf(now), To: cliniko.DateOf(now).Add(27),
		Key:    live.KeyState{Phase: live.KeyKept, Ending: "Qk3w", Shard: "au4", Pasted: true},
		Status: live.Status{Phase: live.UpToDate, CheckedAt: now.UTC()},
	}
	s.Report = readiness.Report{Ready: true, Verdicts: []readiness.Verdict{
		{Offering: offering("anna", "initial"), State: readiness.Bookable, Slots: 12, Next: now.Add(108 * time.Minute).UTC()},
		{Offering: offering("anna", "standard"), State: readiness.Bookable, Slots: 1200, Next: now.Add(26 * time.Hour).UTC()},
		{Offering: offering("ben", "standard"), State: readiness.Bookable, Slots: 14, Next: now.Add(75 * time.Hour).UTC()},
	}, FreeTimes: map[cliniko.PractitionerID]int{"anna": 1204, "ben": 14}}
	return s
}

func seasideAccount() *cliniko.Account {
	lists := map[cliniko.List]cliniko.Reading{}
	for _, list := range []cliniko.List{cliniko.ListUser, cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours} {
		lists[list] = cliniko.Reading{At: now.Add(-time.Minute).UTC()}
	}
	return &cliniko.Account{
		Shard: "au4",
		User:  cliniko.User{FirstName: "Ada", LastName: "Lovell", Role: "administrator", Active: true},
		Settings: cliniko.Settings{Name: "Seaside Physio", Subdomain: "seaside", OnlineBookings: cliniko.OnlineBookings{
			Enabled: true, LeadTimeHours: number(2), DaysAhead: number(84), MaxPerDaySegment: number(0),
		}},
		Businesses:       []cliniko.Business{{ID: "harbour", Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Sydney"}},
		Practitioners:    []cliniko.Practitioner{{ID: "anna", Name: "Anna Riley", Active: true, ShowOnline: true}, {ID: "ben", Name: "Ben Tran", Active: true, ShowOnline: true}},
		AppointmentTypes: []cliniko.AppointmentType{{ID: "initial", Name: "Initial", Minutes: 45, ShowOnline: true}, {ID: "standard", Name: "Standard", Minutes: 30, ShowOnline: true}},
		Services: []cliniko.Service{
			{Business: "harbour", AppointmentType: "initial", Practitioners: []cliniko.PractitionerID{"anna"}},
			{Business: "harbour", AppointmentType: "standard", Practitioners: []cliniko.PractitionerID{"anna", "ben"}},
		},
		Hours: []cliniko.Hours{
			{Practitioner: "anna", Business: "harbour", Weekday: time.Monday, Windows: []cliniko.Window{{From: 540, To: 1020}}},
			{Practitioner: "ben", Business: "harbour", Weekday: time.Monday, Windows: []cliniko.Window{{From: 540, To: 1020}}},
		},
		Lists: lists,
	}
}

func offering(practitioner cliniko.PractitionerID, t cliniko.AppointmentTypeID) cliniko.Offering {
	return cliniko.Offering{Business: "harbour", Practitioner: practitioner, AppointmentType: t}
}

func mustSite(subdomain string, shard cliniko.Shard) cliniko.Site {
	site, err := cliniko.NewSite(subdomain, shard)
	if err != nil {
		panic(err)
	}
	return site
}

// troubled is seaside with a fault, something unknown and choices.
func troubled() *live.State {
	s := seaside()
	s.Account.Practitioners = append(s.Account.Practitioners,
		cliniko.Practitioner{ID: "nora", Name: "Nora Quinn", Active: true, ShowOnline: true},
		cliniko.Practitioner{ID: "olive", Name: "Olive Kay", Active: true, ShowOnline: true})
	s.Report.Ready, s.Report.Incomplete = false, true
	s.Report.Verdicts = append(s.Report.Verdicts,
		readiness.Verdict{Offering: offering("nora", "initial"), State: readiness.Blocked, Causes: []readiness.Cause{readiness.NoHoursAtBusiness}},
		readiness.Verdict{Offering: offering("nora", "standard"), State: readiness.Blocked, Causes: []readiness.Cause{readiness.NoHoursAtBusiness}},
		readiness.Verdict{Offering: offering("olive", "standard"), State: readiness.Unknown, Causes: []readiness.Cause{readiness.Unreachable}})
	s.Report.Findings = []readiness.Finding{
		{
			Target: readiness.Target{Business: "harbour", Practitioner: "nora"}, Cause: readiness.NoHoursAtBusiness, Severity: readiness.Blocker,
			Title:     "Nora Quinn has no hours at Harbour Clinic",
			Detail:    "Cliniko offers no times for a practitioner without a schedule there. Add working hours for Harbour Clinic.",
			Menu:      cliniko.MenuUsers.To("Nora Quinn", "Practitioner availability"),
			Offerings: []cliniko.Offering{offering("nora", "initial"), offering("nora", "standard")},
		},
		{
			Target: readiness.Target{Practitioner: "olive"}, Cause: readiness.Unreachable, Severity: readiness.Warning,
			Title: "Olive Kay could not be checked", Detail: "Cliniko did not answer. The app asks again by itself.",
		},
		{
			Target: readiness.Target{Practitioner: "pat"}, Cause: readiness.PractitionerHidden, Severity: readiness.Note,
			Title: "Pat Lee is not shown online", Detail: "Online bookings is off for this practitioner.", Menu: cliniko.MenuUsers.To("Pat Lee"),
		},
	}
	return s
}

// partlyRead has a clinic be read for the first time: of Ben nothing is known yet.
func partlyRead(s *live.State) {
	s.Status.Phase = live.Checking
	s.Report.Incomplete, s.Report.Pending = true, true
	s.Report.Verdicts[2] = readiness.Verdict{Offering: offering("ben", "standard"), State: readiness.Unknown}
}

// losesBen has Ben be turned off after the hand-over.
func losesBen(s *live.State) {
	s.Report.Ready = false
	s.Report.Verdicts[2] = readiness.Verdict{Offering: offering("ben", "standard"), State: readiness.NotOffered, Causes: []readiness.Cause{readiness.PractitionerHidden}}
	s.Report.Findings = []readiness.Finding{{
		Target: readiness.Target{Practitioner: "ben"}, Cause: readiness.NoLongerBookable, Why: readiness.PractitionerHidden, Severity: readiness.Blocker,
		Title: "Ben Tran hasn’t been bookable since 17 November: turned off for online booking",
		Detail: "Patients could book this when you sent MIEA the key. The app noticed on 17 November that they no longer can. " +
			"If patients should be able to book Ben Tran, turn it on under “Edit practitioner settings”.",
		Menu: cliniko.MenuUsers.To("Ben Tran", "Edit practitioner settings"), Offerings: []cliniko.Offering{offering("ben", "standard")},
	}}
}

// handed is a state after the hand-over.
func handed(s *live.State) *live.State {
	s.Clinic.HandedOver, s.Key.Sent = &storage.HandOver{To: "Ravi at MIEA", At: now.AddDate(0, 0, -14)}, true
	return s
}

// copiedHere is a state in which the key was copied, to be sent.
func copiedHere(s *live.State) *live.State {
	s.Clinic.KeyCopied, s.Key.Copied = now.UTC(), true
	return s
}

// changed is a state in which three things differ from the last visit.
func changed(s *live.State) *live.State {
	s.SinceVisit = readiness.Change{Since: now.AddDate(0, 0, -14), News: []readiness.News{
		{Target: readiness.Target{Practitioner: "nora"}, Text: "Nora Quinn can no longer be booked."},
		{Target: readiness.Target{Practitioner: "anna"}, Text: "Anna Riley is now shown online."},
		{Target: readiness.Target{Practitioner: "pat"}, Text: "Pat Lee is no longer shown online."},
	}}
	return s
}

// unchanged is a state that is as it was yesterday.
func unchanged(s *live.State) *live.State {
	s.SinceVisit.Since = now.AddDate(0, 0, -1)
	return s
}

// otherKeyed is seaside with a key of Hill Physio pasted.
func otherKeyed() *live.State {
	s := seaside()
	s.Clinics = []storage.Clinic{s.Clinic}
	s.Key = live.KeyState{Phase: live.KeyOther, Shard: "au4", Other: live.OtherClinic{ID: storage.ClinicID{Shard: "au4", Account: "2"}, Name: "Hill Physio"}}
	return s
}
