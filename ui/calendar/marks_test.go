package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestChanges(t *testing.T) {
	a, sydney := clinic(), zone(t, "Australia/Sydney")
	read := func(from, to cliniko.Date, starts ...string) *readWeek {
		week := known(t, a, map[cliniko.Offering][]string{offering(1, 1): starts})
		week.Offerings = week.Offerings[:1]
		week.Offerings[0].From, week.Offerings[0].To = from, to
		return week
	}
	again := func(w *readWeek) *readWeek {
		w.Offerings[0].ReadAt = w.Offerings[0].ReadAt.Add(time.Minute)
		return w
	}
	sunday := monday.Add(6)
	at := func(day cliniko.Date, hour int, gone bool) Change {
		return Change{offering(1, 1), day.At(hour*60, sydney).UTC(), gone}
	}
	for name, c := range map[string]struct {
		before, after *readWeek
		want          []Change
	}{
		"came and went":                    {read(monday, sunday, "24 12:00", "25 09:00"), again(read(monday, sunday, "24 13:00", "25 09:00")), []Change{at(tuesday, 13, false), at(tuesday, 12, true)}},
		"a day not known before is no new": {read(monday, monday.Add(3), "24 12:00"), again(read(monday, sunday, "24 12:00", "27 09:00")), nil},
		"a day not known now is not gone":  {read(monday, sunday, "23 12:00", "25 09:00"), again(read(tuesday, sunday, "25 09:00")), nil},
		"the same":                         {read(monday, sunday, "24 12:00"), again(read(monday, sunday, "24 12:00")), nil},
		"nothing before":                   {nil, read(monday, sunday, "24 12:00"), nil},
		"nothing after":                    {read(monday, sunday, "24 12:00"), nil, nil},
		"all went":                         {read(monday, sunday, "24 12:00"), again(read(monday, sunday)), []Change{at(tuesday, 12, true)}},
	} {
		require.Equal(t, c.want, Changes(c.before.days(t), c.after.days(t)), name)
	}
}

func TestWhatIsNewAndGoneIsMarkedForSomeSeconds(t *testing.T) {
	d := seat(t, busyWeek(t))
	require.Empty(t, d.ticks)
	d.changed(t)
	s := d.page.sheet
	require.Equal(t, 43, s.Total)
	require.Equal(t, "43 times this week · 1 new · 2 gone", countText(s, Week))
	block, found := s.Find(Selection{Start: tuesday.At(13*60+30, d.page.zone)})
	require.True(t, found)
	require.True(t, s.Blocks[block].New)
	require.Len(t, s.Ghosts, 1, "where something is free still, nothing is drawn as gone")
	require.Equal(t, monday.Add(2).At(10*60+30, d.page.zone).Unix(), s.Ghosts[0].Start.Unix())
	require.Equal(t, []time.Duration{markFor + tickSlack}, d.ticks)

	d.page.Tick()
	require.Len(t, d.ticks, 1, "one tick is enough")

	d.now = d.now.Add(d.ticks[0])
	d.page.Tick()
	require.Empty(t, d.page.marks)
	require.Empty(t, d.page.sheet.Ghosts)
	require.Equal(t, "43 times this week", countText(d.page.sheet, Week))

	t.Run("a clock that is turned back ends a mark too", func(t *testing.T) {
		d.page.marks.add([]Change{{offering(1, 1), tuesday.At(800, d.page.zone), false}}, d.now)
		d.now = d.now.Add(-time.Hour)
		d.page.Tick()
		require.Empty(t, d.page.marks)
	})
	t.Run("the newest word about a time counts", func(t *testing.T) {
		change := Change{offering(1, 1), tuesday.At(800, d.page.zone), false}
		d.page.marks.add([]Change{change}, d.now)
		change.Gone = true
		d.page.marks.add([]Change{change}, d.now)
		require.Equal(t, []Change{change}, d.page.marks.of(harbour))
	})
}

func TestATimeThatPassedIsNotGone(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{offering(1, 1): {"24 11:30", "24 12:30"}})
	d.now = tuesday.At(11*60+45, d.page.zone)
	week := known(t, d.state.Account, map[cliniko.Offering][]string{offering(1, 1): {"24 12:30"}})
	for i := range week.Offerings {
		week.Offerings[i].ReadAt = d.now
	}
	d.weeks[monday] = week
	d.publish()
	require.Zero(t, d.page.sheet.Gone)
}
