package calendar

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// weekView is the week on screen: the names of the days above and the hours at the
// left, which stay, and the grid, which scrolls.
type weekView struct {
	widget.BaseWidget

	grid   *weekGrid
	scroll *container.Scroll
	fresh  bool // a week that was never drawn: it begins at its first free time

	picture *weekPicture // the newest that was made; nil until first shown
}

func newWeekView() *weekView {
	v := &weekView{grid: newWeekGrid()}
	v.scroll = container.NewScroll(v.grid)
	v.scroll.OnScrolled = func(fyne.Position) { v.follow() }
	v.grid.reveal = v.reveal
	v.ExtendBaseWidget(v)
	return v
}

// setWeek shows another snapshot, with the block chosen that starts at an instant.
// What was at the top stays there, unless another week is shown.
func (v *weekView) setWeek(w *Week, chosen time.Time) {
	old := v.grid.week
	begins := w.Business != old.Business || w.Monday != old.Monday || len(old.Blocks) == 0
	top, into := v.top()
	v.grid.setWeek(w)
	v.grid.choose(chosen)
	v.fresh = v.fresh || begins
	v.scroll.Refresh()
	if !begins {
		v.scrollTo(v.scroll.Offset.X, (float32(w.rowAt(top))+into)*v.grid.geometry().row)
	}
	v.settle()
	v.follow()
}

// top is the row at the upper edge, and how far into it the edge is.
func (v *weekView) top() (Row, float32) {
	geo := v.grid.geometry()
	row, _ := geo.between(v.scroll.Offset.Y, 0)
	if geo.row <= 0 || row >= geo.rows {
		return Row{}, 0
	}
	return v.grid.week.Rows[row], v.scroll.Offset.Y/geo.row - float32(row)
}

// rowAt is the row of a time of day, or the one after it, or the last.
func (w *Week) rowAt(time Row) int {
	for i, row := range w.Rows {
		if row == time || !time.Second && row.Minute > time.Minute {
			return i
		}
	}
	return max(len(w.Rows)-1, 0)
}

// settle scrolls a week that is shown for the first time to the hour of its first free
// time.
func (v *weekView) settle() {
	if !v.fresh || v.scroll.Size().Height <= 0 {
		return
	}
	v.fresh = false
	w, first := v.grid.week, 0
	for i, block := range w.Blocks {
		if i == 0 || block.Row < first {
			first = block.Row
		}
	}
	if len(w.Blocks) > 0 {
		first = w.rowAt(Row{Minute: w.Rows[first].Minute / 60 * 60})
	}
	v.scrollTo(0, float32(first)*v.grid.geometry().row)
}

func (v *weekView) scrollTo(x, y float32) {
	most := v.grid.Size().Subtract(v.scroll.Size())
	v.scroll.ScrollToOffset(fyne.NewPos(min(x, max(most.Width, 0)), min(y, max(most.Height, 0))))
	v.follow()
}

// reveal scrolls as little as needed to show a cell whole.
func (v *weekView) reveal(pos fyne.Position, size fyne.Size) {
	offset, view := v.scroll.Offset, v.scroll.Size()
	v.scrollTo(
		min(max(offset.X, pos.X+size.Width-view.Width), pos.X),
		min(max(offset.Y, pos.Y+size.Height+rowGap-view.Height), pos.Y),
	)
}

// follow draws what the scroll has brought into view.
func (v *weekView) follow() {
	v.grid.show(viewport{v.scroll.Offset, v.scroll.Size()})
	if v.picture != nil {
		v.picture.draw()
	}
}

// CreateRenderer implements fyne.Widget.
func (v *weekView) CreateRenderer() fyne.WidgetRenderer {
	v.picture = newWeekPicture(v)
	return v.picture
}
