package live

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// asked are the requests of a kind ("times", "next") for a week.
func (w *world) asked(kind string, monday cliniko.Date) (n int) {
	for _, r := range w.source.requests() {
		if strings.HasPrefix(r.what, kind+" ") && strings.Contains(r.what, " "+monday.String()+"..") {
			n++
		}
	}
	return n
}

// requireKnown compares what the store holds of the weeks to come with what the clinic
// offers.
func (w *world) requireKnown(weeks int) {
	w.t.Helper()
	for n := 1; n < weeks; n++ {
		monday := thisMonday().Add(7 * n)
		week := w.week(monday)
		require.NotEmpty(w.t, week, monday)
		for _, read := range week {
			require.Equal(w.t, texts(w.source.free(monday, monday.Add(6))), texts(moments(read.Starts)), monday)
		}
	}
}

func TestOutward(t *testing.T) {
	between := func(first, last int) func(cliniko.Date) bool {
		return func(d cliniko.Date) bool {
			day := d.DaysSince(thisMonday())
			return 7*first <= day && day < 7*last
		}
	}
	t.Run("a clinic that can be booked for a year is read to its end, in the background", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.daysAhead = 365
			w.connect()
			began := time.Now()
			s := w.after(3 * time.Minute)
			w.requireKnown(52)
			require.Equal(t, s.From.Add(365), s.Horizon)
			requireAtMost(t, 60, w.source.requests(), began)
		})
	})
	t.Run("weeks that are proven empty are known and were not asked for", func(t *testing.T) {
		inWorld(t, 6, func(w *world) {
			w.source.daysAhead, w.source.full = 182, between(2, 20)
			w.connect()
			w.after(3 * time.Minute)
			w.requireKnown(26)
			var needless int
			for n := weeksAhead + 1; n < 19; n++ { // the last one is doubtful: see zoneDoubt
				monday := thisMonday().Add(7 * n)
				needless += w.asked("times", monday) + w.asked("next", monday)
			}
			require.LessOrEqual(t, needless, maxOthersInFlight, "those that were under way together")
		})
	})
	t.Run("nothing free in a year is found out with a few requests", func(t *testing.T) {
		inWorld(t, 3, func(w *world) {
			w.source.daysAhead = 365
			w.source.full = func(d cliniko.Date) bool { return d != thisMonday().Add(7*40) && d != thisMonday().Add(7*40+1) }
			w.connect()
			w.after(2 * time.Minute)
			w.requireKnown(52)
			require.Less(t, len(timesSince(w.source.requests(), time.Time{})), 20)
			w.source.change(func(s *fakeSource) { s.full = nil })
			w.Foreground(false)
			w.after(13 * time.Hour)
			w.requireKnown(51)
		})
	})
	t.Run("where the next free time is looked for in one week only, nothing is taken for proven", func(t *testing.T) {
		inWorld(t, 6, func(w *world) {
			w.source.daysAhead, w.source.full, w.source.nextWeeks = 84, between(2, 6), true
			w.connect()
			w.after(3 * time.Minute)
			w.requireKnown(12)
			require.NotZero(t, w.asked("next", thisMonday().Add(7*4)))
			for n := 3; n < 6; n++ {
				monday := thisMonday().Add(7 * n)
				require.Equal(t, 6, w.asked("times", monday)+w.asked("next", monday), "week %d", n)
			}
		})
	})
	for name, kind := range map[string]cliniko.Kind{"refused": cliniko.KindBadWindow, "not found": cliniko.KindNotFound} {
		t.Run("where the question for the next free time is "+name+", it is not put again", func(t *testing.T) {
			inWorld(t, 6, func(w *world) {
				w.source.daysAhead, w.source.full = 84, between(1, 6)
				w.source.break_(func(what string) error {
					if strings.HasPrefix(what, "next ") {
						return &cliniko.Error{Kind: kind}
					}
					return nil
				})
				w.connect()
				w.after(3 * time.Minute)
				w.requireKnown(12)
				var put int
				for n := range 12 {
					put += w.asked("next", thisMonday().Add(7*n))
				}
				require.NotZero(t, put)
				require.LessOrEqual(t, put, maxOthersInFlight, "those that were under way together")
			})
		})
	}
	t.Run("an empty week on screen fills within two minutes", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.source.full = between(1, 4)
			w.connect()
			next := thisMonday().Add(7)
			w.Show(businessID, next, next.Add(6))
			w.after(time.Minute)
			w.source.change(func(s *fakeSource) { s.full = nil })
			w.after(75 * time.Second)
			require.Len(t, w.week(next)[0].Starts, 10)
		})
	})
	t.Run("when a week begins it is read, and the one that enters the judgement too", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			require.Equal(t, readiness.Bookable, w.State().Report.Verdicts[0].State)
			last := thisMonday()
			w.Foreground(false)
			s := w.after(3 * 24 * time.Hour)
			require.Equal(t, last.Add(7), thisMonday())
			require.Equal(t, UpToDate, s.Status.Phase)
			require.Equal(t, thisMonday().Add(27), s.To)
			w.requireKnown(weeksAhead)
			require.False(t, s.Report.Incomplete)
		})
	})
	t.Run("longer hours have all weeks of that practitioner read again at once", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			began := time.Now()
			w.source.change(func(s *fakeSource) { s.weekend = practitionerID(1) })
			w.Watch(cliniko.ListHours)
			w.after(20 * time.Second)
			again := map[string]int{}
			for _, r := range timesSince(w.source.requests(), began) {
				again[strings.Fields(r.what)[1]]++
			}
			require.GreaterOrEqual(t, again[string(practitionerID(1))], weeksAhead)
			require.LessOrEqual(t, again[string(practitionerID(0))], 1, "the others only in this week")
		})
	})
}
