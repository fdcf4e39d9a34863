package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

var (
	hourStyle = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	dayStyle  = control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink}
)

func headHeight() float32 { return 34 * max(theme.Scale(), 1) }

func sideWidth() float32 { return hourStyle.Width("00:00") + 20 }

// Frame implements board.Content: the names move with the blocks sideways, the hours up
// and down.
func (v *sheetView) Frame(size fyne.Size) board.Frame {
	head, side := headHeight(), sideWidth()
	width, height := size.Width-side-1, size.Height-head-1
	return board.Frame{
		View:   board.NewArea(side, head, width, height),
		Head:   board.NewArea(side, 0, width, head),
		Side:   board.NewArea(0, head, side, height),
		Rule:   board.NewArea(1, head-1, size.Width-2, 1),
		Corner: fyne.NewPos(side, head),
	}
}

// heading is what the head depends on.
type heading struct {
	sheet                   *sheet.Sheet
	x, width, column, scale float32
	ink                     color.Color // another one in the dark
}

// Draw implements board.Content.
func (v *sheetView) Draw() {
	if v.begins {
		v.begins = false
		v.Batch(func() { v.ScrollTo(0, v.firstFree()) })
		return
	}
	v.drawing.draw()
	view, column := v.View(), v.grid().days.ColumnWidth
	if now := (heading{v.sheet, view.X, view.Width, column, theme.Scale(), theme.Color(theme.Ink)}); now != v.headed {
		v.headed = now
		v.drawHead(view.X, view.Width)
	}
	v.drawSide(view.Y, view.Height)
}

// Hide lets go of all that was drawn.
func (v *sheetView) Hide() {
	v.Board.Hide()
	v.headed, v.drawing.measured = heading{}, measured{}
}

func (v *sheetView) drawHead(left, width float32) {
	s, geo := v.sheet, v.grid()
	columns := geo.days.ColumnsIn(left, width)
	v.Head.Begin(fyne.Position{}, fyne.NewSize(width, headHeight()))
	for column := columns.From; column < columns.To; column++ {
		x := float32(column)*geo.days.ColumnWidth - left
		if s.Grouping == sheet.ByPractitioner {
			v.drawPerson(s.Practitioners[s.Columns[column].Person], x, geo.days.ColumnWidth)
		} else {
			v.drawName(s.Columns[column], x, geo.days.ColumnWidth)
		}
	}
	v.Head.Finish()
}

func (v *sheetView) drawSide(top, height float32) {
	s, geo := v.sheet, v.grid()
	rows := geo.rowsIn(top, height)
	edge := sideWidth() - 8
	v.Side.Begin(fyne.Position{}, fyne.Size{})
	for row := rows.From; row < rows.To; row++ {
		if minute := s.Rows[row].Minute; minute%60 == 0 {
			// Level with the words of the blocks of the row.
			v.Side.WriteTo(hourStyle, s.Style.ClockAt(minute), edge, geo.tops[row]-top+rowGap, geo.block-rowGap)
		}
	}
	v.Side.Finish()
}

func (v *sheetView) drawName(c sheet.Column, x, width float32) {
	style := dayStyle
	switch {
	case c.Today:
		style.Colour = theme.OnAccent
	case c.Past:
		style.Colour = theme.Ink2
	}
	end := min(x+width, v.View().Width)
	x = max(x, 0) // what is scrolled out has no room for words
	width = end - x
	name := sheet.HeadText(c.Date)
	if style.Width(name) > width {
		name = name[:3]
	}
	size, _ := style.Measure(name)
	if size.Width > width {
		return
	}
	at := fyne.NewPos(x+(width-size.Width)/2, (headHeight()-size.Height)/2)
	if c.Today {
		drawPill(v.Head, at, size, pillPad)
	}
	v.Head.Write(style, name, at)
}

// drawPerson writes initials on their colour and as much of the name as fits.
func (v *sheetView) drawPerson(who sheet.Practitioner, x, width float32) {
	tag := tagSize(who.Tag)
	name := dayStyle.Fitted(wording.Label(who.Name), width-2*cardInset-tag.Width-cardPad)
	x += max(cardInset, (width-tag.Width-cardPad-dayStyle.Width(name))/2)
	drawTag(v.Head, who, fyne.NewPos(x, (headHeight()-tag.Height)/2))
	v.Head.WriteIn(dayStyle, name, x+tag.Width+cardPad, 0, headHeight())
}
