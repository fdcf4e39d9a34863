package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

// inView is where a position among the blocks can be pointed at.
func (v *sheetView) inView(p fyne.Position) fyne.Position {
	return p.Subtract(v.View().Position).Add(v.Frame(v.Size()).View.Position)
}

// middle is the middle of a block in the grid.
func (d *desk) middle(day, minute int) fyne.Position {
	w := d.page.sheet
	cell := d.grid().grid().cellArea(day, w.RowAt(sheet.Row{Minute: minute}))
	return d.grid().inView(cell.AddXY(cell.Width/2, cell.Height/2))
}

func TestPointer(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.grid().MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: d.middle(2, 10*60)}})
	require.Equal(t, "Wed 25 Nov, 10:00 – 10:45 · Ben Tran · Initial · Harbour Clinic", sheet.BlockText(d.page.sheet, d.page.sheet.Blocks[d.grid().Hovered]))
	require.Equal(t, desktop.PointerCursor, d.grid().Cursor())

	d.grid().MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: d.middle(0, 10*60)}})
	require.Equal(t, sheet.None, d.grid().Hovered)
	require.Equal(t, desktop.DefaultCursor, d.grid().Cursor())

	test.TapAt(d.grid(), d.middle(3, 9*60))
	require.Equal(t, sheettest.Monday.Add(3).At(9*60, d.page.zone).Unix(), d.page.chosen.Start.Unix())
	require.Same(t, d.grid(), d.window.Canvas().Focused())
	require.Equal(t, "Thu 26 9:00", d.at())
	require.False(t, d.grid().CursorShown(), "a click needs no cursor")
	d.press(fyne.KeyDown)
	require.True(t, d.grid().CursorShown())

	test.TapAt(d.grid(), d.middle(0, 9*60))
	require.False(t, d.page.chosen.IsZero(), "a click beside the blocks keeps the selection")
}

func TestEveryBlockIsHitAtItsMiddle(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	geo := d.grid().grid()
	for i, b := range d.page.sheet.Blocks {
		cell := geo.cellArea(b.Column, b.Row)
		require.Equal(t, i, d.grid().ItemAt(cell.AddXY(cell.Width/2, cell.Height/2).Subtract(d.grid().View().Position)))
	}
	for _, p := range []fyne.Position{{X: -1, Y: 5}, {X: 5, Y: -1}, {X: 1e6, Y: 5}, {X: 5, Y: 1e6}} {
		require.Equal(t, sheet.None, d.grid().ItemAt(p))
	}
}

func TestRefreshKeepsScrollFocusAndSelection(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.resize(1000, 400)
	d.press(fyne.KeyEnd, fyne.KeyReturn)
	view := d.page.screen.sheets
	offset := view.View().Position
	require.Positive(t, offset.Y, "the cursor was brought into view")
	top, into := view.top(d.page.sheet)

	t.Run("when nothing changed", func(t *testing.T) {
		d.publish()
		d.page.Draw()
		require.Equal(t, offset, view.View().Position)
	})
	t.Run("when earlier times came, the same hours stay in view", func(t *testing.T) {
		early := sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{
			sheettest.Offering(1, 1): {"25 06:00", "25 09:10", "27 16:30"},
		})
		d.weeks[sheettest.Monday] = early
		d.publish()
		require.Greater(t, view.View().Y, offset.Y)
		newTop, newInto := view.top(d.page.sheet)
		require.Equal(t, top, newTop)
		require.InDelta(t, into, newInto, 0.01)
	})
	require.Equal(t, "Fri 27 16:30", d.at())
	require.True(t, d.grid().Focused())
	require.Equal(t, d.grid().Current, d.grid().chosen)

	t.Run("when the time went, the selection says so and the cursor goes to the nearest", func(t *testing.T) {
		d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"25 09:00", "27 10:00"}})
		d.publish()
		require.Equal(t, "Fri 27 10:00", d.at())
		require.Equal(t, sheet.None, d.grid().chosen)
		d.window.Canvas().Unfocus()
		require.Equal(t, sheet.TextChosenGone, d.page.words())
	})
}

func TestCursorIsBroughtIntoView(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.dress(theme.Light, 1.5)
	d.resize(900, 420)
	view := d.page.screen.sheets
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyEnd, fyne.KeyUp, fyne.KeyUp} {
		d.press(key)
		b := d.page.sheet.Blocks[d.grid().Current]
		cell, shown := d.grid().grid().cellArea(b.Column, b.Row), view.View()
		require.GreaterOrEqual(t, cell.Y, shown.Y-0.1)
		require.LessOrEqual(t, cell.Y+cell.Height, shown.Y+shown.Height+0.1)
		require.GreaterOrEqual(t, cell.X, shown.X-0.1)
		require.LessOrEqual(t, cell.X+cell.Width, shown.X+shown.Width+0.1)
	}
	require.Positive(t, view.View().X, "narrow windows scroll sideways")
}

func TestAFreshWeekBeginsAtItsFirstFreeTime(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"26 15:00", "27 16:00"}})
	d.resize(1000, 360)
	d.page.turn(1)
	d.page.turn(-1)
	top, _ := d.page.screen.sheets.top(d.page.sheet)
	require.Greater(t, top.Minute, 10*60)
	require.LessOrEqual(t, top.Minute, 15*60)

	t.Run("and stays near the end when the late hours go", func(t *testing.T) {
		d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"26 15:00", "27 21:00"}})
		d.publish()
		d.press(fyne.KeyEnd)
		d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, map[cliniko.Offering][]string{sheettest.Offering(1, 1): {"26 15:00"}})
		d.publish()
		top, _ := d.page.screen.sheets.top(d.page.sheet)
		require.Greater(t, top.Minute, 10*60)
	})
}

// top is the row at the upper edge, and how far into it the edge is.
func (v *sheetView) top(s *sheet.Sheet) (sheet.Row, float32) {
	geo := v.grid()
	top := geo.anchor(v.View().Y)
	return s.Rows[top.Line], top.Into
}
