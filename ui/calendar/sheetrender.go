package calendar

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// sheetDrawing draws the visible blocks of a sheet. It holds nothing that could not be
// drawn anew.
type sheetDrawing struct {
	*control.Drawing
	view *sheetView

	area          board.Area // that is drawn
	geo           timeGrid   // of the drawing
	measured      measured   // what the words of the blocks were measured for
	cards         []*card    // by block; nil for what has not been seen since
	whole, half   cardRoom   // of blocks as wide as a column, or half as wide
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
func (d *sheetDrawing) draw() {
	s := d.view.sheet
	d.area, d.geo = d.view.View(), d.view.grid()
	d.measure()
	d.rows, d.columns = d.geo.rowsIn(d.area.Y, d.area.Height), d.geo.days.ColumnsIn(d.area.X, d.area.Width)
	d.Begin(d.area.Position, d.area.Size)
	d.Fill(theme.Surface, d.area.Position, d.area.Size)
	for column := d.columns.From; column < d.columns.To; column++ {
		d.drawBackground(column)
	}
	d.drawLines()
	d.drawBreaks()
	for i := range s.Ghosts {
		if d.inView(s.Ghosts[i]) {
			d.drawGhost(s.Ghosts[i])
		}
	}
	for column := d.columns.From; column < d.columns.To; column++ {
		d.drawCards(s.Columns[column])
	}
	if !d.view.covered {
		d.drawUnread()
		d.drawNow()
	}
	d.drawMarks()
	d.Finish()
}

func (d *sheetDrawing) inView(b sheet.Block) bool {
	return d.columns.Has(b.Column) && d.rows.Has(b.Row)
}

// drawCards draws the blocks of a column that can be seen.
func (d *sheetDrawing) drawCards(c sheet.Column) {
	for i := c.From; i < c.To; i++ {
		if b := d.view.sheet.Blocks[i]; d.inView(b) {
			d.drawCard(d.card(i), b)
		}
	}
}

// drawBackground tints what is closed, and a column that was not read.
func (d *sheetDrawing) drawBackground(column int) {
	c := d.view.sheet.Columns[column]
	if c.Unread() {
		d.drawSpan(column, sheet.Span(d.rows), theme.UnknownSoft)
		return
	}
	for _, span := range c.Closed {
		if span.From < d.rows.To && span.To > d.rows.From {
			d.drawSpan(column, sheet.Span{From: max(span.From, d.rows.From), To: min(span.To, d.rows.To)}, theme.Canvas)
		}
	}
}

func (d *sheetDrawing) drawSpan(column int, span sheet.Span, colour theme.Name) {
	cell := d.geo.cellArea(column, span.From)
	pos, size := cell.Position, fyne.NewSize(cell.Width, d.geo.height(span))
	if column == d.geo.days.Columns-1 {
		size.Width = d.view.Extent().Width - pos.X
	}
	if span.To == d.geo.rows() {
		size.Height = max(d.view.Extent().Height-pos.Y, size.Height)
	}
	d.Fill(colour, pos, size)
}

// drawLines draws the full hours and the edges of the columns.
func (d *sheetDrawing) drawLines() {
	geo, view := d.geo, d.area
	for row := d.rows.From; row < d.rows.To; row++ {
		if row > 0 && (d.view.sheet.Rows[row].Minute%60 == 0 || d.view.sheet.Rows[row-1].Until > 0) {
			d.Fill(theme.Line, fyne.NewPos(view.X, geo.tops[row]), fyne.NewSize(view.Width, 1))
		}
	}
	if end := geo.end(); d.rows.To == geo.rows() && end < d.view.Extent().Height-barRoom-1 {
		d.Fill(theme.Line, fyne.NewPos(view.X, end), fyne.NewSize(view.Width, 1))
	}
	for column := max(d.columns.From, 1); column < d.columns.To; column++ {
		d.Fill(theme.Line, fyne.NewPos(float32(column)*geo.days.ColumnWidth, view.Y), fyne.NewSize(1, view.Height))
	}
}

// drawBreaks says of each row that stands for many hours that nothing is free in them.
func (d *sheetDrawing) drawBreaks() {
	view, style := d.area, d.view.sheet.Style
	for i := d.rows.From; i < d.rows.To; i++ {
		row := d.view.sheet.Rows[i]
		if row.Until == 0 {
			continue
		}
		y, height := d.geo.tops[i], d.geo.height(sheet.Span{From: i, To: i + 1})
		d.Fill(theme.Sunken, fyne.NewPos(view.X, y+1), fyne.NewSize(view.Width, height-1))
		text := breakStyle.Fitted(fmt.Sprintf(textNothingFree, style.ClockAt(row.Minute), style.ClockAt(row.Until)), view.Width)
		d.Centre(breakStyle, text, fyne.NewPos(view.X, y), fyne.NewSize(view.Width, height))
	}
}

var breakStyle = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}

// drawUnread says in the middle of each column that shows nothing why, as far as that is
// not plain to see.
func (d *sheetDrawing) drawUnread() {
	for column := d.columns.From; column < d.columns.To; column++ {
		if note := d.view.sheet.ColumnNote(d.view.sheet.Columns[column]); note != "" {
			d.drawNote(column, note, d.view.sheet.Columns[column].Note() != "")
		}
	}
}

// mostLines is how many lines a word about a column takes.
const mostLines = 4

func (d *sheetDrawing) drawNote(column int, text string, unread bool) {
	style, geo := quietNote, d.geo
	if unread {
		style = unreadNote
	}
	lines := style.Broken(text, geo.days.ColumnWidth-2*cardInset, mostLines)
	size, _ := style.Measure(text)
	y := d.area.Y + (min(d.area.Height, geo.end())-size.Height*float32(len(lines)))/2
	for i, line := range lines {
		d.Centre(style, line, fyne.NewPos(float32(column)*geo.days.ColumnWidth, y+float32(i)*size.Height), fyne.NewSize(geo.days.ColumnWidth, size.Height))
	}
}

// drawNow draws the present on today, or over all practitioners of today.
func (d *sheetDrawing) drawNow() {
	now := d.view.sheet.Now
	if !now.Shown {
		return
	}
	pos, width := d.geo.cellArea(now.Column, now.Row).Position, d.geo.days.ColumnWidth
	if d.view.sheet.Grouping == sheet.ByPractitioner {
		width *= float32(d.geo.days.Columns)
	}
	y := pos.Y + now.Into*d.geo.height(sheet.Span{From: now.Row, To: now.Row + 1}) - nowStroke/2
	d.Fill(theme.Bad, fyne.NewPos(pos.X, y), fyne.NewSize(width, nowStroke))
	d.FillRound(theme.Bad, fyne.NewPos(pos.X, y-1.5*nowStroke), fyne.NewSquareSize(4*nowStroke), 2*nowStroke)
}

// drawMarks draws the pointer's block, the chosen one, and the cursor of the keyboard.
func (d *sheetDrawing) drawMarks() {
	v := d.view
	if v.Hovered != sheet.None {
		d.ringBlock(v.Hovered, theme.Control, 1, 0)
	}
	if v.chosen != sheet.None {
		d.ringBlock(v.chosen, theme.Accent, theme.FocusRing, 0)
	}
	switch {
	case v.CursorShown():
		d.ringBlock(v.Current, theme.Ink, theme.FocusRing, ringOffset)
	case v.FocusShown():
		d.Ring(theme.Focus, theme.FocusRing, -theme.FocusRing, d.area.Position, d.area.Size)
	}
}

func (d *sheetDrawing) ringBlock(block int, colour theme.Name, stroke, out float32) {
	pos, size := d.cardBounds(d.view.sheet.Blocks[block])
	d.Ring(colour, stroke, out, pos, size)
}
