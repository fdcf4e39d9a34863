package sheet

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestChanges(t *testing.T) {
	t.Parallel()
	a, sydney := sheettest.Clinic(), sheettest.Zone(t, "Australia/Sydney")
	read := func(from, to cliniko.Date, starts ...string) *sheettest.ReadWeek {
		week := sheettest.Known(t, a, map[cliniko.Offering][]string{sheettest.Offering(1, 1): starts})
		week.Offerings = week.Offerings[:1]
		week.Offerings[0].From, week.Offerings[0].To = from, to
		return week
	}
	again := func(w *sheettest.ReadWeek) *sheettest.ReadWeek {
		w.Offerings[0].ReadAt = w.Offerings[0].ReadAt.Add(time.Minute)
		return w
	}
	sunday := sheettest.Monday.Add(6)
	at := func(day cliniko.Date, hour int, gone bool) Change {
		return Change{sheettest.Offering(1, 1), day.At(hour*60, sydney).UTC(), gone}
	}
	for name, c := range map[string]struct {
		before, after *sheettest.ReadWeek
		want          []Change
	}{
		"came and went":                    {read(sheettest.Monday, sunday, "24 12:00", "25 09:00"), again(read(sheettest.Monday, sunday, "24 13:00", "25 09:00")), []Change{at(sheettest.Tuesday, 13, false), at(sheettest.Tuesday, 12, true)}},
		"a day not known before is no new": {read(sheettest.Monday, sheettest.Monday.Add(3), "24 12:00"), again(read(sheettest.Monday, sunday, "24 12:00", "27 09:00")), nil},
		"a day not known now is not gone":  {read(sheettest.Monday, sunday, "23 12:00", "25 09:00"), again(read(sheettest.Tuesday, sunday, "25 09:00")), nil},
		"the same":                         {read(sheettest.Monday, sunday, "24 12:00"), again(read(sheettest.Monday, sunday, "24 12:00")), nil},
		"nothing before":                   {nil, read(sheettest.Monday, sunday, "24 12:00"), nil},
		"nothing after":                    {read(sheettest.Monday, sunday, "24 12:00"), nil, nil},
		"all went":                         {read(sheettest.Monday, sunday, "24 12:00"), again(read(sheettest.Monday, sunday)), []Change{at(sheettest.Tuesday, 12, true)}},
	} {
		require.Equal(t, c.want, Changes(c.before.Days(t), c.after.Days(t)), name)
	}
}

func TestChangesAreCountedAsFreeTimesAre(t *testing.T) {
	t.Parallel()
	a := sheettest.Clinic()
	both := map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"24 12:00"}, sheettest.Offering(1, 2): {"24 12:00"}}
	at := func(kind int, gone bool) Change {
		return Change{sheettest.Offering(1, kind), sheettest.Tuesday.At(12*60, sheettest.Zone(t, "Australia/Sydney")).UTC(), gone}
	}
	for name, c := range map[string]struct {
		free               map[cliniko.Offering][]string
		changes            []Change
		total, fresh, gone int
	}{
		"one that came with two types is one":              {both, []Change{at(1, false), at(2, false)}, 1, 1, 0},
		"one that went with two types is one":              {nil, []Change{at(1, true), at(2, true)}, 0, 0, 1},
		"one that is free with another type is not gone":   {map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"24 12:00"}}, []Change{at(2, true)}, 1, 0, 0},
		"one that is no longer among the known is not new": {nil, []Change{at(1, false)}, 0, 0, 0},
	} {
		for _, grouping := range []Grouping{ByDay, ByPractitioner, AsList, Counts} {
			in := input(t, a, sheettest.Known(t, a, c.free))
			in.From, in.Days, in.Grouping, in.Changes = sheettest.Tuesday, 1, grouping, c.changes
			s := Build(in)
			require.Equal(t, []int{c.total, c.fresh, c.gone}, []int{s.Total, s.New, s.Gone}, "%s, grouping %d", name, grouping)
		}
	}
}
