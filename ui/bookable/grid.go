package bookable

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/control"
)

// grid shows a table: names at the left and headings on top, which stay, and the
// cells, which scroll. Cells, names and headings can be chosen.
type grid struct {
	board.Board[place]

	table   *table
	chosen  readiness.Target          // the selection; zero: none
	subject readiness.Target          // what the open finding is about: its names stand out
	marked  map[cliniko.Offering]bool // and its cells are ringed

	onChoose func(readiness.Target)    // Return, Space, a click
	reveal   func(top, bottom float32) // asks the page to show a stretch of the grid's height
	height   func() float32            // that the page can give

	line     *canvas.Text // below the cells
	measured measured
}

var (
	_ control.Flowing = (*grid)(nil)
	_ fyne.Accessible = (*grid)(nil)
)

func newGrid() *grid {
	g := &grid{table: &table{}, line: canvas.NewText("", color.Transparent)}
	g.Init(g, nowhere, board.Parts{Over: []fyne.CanvasObject{g.line}})
	g.Steps = g.steps()
	return g
}

// setTable shows another table. Cursor, scroll and selection stay with the lines that
// they were on.
func (g *grid) setTable(t *table) {
	before, geo, offset := g.table, g.geometry(), g.View().Position
	row := board.AnchorAt(offset.Y, geo.RowHeight, geo.Rows)
	column := board.AnchorAt(offset.X, geo.ColumnWidth, geo.Columns)
	kept := func(a board.Anchor, now, before []line, pitch float32) float32 {
		if a == (board.Anchor{}) {
			return 0 // at the edge it stays there, whatever comes before the first line
		}
		return a.Offset(lineIn(now, before, a.Line), pitch)
	}
	g.Change(func() {
		g.table, g.Hovered = t, nowhere
		g.Current = g.follow(g.Current, before)
	}, func() (x, y float32) {
		geo := g.geometry()
		return kept(column, t.columns, before.columns, geo.ColumnWidth), kept(row, t.rows, before.rows, geo.RowHeight)
	})
}

// lineIn is the number that a line of the lines before has among those of now, or a number
// near the one that it had.
func lineIn(now, before []line, number int) int {
	for i, l := range now {
		if number < len(before) && l.at == before[number].at {
			return i
		}
	}
	return max(min(number, len(now)-1), 0)
}

// follow is where a place of the table before is now.
func (g *grid) follow(at place, before *table) place {
	if at == nowhere || g.table.blank() {
		return nowhere
	}
	if at.row >= 0 {
		at.row = lineIn(g.table.rows, before.rows, at.row)
	}
	if at.column >= 0 {
		at.column = lineIn(g.table.columns, before.columns, at.column)
	}
	if !g.geometry().has(at) {
		return place{0, 0}
	}
	return at
}

// choose marks a selection.
func (g *grid) choose(at readiness.Target) {
	g.chosen = at
	g.Redraw()
}

// mark shows what a finding is about: its names stand out and its cells are ringed, unless
// it is about the whole clinic.
func (g *grid) mark(f readiness.Finding) {
	g.subject, g.marked = f.Target, map[cliniko.Offering]bool{}
	for _, o := range f.Offerings {
		g.marked[o] = f.Target != readiness.Target{}
	}
	g.Redraw()
}

// ItemAt implements board.Content.
func (g *grid) ItemAt(p fyne.Position) place { return g.geometry().at(p, g.View()) }

// Bounds implements board.Content. Names and headings are in view in their own direction.
func (g *grid) Bounds(at place) board.Area {
	view, area := g.View(), g.geometry().Cell(at.column, at.row)
	if at.column < 0 {
		area.X, area.Width = view.X, 0
	}
	if at.row < 0 {
		area.Y, area.Height = view.Y, 0
	}
	return area
}

// MoveTo puts the cursor on a place and shows it, also on the page.
func (g *grid) MoveTo(at place) {
	g.Board.MoveTo(at)
	geo := g.geometry()
	switch top := geo.top() + float32(at.row)*geo.RowHeight - g.View().Y; {
	case !geo.has(at):
	case at.row < 0:
		g.reveal(0, geo.top())
	default:
		g.reveal(top, top+geo.RowHeight)
	}
}

// Has implements board.Content.
func (g *grid) Has(at place) bool { return g.geometry().has(at) }

// Press implements board.Content.
func (g *grid) Press(at place) { g.onChoose(g.table.target(at)) }

// FocusGained shows the cursor.
func (g *grid) FocusGained() {
	g.Board.FocusGained()
	if control.KeyboardCame(g) && g.CursorShown() {
		g.MoveTo(g.Current)
	}
}

// First is what is chosen, else the first cell.
func (g *grid) First() place {
	if at, _, found := g.table.find(g.chosen); found {
		return at
	}
	if g.table.blank() {
		return nowhere
	}
	return place{0, 0}
}

// description is the line below the cells: what is under the pointer, or under the cursor.
func (g *grid) description() string {
	switch {
	case g.Hovered != nowhere:
		return g.table.describe(g.Hovered)
	case g.Focused() && g.Current != nowhere:
		return g.table.describe(g.Current)
	}
	return textPointAtACell
}

// lineText is the description, and the keys while the cursor shows.
func (g *grid) lineText() string {
	if g.CursorShown() && g.Hovered == nowhere {
		return fmt.Sprintf(textGridKeys, g.description())
	}
	return g.description()
}

// AccessibilityLabel says what the cursor is on, and whether it is chosen.
func (g *grid) AccessibilityLabel() string {
	if g.Current == nowhere {
		return textTitle
	}
	text := g.table.describe(g.Current)
	if g.table.target(g.Current) == g.chosen {
		return fmt.Sprintf(textFieldReadable, text, wordChosen)
	}
	return text
}

// AccessibilityRole says that what the cursor is on can be pressed.
func (g *grid) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
