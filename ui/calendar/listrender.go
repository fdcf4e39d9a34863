package calendar

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// listFrame draws a border around a list, and above its rows the heading of the day at
// the top, which stays there.
type listFrame struct {
	view    *listView
	border  control.Border
	bars    control.Pool[*canvas.Rectangle]
	words   control.Pool[*canvas.Text]
	head    *fyne.Container
	clip    fyne.CanvasObject
	objects []fyne.CanvasObject
}

func newListFrame(v *listView) *listFrame {
	p := &listFrame{view: v, border: control.NewBorder(), bars: control.Boxes(), words: control.Words(), head: container.NewWithoutLayout()}
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
	p.border.Place(size)
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
	first, to := within(top, b.view.Height, height, len(b.rows))
	if first < to && b.rows[first].kind != rowUnread {
		y := float32(0)
		if next := first + 1; next < len(b.rows) && b.rows[next].column != b.rows[first].column {
			y = min(y, float32(next)*height-height-top)
		}
		bar := p.bars.Take()
		bar.TopLeftCornerRadius = theme.Radius - 1
		b.drawHeading(bar, &p.words, b.rows[first], y)
		control.FillBox(p.bars.Take(), theme.Line, fyne.NewPos(0, y+height-1), fyne.NewSize(b.width(), 1))
	}
	p.bars.HideRest()
	p.words.HideRest()
	p.head.Objects = p.words.AppendTo(p.bars.AppendTo(p.head.Objects[:0]))
	canvas.Refresh(p.head)
}

// release lets go of what moves.
func (p *listFrame) release() {
	p.bars.Release()
	p.words.Release()
	p.head.Objects = nil
}

// listPicture draws the visible rows of a list with pooled objects.
type listPicture struct {
	board *listBoard

	tints, lines control.Pool[*canvas.Rectangle]
	plates       control.Pool[*canvas.Rectangle] // of the practitioners' initials
	words        control.Pool[*canvas.Text]
	marks        control.Pool[*canvas.Rectangle] // choice, cursor

	measured measured // what the columns were placed for
	placed   listColumns

	all []fyne.CanvasObject
}

func newListPicture(b *listBoard) *listPicture {
	return &listPicture{board: b, tints: control.Boxes(), lines: control.Boxes(), plates: control.Boxes(), words: control.Words(), marks: control.Boxes()}
}

// Destroy implements fyne.WidgetRenderer.
func (p *listPicture) Destroy() {}

// Layout draws for another size.
func (p *listPicture) Layout(fyne.Size) { p.draw() }

// MinSize implements fyne.WidgetRenderer.
func (p *listPicture) MinSize() fyne.Size { return p.board.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *listPicture) Objects() []fyne.CanvasObject { return p.all }

// Refresh draws anew, in the colours of now.
func (p *listPicture) Refresh() { p.draw() }

func (p *listPicture) boxes() []*control.Pool[*canvas.Rectangle] {
	return []*control.Pool[*canvas.Rectangle]{&p.tints, &p.lines, &p.plates, &p.marks}
}

func (p *listPicture) draw() {
	b := p.board
	if b.view.Height == 0 {
		return
	}
	from, to := within(b.view.Y, b.view.Height, b.rowHeight(), len(b.rows))
	lines := p.columns()
	for row := from; row < to; row++ {
		p.drawRow(row, lines)
	}
	for _, boxes := range p.boxes() {
		boxes.HideRest()
	}
	p.words.HideRest()
	p.all = p.marks.AppendTo(p.words.AppendTo(p.plates.AppendTo(p.lines.AppendTo(p.tints.AppendTo(p.all[:0])))))
	canvas.Refresh(b)
}

// release lets go of all objects.
func (p *listPicture) release() {
	for _, boxes := range p.boxes() {
		boxes.Release()
	}
	p.words.Release()
	p.all = nil
}

const listPad float32 = 16

// listColumns says where the parts of a row begin.
type listColumns struct{ time, person, name, kind, end float32 }

// columns gives the time and the initials what they need. The names get what the widest
// needs, but no less and no more of the rest than leaves both them and the appointment
// types a place.
func (p *listPicture) columns() listColumns {
	now := measured{p.board.sheet, p.board.width(), theme.Size(theme.Text)}
	if now == p.measured {
		return p.placed
	}
	var tag, name float32
	for _, who := range p.board.sheet.Practitioners {
		tag, name = max(tag, tagSize(who.Tag).Width), max(name, listName.Width(who.Name))
	}
	at := listColumns{time: listPad, end: now.column - listPad}
	at.person = at.time + listTime.Width("00:00"+dash+"00:00") + listPad
	at.name = at.person + tag + cardPad
	rest := at.end - at.name
	at.kind = at.name + min(max(name+listPad, rest*0.35), rest*0.6)
	p.measured, p.placed = now, at
	return at
}

var (
	listTime  = control.Lettering{Size: theme.Text, Colour: theme.Ink}
	listName  = control.Lettering{Size: theme.Text, Colour: theme.Ink}
	listQuiet = control.Lettering{Size: theme.Text, Colour: theme.Ink2}
)

func (p *listPicture) drawRow(row int, at listColumns) {
	b, r := p.board, p.board.rows[row]
	y, height := float32(row)*b.rowHeight(), b.rowHeight()
	if row > 0 {
		control.FillBox(p.lines.Take(), theme.Line, fyne.NewPos(listPad, y), fyne.NewSize(at.end-listPad, 1))
	}
	switch r.kind {
	case rowDay:
		b.drawHeading(p.tints.Take(), &p.words, r, y)
	case rowUnread:
		text := noteText(b.sheet.Columns[r.column], b.sheet.Columns[r.last].Date)
		p.write(unreadNote, listQuiet.Fitted(text, at.end-listPad), listPad, y)
	case rowGhost:
		time := p.timeOf(*r.ghost)
		p.write(listQuiet, time, at.time, y)
		control.FillBox(p.lines.Take(), theme.Ink2, fyne.NewPos(at.time-1, y+height/2), fyne.NewSize(listQuiet.Width(time)+2, 1))
		p.write(listQuiet, listQuiet.Fitted(b.sheet.Practitioners[b.sheet.Offers[r.ghost.Choices[0]].Practitioner].Name, at.kind-at.name-cardPad), at.name, y)
		p.write(listQuiet, textGone, at.kind, y)
	case rowFree:
		p.drawTime(r.block, at, y)
		bounds := fyne.NewSize(b.width()-2*theme.Grid, height-2)
		p.drawMarksOf(r.block, fyne.NewPos(theme.Grid, y+1), bounds)
	}
}

func (p *listPicture) timeOf(b Block) string {
	s := p.board.sheet
	text := clockRangeText(b.Start.In(s.Zone), s.minutesOf(b))
	if b.Twice {
		text = timeText(b.Start.In(s.Zone)) + " " + offsetText(b.Offset)
	}
	return text
}

// minutesOf is the length of a block, or 0 when its choices differ.
func (s *Sheet) minutesOf(b Block) int {
	minutes := s.Offers[b.Choices[0]].Minutes
	for _, choice := range b.Choices[1:] {
		if s.Offers[choice].Minutes != minutes {
			return 0
		}
	}
	return minutes
}

// typesOf names the appointment types of a block.
func (s *Sheet) typesOf(b Block) string {
	var names []string
	for _, choice := range b.Choices {
		names = append(names, s.Types[s.Offers[choice].Type].Name)
	}
	return strings.Join(names, ", ")
}

// typesInFull names them with their lengths where these differ.
func (s *Sheet) typesInFull(b Block) string {
	if s.minutesOf(b) > 0 {
		return s.typesOf(b)
	}
	var names []string
	for _, choice := range b.Choices {
		names = append(names, typeText(s.Types[s.Offers[choice].Type]))
	}
	return strings.Join(names, separator)
}

func (p *listPicture) drawTime(block int, at listColumns, y float32) {
	s, height := p.board.sheet, p.board.rowHeight()
	b := s.Blocks[block]
	who := s.Practitioners[s.Offers[b.Choices[0]].Practitioner]
	p.write(listTime, p.timeOf(b), at.time, y)
	tag := tagSize(who.Tag)
	drawTag(&p.plates, &p.words, who, fyne.NewPos(at.person, y+(height-tag.Height)/2))
	p.write(listName, listName.Fitted(who.Name, at.kind-at.name-cardPad), at.name, y)
	end := at.end
	if b.New {
		end -= cardNew.Width(textNew)
		p.write(cardNew, textNew, end, y)
		end -= cardPad
	}
	kinds := fittedTo(listQuiet, end-at.kind, s.typesInFull(b), s.typesOf(b))
	p.write(listQuiet, listQuiet.Fitted(kinds, end-at.kind), at.kind, y)
}

// write writes a text in the middle of a row's height.
func (p *listPicture) write(look control.Lettering, text string, x, y float32) {
	look.WriteIn(p.words.Take(), text, x, y, p.board.rowHeight())
}

func (p *listPicture) drawMarksOf(block int, pos fyne.Position, size fyne.Size) {
	b := p.board
	if block == b.hover {
		control.FillBox(p.tints.Take(), theme.Sunken, pos, size)
	}
	if block == b.chosen {
		control.DrawRing(&p.marks, pos, size, theme.Accent, theme.FocusRing, 0)
	}
	if block == b.cursor && b.marked() {
		control.DrawRing(&p.marks, pos, size, theme.Ink, theme.FocusRing, 0)
	}
}

// drawHeading writes a day and how many free times it has.
func (b *listBoard) drawHeading(bar *canvas.Rectangle, words *control.Pool[*canvas.Text], r listRow, y float32) {
	c, width, height := b.sheet.Columns[r.column], b.width(), b.rowHeight()
	control.FillBox(bar, theme.Canvas, fyne.NewPos(0, y), fyne.NewSize(width, height))
	look := dayLook
	if c.Today {
		look.Colour = theme.Accent
	}
	count := timesText(c)
	need := quietNote.Width(count)
	quietNote.WriteIn(words.Take(), count, width-listPad-need, y, height)
	look.WriteIn(words.Take(), look.Fitted(listDayText(c), width-3*listPad-need), listPad, y, height)
}
