package calendar

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/theme"
)

// listBoard is the part of the list that scrolls: rows of one height, of which it draws
// those that its viewport shows.
type listBoard struct {
	widget.BaseWidget
	surface // its things are blocks

	sheet  *sheet.Sheet
	rows   []sheet.ListRow
	rowOf  []int // of each block
	view   viewport
	chosen int // block, or none

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
	b := &listBoard{sheet: &sheet.Sheet{}, chosen: sheet.None}
	b.surface = newSurface(b, h)
	b.ExtendBaseWidget(b)
	return b
}

func (b *listBoard) setSheet(s *sheet.Sheet) {
	b.cursor, b.hover = b.sheet.Same(b.cursor, s), b.sheet.Same(b.hover, s)
	b.sheet = s
	b.rows, b.rowOf = sheet.ListRows(s)
}

// momentAt is what the row at a height is about, and how far below the first row about
// it the height is.
func (b *listBoard) momentAt(y float32) (at sheet.RowPlace, into float32) {
	row := int(y / b.rowHeight())
	if row < 0 || row >= len(b.rows) {
		return sheet.RowPlace{}, 0
	}
	at = b.rows[row].At
	return at, y - b.heightOf(at)
}

// heightOf is where the first row is that is about a moment or a later one.
func (b *listBoard) heightOf(at sheet.RowPlace) float32 {
	row := sort.Search(len(b.rows), func(i int) bool { return b.rows[i].At.Compare(at) >= 0 })
	return float32(row) * b.rowHeight()
}

func (b *listBoard) choose(c sheet.Selection) { b.chosen, _ = b.sheet.Find(c) }

func (b *listBoard) rowHeight() float32 { return leastRow() + 2*theme.Grid }

// width is that of the rows: the scroll bar stands beside them.
func (b *listBoard) width() float32 { return b.Size().Width - barRoom }

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
	fyne.KeyPageUp:   func(b *listBoard) { b.hands.turn(-1) },
	fyne.KeyPageDown: func(b *listBoard) { b.hands.turn(1) },
}

func (b *listBoard) key(name fyne.KeyName) bool {
	act, known := listKeys[name]
	if known {
		act(b)
	}
	return known
}

// cross moves the cursor to the first time of the nearest other day with free times.
func (b *listBoard) cross(by int) {
	if b.cursor == sheet.None {
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

// press moves the cursor to a block and chooses it.
func (b *listBoard) press(block int) {
	b.moveTo(block)
	b.hands.choose(b.sheet.SelectionOf(block))
}

// ready puts the cursor on the chosen time, else on the first that can be seen.
func (b *listBoard) ready() {
	switch {
	case b.cursor != sheet.None:
	case b.chosen != sheet.None:
		b.cursor = b.chosen
	case len(b.sheet.Blocks) > 0:
		top := int(b.view.Y / b.rowHeight())
		b.cursor = min(sort.SearchInts(b.rowOf, top), len(b.rowOf)-1)
	}
}

// at is the block under a position, or none.
func (b *listBoard) at(p fyne.Position) int {
	row := int(p.Y / b.rowHeight())
	if p.Y-b.view.Y < b.rowHeight() || row >= len(b.rows) || b.rows[row].Kind != sheet.RowFree {
		return sheet.None
	}
	return b.rows[row].Block
}

// CreateRenderer implements fyne.Widget.
func (b *listBoard) CreateRenderer() fyne.WidgetRenderer {
	b.picture = newListPicture(b)
	if size := b.Size(); !size.IsZero() {
		b.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return b.picture
}

func (b *listBoard) redraw() {
	if b.picture != nil {
		b.picture.draw()
	}
}
