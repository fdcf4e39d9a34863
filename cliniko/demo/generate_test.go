package demo

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var large = Size{5, 60, 24}

func TestALargeClinicHasAboutFiveHundredOfferingsWithTimes(t *testing.T) {
	for seed := range uint64(5) {
		c := Generate(seed, large, mondayMorning)
		all := c.Offerings()
		require.InDelta(t, 500, len(all), 60)
		empty := 0
		for _, o := range all {
			starts, enabled := c.Slots(o, monday, monday.AddDate(0, 0, 27), mondayMorning)
			require.True(t, enabled)
			if len(starts) == 0 {
				empty++
			}
		}
		require.Less(t, empty, len(all)/20)
	}
}

func TestEverybodyWorksAtOneOrTwoPlacesAndGivesThreeToEightTypes(t *testing.T) {
	c := Generate(3, large, mondayMorning)
	places := map[string]int{}
	for _, b := range c.Businesses {
		for _, p := range b.Practitioners {
			places[p]++
		}
	}
	for _, p := range c.Practitioners {
		require.Contains(t, []int{1, 2}, places[p.ID])
		require.GreaterOrEqual(t, len(p.AppointmentTypes), 3)
		require.LessOrEqual(t, len(p.AppointmentTypes), 8)
	}
}

func TestRandomClinicsShowEveryOddity(t *testing.T) {
	seen := map[string]int{}
	note := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for seed := range uint64(300) {
		c := Random(seed, mondayMorning)
		note("online bookings off", !c.Online.Enabled)
		note("cap", c.Online.MaxPerDaySegment > 0)
		for _, b := range c.Businesses {
			note("business hidden", !b.ShowOnline)
			note("business archived", !b.ArchivedAt.IsZero())
			note("business archived and hidden", !b.ShowOnline && !b.ArchivedAt.IsZero())
			note("business without zone", b.Zone == "")
		}
		for _, a := range c.AppointmentTypes {
			note("type hidden", !a.ShowOnline)
			note("type archived", !a.ArchivedAt.IsZero())
			note("type lead time over horizon", a.LeadTimeHours != nil && *a.LeadTimeHours >= 24*c.Online.DaysAhead)
			note("group", a.Group())
		}
		for _, p := range c.Practitioners {
			note("practitioner hidden", !p.ShowOnline)
			note("practitioner inactive", !p.Active)
			note("no default type", p.DefaultType == "")
		}
		for _, h := range c.Hours {
			note("hours without windows", len(h.Windows) == 0)
			for _, w := range h.Windows {
				note("empty window", w.From == w.To)
				note("over midnight", w.To > 24*60)
				note("touching windows", slices.ContainsFunc(h.Windows, func(next Window) bool { return next.From == w.To && next != w }))
			}
			note("Sunday as 0", h.Weekday == 0)
			note("Sunday as 7", h.Weekday == 7)
		}
		for _, b := range c.Blocks {
			note("block without business", b.Business == "")
			note("block of weeks", b.End.Sub(b.Start) > 28*24*time.Hour)
		}
		for _, b := range c.Bookings {
			note("booked out", b.End.Sub(b.Start) > 28*24*time.Hour)
		}
		for _, one := range c.Sessions {
			note("session", one.Taken < one.Places)
			note("session that is full", one.Taken == one.Places)
		}
		note("service too many", len(c.Listed) > 0)
		note("service that leaves somebody out", len(c.Unlisted) > 0)
		note("refused without a reason", len(c.Refused) > 0)
		for _, o := range c.Offerings() {
			starts, enabled := c.Slots(o, monday, monday.AddDate(0, 0, 27), mondayMorning)
			note("refused", !enabled)
			note("has slots", len(starts) > 0)
			note("no slots", enabled && len(starts) == 0)
		}
	}
	require.Len(t, seen, 30, "%v", seen)
	require.Greater(t, seen["has slots"], 1000)
}

func BenchmarkAvailableTimesOfALargeClinic(b *testing.B) {
	c := Generate(1, large, mondayMorning)
	s := New(Options{Clinic: &c, Now: func() time.Time { return mondayMorning }, Limit: -1})
	all := c.Offerings()
	for n := 0; b.Loop(); n++ {
		require.Equal(b, 200, ask(s, timesPath(all[n%len(all)], "2026-11-30", "2026-12-06")).Code)
	}
}

func BenchmarkHoursOfALargeClinic(b *testing.B) {
	c := Generate(1, large, mondayMorning)
	s := New(Options{Clinic: &c, Now: func() time.Time { return mondayMorning }, Limit: -1})
	for b.Loop() {
		require.Equal(b, 200, ask(s, "/v1/daily_availabilities?per_page=100&page=2").Code)
	}
}
