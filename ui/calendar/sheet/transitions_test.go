package sheet

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// transitions are the moments from the beginning of one year to that of another at which
// clocks change.
func transitions(in *time.Location, year, until int) (moments []time.Time) {
	at, end := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(until, 1, 1, 0, 0, 0, 0, time.UTC)
	for ; at.Before(end); at = at.Add(time.Hour) {
		_, before := at.Add(-time.Hour).In(in).Zone()
		if _, offset := at.In(in).Zone(); offset != before {
			began, _ := at.In(in).ZoneBounds()
			moments = append(moments, began)
		}
	}
	return moments
}

// TestTheLastDayOfALeapYear is about a day on which Go tells no end of a zone's rules.
func TestTheLastDayOfALeapYear(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Europe/London", "America/New_York", "Africa/Cairo"} {
		in := sheettest.Zone(t, name)
		clock := newWallClock(cliniko.Date{Year: 2028, Month: 12, Day: 25}, DaysPerWeek, in)
		require.Less(t, len(clock.stretches), 100)
		for hour := range 7 * 24 {
			at := time.Date(2028, 12, 26, hour, 0, 0, 0, time.UTC)
			m, local := clock.at(at.Unix()), at.In(in)
			require.Equal(t, local.Hour()*60+local.Minute(), m.minute)
			require.False(t, m.twice)
		}
	}
}

// drawTransition says which day changes by how much, and what its week looks like.
func drawTransition(t *testing.T, in *time.Location, at time.Time) string {
	t.Helper()
	day := cliniko.DateOf(at.Add(-time.Second).In(in))
	_, before := at.Add(-time.Second).In(in).Zone()
	_, after := at.In(in).Zone()
	hours := day.Add(1).Start(in).Sub(day.Start(in)).Hours()
	return fmt.Sprintf("%s, %v hours, %s to %s\n%s", day, hours, OffsetText(before), OffsetText(after), drawSheet(t, nightOf(t, in, at)))
}

func nightOf(t *testing.T, in *time.Location, at time.Time) *Sheet {
	t.Helper()
	changed := cliniko.DateOf(at.In(in))
	read := sheettest.Answer{Offering: sheettest.Offering(1, 1), Monday: changed.Monday(), From: changed.Monday(), To: changed.Monday().Add(6)}
	for start := at.Add(-3 * time.Hour); start.Before(at.Add(3 * time.Hour)); start = start.Add(30 * time.Minute) {
		read.Starts = append(read.Starts, start)
	}
	read.Starts = append(read.Starts, changed.Add(1).Start(in).Add(-5*time.Minute))
	s := Build(Input{
		Business: sheettest.Harbour,
		From:     changed.Monday(),
		Days:     DaysPerWeek,
		Slots:    sheettest.SlotsOf(in, cliniko.Date{}, &sheettest.ReadWeek{Offerings: []sheettest.Answer{read}}),
		Account:  sheettest.Clinic(),
		Expected: []cliniko.Offering{sheettest.Offering(1, 1)},
		Zone:     in,
		Now:      at.AddDate(0, 0, -20),
	})
	requireSheetHolds(t, s, read.Starts)
	return s
}

// requireSheetHolds checks that no start of the days is lost, moved or put twice.
func requireSheetHolds(t *testing.T, s *Sheet, starts []time.Time) {
	t.Helper()
	shown := 0
	for _, start := range starts {
		if day := cliniko.DateOf(start.In(s.Zone)).DaysSince(s.From); day < 0 || day > s.To.DaysSince(s.From) {
			continue
		}
		shown++
		i, found := s.Find(Selection{Start: start})
		require.True(t, found, start)
		block, local := s.Blocks[i], start.In(s.Zone)
		_, offset := local.Zone()
		require.Equal(t, cliniko.DateOf(local), s.Columns[block.Column].Date)
		require.Equal(t, local.Hour()*60+local.Minute(), s.Rows[block.Row].Minute)
		require.Equal(t, offset, block.Offset)
	}
	require.Len(t, s.Blocks, shown)
	for i := 1; i < len(s.Blocks); i++ {
		before, after := s.Blocks[i-1], s.Blocks[i]
		require.True(t, before.Start.Before(after.Start), "blocks come in order of time")
		require.True(t, before.Column != after.Column || before.Row < after.Row, "later is lower")
	}
}

func drawSheet(t *testing.T, s *Sheet) string {
	t.Helper()
	var out strings.Builder
	fmt.Fprint(&out, "  rows")
	for _, row := range s.Rows {
		switch {
		case row.Until > 0:
			fmt.Fprintf(&out, " %s–%s", wording.Style{}.ClockAt(row.Minute), wording.Style{}.ClockAt(row.Until))
		case row.Minute >= firstHour*60 && row.Minute < lastHour*60:
		case row.Second:
			fmt.Fprintf(&out, " %s*", wording.Style{}.ClockAt(row.Minute))
		default:
			fmt.Fprint(&out, " ", wording.Style{}.ClockAt(row.Minute))
		}
	}
	for column, c := range s.Columns {
		if c.From == c.To {
			continue
		}
		fmt.Fprintf(&out, "\n  %s", HeadText(c.Date))
		for _, b := range s.Blocks[c.From:c.To] {
			require.Equal(t, column, b.Column)
			fmt.Fprint(&out, " ", wording.Style{}.ClockAt(s.Rows[b.Row].Minute))
			if b.Twice {
				fmt.Fprintf(&out, "(%s)", OffsetText(b.Offset))
			}
		}
	}
	return out.String()
}

const golden = "testdata/transitions.golden"

// TestTransitionsOfSomeZones compares those of the fuzzed zones with the golden file; with
// the tag long, those of all zones are.
func TestTransitionsOfSomeZones(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	for _, name := range oddZones {
		in := sheettest.Zone(t, name)
		for _, at := range transitions(in, 2026, 2029) {
			require.Contains(t, string(want), drawTransition(t, in, at)+"\n  ", name)
		}
	}
}
