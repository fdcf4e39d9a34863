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
