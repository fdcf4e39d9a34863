package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// sheetPicture draws the frame, the columns' names and the hours. The names move with
// the grid sideways, the hours up and down.
type sheetPicture struct {
	view       *sheetView
	border     control.Border
	rule       *canvas.Rectangle // below the head
	head, side *control.Drawing
	clips      [2]fyne.CanvasObject // of head and side
	headed     heading              // what the head was last drawn for
	objects    []fyne.CanvasObject
}

func newSheetPicture(v *sheetView) *sheetPicture {
	p := &sheetPicture{
		view:   v,
		border: control.NewBorder(),
		rule:   canvas.NewRectangle(color.Transparent),
		head:   control.NewDrawing(0, 0),
		side:   control.NewDrawing(0, 0),
	}
	p.clips = [2]fyne.CanvasObject{container.NewClip(p.head), container.NewClip(p.side)}
	p.objects = append(p.border.Objects(), p.clips[0], p.clips[1], v.scroll, p.rule)
	p.paint()
	return p
}

var (
	hourLook = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	dayLook  = control.TextStyle{Size: theme.Text, Bold: true, Colour: theme.Ink}
)

func (p *sheetPicture) headHeight() float32 { return 34 * max(theme.Scale(), 1) }

func (p *sheetPicture) sideWidth() float32 { return hourLook.Width("00:00") + 20 }

// Destroy implements fyne.WidgetRenderer.
func (p *sheetPicture) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (p *sheetPicture) Objects() []fyne.CanvasObject { return p.objects }

// MinSize leaves room for one column and a few rows; the rest can be scrolled to.
func (p *sheetPicture) MinSize() fyne.Size {
	return fyne.NewSize(p.sideWidth()+leastDay*max(theme.Scale(), 1), p.headHeight()+4*leastRow())
}

// Layout places the parts.
func (p *sheetPicture) Layout(size fyne.Size) {
	head, side := p.headHeight(), p.sideWidth()
	place(p.clips[0], side, 0, size.Width-side-1, head)
	place(p.clips[1], 0, head, side, size.Height-head-1)
	place(p.view.scroll, side, head, size.Width-side-1, size.Height-head-1)
	p.border.PlaceAround(size, fyne.NewPos(side, head))
	place(p.rule, 1, head-1, size.Width-2, 1)
	p.view.settle()
	p.view.follow()
}

func (p *sheetPicture) paint() {
	p.border.Paint()
	p.rule.FillColor = theme.Color(theme.Line)
}

// Refresh draws anew, in the colours of now.
func (p *sheetPicture) Refresh() {
	p.paint()
	p.headed = heading{}
	p.view.scroll.Refresh()
	p.Layout(p.view.Size())
	canvas.Refresh(p.view)
}

// heading is what the head depends on.
type heading struct {
	sheet                   *sheet.Sheet
	x, width, column, scale float32
}

// draw writes the names and hours that belong to what the scroll shows.
func (p *sheetPicture) draw() {
	sheet, offset, size := p.view.grid.sheet, p.view.scroll.Offset, p.view.scroll.Size()
	column := p.view.grid.geometry().column
	if now := (heading{sheet, offset.X, size.Width, column, theme.Scale()}); now != p.headed {
		p.headed = now
		p.drawHead(offset.X, size.Width)
	}
	p.drawSide(offset.Y, size.Height)
}

func (p *sheetPicture) drawHead(left, width float32) {
	s, geo := p.view.grid.sheet, p.view.grid.geometry()
	from, to := geo.columnsIn(left, width)
	p.head.Begin(fyne.Position{}, fyne.NewSize(width, p.headHeight()))
	for column := from; column < to; column++ {
		x := float32(column)*geo.column - left
		if s.Grouping == sheet.ByPractitioner {
			p.drawPerson(s.Practitioners[s.Columns[column].Person], x, geo.column)
		} else {
			p.drawName(s.Columns[column], x, geo.column)
		}
	}
	p.head.Finish()
}

func (p *sheetPicture) drawSide(top, height float32) {
	s, geo := p.view.grid.sheet, p.view.grid.geometry()
	from, to := geo.rowsIn(top, height)
	edge := p.sideWidth() - 8
	p.side.Begin(fyne.Position{}, fyne.Size{})
	for row := from; row < to; row++ {
		if minute := s.Rows[row].Minute; minute%60 == 0 {
			// Level with the words of the blocks of the row.
			p.side.WriteTo(hourLook, sheet.ClockText(minute), edge, float32(row)*geo.row-top+rowGap, geo.row-rowGap)
		}
	}
	p.side.Finish()
}

// release lets go of all that moves.
func (p *sheetPicture) release() {
	p.head.Release()
	p.side.Release()
	p.headed = heading{}
}

func (p *sheetPicture) drawName(c sheet.Column, x, width float32) {
	look := dayLook
	switch {
	case c.Today:
		look.Colour = theme.OnAccent
	case c.Past:
		look.Colour = theme.Ink2
	}
	name := sheet.HeadText(c.Date)
	if look.Width(name) > width {
		name = name[:3]
	}
	size, _ := look.Measure(name)
	at := fyne.NewPos(x+(width-size.Width)/2, (p.headHeight()-size.Height)/2)
	if c.Today {
		drawPill(p.head, at, size, pillPad)
	}
	p.head.Write(look, name, at)
}

// drawPerson writes initials on their colour and as much of the name as fits.
func (p *sheetPicture) drawPerson(who sheet.Practitioner, x, width float32) {
	tag := tagSize(who.Tag)
	name := dayLook.Fitted(who.Name, width-2*cardInset-tag.Width-cardPad)
	x += max(cardInset, (width-tag.Width-cardPad-dayLook.Width(name))/2)
	drawTag(p.head, who, fyne.NewPos(x, (p.headHeight()-tag.Height)/2))
	p.head.WriteIn(dayLook, name, x+tag.Width+cardPad, 0, p.headHeight())
}
