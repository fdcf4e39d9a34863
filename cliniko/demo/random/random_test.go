package random

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
)

var large = Size{5, 60, 24}

var (
	monday        = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	mondayMorning = monday.Add(-2*time.Hour - 50*time.Minute) // 8:10 in Sydney
)

func TestALargeClinicHasAboutFiveHundredOfferingsWithTimes(t *testing.T) {
	for seed := range uint64(5) {
		c := Healthy(seed, large, mondayMorning)
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
	c := Healthy(3, large, mondayMorning)
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

func TestOddClinicsShowEveryOddity(t *testing.T) {
	seen := map[string]int{}
	note := func(what string, is bool) {
		if is {
			seen[what]++
		}
	}
	for seed := range uint64(300) {
		c := Odd(seed, mondayMorning)
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
				note("touching windows", slices.ContainsFunc(h.Windows, func(next demo.Window) bool { return next.From == w.To && next != w }))
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

func TestIdsHaveNineteenDigitsAndAreTheirOwn(t *testing.T) {
	shape := regexp.MustCompile(`\A[1-9][0-9]{18}\z`)
	for _, c := range []demo.Clinic{demo.Seaside(0, mondayMorning), Healthy(1, large, mondayMorning), Odd(1, mondayMorning)} {
		seen := map[string]bool{}
		check := func(id string) {
			require.Regexp(t, shape, id)
			require.False(t, seen[id], id)
			seen[id] = true
		}
		check(c.ID)
		for _, u := range c.Users {
			check(u.ID)
		}
		for _, b := range c.Businesses {
			check(b.ID)
		}
		for _, p := range c.Practitioners {
			check(p.ID)
		}
		for _, a := range c.AppointmentTypes {
			check(a.ID)
		}
		for _, h := range c.Hours {
			check(h.ID)
		}
		for _, b := range c.Blocks {
			check(b.ID)
		}
	}
}

func TestTheSameSeedAndMomentGiveTheSameClinic(t *testing.T) {
	for name, build := range map[string]func(seed uint64) demo.Clinic{
		"the demo": func(seed uint64) demo.Clinic { return demo.Seaside(seed, mondayMorning) },
		"healthy":  func(seed uint64) demo.Clinic { return Healthy(seed, Size{3, 9, 9}, mondayMorning) },
		"odd":      func(seed uint64) demo.Clinic { return Odd(seed, mondayMorning) },
	} {
		t.Run(name, func(t *testing.T) {
			encoded := func(seed uint64) string {
				text, err := json.Marshal(build(seed))
				require.NoError(t, err)
				return string(text)
			}
			require.Equal(t, encoded(3), encoded(3))
			require.NotEqual(t, encoded(3), encoded(4))
		})
	}
}

// A window asked day by day, week by week or as a whole gives the same times.
func TestSlotsAreTheSameHoweverTheRangeIsCut(t *testing.T) {
	now := mondayMorning
	for seed := range uint64(60) {
		c := Odd(seed, now)
		for _, o := range c.Offerings() {
			whole, enabled := c.Slots(o, monday, monday.AddDate(0, 0, 20), now)
			var pieces []time.Time
			for day := range 21 {
				piece, _ := c.Slots(o, monday.AddDate(0, 0, day), monday.AddDate(0, 0, day), now)
				pieces = append(pieces, piece...)
			}
			require.Equal(t, len(whole), len(pieces), "seed %d", seed)
			if enabled && len(whole) > 0 {
				require.Equal(t, whole, pieces, "seed %d", seed)
			}
		}
	}
}

// benchmarkRequests asks a large clinic for one path after the other.
func benchmarkRequests(b *testing.B, paths func(n int, all []demo.Offering) string) {
	c := Healthy(1, large, mondayMorning)
	all := c.Offerings()
	s := demo.New(demo.Options{Clinic: &c, Now: func() time.Time { return mondayMorning }, Limit: -1})
	for n := 0; b.Loop(); n++ {
		r := httptest.NewRequest(http.MethodGet, paths(n, all), nil)
		r.SetBasicAuth(demo.Key, "")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Equal(b, http.StatusOK, w.Code)
	}
}

func BenchmarkAvailableTimesOfALargeClinic(b *testing.B) {
	benchmarkRequests(b, func(n int, all []demo.Offering) string {
		o := all[n%len(all)]
		return fmt.Sprintf("/v1/businesses/%s/practitioners/%s/appointment_types/%s/available_times?from=2026-11-30&to=2026-12-06",
			o.Business, o.Practitioner, o.AppointmentType)
	})
}

func BenchmarkHoursOfALargeClinic(b *testing.B) {
	benchmarkRequests(b, func(int, []demo.Offering) string { return "/v1/daily_availabilities?per_page=100&page=2" })
}
