package bookable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Frame implements board.Content. Rings reach a little beyond the cells.
func (g *grid) Frame(size fyne.Size) board.Frame {
	geo := g.geometry()
	left, top := geo.left(), geo.top()
	width, height := size.Width-left-gridPad+cellGap, size.Height-geo.around()+cellGap
	return board.Frame{
		View:   board.NewArea(left, top, width, height),
		Head:   board.NewArea(left, gridPad, width, top-gridPad),
		Side:   board.NewArea(gridPad, top, geo.names, height),
		Rule:   board.NewArea(1, size.Height-geo.foot, size.Width-2, 1),
		Corner: fyne.NewPos(size.Width, size.Height),
	}
}

// Draw implements board.Content.
func (g *grid) Draw() {
	v := view{grid: g, geometry: g.geometry(), Area: g.View()}
	v.columns, v.rows = v.ColumnsIn(v.X, v.Width), v.RowsIn(v.Y, v.Height)
	v.drawCells(g.Body)
	v.drawHeads(g.Head)
	v.drawNames(g.Side)
	v.drawLine()
}

var lineStyle = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}

func (v view) drawLine() {
	size := v.grid.Size()
	text := lineStyle.Fitted(v.grid.lineText(), size.Width-4*gridPad)
	lineStyle.WriteIn(v.grid.line, text, 2*gridPad, size.Height-v.foot, v.foot)
	canvas.Refresh(v.grid.line)
}

// view is the part of a grid that is in view.
type view struct {
	board.Area
	geometry
	grid          *grid
	columns, rows board.Span
}

// drawCells draws the cells that are in view, and the marks on them.
func (v view) drawCells(d *control.Drawing) {
	d.Begin(v.Position, v.Area.Size)
	v.drawEdges(d, v.Y, v.Height, 0)
	for row := v.rows.From; row < v.rows.To; row++ {
		for column := v.columns.From; column < v.columns.To; column++ {
			v.drawCell(d, place{row, column})
		}
	}
	v.drawRings(d, v.geometry.bounds, func(at place) bool { return at.row >= 0 && at.column >= 0 })
	d.Finish()
}

func (v view) drawCell(d *control.Drawing, at place) {
	c := v.grid.table.cell(at.row, at.column)
	pos, size := v.bounds(at)
	drawGround(d, c, pos, size)
	inView, room := partIn(v.X, v.X+v.Width, pos, size)
	drawWords(d, c, v.words(c, size.Width, room.Width), inView, room)
	if c.verdict != nil && v.grid.marked[c.verdict.Offering] || v.grid.table.target(at) == v.grid.chosen {
		d.Ring(theme.Accent, theme.FocusRing, 1, pos, size)
	}
}

// partIn is the part of a place that lies between a left and a right edge: of one that is not
// scrolled out there.
func partIn(left, right float32, pos fyne.Position, size fyne.Size) (fyne.Position, fyne.Size) {
	from, to := max(pos.X, left), min(pos.X+size.Width, right)
	return fyne.NewPos(from, pos.Y), fyne.NewSize(max(to-from, 0), size.Height)
}

// words are what stands in the part of a cell that is in view: a number or a sign, and words in a
// wide cell.
func (v view) words(c cell, width, room float32) string {
	texts := []string{cellText(c)}
	if width >= grown(roomyColumn) {
		texts = v.grid.table.texts(c)
	}
	return fitting(c, texts, room)
}

// drawRings draws the pointer's place and the cursor's, if they are in this part.
func (v view) drawRings(d *control.Drawing, bounds func(place) (fyne.Position, fyne.Size), here func(place) bool) {
	g := v.grid
	if g.Hovered != nowhere && here(g.Hovered) {
		pos, size := bounds(g.Hovered)
		d.Ring(theme.Control, 1, 0, pos, size)
	}
	if g.CursorShown() && here(g.Current) {
		pos, size := bounds(g.Current)
		d.Ring(theme.Ink, theme.FocusRing, 1, pos, size)
	}
}

// drawEdges draws a line between the columns of two businesses.
func (v view) drawEdges(d *control.Drawing, top, height, shift float32) {
	for _, group := range v.grid.table.groups {
		if group.from > 0 {
			d.Fill(theme.Line, fyne.NewPos(float32(group.from)*v.ColumnWidth-shift-0.5, top), fyne.NewSize(1, height))
		}
	}
}

var (
	groupStyle = control.TextStyle{Size: theme.Caption, Bold: true, Colour: theme.Ink2}
	headStyle  = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	nameStyle  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
)

// drawHeads draws the headings of the columns that are in view.
func (v view) drawHeads(d *control.Drawing) {
	d.Begin(fyne.Position{}, fyne.NewSize(v.Width, v.groups+v.heads))
	v.drawEdges(d, 0, v.groups+v.heads, v.X)
	if v.groups > 0 {
		for i := range v.grid.table.groups {
			v.drawGroup(d, v.grid.table.groups[i])
		}
	}
	for column := v.columns.From; column < v.columns.To; column++ {
		v.drawHead(d, column)
	}
	v.drawRings(d, v.headBounds, func(at place) bool { return at.row < 0 })
	d.Finish()
}

// headBounds is where a heading is drawn; that of a business covers its columns in view.
func (v view) headBounds(at place) (fyne.Position, fyne.Size) {
	if at.row == headRow {
		return fyne.NewPos(float32(at.column)*v.ColumnWidth-v.X+cellGap, v.groups+cellGap), fyne.NewSize(v.ColumnWidth-2*cellGap, v.heads-2*cellGap)
	}
	group := v.grid.table.groups[v.grid.table.groupOf(at.column)]
	from := max(float32(group.from)*v.ColumnWidth-v.X, 0)
	to := min(float32(group.to)*v.ColumnWidth-v.X, v.Width)
	return fyne.NewPos(from+cellGap, cellGap), fyne.NewSize(max(to-from-2*cellGap, 0), v.groups-2*cellGap)
}

// lineHeight is the distance from line to line.
func lineHeight(l control.TextStyle) float32 { return whole(theme.Size(l.Size) * 1.36) }

func (v view) drawGroup(d *control.Drawing, g group) {
	pos, size := v.headBounds(place{groupRow, g.from})
	if size.Width <= grown(2*iconSide) {
		return
	}
	style := groupStyle
	v.emphasise(d, &style, g.at, pos, size)
	v.centreLines(d, style, style.Broken(g.name, size.Width-gridPad, v.grid.measured.groupLines), pos, size)
}

// centreLines draws lines under each other in the middle of a place.
func (v view) centreLines(d *control.Drawing, style control.TextStyle, lines []string, pos fyne.Position, size fyne.Size) {
	height := lineHeight(style)
	y := pos.Y + (size.Height-float32(len(lines))*height)/2
	for i, text := range lines {
		d.Centre(style, text, fyne.NewPos(pos.X, y+float32(i)*height), fyne.NewSize(size.Width, height))
	}
}

func (v view) drawHead(d *control.Drawing, column int) {
	pos, size := v.headBounds(place{headRow, column})
	style := headStyle
	v.emphasise(d, &style, v.grid.table.columns[column].at, pos, size)
	lines := v.grid.measured.titles[column]
	y := pos.Y + size.Height - float32(len(lines))*lineHeight(style) - cellGap
	pos, size = partIn(0, v.Width, pos, size)
	for i, text := range lines {
		note := i == len(lines)-1 && v.grid.table.columns[column].note != ""
		if !note || style.Width(text) <= size.Width { // a number is never cut
			d.Centre(style, text, fyne.NewPos(pos.X, y), fyne.NewSize(size.Width, lineHeight(style)))
		}
		y += lineHeight(style)
	}
}

// drawNames draws the names of the rows that are in view.
func (v view) drawNames(d *control.Drawing) {
	d.Begin(fyne.Position{}, fyne.NewSize(v.names, v.Height))
	for row := v.rows.From; row < v.rows.To; row++ {
		pos, size := v.nameBounds(place{row, nameColumn})
		l := v.grid.table.rows[row]
		style := nameStyle
		v.emphasise(d, &style, l.at, pos, size)
		lines := v.grid.measured.rowNames[row]
		y := pos.Y + (size.Height-float32(len(lines))*lineHeight(style))/2
		for i, text := range lines {
			d.WriteIn(style, text, pos.X+gridPad, y+float32(i)*lineHeight(style), lineHeight(style))
		}
		d.WriteTo(headStyle, l.note, pos.X+size.Width-gridPad, pos.Y, size.Height)
	}
	v.drawRings(d, v.nameBounds, func(at place) bool { return at.row >= 0 && at.column == nameColumn })
	d.Finish()
}

func (v view) nameBounds(at place) (fyne.Position, fyne.Size) {
	return fyne.NewPos(0, float32(at.row)*v.RowHeight-v.Y+cellGap), fyne.NewSize(v.names-cellGap, v.RowHeight-2*cellGap)
}

// emphasise shows a name or heading as what the open finding is about, or as chosen.
func (v view) emphasise(d *control.Drawing, style *control.TextStyle, at readiness.Target, pos fyne.Position, size fyne.Size) {
	if v.grid.subject != (readiness.Target{}) && partly(at, v.grid.subject) {
		style.Bold, style.Colour = true, theme.Ink
	}
	if v.grid.chosen != (readiness.Target{}) && partly(at, v.grid.chosen) {
		style.Bold, style.Colour = true, theme.Accent
		d.FillRound(theme.AccentSoft, pos, size, theme.RadiusSmall)
	}
}
