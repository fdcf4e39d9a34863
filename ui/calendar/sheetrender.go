package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// gridPicture draws the visible part of a sheetGrid. It holds nothing that could not be
// drawn anew.
type gridPicture struct {
	*control.Drawing
	grid *sheetGrid

	geo           geometry // of the drawing
	measured      measured // what the words of the blocks were measured for
	cards         []*card  // by block; nil for what has not been seen since
	written       map[writing]cardWord
	roomy         bool       // the columns have room for the notes of blocks
	named         bool       // and for the names of practitioners
	baseline      float32    // of a block's words, below its middle
	rows, columns sheet.Span // that can be seen
}

const (
	cardInset  float32 = 4 // between a block and the lines of its column
	cardEdge   float32 = 4 // the practitioner's colour at the left of a block
	cardPad    float32 = 6
	cardDot    float32 = 6 // marks a new time where there is no room for the word
	nowStroke  float32 = 2
	ringOffset float32 = 2
)

func newGridPicture(g *sheetGrid) *gridPicture {
	return &gridPicture{Drawing: control.NewDrawing(theme.Radius-1, control.BottomRight), grid: g}
}

// Destroy implements fyne.WidgetRenderer.
func (p *gridPicture) Destroy() {}

// Layout draws for another size.
func (p *gridPicture) Layout(fyne.Size) { p.draw() }

// MinSize implements fyne.WidgetRenderer.
func (p *gridPicture) MinSize() fyne.Size { return p.grid.MinSize() }

// Objects implements fyne.WidgetRenderer.
func (p *gridPicture) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{p.Drawing} }

// Refresh draws anew, in the colours of now.
func (p *gridPicture) Refresh() { p.draw() }

// draw draws what the viewport shows.
func (p *gridPicture) draw() {
	g := p.grid
	if g.still {
		return
	}
	p.geo = g.geometry()
	p.measure()
	p.rows.From, p.rows.To = p.geo.rowsIn(g.view.Y, g.view.Height)
	p.columns.From, p.columns.To = p.geo.columnsIn(g.view.X, g.view.Width)
	p.Begin(g.view.Position, g.view.Size)
	p.Fill(theme.Surface, g.view.Position, g.view.Size)
	for column := p.columns.From; column < p.columns.To; column++ {
		p.drawGround(column)
	}
	p.drawLines()
	p.drawBreaks()
	for i := range g.sheet.Ghosts {
		if p.inView(g.sheet.Ghosts[i]) {
			p.drawGhost(g.sheet.Ghosts[i])
		}
	}
	for column := p.columns.From; column < p.columns.To; column++ {
		p.drawCards(g.sheet.Columns[column])
	}
	if !g.covered {
		p.drawUnread()
		p.drawNow()
	}
	p.drawMarks()
	p.Finish()
}

func (p *gridPicture) inView(b sheet.Block) bool {
	return p.columns.From <= b.Column && b.Column < p.columns.To && p.rows.From <= b.Row && b.Row < p.rows.To
}

// drawCards draws the blocks of a column that can be seen.
func (p *gridPicture) drawCards(c sheet.Column) {
	for i := c.From; i < c.To; i++ {
		if b := p.grid.sheet.Blocks[i]; p.inView(b) {
			p.drawCard(p.card(i), b)
		}
	}
}

// release lets go of all that was drawn.
func (p *gridPicture) release() {
	p.Release()
	p.measured = measured{}
}

// drawGround tints what is closed, and a column that was not read.
func (p *gridPicture) drawGround(column int) {
	c := p.grid.sheet.Columns[column]
	if c.Unread() {
		p.drawSpan(column, p.rows, theme.UnknownSoft)
		return
	}
	for _, span := range c.Closed {
		if span.From < p.rows.To && span.To > p.rows.From {
			p.drawSpan(column, sheet.Span{From: max(span.From, p.rows.From), To: min(span.To, p.rows.To)}, theme.Canvas)
		}
	}
}

func (p *gridPicture) drawSpan(column int, span sheet.Span, colour theme.Name) {
	pos, size := p.geo.cell(column, span.From)
	size.Height *= float32(span.To - span.From)
	if column == p.geo.columns-1 {
		size.Width = p.grid.Size().Width - pos.X
	}
	if span.To == p.geo.rows {
		size.Height = max(p.grid.Size().Height-pos.Y, size.Height)
	}
	p.Fill(colour, pos, size)
}

// drawLines draws the full hours and the edges of the columns.
func (p *gridPicture) drawLines() {
	geo, view := p.geo, p.grid.view
	for row := p.rows.From; row < p.rows.To; row++ {
		if row > 0 && (p.grid.sheet.Rows[row].Minute%60 == 0 || p.grid.sheet.Rows[row-1].Until > 0) {
			p.Fill(theme.Line, fyne.NewPos(view.X, float32(row)*geo.row), fyne.NewSize(view.Width, 1))
		}
	}
	if end := float32(geo.rows) * geo.row; p.rows.To == geo.rows && end < p.grid.Size().Height-barRoom-1 {
		p.Fill(theme.Line, fyne.NewPos(view.X, end), fyne.NewSize(view.Width, 1))
	}
	for column := max(p.columns.From, 1); column < p.columns.To; column++ {
		p.Fill(theme.Line, fyne.NewPos(float32(column)*geo.column, view.Y), fyne.NewSize(1, view.Height))
	}
}

// drawBreaks says of each row that stands for many hours that nothing is free in them.
func (p *gridPicture) drawBreaks() {
	view := p.grid.view
	for i := p.rows.From; i < p.rows.To; i++ {
		row := p.grid.sheet.Rows[i]
		if row.Until == 0 {
			continue
		}
		y := float32(i) * p.geo.row
		p.Fill(theme.Sunken, fyne.NewPos(view.X, y+1), fyne.NewSize(view.Width, p.geo.row-1))
		text := breakLook.Fitted(fmt.Sprintf(textNothingFree, sheet.ClockText(row.Minute), sheet.ClockText(row.Until)), view.Width)
		p.Centre(breakLook, text, fyne.NewPos(view.X, y), fyne.NewSize(view.Width, p.geo.row))
	}
}

var breakLook = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}

// drawUnread says in the middle of each column of which nothing is known why it shows
// nothing.
func (p *gridPicture) drawUnread() {
	for column := p.columns.From; column < p.columns.To; column++ {
		if note := p.grid.sheet.Columns[column].Note(); note != "" {
			p.drawWords(column, note)
		}
	}
}

// mostLines is how many lines a word about a column takes.
const mostLines = 4

func (p *gridPicture) drawWords(column int, text string) {
	look, geo := control.TextStyle{Size: theme.Caption, Colour: theme.Unknown}, p.geo
	lines := look.Broken(text, geo.column-2*cardInset, mostLines)
	size, _ := look.Measure(text)
	y := p.grid.view.Y + (min(p.grid.view.Height, geo.row*float32(geo.rows))-size.Height*float32(len(lines)))/2
	for i, line := range lines {
		p.Centre(look, line, fyne.NewPos(float32(column)*geo.column, y+float32(i)*size.Height), fyne.NewSize(geo.column, size.Height))
	}
}

// drawNow draws the present on today, or over all practitioners of today.
func (p *gridPicture) drawNow() {
	now := p.grid.sheet.Now
	if !now.Shown {
		return
	}
	pos, size := p.geo.cell(now.Column, now.Row)
	if p.grid.sheet.Grouping == sheet.ByPractitioner {
		size.Width *= float32(p.geo.columns)
	}
	y := pos.Y + now.Into*size.Height - nowStroke/2
	p.Fill(theme.Bad, fyne.NewPos(pos.X, y), fyne.NewSize(size.Width, nowStroke))
	p.FillRound(theme.Bad, fyne.NewPos(pos.X, y-1.5*nowStroke), fyne.NewSquareSize(4*nowStroke), 2*nowStroke)
}

// drawMarks draws the pointer's block, the chosen one, and the cursor of the keyboard.
func (p *gridPicture) drawMarks() {
	g := p.grid
	if g.hover != sheet.None {
		p.ringBlock(g.hover, theme.Control, 1, 0)
	}
	if g.chosen != sheet.None {
		p.ringBlock(g.chosen, theme.Accent, theme.FocusRing, 0)
	}
	switch {
	case g.marked():
		p.ringBlock(g.cursor, theme.Ink, theme.FocusRing, ringOffset)
	case g.focused && !g.byMouse:
		p.Ring(theme.Focus, theme.FocusRing, -theme.FocusRing, g.view.Position, g.view.Size)
	}
}

func (p *gridPicture) ringBlock(block int, colour theme.Name, stroke, out float32) {
	pos, size := p.cardBounds(p.grid.sheet.Blocks[block])
	p.Ring(colour, stroke, out, pos, size)
}
