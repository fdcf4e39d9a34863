package bookable

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// gridPicture draws a grid. It holds nothing that could not be drawn anew.
type gridPicture struct {
	grid        *grid
	border      control.Border
	rule        *canvas.Rectangle // over the line below
	says        *canvas.Text
	heads, side *control.Drawing
	clips       [2]fyne.CanvasObject // of heads and side
	all         []fyne.CanvasObject
}

func newGridPicture(g *grid) *gridPicture {
	p := &gridPicture{grid: g, border: control.NewBorder(), rule: canvas.NewRectangle(color.Transparent), says: canvas.NewText("", color.Transparent), heads: control.NewDrawing(0, 0), side: control.NewDrawing(0, 0)}
	p.clips = [2]fyne.CanvasObject{container.NewClip(p.heads), container.NewClip(p.side)}
	p.all = append(p.border.Objects(), p.clips[0], p.clips[1], g.scroll, p.rule, p.says)
	return p
}

// Destroy implements fyne.WidgetRenderer.
func (p *gridPicture) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (p *gridPicture) Objects() []fyne.CanvasObject { return p.all }

// MinSize leaves room for one column and a few rows; the rest can be scrolled to.
func (p *gridPicture) MinSize() fyne.Size {
	return fyne.NewSize(grown(leastNames+leastColumn)+2*gridPad, p.grid.HeightForWidth(p.grid.Size().Width))
}

// Layout places the parts.
func (p *gridPicture) Layout(size fyne.Size) {
	geo := p.grid.geometry()
	p.border.Place(size)
	// Rings reach a little beyond the cells.
	width, height := max(size.Width-geo.left()-gridPad+cellGap, 0), max(size.Height-geo.around()+cellGap, 0)
	put(p.clips[0], geo.left(), gridPad, width, geo.top()-gridPad)
	put(p.clips[1], gridPad, geo.top(), geo.names, height)
	put(p.grid.scroll, geo.left(), geo.top(), width, height)
	put(p.rule, 1, size.Height-geo.foot, size.Width-2, 1)
	p.draw()
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}

// Refresh draws anew, in the colours and sizes of now.
func (p *gridPicture) Refresh() {
	p.grid.scroll.Refresh()
	p.Layout(p.grid.Size())
	canvas.Refresh(p.grid)
}

// draw draws what is in view.
func (p *gridPicture) draw() {
	p.border.Paint()
	p.rule.FillColor = theme.Color(theme.Line)
	g := p.grid
	v := view{grid: g, geometry: g.geometry(), offset: g.scroll.Offset, size: g.scroll.Size()}
	v.columns, v.rows = v.across(v.offset.X, v.size.Width), v.down(v.offset.Y, v.size.Height)
	v.drawCells(g.cells)
	v.drawHeads(p.heads)
	v.drawNames(p.side)
	p.drawFoot(v.geometry)
}

var footLook = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}

func (p *gridPicture) drawFoot(geo geometry) {
	size := p.grid.Size()
	text := footLook.Fitted(p.grid.says(), size.Width-4*gridPad)
	footLook.WriteIn(p.says, text, 2*gridPad, size.Height-geo.foot, geo.foot)
	canvas.Refresh(p.says)
}

// view is the part of a grid that is in view.
type view struct {
	geometry
	grid          *grid
	offset        fyne.Position
	size          fyne.Size
	columns, rows span
}

// drawCells draws the cells that are in view, and the marks on them.
func (v view) drawCells(d *control.Drawing) {
	d.Begin(v.offset, v.size)
	v.drawEdges(d, v.offset.Y, v.size.Height, 0)
	for row := v.rows.from; row < v.rows.to; row++ {
		for column := v.columns.from; column < v.columns.to; column++ {
			v.drawCell(d, place{row, column})
		}
	}
	v.drawRings(d, v.geometry.bounds, func(at place) bool { return at.row >= 0 && at.column >= 0 })
	d.Finish()
}

func (v view) drawCell(d *control.Drawing, at place) {
	c := v.grid.table.cell(at.row, at.column)
	pos, size := v.bounds(at)
	drawFace(d, c, v.words(c, size.Width), pos, size)
	if c.verdict != nil && v.grid.marked[c.verdict.Offering] || v.grid.table.target(at) == v.grid.chosen {
		d.Ring(theme.Accent, theme.FocusRing, 1, pos, size)
	}
}

// words are what stands in a cell: a number or a sign, and words where there is room.
func (v view) words(c cell, width float32) string {
	if width >= grown(roomyColumn) {
		return wideText(c, v.grid.words)
	}
	return faceText(c)
}

// drawRings draws the pointer's place and the cursor's, if they are in this part.
func (v view) drawRings(d *control.Drawing, bounds func(place) (fyne.Position, fyne.Size), here func(place) bool) {
	g := v.grid
	if g.hover != nowhere && here(g.hover) {
		pos, size := bounds(g.hover)
		d.Ring(theme.Control, 1, 0, pos, size)
	}
	if g.focused && !g.byMouse && g.cursor != nowhere && here(g.cursor) {
		pos, size := bounds(g.cursor)
		d.Ring(theme.Ink, theme.FocusRing, 1, pos, size)
	}
}

// drawEdges draws a line between the columns of two businesses.
func (v view) drawEdges(d *control.Drawing, top, height, shift float32) {
	for _, group := range v.grid.table.groups {
		if group.from > 0 {
			d.Fill(theme.Line, fyne.NewPos(float32(group.from)*v.column-shift-0.5, top), fyne.NewSize(1, height))
		}
	}
}

var (
	groupLook = control.TextStyle{Size: theme.Caption, Bold: true, Colour: theme.Ink2}
	headLook  = control.TextStyle{Size: theme.Caption, Colour: theme.Ink2}
	nameLook  = control.TextStyle{Size: theme.Text, Colour: theme.Ink}
)

// drawHeads draws the headings of the columns that are in view.
func (v view) drawHeads(d *control.Drawing) {
	d.Begin(fyne.Position{}, fyne.NewSize(v.size.Width, v.groups+v.heads))
	v.drawEdges(d, 0, v.groups+v.heads, v.offset.X)
	if v.groups > 0 {
		for i := range v.grid.table.groups {
			v.drawGroup(d, v.grid.table.groups[i])
		}
	}
	for column := v.columns.from; column < v.columns.to; column++ {
		v.drawHead(d, column)
	}
	v.drawRings(d, v.headBounds, func(at place) bool { return at.row < 0 })
	d.Finish()
}

// headBounds is where a heading is drawn; that of a business covers its columns in view.
func (v view) headBounds(at place) (fyne.Position, fyne.Size) {
	if at.row == headRow {
		return fyne.NewPos(float32(at.column)*v.column-v.offset.X+cellGap, v.groups+cellGap), fyne.NewSize(v.column-2*cellGap, v.heads-2*cellGap)
	}
	group := v.grid.table.groups[v.grid.table.groupOf(at.column)]
	from := max(float32(group.from)*v.column-v.offset.X, 0)
	to := min(float32(group.to)*v.column-v.offset.X, v.size.Width)
	return fyne.NewPos(from+cellGap, cellGap), fyne.NewSize(max(to-from-2*cellGap, 0), v.groups-2*cellGap)
}

// lineHeight is the distance from line to line.
func lineHeight(l control.TextStyle) float32 { return whole(theme.Size(l.Size) * 1.36) }

func (v view) drawGroup(d *control.Drawing, g group) {
	pos, size := v.headBounds(place{groupRow, g.from})
	if size.Width <= grown(2*iconSide) {
		return
	}
	look := groupLook
	v.emphasise(d, &look, g.at, pos, size)
	d.Centre(look, look.Fitted(g.name, size.Width-gridPad), pos, size)
}

func (v view) drawHead(d *control.Drawing, column int) {
	pos, size := v.headBounds(place{headRow, column})
	look := headLook
	v.emphasise(d, &look, v.grid.table.columns[column].at, pos, size)
	lines := v.grid.measured.titles[column]
	y := pos.Y + size.Height - float32(len(lines))*lineHeight(look) - cellGap
	for _, text := range lines {
		d.Centre(look, text, fyne.NewPos(pos.X, y), fyne.NewSize(size.Width, lineHeight(look)))
		y += lineHeight(look)
	}
}

// drawNames draws the names of the rows that are in view.
func (v view) drawNames(d *control.Drawing) {
	d.Begin(fyne.Position{}, fyne.NewSize(v.names, v.size.Height))
	for row := v.rows.from; row < v.rows.to; row++ {
		pos, size := v.nameBounds(place{row, nameColumn})
		l := v.grid.table.rows[row]
		look := nameLook
		v.emphasise(d, &look, l.at, pos, size)
		note := headLook.Width(l.note)
		name := look.Fitted(l.name, size.Width-2*gridPad-note)
		d.WriteIn(look, name, pos.X+gridPad, pos.Y, size.Height)
		d.WriteTo(headLook, l.note, pos.X+size.Width-gridPad, pos.Y, size.Height)
	}
	v.drawRings(d, v.nameBounds, func(at place) bool { return at.row >= 0 && at.column == nameColumn })
	d.Finish()
}

func (v view) nameBounds(at place) (fyne.Position, fyne.Size) {
	return fyne.NewPos(0, float32(at.row)*v.row-v.offset.Y+cellGap), fyne.NewSize(v.names-cellGap, v.row-2*cellGap)
}

// emphasise shows a name or heading as what the open finding is about, or as chosen.
func (v view) emphasise(d *control.Drawing, look *control.TextStyle, at readiness.Target, pos fyne.Position, size fyne.Size) {
	if v.grid.subject != (readiness.Target{}) && partly(at, v.grid.subject) {
		look.Bold, look.Colour = true, theme.Ink
	}
	if v.grid.chosen != (readiness.Target{}) && partly(at, v.grid.chosen) {
		look.Bold, look.Colour = true, theme.Accent
		d.FillRound(theme.AccentSoft, pos, size, theme.RadiusSmall)
	}
}
