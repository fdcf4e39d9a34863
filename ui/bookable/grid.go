package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

// grid shows a table: names at the left and headings on top, which stay, and the
// cells, which scroll. It takes the keyboard as one thing, with a cursor over cells,
// names and headings. Only what is in view is drawn.
type grid struct {
	widget.BaseWidget

	table   *table
	words   *readiness.Words
	chosen  readiness.Target          // the selection; zero: none
	subject readiness.Target          // what the open finding is about: its names stand out
	marked  map[cliniko.Offering]bool // and its cells are ringed
	cursor  place
	hover   place
	focused bool
	byMouse bool // the keyboard came with a click, which needs no ring

	onChoose func(readiness.Target)    // Return, Space, a click
	onOther  func(*fyne.KeyEvent)      // a key that the grid has no use for
	reveal   func(top, bottom float32) // asks the page to show a stretch of the grid's height
	room     func() float32            // the height that the page can give

	scroll   *pane
	cells    *control.Drawing
	measured measured
	picture  *gridPicture // the newest that was made; nil until first shown
}

var (
	_ control.Flowing    = (*grid)(nil)
	_ fyne.Focusable     = (*grid)(nil)
	_ fyne.Tappable      = (*grid)(nil)
	_ fyne.Accessible    = (*grid)(nil)
	_ desktop.Hoverable  = (*grid)(nil)
	_ desktop.Cursorable = (*grid)(nil)
)

func newGrid() *grid {
	g := &grid{table: &table{}, cursor: nowhere, hover: nowhere, cells: control.NewDrawing(0, 0)}
	g.scroll = newPane(&fyne.Container{
		Layout:  sized(func() fyne.Size { return g.geometry().content() }),
		Objects: []fyne.CanvasObject{g.cells},
	})
	g.scroll.OnScrolled = func(fyne.Position) { g.redraw() }
	g.ExtendBaseWidget(g)
	return g
}

// setTable shows another table. Cursor, scroll and selection stay with the lines that
// they were on.
func (g *grid) setTable(t *table, words *readiness.Words) {
	row, column := g.anchor()
	cursor := g.spot()
	g.table, g.words, g.hover = t, words, nowhere
	g.cursor = g.follow(cursor)
	if size := g.Size(); size.Width > 0 {
		g.scroll.Refresh()
		g.scrollTo(row.offset(t.rows, g.geometry().row), column.offset(t.columns, g.geometry().column))
	}
	g.redraw()
}

// anchor is the first row and the first column in view.
func (g *grid) anchor() (row, column anchor) {
	geo := g.geometry()
	return anchored(g.table.rows, g.scroll.Offset.Y, geo.row), anchored(g.table.columns, g.scroll.Offset.X, geo.column)
}

// anchor is the line at the edge of the view, and how many lines into it the edge is.
type anchor struct {
	at     readiness.Target
	number int
	into   float32
}

func anchored(lines []line, offset, pitch float32) anchor {
	if pitch <= 0 || len(lines) == 0 || offset <= 0 {
		return anchor{}
	}
	n := min(int(offset/pitch), len(lines)-1)
	return anchor{lines[n].at, n, offset/pitch - float32(n)}
}

// offset is where the line is now; where it has gone, its number counts.
func (a anchor) offset(lines []line, pitch float32) float32 {
	return (float32(numberOf(lines, a.at, a.number)) + a.into) * pitch
}

// numberOf is the number of a line, or a number near the one that it had.
func numberOf(lines []line, at readiness.Target, before int) int {
	for i, l := range lines {
		if l.at == at {
			return i
		}
	}
	return max(min(before, len(lines)-1), 0)
}

// spot is a place with the targets of its row and its column.
type spot struct {
	place
	row, column readiness.Target
}

// spot is where the cursor is.
func (g *grid) spot() spot {
	at := spot{place: g.cursor}
	if at.place != nowhere && at.place.row >= 0 {
		at.row = g.table.rows[at.place.row].at
	}
	if at.place != nowhere && at.place.column >= 0 {
		at.column = g.table.columns[at.place.column].at
	}
	return at
}

// follow finds a spot of the table before.
func (g *grid) follow(before spot) place {
	at := before.place
	if at == nowhere || g.table.blank() {
		return nowhere
	}
	if at.row >= 0 {
		at.row = numberOf(g.table.rows, before.row, at.row)
	}
	if at.column >= 0 {
		at.column = numberOf(g.table.columns, before.column, at.column)
	}
	if !g.geometry().has(at) {
		return place{0, 0}
	}
	return at
}

// choose marks a selection.
func (g *grid) choose(at readiness.Target) {
	g.chosen = at
	g.redraw()
}

// mark shows what a finding is about: its names stand out and its cells are ringed.
func (g *grid) mark(subject readiness.Target, offerings []cliniko.Offering) {
	g.subject = subject
	g.marked = make(map[cliniko.Offering]bool, len(offerings))
	for _, o := range offerings {
		g.marked[o] = true
	}
	g.redraw()
}

// scrollTo scrolls as far as there is something to see.
func (g *grid) scrollTo(y, x float32) {
	most := g.geometry().content().Subtract(g.scroll.Size())
	g.scroll.ScrollToOffset(fyne.NewPos(max(min(x, most.Width), 0), max(min(y, most.Height), 0)))
}

// show scrolls as little as needed to show a place whole.
func (g *grid) show(at place) {
	geo, view, offset := g.geometry(), g.scroll.Size(), g.scroll.Offset
	x, y := float32(max(at.column, 0))*geo.column, float32(max(at.row, 0))*geo.row
	if at.column >= 0 {
		offset.X = min(max(offset.X, x+geo.column-view.Width), x)
	}
	if at.row >= 0 {
		offset.Y = min(max(offset.Y, y+geo.row-view.Height), y)
	}
	g.scrollTo(offset.Y, offset.X)
	if at.row < 0 {
		g.reveal(0, geo.top())
		return
	}
	top := geo.top() + y - offset.Y
	g.reveal(top, top+geo.row)
}

// moveTo puts the cursor on a place and shows it.
func (g *grid) moveTo(at place) {
	if g.geometry().has(at) {
		g.cursor = at
		g.show(at)
		g.redraw()
	}
}

func (g *grid) placeAt(p fyne.Position) (place, bool) {
	return g.geometry().at(p, g.scroll.Offset, g.scroll.Size())
}

// Tapped chooses what is under the pointer.
func (g *grid) Tapped(e *fyne.PointEvent) {
	g.byMouse = true
	control.Focus(g)
	if at, found := g.placeAt(e.Position); found {
		g.moveTo(at)
		g.onChoose(g.table.target(at))
	}
}

// MouseIn implements desktop.Hoverable.
func (g *grid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved marks what is under the pointer.
func (g *grid) MouseMoved(e *desktop.MouseEvent) {
	at, _ := g.placeAt(e.Position)
	g.setHover(at)
}

// MouseOut implements desktop.Hoverable.
func (g *grid) MouseOut() { g.setHover(nowhere) }

func (g *grid) setHover(at place) {
	if !g.geometry().has(at) {
		at = nowhere
	}
	if g.hover != at {
		g.hover = at
		g.redraw()
	}
}

// Cursor is a hand over what can be chosen.
func (g *grid) Cursor() desktop.Cursor {
	if g.hover != nowhere {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained shows the cursor.
func (g *grid) FocusGained() {
	g.focused = true
	if g.cursor == nowhere && !g.table.blank() {
		g.cursor = g.start()
	}
	if g.cursor != nowhere && !g.byMouse {
		g.show(g.cursor)
	}
	g.redraw()
}

// start is where the cursor begins: on what is chosen, else on the first cell.
func (g *grid) start() place {
	if at, _, found := g.table.find(g.chosen); found {
		return at
	}
	return place{0, 0}
}

// FocusLost hides the cursor; it keeps its place.
func (g *grid) FocusLost() {
	g.focused, g.byMouse = false, false
	g.redraw()
}

// says is the line below the cells: what is under the pointer, or under the cursor.
func (g *grid) says() string {
	switch {
	case g.hover != nowhere:
		return g.table.describe(g.hover, g.words)
	case g.focused && g.cursor != nowhere:
		return g.table.describe(g.cursor, g.words)
	}
	return textPointAtACell
}

// AccessibilityLabel says what the cursor is on, and whether it is chosen.
func (g *grid) AccessibilityLabel() string {
	if g.cursor == nowhere {
		return textTitle
	}
	text := g.table.describe(g.cursor, g.words)
	if g.table.target(g.cursor) == g.chosen {
		return fmt.Sprintf(textFieldReadable, text, wordChosen)
	}
	return text
}

// AccessibilityRole says that what the cursor is on can be pressed.
func (g *grid) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	g.picture = newGridPicture(g)
	if size := g.Size(); !size.IsZero() {
		g.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return g.picture
}

func (g *grid) redraw() {
	if g.picture != nil {
		g.picture.draw()
	}
}
