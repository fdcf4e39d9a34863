package calendar

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

// fourWeeks gives the weeks after the first the same times, thinned out, and leaves the
// last one unread.
func fourWeeks(t testing.TB, d *desk) {
	t.Helper()
	for week := 1; week < 3; week++ {
		from := sheettest.Monday.Add(week * sheet.DaysPerWeek)
		later := &sheettest.ReadWeek{Business: sheettest.Harbour, Monday: from}
		for i, read := range d.weeks[sheettest.Monday].Offerings {
			copied := sheettest.Answer{Offering: read.Offering, Monday: from, From: from, To: from.Add(6), ReadAt: read.ReadAt}
			for n, start := range read.Starts {
				if (n+i)%(week+1) == 0 {
					copied.Starts = append(copied.Starts, start.AddDate(0, 0, week*sheet.DaysPerWeek))
				}
			}
			later.Offerings = append(later.Offerings, copied)
		}
		d.weeks[from] = later
	}
	d.publish()
}

// changed reads the week again with one time more and one less.
func (d *desk) changed(t testing.TB) {
	t.Helper()
	starts := sheettest.BusyWeek(t)
	starts[sheettest.Offering(2, 1)] = append([]string{"24 13:30"}, starts[sheettest.Offering(2, 1)]...)
	starts[sheettest.Offering(2, 2)] = starts[sheettest.Offering(2, 2)][1:] // not the 24th at 15:00, which Anna has too
	starts[sheettest.Offering(3, 2)] = append(starts[sheettest.Offering(3, 2)][:1], starts[sheettest.Offering(3, 2)][2:]...)
	week := sheettest.Known(t, d.state.Account, starts)
	for i := range week.Offerings {
		week.Offerings[i].ReadAt = d.now
	}
	d.weeks[sheettest.Monday] = week
	d.publish()
}

type look struct {
	name          string
	mode          theme.Mode
	scale         float32
	width, height float32
}

// TestLooks draws each view in a few looks; with the tag long, in all of them.
func TestLooks(t *testing.T) {
	for v := range sheet.Views {
		t.Run(sheet.Views[v].Label, func(t *testing.T) {
			d := seat(t, sheettest.BusyWeek(t))
			fourWeeks(t, d)
			d.page.showView(sheet.View(v))
			for _, look := range []look{{"light", theme.Light, 1, 1180, 656}, {"900-150", theme.Dark, 1.5, 900, 496}, {"480", theme.Light, 1, 480, 496}} {
				d.dress(look.mode, look.scale)
				d.resize(look.width, look.height)
				d.requireInside(t, look)
			}
		})
	}
}

// requireInside checks that no part of the page lies outside of it.
func (d *desk) requireInside(t *testing.T, l look) {
	t.Helper()
	for _, part := range d.page.screen.root.Objects {
		if part.Visible() {
			end := part.Position().Add(part.Size())
			require.GreaterOrEqual(t, part.Position().X, float32(0))
			require.LessOrEqual(t, end.X, l.width)
			require.LessOrEqual(t, end.Y, l.height)
		}
	}
}

// TestACrowd draws sixty practitioners with ten thousand times.
func TestACrowd(t *testing.T) {
	for v := range sheet.Views {
		t.Run(sheet.Views[v].Label, func(t *testing.T) {
			d := crowded(t)
			d.page.goTo(sheettest.Monday.Add(2))
			d.page.showView(sheet.View(v))
			d.press(fyne.KeyRight, fyne.KeyDown)
			d.requireInside(t, look{width: 1180, height: 656})
			shot(t, d.window, "crowd-"+strings.ToLower(sheet.Views[v].Label))
		})
	}
}
