package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// sheetView shows a sheet as days or practitioners side by side: their names above and
// the hours at the left, which stay, and the blocks, which scroll. One block is chosen.
type sheetView struct {
	board.Board[int] // its items are blocks

	callbacks callbacks
	sheet     *sheet.Sheet
	chosen    int         // block, or none
	place     *sheet.Spot // where the cursor was put last; nil: nowhere yet
	begins    bool        // a sheet that was never drawn: it begins at its first free time
	covered   bool        // the reason of an empty view lies above: nothing that it would hide is drawn

	picture gridPicture
	headed  heading // what the head was last drawn for
}

var (
	_ board.Content[int] = (*sheetView)(nil)
	_ calendarView       = (*sheetView)(nil)
	_ fyne.Tappable      = (*sheetView)(nil)
	_ desktop.Hoverable  = (*sheetView)(nil)
	_ desktop.Cursorable = (*sheetView)(nil)
)

func newSheetView(c callbacks) *sheetView {
	v := &sheetView{callbacks: c, sheet: &sheet.Sheet{}, chosen: sheet.None}
	v.Init(v, sheet.None, board.Parts{Body: control.BottomRight})
	c.attach(&v.Board)
	v.Steps = v.steps()
	v.picture = gridPicture{Drawing: v.Body, view: v}
	return v
}

// setSheet shows another snapshot. The cursor stays on its time; when that is no longer
// free, it goes to the nearest. What was at the top stays there, unless other days are
// shown.
func (v *sheetView) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	old, geo, offset := v.sheet, v.grid(), v.View().Position
	begins := s.Business != old.Business || s.Grouping != old.Grouping || s.From != old.From || len(old.Blocks) == 0
	top := board.AnchorAt(offset.Y, geo.Row, geo.Rows)
	v.Change(func() {
		v.Current, v.Hovered = old.Same(v.Current, s), old.Same(v.Hovered, s)
		v.sheet, v.begins = s, v.begins || begins
		if v.Current == sheet.None && v.place != nil {
			v.Current = s.Nearest(*v.place)
		}
		v.choose(chosen)
	}, func() (x, y float32) {
		if begins {
			return offset.X, offset.Y
		}
		return offset.X, top.Offset(s.RowAt(old.Rows[top.Line]), v.grid().Row)
	})
}

// choose marks the block of a selection.
func (v *sheetView) choose(c sheet.Selection) {
	v.chosen, _ = v.sheet.Find(c)
	v.Redraw()
}

func (v *sheetView) moveToChosen() { v.MoveTo(v.chosen) }

func (v *sheetView) cover(covered bool) { v.covered = covered }

// words say the block under the cursor.
func (v *sheetView) words() string {
	if !v.CursorShown() {
		return ""
	}
	return sheet.BlockText(v.sheet, v.sheet.Blocks[v.Current])
}

// firstFree is how far down the hour of the first free time is.
func (v *sheetView) firstFree() float32 {
	s, first := v.sheet, 0
	for i, block := range s.Blocks {
		if i == 0 || block.Row < first {
			first = block.Row
		}
	}
	if len(s.Blocks) > 0 {
		first = s.RowAt(sheet.Row{Minute: s.Rows[first].Minute / 60 * 60})
	}
	return float32(first) * v.grid().Row
}

// A column is never narrower than a time with initials, or, for a practitioner, a
// short name; and a row grows by at most this much to fill the height.
const (
	leastDay    float32 = 76
	leastPerson float32 = 136
	rowStretch  float32 = 2
	rowGap      float32 = 2 // between the blocks of two rows
	barRoom     float32 = 6 // for the scroll bars, where they are
)

// grid places the blocks.
func (v *sheetView) grid() board.Grid {
	g := board.Grid{Columns: len(v.sheet.Columns), Rows: len(v.sheet.Rows)}
	if g.Columns == 0 || g.Rows == 0 {
		return g
	}
	size, least := v.Extent(), leastRow()
	if size.Height <= v.leastHeight() {
		size.Width -= barRoom
	}
	g.Column = size.Width / float32(g.Columns)
	g.Row = min(max((size.Height-barRoom)/float32(g.Rows), least), least*rowStretch)
	return g
}

// leastHeight is the height at which every row is readable; with less, the blocks scroll.
func (v *sheetView) leastHeight() float32 { return float32(len(v.sheet.Rows))*leastRow() + barRoom }

func leastRow() float32 { return theme.Size(theme.RowSlot) + rowGap }

// ContentSize is the size at which every column and row is readable.
func (v *sheetView) ContentSize() fyne.Size {
	least := leastDay
	if v.sheet.Grouping == sheet.ByPractitioner {
		least = leastPerson
	}
	return fyne.NewSize(float32(len(v.sheet.Columns))*least*max(theme.Scale(), 1)+barRoom, v.leastHeight())
}

// MinSize leaves room for one column and a few rows; the rest can be scrolled to.
func (v *sheetView) MinSize() fyne.Size {
	return fyne.NewSize(sideWidth()+leastDay*max(theme.Scale(), 1), headHeight()+4*leastRow())
}

// ItemAt implements board.Content.
func (v *sheetView) ItemAt(p fyne.Position) int {
	column, row, found := v.grid().At(p.Add(v.View().Position))
	if !found || p.X < 0 || p.Y < 0 {
		return sheet.None
	}
	return v.sheet.BlockIn(column, row)
}

// Bounds implements board.Content.
func (v *sheetView) Bounds(block int) board.Area {
	area := v.grid().Cell(v.sheet.Blocks[block].Column, v.sheet.Blocks[block].Row)
	area.Height += barRoom
	return area
}

// MoveTo puts the cursor on a block, and remembers the place.
func (v *sheetView) MoveTo(block int) {
	if v.Has(block) {
		at := v.sheet.SpotOf(v.sheet.Blocks[block])
		v.place = &at
	}
	v.Board.MoveTo(block)
}

// Press implements board.Content.
func (v *sheetView) Press(block int) { v.callbacks.choose(v.sheet.SelectionOf(block)) }
