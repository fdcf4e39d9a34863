package calendar

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// listView shows the free times of some weeks under each other, in rows of one height.
// The heading of the day at the top stays there.
type listView struct {
	blockBoard

	rows  []sheet.ListRow
	rowOf []int // of each block

	measured measured // what the columns were placed for
	columns  listColumns
}

func newListView(c callbacks) *listView {
	v := &listView{}
	v.init(v, board.Parts{Scroll: container.ScrollVerticalOnly, Body: control.AllCorners, Head: control.TopLeft}, c)
	v.Steps = steps(func(block, by int) int { return block + by }, v.beside, func() int { return len(v.sheet.Blocks) })
	return v
}

// beside is the first time of the nearest other day with free times.
func (v *listView) beside(block, by int) int {
	for i := v.sheet.Blocks[block].Column + by; i >= 0 && i < len(v.sheet.Columns); i += by {
		if c := v.sheet.Columns[i]; c.From < c.To {
			return c.From
		}
	}
	return sheet.None
}

// setSheet shows another snapshot. What was at the top stays there, unless other days
// are shown.
func (v *listView) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	begins := s.Business != v.sheet.Business || s.From != v.sheet.From || len(v.rows) == 0
	top, moment := v.top()
	v.Change(func() {
		v.setBlocks(s, chosen)
		v.rows, v.rowOf = sheet.ListRows(s)
	}, func() (x, y float32) {
		if begins {
			return 0, 0
		}
		return 0, top.Offset(v.firstRow(moment)+top.Line, v.rowHeight())
	})
}

// top is the moment that the row at the top is about, with the row counted from the
// first one that is about it.
func (v *listView) top() (board.Anchor, sheet.RowPlace) {
	if len(v.rows) == 0 {
		return board.Anchor{}, sheet.RowPlace{}
	}
	top := board.AnchorAt(v.View().Y, v.rowHeight(), len(v.rows))
	moment := v.rows[top.Line].At
	top.Line -= v.firstRow(moment)
	return top, moment
}

// firstRow is the first row that is about a moment or a later one.
func (v *listView) firstRow(at sheet.RowPlace) int {
	return sort.Search(len(v.rows), func(i int) bool { return v.rows[i].At.Compare(at) >= 0 })
}

func (v *listView) cover(bool) {}

func (v *listView) headHeight() float32 { return 0 }

func (v *listView) rowHeight() float32 { return leastRow() + 2*theme.Grid }

// width is that of the rows: the scroll bar stands beside them.
func (v *listView) width() float32 { return v.View().Width - barRoom }

// MinSize implements fyne.CanvasObject.
func (v *listView) MinSize() fyne.Size { return fyne.NewSize(leastList, v.rowHeight()) }

const leastList float32 = 320

// ContentSize is as high as all rows.
func (v *listView) ContentSize() fyne.Size {
	return fyne.NewSize(leastList, float32(len(v.rows))*v.rowHeight())
}

// ItemAt implements board.Content.
func (v *listView) ItemAt(p fyne.Position) int {
	row := int((p.Y + v.View().Y) / v.rowHeight())
	if p.Y < v.rowHeight() || row >= len(v.rows) || v.rows[row].Kind != sheet.RowFree {
		return sheet.None
	}
	return v.rows[row].Block
}

// Bounds are a row and the heading that stays above it.
func (v *listView) Bounds(block int) board.Area {
	height := v.rowHeight()
	return board.NewArea(0, float32(v.rowOf[block]-1)*height, 0, 2*height)
}

// First is the chosen time, else the first that can be seen.
func (v *listView) First() int {
	if v.chosen != sheet.None || len(v.sheet.Blocks) == 0 {
		return v.chosen
	}
	return min(sort.SearchInts(v.rowOf, int(v.View().Y/v.rowHeight())), len(v.rowOf)-1)
}
