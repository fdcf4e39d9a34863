package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/theme"
)

// A column is never narrower than a time with initials, or, for a practitioner, a
// short name; and a row grows by at most this much to fill the height.
const (
	leastDay    float32 = 76
	leastPerson float32 = 136
	rowStretch  float32 = 2
	rowGap      float32 = 2 // between the blocks of two rows
	barRoom     float32 = 6 // for the scroll bars, where they are
)

// sheetGrid is the part of a sheet's view that scrolls: the blocks, one cursor over
// them for the keyboard, and one that is chosen. It draws only what its viewport
// shows.
type sheetGrid struct {
	widget.BaseWidget
	surface // its things are blocks

	sheet     *sheet.Sheet
	view      viewport
	place     *sheet.Spot // where the cursor was put last; nil: nowhere yet
	selection sheet.Selection
	chosen    int  // block, or none
	still     bool // more changes follow at once: nothing is drawn before they are done
	covered   bool // the reason of an empty view lies above: nothing that it would hide is drawn

	reveal func(fyne.Position, fyne.Size) // scrolls a cell into view

	picture *gridPicture // the newest that was made; nil until first shown
}

// viewport is the part of a board that can be seen.
type viewport struct {
	fyne.Position
	fyne.Size
}

var (
	_ board              = (*sheetGrid)(nil)
	_ fyne.Tappable      = (*sheetGrid)(nil)
	_ desktop.Hoverable  = (*sheetGrid)(nil)
	_ desktop.Cursorable = (*sheetGrid)(nil)
)

func newSheetGrid(h hands) *sheetGrid {
	g := &sheetGrid{sheet: &sheet.Sheet{}, chosen: sheet.None}
	g.surface = newSurface(g, h)
	g.ExtendBaseWidget(g)
	return g
}

func (g *sheetGrid) geometry() geometry {
	geo := geometry{columns: len(g.sheet.Columns), rows: len(g.sheet.Rows)}
	if geo.columns == 0 || geo.rows == 0 {
		return geo
	}
	size, least := g.Size(), leastRow()
	if size.Height <= g.leastHeight() {
		size.Width -= barRoom
	}
	geo.column = size.Width / float32(geo.columns)
	geo.row = min(max((size.Height-barRoom)/float32(geo.rows), least), least*rowStretch)
	return geo
}

// leastHeight is the height at which every row is readable; with less, the grid scrolls.
func (g *sheetGrid) leastHeight() float32 { return float32(len(g.sheet.Rows))*leastRow() + barRoom }

func leastRow() float32 { return theme.Size(theme.RowSlot) + rowGap }

// MinSize is the size at which every column and row is readable.
func (g *sheetGrid) MinSize() fyne.Size {
	least := leastDay
	if g.sheet.Grouping == sheet.ByPractitioner {
		least = leastPerson
	}
	return fyne.NewSize(
		float32(len(g.sheet.Columns))*least*max(theme.Scale(), 1)+barRoom,
		g.leastHeight(),
	)
}

// setSheet draws another snapshot. The cursor stays on its time; when that is no
// longer free, it goes to the nearest.
func (g *sheetGrid) setSheet(s *sheet.Sheet) {
	g.cursor, g.hover = g.sheet.Same(g.cursor, s), g.sheet.Same(g.hover, s)
	g.sheet = s
	if g.cursor == sheet.None && g.place != nil {
		g.cursor = s.Nearest(*g.place)
	}
}

// choose marks the block of a selection.
func (g *sheetGrid) choose(c sheet.Selection) {
	g.selection = c
	g.chosen, _ = g.sheet.Find(c)
}

// moveTo puts the cursor on a block and shows it.
func (g *sheetGrid) moveTo(block int) {
	if block == sheet.None || block >= len(g.sheet.Blocks) {
		return
	}
	at := g.sheet.SpotOf(g.sheet.Blocks[block])
	g.cursor, g.place = block, &at
	g.reveal(g.geometry().cell(g.sheet.Blocks[block].Column, g.sheet.Blocks[block].Row))
	g.redraw()
	g.hands.moved()
}

// at is the block under a position, or none.
func (g *sheetGrid) at(p fyne.Position) int {
	column, row, ok := g.geometry().at(p)
	if !ok {
		return sheet.None
	}
	return g.sheet.BlockIn(column, row)
}

// show tells which part can be seen.
func (g *sheetGrid) show(v viewport) {
	if g.view != v {
		g.view = v
		g.redraw()
	}
}

// press moves the cursor to a block and chooses it.
func (g *sheetGrid) press(block int) {
	g.moveTo(block)
	g.hands.choose(g.sheet.SelectionOf(block))
}

// ready puts the cursor on the chosen block, else on the first, unless it is on one.
func (g *sheetGrid) ready() {
	if g.cursor == sheet.None {
		g.cursor = g.start()
	}
}

func (g *sheetGrid) start() int {
	switch {
	case g.chosen != sheet.None:
		return g.chosen
	case len(g.sheet.Blocks) > 0:
		return 0
	}
	return sheet.None
}

// CreateRenderer implements fyne.Widget.
func (g *sheetGrid) CreateRenderer() fyne.WidgetRenderer {
	g.picture = newGridPicture(g)
	if size := g.Size(); !size.IsZero() {
		g.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return g.picture
}

func (g *sheetGrid) redraw() {
	if g.picture != nil {
		g.picture.draw()
	}
}
