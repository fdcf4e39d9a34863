package calendar

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// listBoard is the part of the list that scrolls: rows of one height, of which it draws
// those that its viewport shows.
type listBoard struct {
	widget.BaseWidget
	keyboard

	sheet  *Sheet
	rows   []listRow
	rowOf  []int // of each block
	view   viewport
	cursor int // block, or none
	chosen int // block, or none
	hover  int // block, or none

	reveal func(row int)

	picture *listPicture // the newest that was made; nil until first shown
}

var (
	_ board              = (*listBoard)(nil)
	_ fyne.Tappable      = (*listBoard)(nil)
	_ desktop.Hoverable  = (*listBoard)(nil)
	_ desktop.Cursorable = (*listBoard)(nil)
)

func newListBoard(h hands) *listBoard {
	b := &listBoard{sheet: &Sheet{}, cursor: none, chosen: none, hover: none}
	b.keyboard = keyboard{board: b, hands: h}
	b.ExtendBaseWidget(b)
	return b
}

func (b *listBoard) setSheet(s *Sheet) {
	b.cursor, b.hover = b.sheet.same(b.cursor, s), b.sheet.same(b.hover, s)
	b.sheet = s
	b.rows, b.rowOf = listRows(s)
}

// momentAt is what the row at a height is about, and how far below the first row about
// it the height is.
func (b *listBoard) momentAt(y float32) (at rowPlace, into float32) {
	row := int(y / b.rowHeight())
	if row < 0 || row >= len(b.rows) {
		return rowPlace{}, 0
	}
	at = b.rows[row].at
	return at, y - b.heightOf(at)
}

// heightOf is where the first row is that is about a moment or a later one.
func (b *listBoard) heightOf(at rowPlace) float32 {
	row := sort.Search(len(b.rows), func(i int) bool { return b.rows[i].at.compare(at) >= 0 })
	return float32(row) * b.rowHeight()
}

func (b *listBoard) choose(c Selection) { b.chosen, _ = b.sheet.Find(c) }

func (b *listBoard) rowHeight() float32 { return leastRow() + 2*theme.Grid }

// MinSize is as high as all rows.
func (b *listBoard) MinSize() fyne.Size {
	return fyne.NewSize(320, float32(len(b.rows))*b.rowHeight())
}

func (b *listBoard) show(v viewport) {
	if b.view != v {
		b.view = v
		b.redraw()
	}
}

// moveTo puts the cursor on a block and shows it.
func (b *listBoard) moveTo(block int) {
	if block < 0 || block >= len(b.sheet.Blocks) {
		return
	}
	b.cursor = block
	b.reveal(b.rowOf[block])
	b.redraw()
	b.hands.moved()
}

var listKeys = map[fyne.KeyName]func(*listBoard){
	fyne.KeyUp:       func(b *listBoard) { b.moveTo(b.cursor - 1) },
	fyne.KeyDown:     func(b *listBoard) { b.moveTo(b.cursor + 1) },
	fyne.KeyLeft:     func(b *listBoard) { b.cross(-1) },
	fyne.KeyRight:    func(b *listBoard) { b.cross(1) },
	fyne.KeyHome:     func(b *listBoard) { b.moveTo(0) },
	fyne.KeyEnd:      func(b *listBoard) { b.moveTo(len(b.sheet.Blocks) - 1) },
	fyne.KeyPageUp:   func(b *listBoard) { b.moveTo(max(b.cursor-b.page(), 0)) },
	fyne.KeyPageDown: func(b *listBoard) { b.moveTo(min(b.cursor+b.page(), len(b.sheet.Blocks)-1)) },
	fyne.KeyReturn:   func(b *listBoard) { b.pick(b.cursor) },
	fyne.KeyEnter:    func(b *listBoard) { b.pick(b.cursor) },
	fyne.KeySpace:    func(b *listBoard) { b.pick(b.cursor) },
	fyne.KeyEscape:   func(b *listBoard) { b.hands.giveUp() },
}

func (b *listBoard) key(name fyne.KeyName) bool {
	act, known := listKeys[name]
	if known {
		act(b)
	}
	return known
}

// page is how many rows can be seen, but for one that stays in view.
func (b *listBoard) page() int { return max(int(b.view.Height/b.rowHeight())-2, 1) }

// cross moves the cursor to the first time of the nearest other day with free times.
func (b *listBoard) cross(by int) {
	if b.cursor == none {
		b.ready()
		return
	}
	for i := b.sheet.Blocks[b.cursor].Column + by; i >= 0 && i < len(b.sheet.Columns); i += by {
		if c := b.sheet.Columns[i]; c.From < c.To {
			b.moveTo(c.From)
			return
		}
	}
}

func (b *listBoard) pick(block int) {
	if block != none {
		b.hands.choose(b.sheet.selection(block))
	}
}

// ready puts the cursor on the chosen time, else on the first that can be seen.
func (b *listBoard) ready() {
	switch {
	case b.cursor != none:
	case b.chosen != none:
		b.cursor = b.chosen
	case len(b.sheet.Blocks) > 0:
		top := int(b.view.Y / b.rowHeight())
		b.cursor = min(sort.SearchInts(b.rowOf, top), len(b.rowOf)-1)
	}
}

// blockAt is the block under a position, or none.
func (b *listBoard) blockAt(p fyne.Position) int {
	row := int(p.Y / b.rowHeight())
	if p.Y-b.view.Y < b.rowHeight() || row >= len(b.rows) || b.rows[row].kind != rowFree {
		return none
	}
	return b.rows[row].block
}

// Tapped chooses the time under the pointer.
func (b *listBoard) Tapped(e *fyne.PointEvent) {
	b.clicked()
	if block := b.blockAt(e.Position); block != none {
		b.moveTo(block)
		b.pick(block)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *listBoard) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved marks the time under the pointer.
func (b *listBoard) MouseMoved(e *desktop.MouseEvent) { b.setHover(b.blockAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (b *listBoard) MouseOut() { b.setHover(none) }

func (b *listBoard) setHover(block int) {
	if b.hover != block {
		b.hover = block
		b.redraw()
	}
}

// Cursor is a hand over a time.
func (b *listBoard) Cursor() desktop.Cursor {
	if b.hover != none {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer implements fyne.Widget.
func (b *listBoard) CreateRenderer() fyne.WidgetRenderer {
	b.picture = newListPicture(b)
	return b.picture
}

func (b *listBoard) redraw() {
	if b.picture != nil {
		b.picture.draw()
	}
}
