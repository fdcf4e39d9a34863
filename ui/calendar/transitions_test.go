package calendar

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

var update = flag.Bool("update", false, "write the golden files")

// TestTransitions draws the weeks in which clocks change, with a slot every half hour
// of the changing night and one at 23:55.
func TestTransitions(t *testing.T) {
	const golden = "testdata/transitions.golden"
	var drawn strings.Builder
	for _, name := range []string{
		"Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Europe/London", "Europe/Paris",
		"America/Toronto", "America/St_Johns", "America/Los_Angeles", "Pacific/Auckland", "Africa/Cairo", "America/Havana",
	} {
		in := zone(t, name)
		for at := firstTransition(in, 2026); at.In(in).Year() == 2026; _, at = at.In(in).ZoneBounds() {
			fmt.Fprintf(&drawn, "%s\n", name)
			drawWeek(t, &drawn, nightOf(t, in, at))
		}
	}
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(drawn.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(want), drawn.String())
}

func firstTransition(in *time.Location, year int) time.Time {
	_, at := time.Date(year, 1, 1, 0, 0, 0, 0, in).ZoneBounds()
	return at
}

func nightOf(t *testing.T, in *time.Location, at time.Time) *Week {
	changed := cliniko.DateOf(at.In(in))
	read := storage.OfferingWeek{Offering: offering(1, 1), Monday: changed.Monday(), From: changed.Monday(), To: changed.Monday().Add(6)}
	for start := at.Add(-3 * time.Hour); start.Before(at.Add(3 * time.Hour)); start = start.Add(30 * time.Minute) {
		read.Starts = append(read.Starts, start)
	}
	read.Starts = append(read.Starts, changed.Add(1).Start(in).Add(-5*time.Minute))
	w := Build(Input{
		Business: harbour,
		Monday:   changed.Monday(),
		Known:    &storage.Week{Offerings: []storage.OfferingWeek{read}},
		Account:  clinic(),
		Expected: []cliniko.Offering{offering(1, 1)},
		Zone:     in,
		Now:      at.AddDate(0, 0, -20),
	})
	requireWeekHolds(t, w, read.Starts)
	return w
}

// requireWeekHolds checks that no start of the week is lost, moved or put twice.
func requireWeekHolds(t *testing.T, w *Week, starts []time.Time) {
	t.Helper()
	inWeek := 0
	for _, start := range starts {
		if day := cliniko.DateOf(start.In(w.Zone)).DaysSince(w.Monday); day < 0 || day > 6 {
			continue
		}
		inWeek++
		i, found := w.Find(start)
		require.True(t, found, start)
		block, local := w.Blocks[i], start.In(w.Zone)
		require.Equal(t, cliniko.DateOf(local), w.Days[block.Day].Date)
		require.Equal(t, local.Hour()*60+local.Minute(), w.Rows[block.Row].Minute)
	}
	require.Len(t, w.Blocks, inWeek)
	for i := 1; i < len(w.Blocks); i++ {
		before, after := w.Blocks[i-1], w.Blocks[i]
		require.True(t, before.Start.Before(after.Start), "blocks come in order of time")
		require.True(t, before.Day != after.Day || before.Row < after.Row, "later is lower")
	}
}

func drawWeek(t *testing.T, out *strings.Builder, w *Week) {
	t.Helper()
	fmt.Fprint(out, "  rows ")
	for _, row := range w.Rows {
		if row.Minute >= 6*60 && row.Minute < 22*60 {
			continue
		}
		fmt.Fprint(out, " ", clockText(row.Minute))
		if row.Second {
			fmt.Fprint(out, "*")
		}
	}
	for day, d := range w.Days {
		if d.From == d.To {
			continue
		}
		fmt.Fprintf(out, "\n  %s", headText(d.Date))
		for _, b := range w.Blocks[d.From:d.To] {
			require.Equal(t, day, b.Day)
			fmt.Fprint(out, " ", clockText(w.Rows[b.Row].Minute))
			if b.Twice {
				fmt.Fprintf(out, "(%s)", offsetText(b.Offset))
			}
		}
	}
	fmt.Fprint(out, "\n\n")
}
