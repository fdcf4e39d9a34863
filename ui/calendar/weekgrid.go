package calendar

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// A column is never narrower than a time with initials, and a row grows by at most
// this much to fill the height.
const (
	leastColumn float32 = 76
	rowStretch  float32 = 1.35
	rowGap      float32 = 2 // between the blocks of two rows
	barRoom     float32 = 6 // for the scroll bar, right of the last column
)

// weekGrid is the part of the week view that scrolls: the blocks, one cursor over
// them for the keyboard, and one that is chosen. It draws only what its viewport
// shows.
type weekGrid struct {
	widget.BaseWidget

	week    *Week
	view    viewport
	cursor  int   // block, or none
	place   *spot // where the cursor was put last; nil: nowhere yet
	chosen  int   // block, or none
	hover   int   // block, or none
	focused bool
	byMouse bool // the keyboard came with a click, which needs no mark
	covered bool // the reason of an empty week lies above: nothing that it would hide is drawn

	onChoose func(block int)                // Return, Space, a click
	onGiveUp func()                         // Escape
	onTurn   func(weeks int)                // PageUp and PageDown
	onRune   func(rune)                     // a letter
	onOther  func(*fyne.KeyEvent)           // a key that the grid has no use for
	onCursor func()                         // the cursor moved, or came or went with the focus
	reveal   func(fyne.Position, fyne.Size) // scrolls a cell into view

	picture *gridPicture // the newest that was made; nil until first shown
}

// spot is a time of a weekday.
type spot struct{ weekday, minute int }

// viewport is the part of the grid that can be seen.
type viewport struct {
	fyne.Position
	fyne.Size
}

var (
	_ fyne.Focusable     = (*weekGrid)(nil)
	_ fyne.Tappable      = (*weekGrid)(nil)
	_ desktop.Hoverable  = (*weekGrid)(nil)
	_ desktop.Cursorable = (*weekGrid)(nil)
)

func newWeekGrid() *weekGrid {
	g := &weekGrid{week: &Week{}, cursor: none, chosen: none, hover: none}
	g.ExtendBaseWidget(g)
	return g
}

func (g *weekGrid) geometry() geometry {
	geo := geometry{columns: len(g.week.Days), rows: len(g.week.Rows)}
	if geo.columns == 0 || geo.rows == 0 {
		return geo
	}
	size, least := g.Size(), leastRow()
	geo.column = (size.Width - barRoom) / float32(geo.columns)
	geo.row = min(max(size.Height/float32(geo.rows), least), least*rowStretch)
	return geo
}

func leastRow() float32 { return theme.Size(theme.RowSlot) + rowGap }

// MinSize is the size at which every column and row is readable.
func (g *weekGrid) MinSize() fyne.Size {
	return fyne.NewSize(
		float32(len(g.week.Days))*leastColumn*max(theme.Scale(), 1)+barRoom,
		float32(len(g.week.Rows))*leastRow(),
	)
}

// setWeek draws another snapshot. The cursor stays on its time; when that is no
// longer free, it goes to the nearest.
func (g *weekGrid) setWeek(w *Week) {
	g.cursor, g.hover = g.same(g.cursor, w), g.same(g.hover, w)
	g.week = w
	if g.cursor == none && g.place != nil {
		g.cursor = w.nearest(*g.place)
	}
}

// same is the block of another week that starts when a block of this one does, or none.
func (g *weekGrid) same(block int, w *Week) int {
	if block == none {
		return none
	}
	if same, found := w.Find(g.week.Blocks[block].Start); found {
		return same
	}
	return none
}

// spotOf is where a block stands in any week.
func (w *Week) spotOf(b Block) spot {
	return spot{weekday: w.Days[b.Day].DaysSince(w.Monday), minute: w.Rows[b.Row].Minute}
}

// nearest is the block closest to a spot, or none; days weigh more.
func (w *Week) nearest(to spot) int {
	best, least := none, 0
	for i, block := range w.Blocks {
		at := w.spotOf(block)
		distance := abs(at.weekday-to.weekday)*minutesPerDay*daysPerWeek + abs(at.minute-to.minute)
		if best == none || distance < least {
			best, least = i, distance
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// choose marks the block that starts at an instant; the zero time: none.
func (g *weekGrid) choose(start time.Time) {
	g.chosen = none
	if block, found := g.week.Find(start); found {
		g.chosen = block
	}
}

// moveTo puts the cursor on a block and shows it.
func (g *weekGrid) moveTo(block int) {
	if block == none || block >= len(g.week.Blocks) {
		return
	}
	at := g.week.spotOf(g.week.Blocks[block])
	g.cursor, g.place = block, &at
	g.reveal(g.geometry().cell(g.week.Blocks[block].Day, g.week.Blocks[block].Row))
	g.redraw()
	g.onCursor()
}

// blockAt is the block under a position, or none.
func (g *weekGrid) blockAt(p fyne.Position) int {
	day, row, ok := g.geometry().at(p)
	if !ok {
		return none
	}
	return g.week.blockIn(day, row)
}

// blockIn is the block of a cell, or none.
func (w *Week) blockIn(day, row int) int {
	d := w.Days[day]
	i := d.From + sort.Search(d.To-d.From, func(i int) bool { return w.Blocks[d.From+i].Row >= row })
	if i < d.To && w.Blocks[i].Row == row {
		return i
	}
	return none
}

// show tells which part can be seen.
func (g *weekGrid) show(v viewport) {
	if g.view != v {
		g.view = v
		g.redraw()
	}
}

// Tapped chooses the block under the pointer.
func (g *weekGrid) Tapped(e *fyne.PointEvent) {
	g.byMouse = true
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	if block := g.blockAt(e.Position); block != none {
		g.moveTo(block)
		g.onChoose(block)
	}
}

// MouseIn implements desktop.Hoverable.
func (g *weekGrid) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved marks the block under the pointer.
func (g *weekGrid) MouseMoved(e *desktop.MouseEvent) { g.setHover(g.blockAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (g *weekGrid) MouseOut() { g.setHover(none) }

func (g *weekGrid) setHover(block int) {
	if g.hover != block {
		g.hover = block
		g.redraw()
	}
}

// Cursor is a hand over a block.
func (g *weekGrid) Cursor() desktop.Cursor {
	if g.hover != none {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained shows the cursor, on the first block when it was on none.
func (g *weekGrid) FocusGained() {
	g.focused = true
	if g.cursor == none {
		g.cursor = g.start()
	}
	g.redraw()
	g.onCursor()
}

// start is where the cursor begins: on the chosen block, else on the first.
func (g *weekGrid) start() int {
	switch {
	case g.chosen != none:
		return g.chosen
	case len(g.week.Blocks) > 0:
		return 0
	}
	return none
}

// FocusLost hides the cursor; it keeps its place.
func (g *weekGrid) FocusLost() {
	g.focused, g.byMouse = false, false
	g.redraw()
	g.onCursor()
}

// CreateRenderer implements fyne.Widget.
func (g *weekGrid) CreateRenderer() fyne.WidgetRenderer {
	g.picture = newGridPicture(g)
	return g.picture
}

func (g *weekGrid) redraw() {
	if g.picture != nil {
		g.picture.draw()
	}
}
