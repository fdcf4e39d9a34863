package readiness

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestSlotsSeenBeforeOutliveAFailureButNotARefusal(t *testing.T) {
	q := question(healthy())
	q.Seen[noraInitial] = Seen{Slots: 3, Problem: cliniko.KindTimeout}
	require.Equal(t, Bookable, verdictOn(q, noraInitial).State)
	q.Seen[noraInitial] = Seen{Slots: 3, Problem: cliniko.KindNotFound}
	require.Equal(t, []Cause{Refused}, verdictOn(q, noraInitial).Causes)
}

func TestWhatWasNotAskedYetIsUnknownWithoutACause(t *testing.T) {
	for name, seen := range map[string]Seen{"nothing": {}, "some days": {Complete: false}, "given up": {Problem: cliniko.KindCanceled}} {
		t.Run(name, func(t *testing.T) {
			q := question(healthy())
			q.Seen[noraInitial] = seen
			v := verdictOn(q, noraInitial)
			require.Equal(t, Unknown, v.State)
			require.Empty(t, v.Causes)
			require.True(t, Judge(q).Incomplete)
		})
	}
}

func TestAListThatCouldNotBeRead(t *testing.T) {
	fail := func(a *cliniko.Account, list cliniko.List, kind cliniko.Kind) Input {
		a.Lists[list] = cliniko.Reading{Problem: kind}
		if list == cliniko.ListHours {
			a.Hours = nil
		}
		q := question(a)
		q.Seen[noraInitial] = Seen{Complete: true}
		return q
	}
	t.Run("makes unknown what rests on it", func(t *testing.T) {
		for kind, cause := range map[cliniko.Kind]Cause{
			cliniko.KindForbidden: RoleCannotSee, cliniko.KindRateLimited: RateLimited, cliniko.KindOffline: Unreachable,
		} {
			q := fail(healthy(), cliniko.ListHours, kind)
			require.Equal(t, []Cause{cause}, verdictOn(q, noraInitial).Causes)
		}
	})
	t.Run("leaves what Cliniko offers bookable", func(t *testing.T) {
		q := fail(healthy(), cliniko.ListHours, cliniko.KindForbidden)
		require.Equal(t, Bookable, verdictOn(q, noraStandard).State)
		require.True(t, Judge(q).Incomplete)
	})
	t.Run("does not hide what another field shows", func(t *testing.T) {
		a := healthy()
		a.Practitioners[0].ShowOnline = false
		q := fail(a, cliniko.ListHours, cliniko.KindForbidden)
		require.Equal(t, []Cause{PractitionerHidden}, verdictOn(q, noraInitial).Causes)
	})
	t.Run("of blocks leaves open why there are no times", func(t *testing.T) {
		q := fail(healthy(), cliniko.ListBlocks, cliniko.KindForbidden)
		require.Equal(t, []Cause{RoleCannotSee}, verdictOn(q, noraInitial).Causes)
		f := Judge(q).Findings[0]
		require.Contains(t, f.Detail, "the role “administrator” who can’t see the unavailable blocks in Cliniko.")
	})
	t.Run("of settings leaves nothing sure", func(t *testing.T) {
		a := healthy()
		a.Settings = cliniko.Settings{}
		r := Judge(fail(a, cliniko.ListSettings, cliniko.KindForbidden))
		for _, v := range r.Verdicts {
			require.Equal(t, Unknown, v.State)
		}
		require.False(t, r.Ready)
		require.Equal(t, Target{}, r.Findings[0].Target, "one finding for all")
		require.Len(t, r.Findings, 1)
	})
	t.Run("of practitioners keeps those that services name", func(t *testing.T) {
		a := healthy()
		a.Practitioners = nil
		q := fail(a, cliniko.ListPractitioners, cliniko.KindForbidden)
		require.Equal(t, []Cause{RoleCannotSee}, verdictOn(q, noraInitial).Causes)
	})
	t.Run("is said even when no offering is known because of it", func(t *testing.T) {
		a := healthy()
		a.Businesses, a.Services, a.Hours = nil, nil, nil
		r := Judge(fail(a, cliniko.ListBusinesses, cliniko.KindTimeout))
		require.Empty(t, r.Verdicts)
		require.True(t, r.Incomplete)
		require.Len(t, r.Findings, 1)
		require.Equal(t, Unreachable, r.Findings[0].Cause)
	})
	t.Run("keeps what an earlier reading gave", func(t *testing.T) {
		a := healthy()
		a.Lists[cliniko.ListHours] = cliniko.Reading{At: now, Problem: cliniko.KindOffline}
		require.True(t, Judge(question(a)).Ready)
	})
}

func TestUnavailable(t *testing.T) {
	zone, err := time.LoadLocation("Australia/Melbourne")
	require.NoError(t, err)
	judge := func(blocks []cliniko.UnavailableBlock, change ...func(a *cliniko.Account)) Cause {
		a := healthy()
		a.Blocks = blocks
		for _, f := range change {
			f(a)
		}
		q := question(a).inVain(noraAtHarbour)
		v := verdictOn(q, noraInitial)
		require.Len(t, v.Causes, 1)
		return v.Causes[0]
	}
	everyDay := func(begin, end int) (blocks []cliniko.UnavailableBlock) {
		for day := from; !to.Before(day); day = day.Add(1) {
			blocks = append(blocks, cliniko.UnavailableBlock{
				Practitioner: nora, Business: harbour, Start: day.At(begin, zone).UTC(), End: day.At(end, zone).UTC(),
			})
		}
		return blocks
	}
	t.Run("when blocks cover the hours of every day", func(t *testing.T) {
		require.Equal(t, Unavailable, judge(append(everyDay(8*60, 12*60), everyDay(11*60, 18*60)...)))
	})
	t.Run("when the gaps between blocks are too short", func(t *testing.T) {
		require.Equal(t, Unavailable, judge(everyDay(9*60+40, 16*60+30)))
	})
	t.Run("not when an hour of each day is open", func(t *testing.T) {
		require.Equal(t, FullyBooked, judge(everyDay(10*60, 18*60)))
	})
	t.Run("by blocks at another business, since nobody is in two places", func(t *testing.T) {
		blocks := everyDay(0, 24*60)
		for i := range blocks {
			blocks[i].Business = hill
		}
		require.Equal(t, Unavailable, judge(blocks))
	})
	t.Run("not by somebody else's blocks", func(t *testing.T) {
		blocks := everyDay(0, 24*60)
		for i := range blocks {
			blocks[i].Practitioner = ben
		}
		require.Equal(t, FullyBooked, judge(blocks))
	})
	t.Run("not by blocks that end before they start", func(t *testing.T) {
		require.Equal(t, FullyBooked, judge([]cliniko.UnavailableBlock{{Practitioner: nora, Start: now.AddDate(0, 3, 0), End: now.AddDate(0, -3, 0)}}))
	})
	t.Run("when the open time is sooner than patients can book", func(t *testing.T) {
		a := []cliniko.UnavailableBlock{{Practitioner: nora, Start: now.Add(48 * time.Hour), End: now.AddDate(0, 2, 0)}}
		require.Equal(t, FullyBooked, judge(a))
		require.Equal(t, Unavailable, judge(a, func(a *cliniko.Account) { a.AppointmentTypes[0].LeadTimeHours = hours(48) }))
	})
	t.Run("when the open time is later than patients can book", func(t *testing.T) {
		a := []cliniko.UnavailableBlock{{Practitioner: nora, Start: now.AddDate(0, 0, -1), End: now.AddDate(0, 0, 14)}}
		require.Equal(t, FullyBooked, judge(a))
		require.Equal(t, Unavailable, judge(a, func(a *cliniko.Account) { a.Settings.OnlineBookings.DaysAhead = hours(7) }))
	})
	t.Run("when the hours are those of the day before, over midnight", func(t *testing.T) {
		blocked := []cliniko.UnavailableBlock{{Practitioner: nora, Start: now.AddDate(0, 0, -1), End: now.AddDate(0, 0, 30)}}
		require.Equal(t, Unavailable, judge(blocked, func(a *cliniko.Account) {
			a.Settings.OnlineBookings.DaysAhead = hours(3)
			a.Hours = []cliniko.Hours{{Business: harbour, Practitioner: nora, Weekday: time.Sunday, Windows: []cliniko.Window{{From: 20 * 60, To: 44 * 60}}}}
		}))
	})
	t.Run("not claimed where the zone is not known", func(t *testing.T) {
		require.Equal(t, FullyBooked, judge(everyDay(0, 24*60), func(a *cliniko.Account) { a.Businesses[0].Zone = "" }))
	})
}

func TestNoHoursLateEnoughAreSaidAsSuch(t *testing.T) {
	a := healthy()
	a.AppointmentTypes[0].LeadTimeHours = hours(672)
	q := question(a)
	q.Seen[noraInitial] = Seen{Complete: true}
	f := Judge(q).Findings[0]
	require.Equal(t, FullyBooked, f.Cause)
	require.Equal(t, "Initial with Nora Quinn at Harbour Clinic can’t be booked yet", f.Title)
	require.Contains(t, f.Detail, "Bookings need 28 days’ notice, and no working hours in the next 4 weeks are that far ahead.")
}
