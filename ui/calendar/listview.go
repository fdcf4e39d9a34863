package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/calendar/sheet"
)

// listView shows the free times of some weeks under each other, day by day.
type listView struct {
	widget.BaseWidget

	board   *listBoard
	scroll  *container.Scroll
	picture *listFrame // the newest that was made; nil until first shown
}

var _ calendarView = (*listView)(nil)

func newListView(h hands) *listView {
	v := &listView{board: newListBoard(h)}
	v.scroll = container.NewVScroll(v.board)
	v.scroll.OnScrolled = func(fyne.Position) { v.follow() }
	v.board.reveal = v.reveal
	v.ExtendBaseWidget(v)
	return v
}

func (v *listView) touch() *surface { return &v.board.surface }

// setSheet shows another snapshot. What was at the top stays there, unless other days
// are shown.
func (v *listView) setSheet(s *sheet.Sheet, chosen sheet.Selection) {
	b := v.board
	begins := s.Business != b.sheet.Business || s.From != b.sheet.From || len(b.rows) == 0
	at, into := b.momentAt(v.scroll.Offset.Y)
	b.setSheet(s)
	b.choose(chosen)
	v.scroll.Refresh()
	if begins {
		v.scrollTo(0)
	} else {
		v.scrollTo(b.heightOf(at) + into)
	}
}

func (v *listView) choose(c sheet.Selection) {
	v.board.choose(c)
	v.board.redraw()
}

func (v *listView) moveToChosen() { v.board.moveTo(v.board.chosen) }

func (v *listView) cover(bool) {}

// words say the block under the cursor.
func (v *listView) words() string {
	if !v.board.marked() {
		return ""
	}
	return sheet.BlockText(v.board.sheet, v.board.sheet.Blocks[v.board.cursor])
}

func (v *listView) release() {
	if v.picture != nil {
		v.picture.release()
	}
	if v.board.picture != nil {
		v.board.picture.Release()
	}
}

func (v *listView) scrollTo(y float32) {
	most := v.board.MinSize().Height - v.scroll.Size().Height
	v.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, most))))
	v.follow()
}

// reveal scrolls as little as needed to show a row, and the heading that stays above.
func (v *listView) reveal(row int) {
	height := v.board.rowHeight()
	y, view := float32(row)*height, v.scroll.Size().Height
	v.scrollTo(min(max(v.scroll.Offset.Y, y+height-view), y-height))
}

func (v *listView) follow() {
	if !v.Visible() {
		return
	}
	v.board.show(viewport{v.scroll.Offset, v.scroll.Size()})
	if v.picture != nil {
		v.picture.draw()
	}
}

// CreateRenderer implements fyne.Widget.
func (v *listView) CreateRenderer() fyne.WidgetRenderer {
	v.picture = newListFrame(v)
	if size := v.Size(); !size.IsZero() {
		v.picture.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return v.picture
}
