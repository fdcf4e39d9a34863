package readiness

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// The clinic of these tests: two businesses in two zones, three practitioners, four
// types; everything on, linked and with hours.
const (
	harbour, hill       cliniko.BusinessID        = "1", "2"
	nora, ben, olive    cliniko.PractitionerID    = "11", "12", "13"
	initial, standard   cliniko.AppointmentTypeID = "21", "22"
	telehealth, pilates cliniko.AppointmentTypeID = "23", "24"
)

var (
	now  = time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC) // a Monday
	from = cliniko.Date{Year: 2026, Month: 11, Day: 23}
	to   = cliniko.Date{Year: 2026, Month: 12, Day: 20}

	noraAtHarbour = Target{Business: harbour, Practitioner: nora}

	noraInitial  = cliniko.Offering{Business: harbour, Practitioner: nora, AppointmentType: initial}
	noraStandard = cliniko.Offering{Business: harbour, Practitioner: nora, AppointmentType: standard}
	noraPilates  = cliniko.Offering{Business: harbour, Practitioner: nora, AppointmentType: pilates}
)

func healthy() *cliniko.Account {
	a := &cliniko.Account{
		Shard: "au4",
		User:  cliniko.User{ID: "5", FirstName: "Ada", LastName: "Lovell", Role: "administrator", Active: true},
		Settings: cliniko.Settings{
			AccountID: "9", Name: "Seaside Physio", Subdomain: "seaside", PatientWord: "patient", CountryCode: "AU",
			OnlineBookings: cliniko.OnlineBookings{Enabled: true, LeadTimeHours: hours(2), DaysAhead: hours(84)},
		},
		Businesses: []cliniko.Business{
			{ID: harbour, Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Melbourne"},
			{ID: hill, Name: "Hill Clinic", ShowOnline: true, Zone: "Australia/Perth"},
		},
		Practitioners: []cliniko.Practitioner{
			{ID: nora, Name: "Nora Quinn", Active: true, ShowOnline: true},
			{ID: ben, Name: "Ben Tran", Active: true, ShowOnline: true},
			{ID: olive, Name: "Olive Kay", Active: true, ShowOnline: true},
		},
		AppointmentTypes: []cliniko.AppointmentType{
			{ID: initial, Name: "Initial", Minutes: 45, MaxAttendees: 1, ShowOnline: true},
			{ID: standard, Name: "Standard", Minutes: 30, MaxAttendees: 1, ShowOnline: true},
			{ID: telehealth, Name: "Telehealth", Minutes: 20, MaxAttendees: 1, ShowOnline: true},
			{ID: pilates, Name: "Pilates class", Minutes: 60, MaxAttendees: 8, ShowOnline: true},
		},
		TypesOf:   map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{},
		WorkingAt: map[cliniko.BusinessID][]cliniko.PractitionerID{},
		Lists:     map[cliniko.List]cliniko.Reading{},
	}
	linkEverything(a)
	for _, list := range append(coreLists, cliniko.ListUser, cliniko.ListInactivePractitioners, cliniko.ListAvailability, cliniko.ListBlocks) {
		a.Lists[list] = cliniko.Reading{At: now}
	}
	return a
}

func linkEverything(a *cliniko.Account) {
	for i := range a.Businesses {
		b := &a.Businesses[i]
		for _, t := range a.AppointmentTypes {
			b.AppointmentTypes = append(b.AppointmentTypes, t.ID)
			a.Services = append(a.Services, cliniko.Service{Business: b.ID, AppointmentType: t.ID, Practitioners: practitionerIDs(a)})
		}
		for _, p := range a.Practitioners {
			for day := time.Monday; day <= time.Friday; day++ {
				a.Hours = append(a.Hours, cliniko.Hours{
					Business: b.ID, Practitioner: p.ID, Weekday: day,
					Windows: []cliniko.Window{{From: 9 * 60, To: 12 * 60}, {From: 13 * 60, To: 17 * 60}},
				})
			}
		}
	}
}

func practitionerIDs(a *cliniko.Account) []cliniko.PractitionerID {
	var ids []cliniko.PractitionerID
	for _, p := range a.Practitioners {
		ids = append(ids, p.ID)
	}
	return ids
}

func hours(n int) *int { return &n }

// allFree says that every offering has free times.
func allFree(a *cliniko.Account) map[cliniko.Offering]Seen {
	return answers(a, Seen{Complete: true, Slots: 12, Next: now.Add(22 * time.Hour)})
}

// linkedIn are the offerings of an account that may be missing.
func linkedIn(a *cliniko.Account) []cliniko.Offering {
	if a == nil {
		return nil
	}
	return newFacts(a).offerings()
}

func answers(a *cliniko.Account, same Seen) map[cliniko.Offering]Seen {
	seen := map[cliniko.Offering]Seen{}
	for _, o := range linkedIn(a) {
		seen[o] = same
	}
	return seen
}

func question(a *cliniko.Account) Input {
	return Input{Account: a, Seen: allFree(a), From: from, To: to, Now: now}
}

// inVain is the question after nothing was found of what some targets are about; group
// types are left out, unless a target names one.
func (q Input) inVain(targets ...Target) Input {
	for o := range q.Seen {
		if slices.ContainsFunc(targets, func(at Target) bool {
			return at.covers(o) && (o.AppointmentType != pilates || at.AppointmentType == pilates)
		}) {
			q.Seen[o] = Seen{Complete: true}
		}
	}
	return q
}

// verdictOn judges a clinic and picks the verdict on one offering.
func verdictOn(q Input, o cliniko.Offering) Verdict {
	for _, v := range Judge(q).Verdicts {
		if v.Offering == o {
			return v
		}
	}
	return Verdict{}
}

// unlist takes the services of one offering away and leaves the others.
func unlist(a *cliniko.Account, o cliniko.Offering) {
	for i := range a.Services {
		s := &a.Services[i]
		if s.Business != o.Business || s.AppointmentType != o.AppointmentType {
			continue
		}
		var left []cliniko.PractitionerID
		for _, p := range s.Practitioners {
			if p != o.Practitioner {
				left = append(left, p)
			}
		}
		s.Practitioners = left
	}
}
