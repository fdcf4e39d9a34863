package sheet

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// oddZones have days of 23, 25 and 23.5 hours and days without a midnight, and are
// far from UTC.
var oddZones = []string{"Australia/Sydney", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana", "Asia/Beirut", "Pacific/Chatham", "Pacific/Kiritimati", "America/St_Johns", "UTC"}

// FuzzBuild hands the model any readings: nothing that is free in the days shown is lost,
// moved or shown twice, and nothing else is shown.
func FuzzBuild(f *testing.F) {
	f.Add(uint8(0), int16(0), uint8(7), int64(1790000000), []byte{0, 1, 2, 255, 7})
	f.Add(uint8(1), int16(-235), uint8(7), int64(1775000000), []byte{10, 10, 10, 10})
	f.Add(uint8(2), int16(-215), uint8(28), int64(1776000000), []byte{200, 0, 3})
	f.Add(uint8(3), int16(-255), uint8(28), int64(1775999945), []byte{48}) // the days shown end in this week, and are over
	f.Fuzz(func(t *testing.T, where uint8, day int16, days uint8, now int64, steps []byte) {
		in := sheettest.Zone(t, oddZones[int(where)%len(oddZones)])
		from := sheettest.Monday.Add(int(day))
		span := int(days)%31 + 1
		now %= 1 << 33
		var starts []time.Time
		at := from.Add(-1).Start(in)
		for _, step := range steps {
			at = at.Add(time.Duration(step) * 5 * time.Minute)
			starts = append(starts, at.UTC())
		}
		var known []*sheettest.ReadWeek
		for monday := from.Monday(); monday.Before(from.Add(span)); monday = monday.Add(DaysPerWeek) {
			read := sheettest.Answer{Offering: sheettest.Offering(1, 1), Monday: monday, From: monday, To: monday.Add(DaysPerWeek - 1)}
			for _, start := range starts {
				if cliniko.DateOf(start.In(in)).Monday() == monday {
					read.Starts = append(read.Starts, start)
				}
			}
			known = append(known, &sheettest.ReadWeek{Monday: monday, Offerings: []sheettest.Answer{read}})
		}
		input := Input{
			Business: sheettest.Harbour, From: from, Days: span, Slots: sheettest.SlotsOf(in, cliniko.Date{}, known...), Account: sheettest.Clinic(),
			Expected: []cliniko.Offering{sheettest.Offering(1, 1)}, Zone: in, Now: time.Unix(now, 0),
		}
		s := Build(input)
		require.Zero(t, s.WeeksUnread)
		var free []time.Time
		for i, start := range starts {
			if start.Unix() > now && (i == 0 || !start.Equal(starts[i-1])) {
				free = append(free, start)
			}
		}
		requireSheetHolds(t, s, free)
		input.Grouping = Counts
		require.Equal(t, s.Total, Build(input).Total)
		input.Grouping, input.Days = ByPractitioner, 1
		require.LessOrEqual(t, Build(input).Total, s.Total)
	})
}
