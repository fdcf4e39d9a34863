package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// listFrame draws a border around a list, and above its rows the heading of the day at
// the top, which stays there.
type listFrame struct {
	view    *listView
	border  control.Border
	head    *control.Drawing
	clip    fyne.CanvasObject
	objects []fyne.CanvasObject
}

func newListFrame(v *listView) *listFrame {
	p := &listFrame{view: v, border: control.NewBorder(), head: control.NewDrawing(theme.Radius-1, control.TopLeft)}
	p.clip = container.NewClip(p.head)
	p.objects = append(p.border.Objects(), v.scroll, p.clip)
	p.border.Paint()
	return p
}

// Destroy implements fyne.WidgetRenderer.
func (p *listFrame) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (p *listFrame) Objects() []fyne.CanvasObject { return p.objects }

// MinSize implements fyne.WidgetRenderer.
func (p *listFrame) MinSize() fyne.Size { return p.view.scroll.MinSize() }

// Layout places the parts.
func (p *listFrame) Layout(size fyne.Size) {
	p.border.PlaceAround(size, fyne.NewSquareOffsetPos(1))
	place(p.view.scroll, 1, 1, size.Width-2, size.Height-2)
	place(p.clip, 1, 1, size.Width-2, p.view.board.rowHeight())
	p.view.follow()
}

// Refresh draws anew, in the colours of now.
func (p *listFrame) Refresh() {
	p.border.Paint()
	p.view.scroll.Refresh()
	p.Layout(p.view.Size())
}

// draw draws the heading, which that of the next day pushes away.
func (p *listFrame) draw() {
	b := p.view.board
	top, height := b.view.Y, b.rowHeight()
	p.head.Begin(fyne.Position{}, fyne.NewSize(b.width(), height))
	first, to := within(top, b.view.Height, height, len(b.rows))
	if first < to && b.rows[first].Kind != sheet.RowUnread {
		y := float32(0)
		if next := first + 1; next < len(b.rows) && b.rows[next].Column != b.rows[first].Column {
			y = min(y, float32(next)*height-height-top)
		}
		b.drawHeading(p.head, b.rows[first], y)
		p.head.Fill(theme.Line, fyne.NewPos(0, y+height-1), fyne.NewSize(b.width(), 1))
	}
	p.head.Finish()
}

// release lets go of what moves.
func (p *listFrame) release() { p.head.Release() }

// listPicture draws the visible rows of a list.
type listPicture struct {
	*control.Drawing
	board *listBoard

	measured measured // what the columns were placed for
	placed   listColumns
}

func newListPicture(b *listBoard) *listPicture {
	return &listPicture{Drawing: control.NewDrawing(theme.Radius-1, control.AllCorners), board: b}
}

// Destroy implements fyne.WidgetRenderer.
func (p *listPicture) Destroy() {}

// Layout draws for another size.
func (p *listPicture) Layout(fyne.Size) { p.draw() }

// MinSize implements fyne.WidgetRenderer.
func (p *listPicture) MinSize() fyne.Size { return p.board.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *listPicture) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.Drawing} }

// Refresh draws anew, in the colours of now.
func (p *listPicture) Refresh() { p.draw() }

func (p *listPicture) draw() {
	b := p.board
	if b.view.Height == 0 {
		return
	}
	from, to := within(b.view.Y, b.view.Height, b.rowHeight(), len(b.rows))
	lines := p.columns()
	p.Begin(b.view.Position, b.view.Size)
	p.Fill(theme.Surface, b.view.Position, b.view.Size)
	for row := from; row < to; row++ {
		p.drawRow(row, lines)
	}
	p.Finish()
}

const listPad float32 = 16

// listColumns says where the parts of a row begin.
type listColumns struct{ time, person, name, kind, end float32 }

// columns gives the time and the initials what they need. The names get what the widest
// needs, but no less and no more of the rest than leaves both them and the appointment
// types a place.
func (p *listPicture) columns() listColumns {
	now := measured{sheet: p.board.sheet, column: p.board.width(), text: theme.Size(theme.Text)}
	if now == p.measured {
		return p.placed
	}
	var tag, name float32
	for _, who := range p.board.sheet.Practitioners {
		tag, name = max(tag, tagSize(who.Tag).Width), max(name, listName.Width(who.Name))
	}
	at := listColumns{time: listPad, end: now.column - listPad}
	at.person = at.time + listTime.Width("00:00"+sheet.Dash+"00:00") + listPad
	at.name = at.person + tag + cardPad
	rest := at.end - at.name
	at.kind = at.name + min(max(name+listPad, rest*0.35), rest*0.6)
	p.measured, p.placed = now, at
	return at
}

var (
	listTime  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
	listName  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
	listQuiet = control.TextStyle{Size: theme.Text, Colour: theme.Ink2}
)

func (p *listPicture) drawRow(row int, at listColumns) {
	b, r := p.board, p.board.rows[row]
	y, height := float32(row)*b.rowHeight(), b.rowHeight()
	if row > 0 {
		p.Fill(theme.Line, fyne.NewPos(listPad, y), fyne.NewSize(at.end-listPad, 1))
	}
	switch r.Kind {
	case sheet.RowDay:
		b.drawHeading(p.Drawing, r, y)
	case sheet.RowUnread:
		text := sheet.NoteText(b.sheet.Columns[r.Column], b.sheet.Columns[r.Last].Date)
		p.write(unreadNote, listQuiet.Fitted(text, at.end-listPad), listPad, y)
	case sheet.RowGhost:
		time := p.timeOf(*r.Ghost)
		p.write(listQuiet, time, at.time, y)
		p.Fill(theme.Ink2, fyne.NewPos(at.time-1, y+height/2), fyne.NewSize(listQuiet.Width(time)+2, 1))
		p.write(listQuiet, listQuiet.Fitted(b.sheet.Practitioners[b.sheet.Offers[r.Ghost.Choices[0]].Practitioner].Name, at.kind-at.name-cardPad), at.name, y)
		p.write(listQuiet, sheet.TextGone, at.kind, y)
	case sheet.RowFree:
		p.drawMarksOf(r.Block, fyne.NewPos(theme.Grid, y+1), fyne.NewSize(b.width()-2*theme.Grid, height-2))
		p.drawTime(r.Block, at, y)
	}
}

func (p *listPicture) timeOf(b sheet.Block) string {
	s := p.board.sheet
	text := sheet.ClockRangeText(b.Start.In(s.Zone), s.MinutesOf(b))
	if b.Twice {
		text = sheet.TimeText(b.Start.In(s.Zone)) + " " + sheet.OffsetText(b.Offset)
	}
	return text
}

func (p *listPicture) drawTime(block int, at listColumns, y float32) {
	s, height := p.board.sheet, p.board.rowHeight()
	b := s.Blocks[block]
	who := s.Practitioners[s.Offers[b.Choices[0]].Practitioner]
	p.write(listTime, p.timeOf(b), at.time, y)
	tag := tagSize(who.Tag)
	drawTag(p.Drawing, who, fyne.NewPos(at.person, y+(height-tag.Height)/2))
	p.write(listName, listName.Fitted(who.Name, at.kind-at.name-cardPad), at.name, y)
	end := at.end
	if b.New {
		end -= cardNew.Width(sheet.TextNew)
		p.write(cardNew, sheet.TextNew, end, y)
		end -= cardPad
	}
	kinds := fittedTo(listQuiet, end-at.kind, s.TypesInFull(b), s.TypesOf(b))
	p.write(listQuiet, listQuiet.Fitted(kinds, end-at.kind), at.kind, y)
}

// write writes a text in the middle of a row's height.
func (p *listPicture) write(look control.TextStyle, text string, x, y float32) {
	p.WriteIn(look, text, x, y, p.board.rowHeight())
}

func (p *listPicture) drawMarksOf(block int, pos fyne.Position, size fyne.Size) {
	b := p.board
	if block == b.hover {
		p.Fill(theme.Sunken, pos, size)
	}
	if block == b.chosen {
		p.Ring(theme.Accent, theme.FocusRing, 0, pos, size)
	}
	if block == b.cursor && b.marked() {
		p.Ring(theme.Ink, theme.FocusRing, 0, pos, size)
	}
}

// drawHeading writes a day and how many free times it has.
func (b *listBoard) drawHeading(d *control.Drawing, r sheet.ListRow, y float32) {
	c, width, height := b.sheet.Columns[r.Column], b.width(), b.rowHeight()
	d.Fill(theme.Canvas, fyne.NewPos(0, y), fyne.NewSize(width, height))
	look := dayLook
	if c.Today {
		look.Colour = theme.Accent
	}
	count := sheet.TimesText(c)
	need := quietNote.Width(count)
	d.WriteTo(quietNote, count, width-listPad, y, height)
	d.WriteIn(look, look.Fitted(sheet.ListDayText(c), width-3*listPad-need), listPad, y, height)
}
