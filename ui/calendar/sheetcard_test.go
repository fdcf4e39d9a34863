package calendar

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

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
