package demo

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// effect is what a fault does to an offering.
type effect string

const (
	same     effect = "same"
	refused  effect = "refused"
	none     effect = "none"
	fewer    effect = "fewer"
	unlinked effect = "same, but no longer linked"
)

func seaside(t testing.TB, now time.Time) *Server {
	t.Helper()
	return New(Options{Seed: 7, Now: func() time.Time { return now }, Limit: -1})
}

func repairAll(s *Server) *Server {
	for _, f := range s.Faults() {
		s.Repair(f.ID)
	}
	return s
}

// sight is all that can be booked in four weeks.
func sight(s *Server, all []Offering) map[Offering][]time.Time {
	seen := map[Offering][]time.Time{}
	now := calendarDay(s.now(), mustZone("Australia/Sydney"))
	for _, o := range all {
		if starts, enabled := s.Slots(o, now, now.AddDate(0, 0, 27)); enabled {
			seen[o] = append([]time.Time{}, starts...)
		}
	}
	return seen
}

func effectOn(o Offering, before, after map[Offering][]time.Time, linked []Offering) effect {
	starts, enabled := after[o]
	switch {
	case !enabled:
		return refused
	case slices.Equal(starts, before[o]) && !slices.Contains(linked, o):
		return unlinked
	case slices.Equal(starts, before[o]):
		return same
	case len(starts) == 0:
		return none
	}
	return fewer
}

func TestEachFaultDoesWhatItSaysAndNothingElse(t *testing.T) {
	is := func(business, practitioner, kind string) func(Offering) bool {
		return func(o Offering) bool {
			return (business == "" || o.Business == business) && (practitioner == "" || o.Practitioner == practitioner) &&
				(kind == "" || o.AppointmentType == kind)
		}
	}
	group := func(o Offering) bool { return o.AppointmentType == Pilates }
	expected := map[string]func(Offering) effect{
		"no-hours": only(is(Harbour, Nora, ""), none),
		"hours-too-short": func(o Offering) effect {
			return map[Offering]effect{{Hill, Ben, Initial}: none, {Hill, Ben, Running}: none, {Hill, Ben, Standard}: fewer}[o]
		},
		"type-hidden": only(is("", "", Extended), refused),
		"lead-time":   only(is("", "", Running), none),
		"no-sessions": only(group, none),
		"away": func(o Offering) effect {
			return only(func(o Offering) bool { return is(Harbour, Olive, "")(o) && !group(o) }, none)(o)
		},
		"rush":                  only(func(o Offering) bool { return !group(o) }, fewer),
		"online-bookings-off":   only(is("", "", ""), refused),
		"day-part-cap":          only(func(o Offering) bool { return !group(o) }, fewer),
		"business-hidden":       only(is(Hill, "", ""), refused),
		"business-archived":     only(is(Hill, "", ""), refused),
		"practitioner-hidden":   only(is("", Anna, ""), refused),
		"practitioner-inactive": only(is("", Ben, ""), refused),
		"type-archived":         only(is("", "", Telehealth), refused),
		"type-not-at-business":  only(is(Hill, "", Initial), unlinked),
		"type-not-given":        only(is("", Ben, Standard), unlinked),
		"not-at-business":       only(is(Hill, Olive, ""), refused),
		"fully-booked":          only(func(o Offering) bool { return is("", Chloe, "")(o) && !group(o) }, none),
		"refused":               only(is(Hill, Anna, Standard), refused),
	}

	s := repairAll(seaside(t, mondayMorning))
	all := s.clinic.Offerings()
	healthy := sight(s, all)
	for o, starts := range healthy {
		require.NotEmpty(t, starts, "%v", o)
	}
	for _, f := range s.Faults() {
		t.Run(f.ID, func(t *testing.T) {
			want := expected[f.ID]
			require.NotNil(t, want, "no expectation")
			require.True(t, s.Plant(f.ID))
			planted := sight(s, all)
			touched := 0
			for _, o := range all {
				wanted := want(o)
				if wanted == "" || (wanted == none && len(healthy[o]) == 0) {
					wanted = same
				}
				require.Equal(t, wanted, effectOn(o, healthy, planted, s.clinic.Offerings()), "%v", o)
				if wanted != same {
					touched++
				}
			}
			require.Positive(t, touched)
			require.True(t, s.Repair(f.ID))
			require.Equal(t, healthy, sight(s, all))
			require.ElementsMatch(t, all, s.clinic.Offerings())
		})
	}
}

func only(about func(Offering) bool, what effect) func(Offering) effect {
	return func(o Offering) effect {
		if about(o) {
			return what
		}
		return same
	}
}

func TestFaultsComeInAnyOrderAndTwice(t *testing.T) {
	s := repairAll(seaside(t, mondayMorning))
	all := s.clinic.Offerings()
	healthy := sight(s, all)
	faults := s.Faults()
	for range 2 {
		for _, f := range faults {
			s.Plant(f.ID)
		}
	}
	require.Empty(t, sight(s, all))
	slices.Reverse(faults)
	for range 2 {
		for _, f := range faults {
			s.Repair(f.ID)
		}
	}
	require.Equal(t, healthy, sight(s, all))
}

func TestAFaultIsToldInWords(t *testing.T) {
	s := seaside(t, mondayMorning)
	seen := map[string]bool{}
	planted := 0
	for _, f := range s.Faults() {
		require.False(t, seen[f.ID])
		seen[f.ID] = true
		require.NotEmpty(t, f.Title)
		require.NotEmpty(t, f.Fix)
		if f.Planted {
			planted++
		}
	}
	require.Equal(t, 6, planted)
	require.False(t, s.Repair("no such fault"))
	require.False(t, s.Plant("no such fault"))
	require.True(t, s.Repair("no-hours"))
	require.False(t, s.Faults()[0].Planted)
}
