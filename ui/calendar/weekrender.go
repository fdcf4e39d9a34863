package calendar

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// gridPicture draws the visible part of a weekGrid with pooled objects. It holds
// nothing that could not be drawn anew.
type gridPicture struct {
	grid *weekGrid

	tints, lines pool[*canvas.Rectangle]
	edges, faces pool[*canvas.Rectangle] // of the blocks
	words        pool[*canvas.Text]
	now          pool[*canvas.Rectangle]
	marks        pool[*canvas.Rectangle] // hover, choice, cursor

	all  []fyne.CanvasObject
	made int // objects in the pools when all was put together
}

const (
	cardInset  float32 = 4 // between a block and the lines of its column
	cardEdge   float32 = 4 // the practitioner's colour at the left of a block
	cardPad    float32 = 6
	nowStroke  float32 = 2
	ringOffset float32 = 2
)

func newGridPicture(g *weekGrid) *gridPicture {
	return &gridPicture{grid: g, tints: boxes(), lines: boxes(), edges: boxes(), faces: boxes(), words: words(), now: boxes(), marks: boxes()}
}

// Destroy implements fyne.WidgetRenderer.
func (p *gridPicture) Destroy() {}

// Layout draws for another size.
func (p *gridPicture) Layout(fyne.Size) { p.draw() }

// MinSize implements fyne.WidgetRenderer.
func (p *gridPicture) MinSize() fyne.Size { return p.grid.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *gridPicture) Objects() []fyne.CanvasObject { return p.all }

// Refresh draws anew, in the colours of now.
func (p *gridPicture) Refresh() { p.draw() }

// draw sets up as many objects as the viewport needs.
func (p *gridPicture) draw() {
	g, geo := p.grid, p.grid.geometry()
	from, to := geo.between(g.view.Y, g.view.Height)
	for day := range g.week.Days {
		p.drawGround(geo, day, from, to)
	}
	p.drawLines(geo, from, to)
	for _, d := range g.week.Days {
		for i := d.From; i < d.To; i++ {
			if row := g.week.Blocks[i].Row; row >= from && row < to {
				p.drawCard(geo, i)
			}
		}
	}
	if !g.covered {
		p.drawUnread(geo)
		p.drawNow(geo)
	}
	p.drawMarks(geo)
	p.finish()
}

func (p *gridPicture) finish() {
	for _, boxes := range p.boxes() {
		boxes.hideRest()
	}
	p.words.hideRest()
	p.collect()
	canvas.Refresh(p.grid)
}

func (p *gridPicture) boxes() []*pool[*canvas.Rectangle] {
	return []*pool[*canvas.Rectangle]{&p.tints, &p.lines, &p.edges, &p.faces, &p.now, &p.marks}
}

// collect puts all objects together, lowest first, when a pool has grown.
func (p *gridPicture) collect() {
	made := len(p.words.made)
	for _, boxes := range p.boxes() {
		made += len(boxes.made)
	}
	if made == p.made {
		return
	}
	p.made = made
	p.all = p.tints.appendTo(p.all[:0])
	p.all = p.lines.appendTo(p.all)
	p.all = p.edges.appendTo(p.all)
	p.all = p.faces.appendTo(p.all)
	p.all = p.words.appendTo(p.all)
	p.all = p.now.appendTo(p.all)
	p.all = p.marks.appendTo(p.all)
}

// drawGround tints what is closed, and a day that was not read.
func (p *gridPicture) drawGround(geo geometry, day, from, to int) {
	d := p.grid.week.Days[day]
	if d.unread() {
		p.drawSpan(geo, day, Span{from, to}, theme.UnknownSoft)
		return
	}
	for _, span := range d.Closed {
		if span.From < to && span.To > from {
			p.drawSpan(geo, day, Span{max(span.From, from), min(span.To, to)}, theme.Canvas)
		}
	}
}

func (p *gridPicture) drawSpan(geo geometry, day int, span Span, colour theme.Name) {
	pos, size := geo.cell(day, span.From)
	size.Height *= float32(span.To - span.From)
	if day == geo.columns-1 {
		size.Width += barRoom
	}
	fillBox(p.tints.take(), colour, pos, size)
}

// unread reports whether nothing is known about a day that is still to come.
func (d Day) unread() bool {
	return !d.Past && d.From == d.To && (d.Reading == ReadNot || d.Reading == ReadRefused)
}

// drawLines draws the full hours and the edges of the days.
func (p *gridPicture) drawLines(geo geometry, from, to int) {
	width := p.grid.Size().Width
	for row := from; row < to; row++ {
		if row > 0 && p.grid.week.Rows[row].Minute%60 == 0 {
			fillBox(p.lines.take(), theme.Line, fyne.NewPos(0, float32(row)*geo.row), fyne.NewSize(width, 1))
		}
	}
	if end := float32(geo.rows) * geo.row; to == geo.rows && end < p.grid.Size().Height-1 {
		fillBox(p.lines.take(), theme.Line, fyne.NewPos(0, end), fyne.NewSize(width, 1))
	}
	for day := 1; day < geo.columns; day++ {
		fillBox(p.lines.take(), theme.Line, fyne.NewPos(float32(day)*geo.column, p.grid.view.Y), fyne.NewSize(1, p.grid.view.Height))
	}
}

// drawUnread says in the middle of each day that was not read why it shows nothing.
func (p *gridPicture) drawUnread(geo geometry) {
	for day, d := range p.grid.week.Days {
		switch {
		case d.unread() && d.Reading == ReadRefused:
			p.drawWords(geo, day, textTodayRefused)
		case d.unread():
			p.drawWords(geo, day, textNotRead)
		}
	}
}

func (p *gridPicture) drawWords(geo geometry, day int, text string) {
	look := lettering{size: theme.Caption, colour: theme.Unknown}
	lines := look.wrap(text, geo.column-2*cardInset)
	size, _ := look.measure(text)
	y := p.grid.view.Y + (min(p.grid.view.Height, geo.row*float32(geo.rows))-size.Height*float32(len(lines)))/2
	for i, line := range lines {
		x := float32(day)*geo.column + (geo.column-look.width(line))/2
		look.write(p.words.take(), line, fyne.NewPos(x, y+float32(i)*size.Height))
	}
}

// wrap breaks text at its spaces.
func (l lettering) wrap(text string, width float32) (lines []string) {
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case l.width(line+" "+word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

func (p *gridPicture) drawNow(geo geometry) {
	now := p.grid.week.Now
	if !now.Shown {
		return
	}
	pos, size := geo.cell(now.Day, now.Row)
	y := pos.Y + now.Into*size.Height - nowStroke/2
	fillBox(p.now.take(), theme.Bad, fyne.NewPos(pos.X, y), fyne.NewSize(size.Width, nowStroke))
	dot := p.now.take()
	dot.CornerRadius = 2 * nowStroke
	fillBox(dot, theme.Bad, fyne.NewPos(pos.X, y-1.5*nowStroke), fyne.NewSquareSize(4*nowStroke))
}

// drawMarks draws the pointer's block, the chosen one, and the cursor of the keyboard.
func (p *gridPicture) drawMarks(geo geometry) {
	g := p.grid
	if g.hover != none {
		p.ringBlock(geo, g.hover, theme.Control, 1, 0)
	}
	if g.chosen != none {
		p.ringBlock(geo, g.chosen, theme.Accent, theme.FocusRing, 0)
	}
	switch {
	case !g.focused || g.byMouse:
	case g.cursor != none:
		p.ringBlock(geo, g.cursor, theme.Ink, theme.FocusRing, ringOffset)
	default:
		p.ring(g.view.Position, g.view.Size, theme.Focus, theme.FocusRing, -theme.FocusRing)
	}
}

func (p *gridPicture) ringBlock(geo geometry, block int, colour theme.Name, stroke, out float32) {
	pos, size := p.cardBounds(geo, block)
	p.ring(pos, size, colour, stroke, out)
}

// ring draws a stroke around a rectangle, so far outside of it.
func (p *gridPicture) ring(pos fyne.Position, size fyne.Size, colour theme.Name, stroke, out float32) {
	ring := p.marks.take()
	ring.FillColor = color.Transparent
	ring.StrokeColor, ring.StrokeWidth = theme.Color(colour), stroke
	ring.CornerRadius = theme.RadiusSmall + out
	outline(ring, pos.SubtractXY(out, out), size.AddWidthHeight(2*out, 2*out))
}
