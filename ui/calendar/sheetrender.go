package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// gridPicture draws the visible blocks of a sheet. It holds nothing that could not be
// drawn anew.
type gridPicture struct {
	*control.Drawing
	view *sheetView

	area          board.Area // that is drawn
	geo           board.Grid // of the drawing
	measured      measured   // what the words of the blocks were measured for
	cards         []*card    // by block; nil for what has not been seen since
	roomy         bool       // the columns have room for the notes of blocks
	named         bool       // and for the names of practitioners
	baseline      float32    // of a block's words, below its middle
	rows, columns board.Span // that can be seen
}

const (
	cardInset  float32 = 4 // between a block and the lines of its column
	cardEdge   float32 = 4 // the practitioner's colour at the left of a block
	cardPad    float32 = 6
	cardDot    float32 = 6 // marks a new time where there is no room for the word
	nowStroke  float32 = 2
	ringOffset float32 = 2
)

// draw draws what the viewport shows.
func (p *gridPicture) draw() {
	s := p.view.sheet
	p.area, p.geo = p.view.View(), p.view.grid()
	p.measure()
	p.rows, p.columns = p.geo.RowsIn(p.area.Y, p.area.Height), p.geo.ColumnsIn(p.area.X, p.area.Width)
	p.Begin(p.area.Position, p.area.Size)
	p.Fill(theme.Surface, p.area.Position, p.area.Size)
	for column := p.columns.From; column < p.columns.To; column++ {
		p.drawBackground(column)
	}
	p.drawLines()
	p.drawBreaks()
	for i := range s.Ghosts {
		if p.inView(s.Ghosts[i]) {
			p.drawGhost(s.Ghosts[i])
		}
	}
	for column := p.columns.From; column < p.columns.To; column++ {
		p.drawCards(s.Columns[column])
	}
	if !p.view.covered {
		p.drawUnread()
		p.drawNow()
	}
	p.drawMarks()
	p.Finish()
}

func (p *gridPicture) inView(b sheet.Block) bool {
	return p.columns.Has(b.Column) && p.rows.Has(b.Row)
}

// drawCards draws the blocks of a column that can be seen.
func (p *gridPicture) drawCards(c sheet.Column) {
	for i := c.From; i < c.To; i++ {
		if b := p.view.sheet.Blocks[i]; p.inView(b) {
			p.drawCard(p.card(i), b)
		}
	}
}

// drawBackground tints what is closed, and a column that was not read.
func (p *gridPicture) drawBackground(column int) {
	c := p.view.sheet.Columns[column]
	if c.Unread() {
		p.drawSpan(column, sheet.Span(p.rows), theme.UnknownSoft)
		return
	}
	for _, span := range c.Closed {
		if span.From < p.rows.To && span.To > p.rows.From {
			p.drawSpan(column, sheet.Span{From: max(span.From, p.rows.From), To: min(span.To, p.rows.To)}, theme.Canvas)
		}
	}
}

func (p *gridPicture) drawSpan(column int, span sheet.Span, colour theme.Name) {
	cell := p.geo.Cell(column, span.From)
	pos, size := cell.Position, cell.Size
	size.Height *= float32(span.To - span.From)
	if column == p.geo.Columns-1 {
		size.Width = p.view.Extent().Width - pos.X
	}
	if span.To == p.geo.Rows {
		size.Height = max(p.view.Extent().Height-pos.Y, size.Height)
	}
	p.Fill(colour, pos, size)
}

// drawLines draws the full hours and the edges of the columns.
func (p *gridPicture) drawLines() {
	geo, view := p.geo, p.area
	for row := p.rows.From; row < p.rows.To; row++ {
		if row > 0 && (p.view.sheet.Rows[row].Minute%60 == 0 || p.view.sheet.Rows[row-1].Until > 0) {
			p.Fill(theme.Line, fyne.NewPos(view.X, float32(row)*geo.Row), fyne.NewSize(view.Width, 1))
		}
	}
	if end := float32(geo.Rows) * geo.Row; p.rows.To == geo.Rows && end < p.view.Extent().Height-barRoom-1 {
		p.Fill(theme.Line, fyne.NewPos(view.X, end), fyne.NewSize(view.Width, 1))
	}
	for column := max(p.columns.From, 1); column < p.columns.To; column++ {
		p.Fill(theme.Line, fyne.NewPos(float32(column)*geo.Column, view.Y), fyne.NewSize(1, view.Height))
	}
}

// drawBreaks says of each row that stands for many hours that nothing is free in them.
func (p *gridPicture) drawBreaks() {
	view := p.area
	for i := p.rows.From; i < p.rows.To; i++ {
		row := p.view.sheet.Rows[i]
		if row.Until == 0 {
			continue
		}
		y := float32(i) * p.geo.Row
		p.Fill(theme.Sunken, fyne.NewPos(view.X, y+1), fyne.NewSize(view.Width, p.geo.Row-1))
		text := breakStyle.Fitted(fmt.Sprintf(textNothingFree, wording.ClockAt(row.Minute), wording.ClockAt(row.Until)), view.Width)
		p.Centre(breakStyle, text, fyne.NewPos(view.X, y), fyne.NewSize(view.Width, p.geo.Row))
	}
}

var breakStyle = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}

// drawUnread says in the middle of each column of which nothing is known why it shows
// nothing.
func (p *gridPicture) drawUnread() {
	for column := p.columns.From; column < p.columns.To; column++ {
		if note := p.view.sheet.Columns[column].Note(); note != "" {
			p.drawNote(column, note)
		}
	}
}

// mostLines is how many lines a word about a column takes.
const mostLines = 4

func (p *gridPicture) drawNote(column int, text string) {
	style, geo := control.TextStyle{Size: theme.Caption, Colour: theme.Unknown}, p.geo
	lines := style.Broken(text, geo.Column-2*cardInset, mostLines)
	size, _ := style.Measure(text)
	y := p.area.Y + (min(p.area.Height, geo.Row*float32(geo.Rows))-size.Height*float32(len(lines)))/2
	for i, line := range lines {
		p.Centre(style, line, fyne.NewPos(float32(column)*geo.Column, y+float32(i)*size.Height), fyne.NewSize(geo.Column, size.Height))
	}
}

// drawNow draws the present on today, or over all practitioners of today.
func (p *gridPicture) drawNow() {
	now := p.view.sheet.Now
	if !now.Shown {
		return
	}
	cell := p.geo.Cell(now.Column, now.Row)
	pos, size := cell.Position, cell.Size
	if p.view.sheet.Grouping == sheet.ByPractitioner {
		size.Width *= float32(p.geo.Columns)
	}
	y := pos.Y + now.Into*size.Height - nowStroke/2
	p.Fill(theme.Bad, fyne.NewPos(pos.X, y), fyne.NewSize(size.Width, nowStroke))
	p.FillRound(theme.Bad, fyne.NewPos(pos.X, y-1.5*nowStroke), fyne.NewSquareSize(4*nowStroke), 2*nowStroke)
}

// drawMarks draws the pointer's block, the chosen one, and the cursor of the keyboard.
func (p *gridPicture) drawMarks() {
	v := p.view
	if v.Hovered != sheet.None {
		p.ringBlock(v.Hovered, theme.Control, 1, 0)
	}
	if v.chosen != sheet.None {
		p.ringBlock(v.chosen, theme.Accent, theme.FocusRing, 0)
	}
	switch {
	case v.CursorShown():
		p.ringBlock(v.Current, theme.Ink, theme.FocusRing, ringOffset)
	case v.FocusShown():
		p.Ring(theme.Focus, theme.FocusRing, -theme.FocusRing, p.area.Position, p.area.Size)
	}
}

func (p *gridPicture) ringBlock(block int, colour theme.Name, stroke, out float32) {
	pos, size := p.cardBounds(p.view.sheet.Blocks[block])
	p.Ring(colour, stroke, out, pos, size)
}
