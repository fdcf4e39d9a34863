package calendar

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// press types keys into the calendar, which has the keyboard.
func (d *desk) press(keys ...fyne.KeyName) {
	if shown := d.page.screen.shown(); !shown.Focused() {
		shown.TakeKeyboard()
	}
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (d *desk) grid() *sheetView { return d.page.screen.sheets }

// at says the block under the cursor: "Tue 24 11:30".
func (d *desk) at() string {
	if d.grid().Current == sheet.None {
		return ""
	}
	w := d.page.sheet
	b := w.Blocks[d.grid().Current]
	return sheet.HeadText(w.Columns[b.Column].Date) + " " + wording.Style{}.ClockAt(w.Rows[b.Row].Minute)
}

func TestKeysMoveTheCursor(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"24 11:30", "24 12:30", "26 09:30", "26 16:30", "27 11:00"},
		sheettest.Offering(2, 2): {"24 11:30", "26 12:00"},
	})
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{"", "Tue 24 11:30"},
		{fyne.KeyUp, "Tue 24 11:30"},
		{fyne.KeyDown, "Tue 24 12:30"},
		{fyne.KeyDown, "Tue 24 12:30"},
		{fyne.KeyRight, "Thu 26 12:00"}, // over a day without times
		{fyne.KeyRight, "Fri 27 11:00"},
		{fyne.KeyRight, "Fri 27 11:00"},
		{fyne.KeyLeft, "Thu 26 12:00"},
		{fyne.KeyHome, "Tue 24 11:30"},
		{fyne.KeyEnd, "Fri 27 11:00"},
	} {
		d.press(step.key)
		require.Equal(t, step.want, d.at(), step.key)
	}
}

func TestReturnAndSpaceSelectAndEscapeGivesUp(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		d.press(fyne.KeyEscape)
		require.True(t, d.page.chosen.IsZero())
		d.press(key)
		require.Equal(t, sheettest.Tuesday.At(11*60+30, d.page.zone).Unix(), d.page.chosen.Start.Unix(), key)
	}
}

func TestPageKeysTurnTheWeekAndTheCursorKeepsItsPlace(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	later := sheettest.Known(t, d.state.Account, nil)
	for i := range later.Offerings {
		o := &later.Offerings[i]
		o.Monday, o.From, o.To = sheettest.Monday.Add(7), sheettest.Monday.Add(7), sheettest.Monday.Add(13)
		o.Starts = []time.Time{sheettest.Monday.Add(9).At(13*60, sheettest.Zone(t, "Australia/Sydney")), sheettest.Monday.Add(11).At(9*60, sheettest.Zone(t, "Australia/Sydney"))}
	}
	d.weeks[sheettest.Monday.Add(7)] = later
	d.publish()
	d.press(fyne.KeyRight)
	require.Equal(t, "Wed 25 11:00", d.at())
	d.press(fyne.KeyPageDown)
	require.Equal(t, "Wed 2 13:00", d.at())
	require.Equal(t, "30 November – 4 December 2026", d.page.title())
	d.press(fyne.KeyPageDown)
	require.Empty(t, d.at(), "a week that is not there yet")
	d.press(fyne.KeyPageUp)
	require.Equal(t, "Wed 2 13:00", d.at(), "the cursor remembers its place")
	d.press(fyne.KeyPageUp)
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	require.Equal(t, []string{
		"11 2026-11-24..2026-11-29", "11 2026-11-30..2026-12-06", "11 2026-12-07..2026-12-13",
		"11 2026-11-30..2026-12-06", "11 2026-11-24..2026-11-29",
	}, d.shown)
}

func TestLettersAsTyped(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press(fyne.KeyPageDown, fyne.KeyPageDown)
	d.window.Canvas().Focused().TypedRune('T')
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	d.press(fyne.KeyPageDown)
	d.window.Canvas().Focused().TypedRune('n')
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	require.Equal(t, "Tue 24 11:30", d.at())

	var others []rune
	d.window.Canvas().SetOnTypedRune(func(r rune) { others = append(others, r) })
	d.window.Canvas().Focused().TypedRune('?')
	d.window.Canvas().Focused().TypedRune(' ')
	require.Equal(t, []rune{'?'}, others, "what the calendar does not use goes on to the window")

	var keys []fyne.KeyName
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	d.press(fyne.KeyF5)
	require.Equal(t, []fyne.KeyName{fyne.KeyF5}, keys)
}

func TestTheWindowForwardsKeysWhenNothingHasTheKeyboard(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5}))
	require.False(t, d.page.TypedRune('x'))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}), "there is nothing to give up")
	require.True(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}))
	require.Equal(t, "Tue 24 11:30", d.at(), "the first key brings the cursor")
	require.True(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}))
	require.Equal(t, "Tue 24 12:30", d.at())
}

// inView is where a position among the blocks can be pointed at.
func (v *sheetView) inView(p fyne.Position) fyne.Position {
	return p.Subtract(v.View().Position).Add(v.Frame(v.Size()).View.Position)
}

// middle is the middle of a block in the grid.
func (d *desk) middle(day, minute int) fyne.Position {
	w := d.page.sheet
	cell := d.grid().grid().cell(day, w.RowAt(sheet.Row{Minute: minute}))
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
		cell := geo.cell(b.Column, b.Row)
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
		cell, shown := d.grid().grid().cell(b.Column, b.Row), view.View()
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

// objectsOf are all canvas objects of a drawing, shown and hidden.
func objectsOf(d *control.Drawing) []fyne.CanvasObject { return test.WidgetRenderer(d).Objects() }

// visible counts the canvas objects of the grid that are shown.
func (d *desk) visible() (n int) {
	for _, o := range objectsOf(d.grid().Body) {
		if o.Visible() {
			n++
		}
	}
	return n
}

func TestOnlyWhatIsVisibleIsDrawn(t *testing.T) {
	d := crowded(t)
	require.Equal(t, 10000, d.page.sheet.Total)
	most := 0
	view := d.page.screen.sheets
	for y := float32(0); y < d.grid().Extent().Height; y += 97 {
		view.ScrollTo(0, y)
		most = max(most, d.visible())
	}
	rows := int(view.View().Height/leastRow()) + 2
	require.Less(t, most, 3*rows*5+50, "three words a block, five days, the visible rows")
	require.Less(t, len(objectsOf(d.grid().Body)), 3*rows*5+50, "the pools do not grow by scrolling")
}

func TestWordsStayInsideTheirBlocks(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for _, scale := range []float32{0.9, 1, 1.25, 1.5} {
		d.dress(theme.Light, scale)
		for _, width := range []float32{480, 700, 900, 1180, 1920} {
			d.resize(width, 656)
			drawing := &d.grid().drawing
			for _, word := range drawing.shownWords() {
				inside := false
				for _, face := range drawing.faces() {
					inside = inside || lies(word, face)
				}
				require.True(t, inside, "%q at %v, %v %%", word.Text, width, scale*100)
			}
		}
	}
}

func TestBlocksFollowTheLook(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	block := func() (words []canvas.Text, face color.Color) {
		drawing := &d.grid().drawing
		for _, word := range drawing.shownWords()[:2] {
			words = append(words, *word)
		}
		return words, drawing.faces()[0].Colour
	}
	before, light := block()
	require.Equal(t, "11:30", before[0].Text)
	require.Equal(t, theme.Color(theme.Ink), before[0].Color)
	d.dress(theme.Dark, 1)
	after, dark := block()
	require.Equal(t, theme.Color(theme.Ink), after[0].Color)
	require.NotEqual(t, light, dark)
	d.dress(theme.Dark, 1.5)
	after, _ = block()
	require.Equal(t, before[0].TextSize*1.5, after[0].TextSize)

	t.Run("also one that was out of sight meanwhile", func(t *testing.T) {
		d.dress(theme.Dark, 1)
		d.page.showView(sheet.List)
		d.dress(theme.Light, 1)
		d.page.showView(sheet.Week)
		words, face := block()
		require.Equal(t, before[0].Color, words[0].Color)
		require.Equal(t, light, face)
	})
}

// shownWords are the texts that can be seen.
func (d *sheetDrawing) shownWords() (words []*canvas.Text) {
	for _, o := range objectsOf(d.Drawing) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			words = append(words, text)
		}
	}
	return words
}

// faces are the blocks that can be seen, without their coloured edges.
func (d *sheetDrawing) faces() (faces []control.Box) {
	for _, box := range d.Boxes() {
		if box.Round == control.RightCorners {
			faces = append(faces, box)
		}
	}
	return faces
}

func lies(o fyne.CanvasObject, around control.Box) bool {
	a, b := o.Position(), around.Position
	end, edge := a.Add(o.Size()), b.Add(around.Size)
	const hair = 0.5
	return a.X >= b.X-hair && a.Y >= b.Y-hair && end.X <= edge.X+hair && end.Y <= edge.Y+hair
}

func TestLargerTextMakesHigherRows(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.resize(1180, 400)
	before := d.grid().grid().block
	d.dress(theme.Light, 1.5)
	require.InDelta(t, (before-rowGap)*1.5, d.grid().grid().block-rowGap, 0.01)
}

func TestALongTypeOfADayTakesTwoLinesWhereTheyAreFree(t *testing.T) {
	a := sheettest.Clinic()
	a.AppointmentTypes[0].Name = "Running assessment and review"
	a.AppointmentTypes[1].Name = "Dry needling"
	one, other := sheettest.Offering(1, 1), sheettest.Offering(1, 2)
	d := seatWith(t, a, map[cliniko.Offering][]string{one: {"25 09:00", "25 11:00", "25 11:10"}, other: {"25 09:00", "25 11:00", "25 11:10"}, sheettest.Offering(2, 1): {"25 09:00"}, sheettest.Offering(3, 1): {"25 09:00"}})
	d.page.openDay(sheettest.Tuesday.Add(1))
	var read []string
	for _, word := range d.grid().drawing.shownWords() {
		read = append(read, word.Text)
	}
	require.Contains(t, read, "Running assessment and review, Dry")
	require.Contains(t, read, "needling")
	require.Contains(t, read, "Running assessment and review, Dr…", "the next time begins at once")
	for _, face := range d.grid().drawing.faces() {
		for _, word := range d.grid().drawing.shownWords() {
			if middle := word.Position().AddXY(word.Size().Width/2, word.Size().Height/2); middle.X > face.X && middle.X < face.X+face.Width && middle.Y > face.Y && middle.Y < face.Y+face.Height {
				require.True(t, lies(word, face), word.Text)
			}
		}
	}
}
