package live

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

var (
	monday = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	noon   = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) // 12:00 in Sydney
	anna   = cliniko.Offering{Business: "1", Practitioner: "11", AppointmentType: "21"}
	ben    = cliniko.Offering{Business: "1", Practitioner: "12", AppointmentType: "21"}

	sydney, _ = time.LoadLocation("Australia/Sydney")
)

// newOfferingState is one that can have slots for so many days.
func newOfferingState(o cliniko.Offering, days int) *offeringState {
	t := &offeringState{Offering: o, window: bookingWindow{days: days}}
	t.advance(monday, noon, sydney)
	return t
}

// readInput is a clinic with two offerings whose lists have just been read.
func readInput() planInput {
	p := planInput{
		focus{shown: newView("1", monday.Add(7), monday.Add(13)), foreground: true},
		&known{
			account: &cliniko.Account{},
			weekly:  []*offeringState{newOfferingState(anna, 26), newOfferingState(ben, 26)},
			tried:   make(map[query]outcome),
		},
	}
	for _, l := range lists {
		p.tried[query{list: l.List}] = outcome{at: noon}
	}
	return p
}

func (p planInput) queue(now time.Time) []due { return slices.Collect(p.due(now)) }

// read puts down that all weeks to so many were read at a moment and had some slots.
func (p planInput) read(at time.Time, weeks int) {
	for _, t := range p.weekly {
		for n := range weeks {
			t.week(n).take(weekOf(t, n, at, 9), false, at)
		}
	}
}

// weekOf is what an answer said of a week: a slot on its Friday at some hours.
func weekOf(t *offeringState, n int, at time.Time, hours ...int) *storage.OfferingWeek {
	monday := t.first.Add(7 * n)
	w := &storage.OfferingWeek{Offering: t.Offering, Monday: monday, From: monday, To: monday.Add(6), ReadAt: at}
	for _, hour := range hours {
		w.Starts = append(w.Starts, monday.Add(4).At(60*hour, sydney).Unix())
	}
	return w
}

func weeksOf(queue []due) (weeks []int) {
	for _, d := range queue {
		if d.list == "" {
			weeks = append(weeks, d.monday.DaysSince(monday)/7)
		}
	}
	return weeks
}

func TestPlan(t *testing.T) {
	t.Run("user and settings come first, then the other lists, and no slots before them", func(t *testing.T) {
		queue := planInput{focus{roundStart: noon}, &known{}}.queue(noon)
		require.Len(t, queue, firstBlocks)
		require.Equal(t, cliniko.ListUser, queue[0].list)
		require.Equal(t, cliniko.ListSettings, queue[1].list)
		for _, d := range queue {
			require.True(t, d.urgent, "somebody waits for the first reading")
		}
	})
	t.Run("the week on screen comes before this week, and this week before later ones", func(t *testing.T) {
		require.Equal(t, []int{1, 1, 0, 0, 2, 2, 3, 3}, weeksOf(readInput().queue(noon)))
	})
	t.Run("several weeks on screen come first, in their order", func(t *testing.T) {
		p := readInput()
		p.shown.to = monday.Add(27).Number()
		require.Equal(t, []int{1, 2, 3, 1, 2, 3, 0, 0}, weeksOf(p.queue(noon)))
	})
	t.Run("weeks are read outward to the clinic's own horizon and no further", func(t *testing.T) {
		for days, last := range map[int]int{26: 3, 28: 4, 84: 12, 365: 52} {
			p := readInput()
			p.weekly = []*offeringState{newOfferingState(anna, days)}
			weeks := weeksOf(p.queue(noon))
			require.Len(t, weeks, last+1)
			require.Equal(t, last, weeks[last], "%d days", days)
		}
	})
	t.Run("nobody waits for the weeks beyond those judged", func(t *testing.T) {
		p := readInput()
		p.weekly, p.roundStart = []*offeringState{newOfferingState(anna, 84)}, noon.Add(time.Second)
		for _, d := range p.queue(p.roundStart) {
			require.Equal(t, d.list != "" || d.monday.Before(monday.Add(7*weeksAhead)), d.urgent, d.query)
		}
	})
	t.Run("what was read a moment ago is not due, and becomes due by its age", func(t *testing.T) {
		p := readInput()
		p.read(noon, weeksAhead)
		require.Empty(t, weeksOf(p.queue(noon.Add(time.Second))))
		require.Equal(t, noon.Add(time.Minute), p.next(noon.Add(time.Second), false), "the week on screen is the first to grow old")
		require.Equal(t, []int{1, 1}, weeksOf(p.queue(noon.Add(time.Minute))))
	})
	t.Run("a screen with more on it comes round more slowly", func(t *testing.T) {
		p := readInput()
		for range 73 {
			p.weekly = append(p.weekly, newOfferingState(anna, 26))
		}
		p.read(noon, weeksAhead)
		require.Empty(t, weeksOf(p.queue(noon.Add(149*time.Second))))
		require.Len(t, weeksOf(p.queue(noon.Add(150*time.Second))), 75)
	})
	t.Run("a week in which slots change is asked for more often, a quiet one less", func(t *testing.T) {
		p := readInput()
		p.shown = view{}
		p.read(noon, weeksAhead)
		lively, quiet := p.weekly[0].week(0), p.weekly[1].week(0)
		for hour := range 8 {
			require.True(t, lively.take(weekOf(p.weekly[0], 0, noon, hour), false, noon))
			require.False(t, quiet.take(weekOf(p.weekly[1], 0, noon, 9), false, noon))
		}
		at := func(minutes float64) []due {
			return slices.DeleteFunc(p.queue(noon.Add(time.Duration(minutes*float64(time.Minute)))), func(d due) bool { return d.monday != monday })
		}
		require.Empty(t, at(2.4))
		require.Equal(t, anna, at(2.5)[0].Offering)
		require.Len(t, at(39), 1)
		require.Len(t, at(40), 2)
	})
	t.Run("without the focus the screen is asked for less often and nothing is urgent", func(t *testing.T) {
		p := readInput()
		p.foreground = false
		p.read(noon, weeksAhead)
		require.Equal(t, noon.Add(5*time.Minute), p.next(noon, false))
		for _, d := range p.queue(noon.Add(5 * time.Minute)) {
			require.False(t, d.urgent)
		}
	})
	t.Run("a failure that may pass is tried again soon", func(t *testing.T) {
		p := readInput()
		p.read(noon, weeksAhead)
		p.weekly[0].week(0).problem = cliniko.KindServer
		require.Contains(t, p.queue(noon.Add(retryAfter)), due{query: p.weekly[0].query(0), at: noon.Add(retryAfter), urgent: true})
	})
	t.Run("check now makes everything older urgent", func(t *testing.T) {
		p := readInput()
		p.read(noon, weeksAhead)
		p.roundStart = noon.Add(time.Second)
		queue := p.queue(p.roundStart)
		require.Len(t, queue, len(lists)+2*weeksAhead)
		for _, d := range queue {
			require.True(t, d.urgent, d.query)
		}
	})
	t.Run("weeks that the settings close are not asked for, but put down", func(t *testing.T) {
		p := readInput()
		p.weekly = []*offeringState{newOfferingState(anna, 26)}
		p.weekly[0].window.leadTime = 14 * 24 * time.Hour
		p.weekly[0].advance(monday, noon, sydney)
		require.Equal(t, []int{2, 3}, weeksOf(p.queue(noon)))
		var bySettings, stale []int
		p.closedWeeks(noon, func(_ *offeringState, week int) { bySettings = append(bySettings, week) })
		require.Equal(t, []int{0, 1}, bySettings)
		for _, n := range bySettings {
			p.weekly[0].week(n).take(weekOf(p.weekly[0], n, noon), true, noon)
		}
		p.closedWeeks(noon, func(*offeringState, int) { require.Fail(t, "they are known") })
		p.staleWeeks(func(*offeringState, int) { require.Fail(t, "they are closed") })

		p.weekly[0].window.leadTime = 0
		p.weekly[0].advance(monday, noon, sydney)
		p.staleWeeks(func(t *offeringState, week int) {
			stale = append(stale, week)
			*t.week(week) = weekState{}
		})
		require.Equal(t, bySettings, stale, "once open, nothing is known of them")
		require.Equal(t, []int{1, 0, 2, 3}, weeksOf(p.queue(noon)), "and they are asked for")
		p.weekly[0].week(2).fail(cliniko.KindNotFound, noon)
		require.Equal(t, []int{1, 0, 3}, weeksOf(p.queue(noon.Add(time.Second))), "and once refused, not again at once")
	})
	t.Run("a week that was read to the horizon is read again when that moves on, and one beyond it is stale", func(t *testing.T) {
		p := readInput()
		p.weekly = []*offeringState{newOfferingState(anna, 15)}
		end := p.weekly[0].lastDay(2)
		require.Equal(t, monday.Add(16), end)
		for n := range 3 {
			w := weekOf(p.weekly[0], n, noon)
			w.To = p.weekly[0].lastDay(n)
			p.weekly[0].week(n).take(w, false, noon)
		}
		require.Empty(t, weeksOf(p.queue(noon.Add(time.Second))))
		midnight := monday.Add(1).Start(sydney)
		p.weekly[0].advance(monday.Add(1), midnight, sydney)
		require.Contains(t, p.queue(midnight), due{query: p.weekly[0].query(2), urgent: true})
		p.weekly[0].window.days = 3
		p.weekly[0].advance(monday.Add(1), midnight, sydney)
		var stale []int
		p.staleWeeks(func(_ *offeringState, week int) { stale = append(stale, week) })
		require.Equal(t, []int{1, 2}, stale)
	})
}
