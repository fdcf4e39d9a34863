package live

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// about are the questions that were put about a practitioner's times.
func (w *world) about(p cliniko.PractitionerID) (asked []string) {
	for _, r := range w.source.requests() {
		if words := strings.Fields(r.what); len(words) == 3 && words[1] == string(p) {
			asked = append(asked, words[0])
		}
	}
	return asked
}

func (w *world) verdict(p cliniko.PractitionerID) readiness.Verdict {
	for _, v := range w.State().Report.Verdicts {
		if v.Practitioner == p {
			return v
		}
	}
	return readiness.Verdict{}
}

func TestSomebodyWithoutHours(t *testing.T) {
	idle := practitionerID(1)
	nothing := func(cliniko.Date) bool { return true }
	t.Run("who has times is found out with one question, and read like the others", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle = idle
			w.connect()
			w.after(time.Minute)
			require.Equal(t, readiness.Bookable, w.verdict(idle).State)
			require.Empty(t, w.State().Unlikely)
			require.Equal(t, "next", w.about(idle)[0])
			require.GreaterOrEqual(t, len(w.about(idle)), 1+weeksAhead)
		})
	})
	t.Run("who has none is a blocker once Cliniko has said so, and asked about each half hour", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle, w.source.full = idle, nothing
			w.connect()
			w.after(time.Minute)
			require.Equal(t, []readiness.Cause{readiness.NoHoursAtBusiness}, w.verdict(idle).Causes)
			require.Len(t, w.State().Unlikely, 1)
			require.Equal(t, []string{"next"}, w.about(idle))
			w.after(time.Hour)
			require.Equal(t, []string{"next", "next", "next"}, w.about(idle))
		})
	})
	t.Run("is not judged while Cliniko does not answer", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle = idle
			w.source.break_(func(what string) error {
				if strings.HasPrefix(what, "next ") {
					return &cliniko.Error{Kind: cliniko.KindServer}
				}
				return nil
			})
			w.connect()
			w.after(time.Minute)
			require.Equal(t, readiness.Unknown, w.verdict(idle).State)
		})
	})
	t.Run("whom Cliniko does not find there is a blocker", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle = idle
			w.source.break_(func(what string) error {
				if strings.HasPrefix(what, "next ") {
					return &cliniko.Error{Kind: cliniko.KindNotFound}
				}
				return nil
			})
			w.connect()
			w.after(time.Minute)
			require.Equal(t, []readiness.Cause{readiness.NoHoursAtBusiness}, w.verdict(idle).Causes)
		})
	})
	t.Run("is asked about week by week where Cliniko does not look further", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle, w.source.full = idle, nothing
			w.source.break_(func(what string) error {
				if strings.HasPrefix(what, "next ") {
					return &cliniko.Error{Kind: cliniko.KindBadWindow}
				}
				return nil
			})
			w.connect()
			w.after(time.Minute)
			require.Equal(t, []string{"next", "times", "times", "times", "times"}, w.about(idle))
			require.Equal(t, []readiness.Cause{readiness.NoHoursAtBusiness}, w.verdict(idle).Causes)
		})
	})
	t.Run("but with an availability block is read like the others", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.idle = idle
			start := time.Now().Add(48 * time.Hour)
			w.source.added = []cliniko.AvailabilityBlock{{Practitioner: idle, Business: businessID, Start: start, End: start.Add(8 * time.Hour)}}
			w.connect()
			w.after(time.Minute)
			require.Equal(t, readiness.Bookable, w.verdict(idle).State)
		})
	})
}

func TestWhoHasNothingLikelyIsAskedAboutEarly(t *testing.T) {
	p := readInput()
	elsewhere, nobody := anna, anna
	elsewhere.Business, nobody.Practitioner = "99", "99"
	for _, o := range []cliniko.Offering{elsewhere, nobody} {
		p.groups = append(p.groups, group{[]cliniko.Offering{o}, &groupState{}})
	}
	var order []cliniko.Offering
	for d := range p.due(noon) {
		order = append(order, d.Offering)
	}
	first, last := slices.Index(order, nobody), slices.Index(order, elsewhere)
	require.NotEqual(t, -1, first)
	require.Less(t, first, last, "whether that practitioner can be booked at all is not known otherwise")
	require.NotContains(t, order[last:], anna, "the rest comes last of what was never read")
}
