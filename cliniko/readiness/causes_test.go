package readiness

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// Each fault stands alone in an otherwise healthy clinic, and is the only cause found.
func TestEachFaultIsTheOnlyCause(t *testing.T) {
	faults := []struct {
		cause    Cause
		spoil    func(a *cliniko.Account)
		offering cliniko.Offering
		state    State
		finding  Target
		severity Severity
	}{
		{OnlineBookingsOff, func(a *cliniko.Account) { a.Settings.OnlineBookings.Enabled = false },
			noraInitial, Blocked, Target{}, Blocker},
		{BusinessHidden, func(a *cliniko.Account) { a.Businesses[0].ShowOnline = false },
			noraInitial, NotOffered, Target{Business: harbour}, Note},
		{BusinessArchived, func(a *cliniko.Account) { a.Businesses[0].Archived = true },
			noraInitial, NotOffered, Target{Business: harbour}, Note},
		{PractitionerHidden, func(a *cliniko.Account) { a.Practitioners[0].ShowOnline = false },
			noraInitial, NotOffered, Target{Practitioner: nora}, Note},
		{PractitionerInactive, func(a *cliniko.Account) {
			a.Practitioners[0].Active = false
			a.WorkingAt[harbour] = []cliniko.PractitionerID{ben, olive} // inactive ones are not listed
		}, noraInitial, NotOffered, Target{Practitioner: nora}, Note},
		{TypeHidden, func(a *cliniko.Account) { a.AppointmentTypes[0].ShowOnline = false },
			noraInitial, NotOffered, Target{AppointmentType: initial}, Note},
		{TypeArchived, func(a *cliniko.Account) {
			a.AppointmentTypes[0].Archived = true
			a.TypesOf[nora] = []cliniko.AppointmentTypeID{standard, telehealth, pilates} // archived ones are not listed
		}, noraInitial, NotOffered, Target{AppointmentType: initial}, Note},
		{TypeNotAtBusiness, func(a *cliniko.Account) {
			a.Businesses[0].AppointmentTypes = []cliniko.AppointmentTypeID{standard, telehealth, pilates}
			a.Services = without(a.Services, harbour, initial)
		}, noraInitial, NotOffered, Target{Business: harbour, AppointmentType: initial}, Note},
		{PractitionerNotOffering, func(a *cliniko.Account) {
			a.TypesOf[nora] = []cliniko.AppointmentTypeID{standard, telehealth, pilates}
			unlist(a, noraInitial)
		}, noraInitial, NotOffered, Target{Practitioner: nora, AppointmentType: initial}, Note},
		{PractitionerNotAtBusiness, func(a *cliniko.Account) {
			a.WorkingAt[harbour] = []cliniko.PractitionerID{ben, olive}
			a.TypesOf[nora] = []cliniko.AppointmentTypeID{initial, standard, telehealth, pilates}
			for _, kind := range a.AppointmentTypes {
				unlist(a, cliniko.Offering{Business: harbour, Practitioner: nora, AppointmentType: kind.ID})
			}
		}, noraInitial, NotOffered, Target{Business: harbour, Practitioner: nora}, Note},
		{NoHoursAtBusiness, func(a *cliniko.Account) { setWindows(a, harbour, nora) },
			noraInitial, Blocked, Target{Business: harbour, Practitioner: nora}, Blocker},
		{HoursTooShort, func(a *cliniko.Account) {
			setWindows(a, harbour, nora, cliniko.Window{From: 840, To: 880}, cliniko.Window{From: 600, To: 630})
		}, noraInitial, Blocked, Target(noraInitial), Blocker},
		{LeadTimeExceedsHorizon, func(a *cliniko.Account) {
			a.AppointmentTypes[0].LeadTimeHours, a.Settings.OnlineBookings.DaysAhead = hours(672), hours(28)
		}, noraInitial, Blocked, Target{AppointmentType: initial}, Blocker},
	}
	for _, fault := range faults {
		t.Run(string(fault.cause), func(t *testing.T) {
			a := healthy()
			fault.spoil(a)
			explains, q := slices.Contains([]Cause{NoHoursAtBusiness, HoursTooShort, LeadTimeExceedsHorizon}, fault.cause), question(a)
			if explains {
				q.inVain(fault.finding)
			}
			v := verdictOn(q, fault.offering)
			require.Equal(t, []Cause{fault.cause}, v.Causes)
			require.Equal(t, fault.state, v.State)
			require.Zero(t, v.Slots)
			requireOnlyFinding(t, Judge(q), fault.cause, fault.finding, fault.severity)
			require.Equal(t, explains, slices.Contains(Shown(a, now), fault.offering), "Cliniko is asked, unless a switch or a link rules it out")
			if explains {
				q.Seen[fault.offering] = Seen{}
				require.Equal(t, Verdict{Offering: fault.offering, State: Unknown}, verdictOn(q, fault.offering), "until it has answered")
			}
		})
	}
}

func TestEachEmptyOrFailedAnswerIsTheOnlyCause(t *testing.T) {
	empty, notThere := Seen{Complete: true}, Seen{Problem: cliniko.KindNotFound}
	answers := []struct {
		cause    Cause
		offering cliniko.Offering
		seen     Seen
		spoil    func(a *cliniko.Account)
		state    State
	}{
		{GroupWithoutSessions, noraPilates, empty, nil, Empty},
		{Unavailable, noraInitial, empty, func(a *cliniko.Account) {
			a.Blocks = []cliniko.UnavailableBlock{{Practitioner: nora, Start: now.Add(-99 * time.Hour), End: now.AddDate(0, 2, 0)}}
		}, Empty},
		{FullyBooked, noraInitial, empty, nil, Empty},
		{Refused, noraInitial, notThere, nil, Blocked},
		{RoleCannotSee, noraInitial, Seen{Problem: cliniko.KindForbidden}, nil, Unknown},
		{Unreachable, noraInitial, Seen{Problem: cliniko.KindTimeout}, nil, Unknown},
		{Unreachable, noraInitial, Seen{Complete: true, Problem: cliniko.KindServer}, nil, Unknown},
		{RateLimited, noraInitial, Seen{Problem: cliniko.KindRateLimited}, nil, Unknown},
	}
	for _, answer := range answers {
		t.Run(string(answer.cause), func(t *testing.T) {
			a := healthy()
			if answer.spoil != nil {
				answer.spoil(a)
			}
			q := question(a)
			q.Seen[answer.offering] = answer.seen
			v := verdictOn(q, answer.offering)
			require.Equal(t, []Cause{answer.cause}, v.Causes)
			require.Equal(t, answer.state, v.State)
			r := Judge(q)
			require.Equal(t, answer.state == Unknown, r.Incomplete)
			requireOnlyFinding(t, r, answer.cause, Target(answer.offering), ruleOf[answer.cause].severity)
		})
	}
}

func requireOnlyFinding(t *testing.T, r Report, cause Cause, at Target, severity Severity) {
	t.Helper()
	var about []Cause
	for _, f := range r.Findings {
		if !f.Cause.Limit() {
			about = append(about, f.Cause)
		}
	}
	require.Equal(t, []Cause{cause}, about)
	f := r.Findings[0]
	require.Equal(t, at, f.Target)
	require.Equal(t, severity, f.Severity)
	require.NotEmpty(t, f.Offerings)
	require.Equal(t, severity != Blocker, r.Ready)
}

func without(services []cliniko.Service, b cliniko.BusinessID, kind cliniko.AppointmentTypeID) []cliniko.Service {
	var left []cliniko.Service
	for _, s := range services {
		if s.Business != b || s.AppointmentType != kind {
			left = append(left, s)
		}
	}
	return left
}

func setWindows(a *cliniko.Account, b cliniko.BusinessID, p cliniko.PractitionerID, windows ...cliniko.Window) {
	for i := range a.Hours {
		if a.Hours[i].Business == b && a.Hours[i].Practitioner == p {
			a.Hours[i].Windows = windows
		}
	}
}

func TestLinks(t *testing.T) {
	hillInitial := cliniko.Offering{Business: hill, Practitioner: nora, AppointmentType: initial}
	t.Run("a service that names the offering has all its links", func(t *testing.T) {
		a := healthy()
		a.TypesOf[nora], a.WorkingAt[harbour] = []cliniko.AppointmentTypeID{}, []cliniko.PractitionerID{}
		a.Businesses[0].AppointmentTypes = []cliniko.AppointmentTypeID{}
		require.Equal(t, Bookable, verdictOn(question(a), noraInitial).State)
	})
	t.Run("a service that leaves a practitioner out whom the other lists have removes nothing", func(t *testing.T) {
		a := healthy()
		unlist(a, noraInitial)
		a.TypesOf[nora] = []cliniko.AppointmentTypeID{initial}
		require.Equal(t, Bookable, verdictOn(question(a), noraInitial).State)
	})
	t.Run("a service that leaves a practitioner out counts when no other list is known", func(t *testing.T) {
		a := healthy()
		unlist(a, noraInitial)
		require.Equal(t, []Cause{PractitionerNotOffering}, verdictOn(question(a), noraInitial).Causes)
	})
	t.Run("a business that tells no types has no type missing", func(t *testing.T) {
		a := healthy()
		a.Businesses[0].AppointmentTypes = nil
		a.Services = without(a.Services, harbour, initial)
		require.Equal(t, Bookable, verdictOn(question(a), noraInitial).State)
	})
	t.Run("nobody who has neither service nor hours is offered", func(t *testing.T) {
		a := healthy()
		a.Services = without(a.Services, hill, initial)
		setWindows(a, hill, nora)
		require.NotContains(t, linkedIn(a), hillInitial)
	})
}

func TestLeadTimeOfATypeCountsBeforeThatOfTheAccount(t *testing.T) {
	a := healthy()
	a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: hours(672), DaysAhead: hours(28)}
	a.AppointmentTypes[1].LeadTimeHours = hours(0)
	r := Judge(question(a).inVain(Target{AppointmentType: initial}, Target{AppointmentType: telehealth}, Target{AppointmentType: pilates}))
	require.Equal(t, LeadTimeExceedsHorizon, r.Findings[0].Cause)
	require.Equal(t, Target{}, r.Findings[0].Target)
	require.Contains(t, r.Findings[0].Detail, "need 28 days’ notice, but only open 28 days ahead")
	require.Equal(t, Bookable, verdictOn(question(a), noraStandard).State)
	t.Run("numbers that were not told say nothing", func(t *testing.T) {
		a := healthy()
		a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: hours(672), DaysAhead: hours(0)}
		require.True(t, Judge(question(a)).Ready)
		a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true}
		require.True(t, Judge(question(a)).Ready)
	})
}

func TestGroupTypesNeedNoHours(t *testing.T) {
	a := healthy()
	setWindows(a, harbour, nora)
	q := question(a).inVain(noraAtHarbour)
	require.Equal(t, Bookable, verdictOn(q, noraPilates).State)
	require.Equal(t, []Cause{NoHoursAtBusiness}, verdictOn(q, noraInitial).Causes)
}

func TestHours(t *testing.T) {
	with := func(windows ...cliniko.Window) []Cause {
		a := healthy()
		setWindows(a, harbour, nora, windows...)
		return verdictOn(question(a).inVain(noraAtHarbour), noraInitial).Causes
	}
	booked := []Cause{FullyBooked}
	t.Run("windows that touch are one", func(t *testing.T) {
		require.Equal(t, booked, with(cliniko.Window{From: 570, To: 600}, cliniko.Window{From: 540, To: 570}))
	})
	t.Run("windows that overlap are one", func(t *testing.T) {
		require.Equal(t, booked, with(cliniko.Window{From: 540, To: 570}, cliniko.Window{From: 555, To: 585}))
	})
	t.Run("windows over midnight count in full", func(t *testing.T) {
		require.Equal(t, booked, with(cliniko.Window{From: 23*60 + 30, To: 24*60 + 30}))
	})
	t.Run("windows in the wrong order or empty are none", func(t *testing.T) {
		require.Equal(t, []Cause{NoHoursAtBusiness}, with(cliniko.Window{From: 900, To: 540}, cliniko.Window{From: 600, To: 600}))
	})
	t.Run("a weekday that does not exist is none", func(t *testing.T) {
		a := healthy()
		for i := range a.Hours {
			a.Hours[i].Weekday = 9
		}
		require.Equal(t, []Cause{NoHoursAtBusiness}, verdictOn(question(a).inVain(Target{}), noraInitial).Causes)
	})
}

func TestAllCausesAreListedMostBasicFirst(t *testing.T) {
	a := healthy()
	a.Settings.OnlineBookings.Enabled = false
	a.Businesses[0].ShowOnline, a.Businesses[0].Archived = false, true
	a.Practitioners[0].ShowOnline, a.Practitioners[0].Active = false, false
	setWindows(a, harbour, nora)
	q := question(a)
	require.Equal(t, []Cause{OnlineBookingsOff, BusinessHidden, BusinessArchived, PractitionerHidden, PractitionerInactive},
		verdictOn(q, noraInitial).Causes)
	for _, f := range Judge(q).Findings {
		require.NotEqual(t, NoHoursAtBusiness, f.Cause, "who is hidden by choice has no faults")
	}
	require.Empty(t, Shown(a, now))
}
