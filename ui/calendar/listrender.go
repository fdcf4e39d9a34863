package calendar

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/theme"
)

// listFrame draws a border around a list, and above its rows the heading of the day at
// the top, which stays there.
type listFrame struct {
	view           *listView
	border, ground *canvas.Rectangle
	bars           pool[*canvas.Rectangle]
	words          pool[*canvas.Text]
	head           *fyne.Container
	objects        []fyne.CanvasObject
}

func newListFrame(v *listView) *listFrame {
	p := &listFrame{view: v, border: canvas.NewRectangle(color.Transparent), ground: canvas.NewRectangle(color.Transparent)}
	p.bars, p.words, p.head = boxes(), words(), container.NewWithoutLayout()
	p.objects = []fyne.CanvasObject{p.border, p.ground, v.scroll, container.NewClip(p.head)}
	p.paint()
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
	p.border.CornerRadius, p.ground.CornerRadius = theme.Radius, theme.Radius-1
	place(p.border, 0, 0, size.Width, size.Height)
	place(p.ground, 1, 1, size.Width-2, size.Height-2)
	place(p.view.scroll, 1, 1, size.Width-2, size.Height-2)
	place(p.objects[3], 1, 1, size.Width-2, p.view.board.rowHeight())
	p.view.follow()
}

func (p *listFrame) paint() {
	p.border.FillColor, p.ground.FillColor = theme.Color(theme.Line), theme.Color(theme.Surface)
}

// Refresh draws anew, in the colours of now.
func (p *listFrame) Refresh() {
	p.paint()
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
		bar := p.bars.take()
		bar.TopLeftCornerRadius = theme.Radius - 1
		b.drawHeading(bar, &p.words, b.rows[first], y)
		fillBox(p.bars.take(), theme.Line, fyne.NewPos(0, y+height-1), fyne.NewSize(b.width(), 1))
	}
	p.bars.hideRest()
	p.words.hideRest()
	p.head.Objects = p.words.appendTo(p.bars.appendTo(p.head.Objects[:0]))
	canvas.Refresh(p.head)
}

// release lets go of what moves.
func (p *listFrame) release() {
	p.bars.release()
	p.words.release()
	p.head.Objects = nil
}

// listPicture draws the visible rows of a list with pooled objects.
type listPicture struct {
	board *listBoard

	tints, lines pool[*canvas.Rectangle]
	plates       pool[*canvas.Rectangle] // of the practitioners' initials
	words        pool[*canvas.Text]
	marks        pool[*canvas.Rectangle] // choice, cursor

	measured measured // what the columns were placed for
	placed   listColumns

	all []fyne.CanvasObject
}

func newListPicture(b *listBoard) *listPicture {
	return &listPicture{board: b, tints: boxes(), lines: boxes(), plates: boxes(), words: words(), marks: boxes()}
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

func (p *listPicture) boxes() []*pool[*canvas.Rectangle] {
	return []*pool[*canvas.Rectangle]{&p.tints, &p.lines, &p.plates, &p.marks}
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
		boxes.hideRest()
	}
	p.words.hideRest()
	p.all = p.marks.appendTo(p.words.appendTo(p.plates.appendTo(p.lines.appendTo(p.tints.appendTo(p.all[:0])))))
	canvas.Refresh(b)
}

// release lets go of all objects.
func (p *listPicture) release() {
	for _, boxes := range p.boxes() {
		boxes.release()
	}
	p.words.release()
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
		tag, name = max(tag, tagSize(who.Tag).Width), max(name, listName.width(who.Name))
	}
	at := listColumns{time: listPad, end: now.column - listPad}
	at.person = at.time + listTime.width("00:00"+dash+"00:00") + listPad
	at.name = at.person + tag + cardPad
	rest := at.end - at.name
	at.kind = at.name + min(max(name+listPad, rest*0.35), rest*0.6)
	p.measured, p.placed = now, at
	return at
}

var (
	listTime  = lettering{size: theme.Text, colour: theme.Ink}
	listName  = lettering{size: theme.Text, colour: theme.Ink}
	listQuiet = lettering{size: theme.Text, colour: theme.Ink2}
)

func (p *listPicture) drawRow(row int, at listColumns) {
	b, r := p.board, p.board.rows[row]
	y, height := float32(row)*b.rowHeight(), b.rowHeight()
	if row > 0 {
		fillBox(p.lines.take(), theme.Line, fyne.NewPos(listPad, y), fyne.NewSize(at.end-listPad, 1))
	}
	switch r.kind {
	case rowDay:
		b.drawHeading(p.tints.take(), &p.words, r, y)
	case rowUnread:
		text := noteText(b.sheet.Columns[r.column], b.sheet.Columns[r.last].Date)
		p.write(unreadNote, listQuiet.fitted(text, at.end-listPad), listPad, y)
	case rowGhost:
		time := p.timeOf(*r.ghost)
		p.write(listQuiet, time, at.time, y)
		fillBox(p.lines.take(), theme.Ink2, fyne.NewPos(at.time-1, y+height/2), fyne.NewSize(listQuiet.width(time)+2, 1))
		p.write(listQuiet, listQuiet.fitted(b.sheet.Practitioners[b.sheet.Offers[r.ghost.Choices[0]].Practitioner].Name, at.kind-at.name-cardPad), at.name, y)
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
	p.write(listName, listName.fitted(who.Name, at.kind-at.name-cardPad), at.name, y)
	end := at.end
	if b.New {
		end -= cardNew.width(textNew)
		p.write(cardNew, textNew, end, y)
		end -= cardPad
	}
	kinds := fittedTo(listQuiet, end-at.kind, s.typesInFull(b), s.typesOf(b))
	p.write(listQuiet, listQuiet.fitted(kinds, end-at.kind), at.kind, y)
}

// write writes a text in the middle of a row's height.
func (p *listPicture) write(look lettering, text string, x, y float32) {
	size, _ := look.measure(text)
	look.write(p.words.take(), text, fyne.NewPos(x, y+(p.board.rowHeight()-size.Height)/2))
}

func (p *listPicture) drawMarksOf(block int, pos fyne.Position, size fyne.Size) {
	b := p.board
	if block == b.hover {
		fillBox(p.tints.take(), theme.Sunken, pos, size)
	}
	if block == b.chosen {
		drawRing(&p.marks, pos, size, theme.Accent, theme.FocusRing, 0)
	}
	if block == b.cursor && b.marked() {
		drawRing(&p.marks, pos, size, theme.Ink, theme.FocusRing, 0)
	}
}

// drawHeading writes a day and how many free times it has.
func (b *listBoard) drawHeading(bar *canvas.Rectangle, words *pool[*canvas.Text], r listRow, y float32) {
	c, width, height := b.sheet.Columns[r.column], b.width(), b.rowHeight()
	fillBox(bar, theme.Canvas, fyne.NewPos(0, y), fyne.NewSize(width, height))
	look := dayLook
	if c.Today {
		look.colour = theme.Accent
	}
	count := timesText(c)
	size, _ := quietNote.measure(count)
	quietNote.write(words.take(), count, fyne.NewPos(width-listPad-size.Width, y+(height-size.Height)/2))
	day := look.fitted(listDayText(c), width-3*listPad-size.Width)
	size, _ = look.measure(day)
	look.write(words.take(), day, fyne.NewPos(listPad, y+(height-size.Height)/2))
}
