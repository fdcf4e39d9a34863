package readiness

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func causesOf(r Report) []Cause {
	var found []Cause
	for _, f := range r.Findings {
		found = append(found, f.Cause)
	}
	return found
}

func TestReady(t *testing.T) {
	t.Run("with most types hidden", func(t *testing.T) {
		a := healthy()
		for i := range a.AppointmentTypes[1:] {
			a.AppointmentTypes[i].ShowOnline = false
		}
		r := Judge(question(a))
		require.True(t, r.Ready)
		require.False(t, r.Incomplete)
		require.Equal(t, []Cause{TypeHidden}, causesOf(r))
		require.Equal(t, "3 appointment types turned off for online booking", r.Findings[0].Title)
		require.Len(t, r.Findings[0].Parts, 3)
	})
	t.Run("not with nothing shown", func(t *testing.T) {
		a := healthy()
		for i := range a.Businesses {
			a.Businesses[i].ShowOnline = false
		}
		r := Judge(question(a))
		require.False(t, r.Ready)
		require.Equal(t, NothingBookable, r.Findings[0].Cause)
		require.Equal(t, Blocker, r.Findings[0].Severity)
		require.Contains(t, r.Findings[0].Detail, "is turned on together with its business")
	})
	t.Run("not with nothing linked", func(t *testing.T) {
		a := healthy()
		a.Services, a.Hours = nil, nil
		r := Judge(question(a))
		require.Len(t, Singles(r.Findings), 1+2+3+4, "and a note on each entity")
		require.Equal(t, NothingBookable, r.Findings[0].Cause)
		require.Contains(t, r.Findings[0].Detail, "No practitioner offers an appointment type")
	})
	t.Run("not with online bookings off, which says it all", func(t *testing.T) {
		a := healthy()
		a.Settings.OnlineBookings.Enabled = false
		require.Equal(t, []Cause{OnlineBookingsOff}, causesOf(Judge(question(a))))
	})
	t.Run("not with every time taken", func(t *testing.T) {
		q := question(healthy())
		q.Seen = answers(q.Account, Seen{Complete: true})
		r := Judge(q)
		require.False(t, r.Ready)
		require.Equal(t, NothingBookable, r.Findings[0].Cause)
		require.Contains(t, r.Findings[0].Detail, "No appointment type has a free time in the next 4 weeks.")
	})
	t.Run("not known while nothing was asked", func(t *testing.T) {
		q := question(healthy())
		q.Seen = nil
		r := Judge(q)
		require.False(t, r.Ready)
		require.True(t, r.Incomplete)
		require.Empty(t, r.Findings, "no times are claimed to be missing")
		require.Equal(t, Report{Incomplete: true, Pending: true}, Judge(Input{}))
	})
}

func TestFindingsStandAtTheWidestEntity(t *testing.T) {
	is := func(o cliniko.Offering, at Target) bool { return at.covers(o) }
	judge := func(problem Seen, at Target) Finding {
		q := question(healthy())
		for o := range q.Seen {
			if is(o, at) {
				q.Seen[o] = problem
			}
		}
		return Judge(q).Findings[0]
	}
	for name, want := range map[string]Target{
		"the whole clinic":             {},
		"a business":                   {Business: hill},
		"a practitioner":               {Practitioner: ben},
		"a type":                       {AppointmentType: standard},
		"a practitioner at a business": {Business: hill, Practitioner: ben},
		"a type at a business":         {Business: hill, AppointmentType: pilates},
		"a type of a practitioner":     {Practitioner: ben, AppointmentType: pilates},
		"one offering":                 Target(noraPilates),
	} {
		t.Run(name, func(t *testing.T) {
			f := judge(Seen{Problem: cliniko.KindNotFound}, want)
			require.Equal(t, Refused, f.Cause)
			require.Equal(t, want, f.Target)
			for _, o := range f.Offerings {
				require.True(t, is(o, want))
			}
		})
	}
	t.Run("what is hidden by choice does not make it narrower", func(t *testing.T) {
		a := healthy()
		a.AppointmentTypes[0].ShowOnline = false
		q := question(a)
		for o := range q.Seen {
			if o.Practitioner == ben && o.AppointmentType != initial {
				q.Seen[o] = Seen{Complete: true}
			}
		}
		r := Judge(q)
		require.Equal(t, Target{Practitioner: ben}, r.Findings[0].Target)
	})
}

func TestWorstFindingsComeFirst(t *testing.T) {
	a := healthy()
	a.AppointmentTypes[2].ShowOnline = false
	setWindows(a, hill, ben)
	setWindows(a, harbour, nora, cliniko.Window{From: 840, To: 880})
	q := question(a).inVain(Target{Business: hill, Practitioner: ben}, Target(noraInitial), Target{Business: hill, Practitioner: olive, AppointmentType: initial})
	require.Equal(t, []Cause{NoHoursAtBusiness, HoursTooShort, FullyBooked, TypeHidden}, causesOf(Judge(q)))
}

func TestMarks(t *testing.T) {
	hidden := func() Input {
		a := healthy()
		a.Practitioners[0].ShowOnline = false
		a.AppointmentTypes[2].ShowOnline = false
		q := question(a)
		q.Marks = map[Target]Mark{}
		return q
	}
	severities := func(q Input) map[Cause]Severity {
		found := map[Cause]Severity{}
		for _, f := range Judge(q).Findings {
			found[f.Cause] = f.Severity
		}
		return found
	}
	t.Run("what should be bookable and is hidden blocks", func(t *testing.T) {
		for _, marked := range []Target{{Practitioner: nora}, {Business: harbour, Practitioner: nora}, Target(noraInitial)} {
			q := hidden()
			q.Marks[marked] = ShouldBeBookable
			require.Equal(t, map[Cause]Severity{PractitionerHidden: Blocker, TypeHidden: Note}, severities(q))
			require.False(t, Judge(q).Ready)
		}
	})
	t.Run("what should be bookable and has nothing to book blocks, whatever hides it", func(t *testing.T) {
		q := hidden()
		for i := range q.Account.Businesses {
			q.Account.Businesses[i].ShowOnline = i == 0
		}
		q.Account.Practitioners[0].ShowOnline = true
		setWindows(q.Account, harbour, ben)
		for _, kind := range q.Account.AppointmentTypes {
			unlist(q.Account, cliniko.Offering{Business: harbour, Practitioner: ben, AppointmentType: kind.ID})
		}
		require.Equal(t, Note, severities(q)[BusinessHidden])
		q.Marks[Target{Practitioner: ben}] = ShouldBeBookable
		require.Equal(t, Blocker, severities(q)[BusinessHidden])
	})
	t.Run("a mark on a whole business does not insist on every type", func(t *testing.T) {
		q := hidden()
		q.Marks[Target{Business: harbour}] = ShouldBeBookable
		require.True(t, Judge(q).Ready)
	})
	t.Run("what is left out on purpose is a note", func(t *testing.T) {
		q := question(healthy()).inVain(noraAtHarbour)
		setWindows(q.Account, harbour, nora)
		require.Equal(t, Blocker, severities(q)[NoHoursAtBusiness])
		for _, marked := range []Target{{Practitioner: nora}, {Business: harbour}, {Business: harbour, Practitioner: nora}} {
			q.Marks = map[Target]Mark{marked: LeaveOut}
			require.Equal(t, Note, severities(q)[NoHoursAtBusiness])
			require.True(t, Judge(q).Ready)
		}
	})
	t.Run("a fault stands while part of it is not left out", func(t *testing.T) {
		q := question(healthy()).inVain(noraAtHarbour)
		setWindows(q.Account, harbour, nora)
		q.Marks = map[Target]Mark{Target(noraInitial): LeaveOut}
		require.Equal(t, Blocker, severities(q)[NoHoursAtBusiness])
		q.Marks = map[Target]Mark{{Practitioner: nora}: LeaveOut, Target(noraInitial): ShouldBeBookable}
		require.Equal(t, Blocker, severities(q)[NoHoursAtBusiness])
	})
	t.Run("online bookings that are off always matter", func(t *testing.T) {
		q := question(healthy())
		q.Account.Settings.OnlineBookings.Enabled = false
		q.Marks = map[Target]Mark{{Business: harbour}: LeaveOut, {Business: hill}: LeaveOut, {}: LeaveOut}
		require.Equal(t, Blocker, severities(q)[OnlineBookingsOff])
	})
}

func TestLimitsAreNotesWithTheClinicsNumbers(t *testing.T) {
	a := healthy()
	a.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: hours(24), DaysAhead: hours(28), MaxPerDaySegment: hours(1)}
	a.AppointmentTypes[0].LeadTimeHours = hours(72)
	a.Practitioners[0].DefaultType = initial
	titles := map[Cause][]string{}
	r := Judge(question(a))
	for _, f := range r.Findings {
		require.Equal(t, Note, f.Severity)
		require.True(t, f.Cause.Limit())
		titles[f.Cause] = append(titles[f.Cause], f.Title)
	}
	require.True(t, r.Ready)
	require.Equal(t, map[Cause][]string{
		LimitPerDayPart:  {"Patients see at most 1 time each morning, afternoon and evening"},
		LimitLeadTime:    {"Bookings need 24 hours’ notice", "Initial needs 3 days’ notice"},
		LimitDaysAhead:   {"Bookings only open 28 days ahead"},
		LimitDefaultType: {"Nora Quinn’s times start every 45 minutes"},
	}, titles)
	t.Run("and say nothing where there are no times", func(t *testing.T) {
		q := question(a)
		q.Seen = answers(a, Seen{Complete: true})
		for _, cause := range causesOf(Judge(q)) {
			require.False(t, cause.Limit())
		}
	})
}

func TestEntitiesWithoutOfferingsAreExplained(t *testing.T) {
	lonely := func() *cliniko.Account {
		a := healthy()
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: "14", Name: "Mia Lund", Active: true, ShowOnline: true})
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: "25", Name: "Old", Archived: true})
		a.Businesses = append(a.Businesses, cliniko.Business{ID: "3", Name: "New Clinic", ShowOnline: true})
		return a
	}
	r := Judge(question(lonely()))
	var titles []string
	for _, f := range r.Findings {
		require.Equal(t, Note, f.Severity)
		require.Empty(t, f.Offerings)
		titles = append(titles, f.Title)
	}
	require.Equal(t, []string{"Nobody can be booked at New Clinic", "Mia Lund offers no appointment types", "Old is archived"}, titles)
	require.True(t, r.Ready)
	t.Run("and block when they should be bookable", func(t *testing.T) {
		q := question(lonely())
		q.Marks = map[Target]Mark{{Practitioner: "14"}: ShouldBeBookable}
		require.Equal(t, "Mia Lund offers no appointment types", Judge(q).Findings[0].Title)
		require.False(t, Judge(q).Ready)
	})
	t.Run("but nothing is called unlinked while the links are not known", func(t *testing.T) {
		a := lonely()
		a.Lists[cliniko.ListServices] = cliniko.Reading{}
		require.Equal(t, []Cause{TypeArchived}, causesOf(Judge(question(a))))
	})
}

func TestANumberOfTimesThatClinikoDoesNotOfferIsNoLimit(t *testing.T) {
	for _, most := range []int{0, 6, 10, 20} {
		a := healthy()
		a.Settings.OnlineBookings.MaxPerDaySegment = hours(most)
		for _, f := range Judge(question(a)).Findings {
			require.NotEqual(t, LimitPerDayPart, f.Cause, most)
		}
	}
}
