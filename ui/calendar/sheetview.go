package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/calendar/sheet"
)

// sheetView shows a sheet as days or practitioners side by side: their names above and
// the hours at the left, which stay, and the grid, which scrolls.
type sheetView struct {
	widget.BaseWidget

	grid   *sheetGrid
	scroll *container.Scroll
	fresh  bool // a sheet that was never drawn: it begins at its first free time

	picture *sheetPicture // the newest that was made; nil until first shown
}

var _ calendarView = (*sheetView)(nil)

func newSheetView(h hands) *sheetView {
	v := &sheetView{grid: newSheetGrid(h)}
	v.scroll = container.NewScroll(v.grid)
	v.scroll.OnScrolled = func(fyne.Position) { v.follow() }
	v.grid.reveal = v.reveal
	v.ExtendBaseWidget(v)
	return v
}

func (v *sheetView) touch() *surface { return &v.grid.surface }

// setSheet shows another snapshot. What was at the top stays there, unless other days
// are shown.
func (v *sheetView) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	old := v.grid.sheet
	begins := s.Business != old.Business || s.Grouping != old.Grouping || s.From != old.From || len(old.Blocks) == 0
	top, into := v.top()
	v.grid.still = true
	v.grid.setSheet(s)
	v.grid.choose(chosen)
	v.fresh = v.fresh || begins
	v.scroll.Refresh()
	if !begins {
		v.scrollTo(v.scroll.Offset.X, (float32(s.RowAt(top))+into)*v.grid.geometry().row)
	}
	v.settle()
	v.grid.still = false
	v.follow()
	v.grid.redraw()
}

func (v *sheetView) choose(c sheet.Selection) {
	v.grid.choose(c)
	v.grid.redraw()
}

func (v *sheetView) moveToChosen() { v.grid.moveTo(v.grid.chosen) }

func (v *sheetView) cover(covered bool) { v.grid.covered = covered }

// words say the block under the cursor.
func (v *sheetView) words() string {
	if !v.grid.marked() {
		return ""
	}
	return sheet.BlockText(v.grid.sheet, v.grid.sheet.Blocks[v.grid.cursor])
}

// release lets go of all that was drawn.
func (v *sheetView) release() {
	if v.picture != nil {
		v.picture.release()
	}
	if v.grid.picture != nil {
		v.grid.picture.release()
	}
}

// top is the row at the upper edge, and how far into it the edge is.
func (v *sheetView) top() (sheet.Row, float32) {
	geo := v.grid.geometry()
	row, _ := geo.rowsIn(v.scroll.Offset.Y, 0)
	if geo.row <= 0 || row >= geo.rows {
		return sheet.Row{}, 0
	}
	return v.grid.sheet.Rows[row], v.scroll.Offset.Y/geo.row - float32(row)
}

// settle scrolls a sheet that is shown for the first time to the hour of its first free
// time.
func (v *sheetView) settle() {
	if !v.fresh || v.scroll.Size().Height <= 0 {
		return
	}
	v.fresh = false
	s, first := v.grid.sheet, 0
	for i, block := range s.Blocks {
		if i == 0 || block.Row < first {
			first = block.Row
		}
	}
	if len(s.Blocks) > 0 {
		first = s.RowAt(sheet.Row{Minute: s.Rows[first].Minute / 60 * 60})
	}
	v.scrollTo(0, float32(first)*v.grid.geometry().row)
}

func (v *sheetView) scrollTo(x, y float32) {
	most := v.grid.Size().Subtract(v.scroll.Size())
	v.scroll.ScrollToOffset(fyne.NewPos(min(x, max(most.Width, 0)), min(y, max(most.Height, 0))))
	v.follow()
}

// reveal scrolls as little as needed to show a cell whole.
func (v *sheetView) reveal(pos fyne.Position, size fyne.Size) {
	offset, view := v.scroll.Offset, v.scroll.Size()
	v.scrollTo(
		min(max(offset.X, pos.X+size.Width-view.Width), pos.X),
		min(max(offset.Y, pos.Y+size.Height+barRoom-view.Height), pos.Y),
	)
}

// follow draws what the scroll has brought into view.
func (v *sheetView) follow() {
	if !v.Visible() || v.grid.still {
		return
	}
	v.grid.show(viewport{v.scroll.Offset, v.scroll.Size()})
	if v.picture != nil {
		v.picture.draw()
	}
}

// CreateRenderer implements fyne.Widget.
func (v *sheetView) CreateRenderer() fyne.WidgetRenderer {
	v.picture = newSheetPicture(v)
	if size := v.Size(); !size.IsZero() {
		v.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return v.picture
}
