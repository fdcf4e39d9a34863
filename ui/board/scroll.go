package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// View is the part of what scrolls that can be seen; all of the board when nothing does.
func (b *Board[Item]) View() Area {
	if b.scroll == nil {
		return Area{Size: b.Size()}
	}
	return Area{b.scroll.Offset, b.scroll.Size()}
}

// Extent is the size that what scrolls has: its least one, or more to fill the view.
func (b *Board[Item]) Extent() fyne.Size { return b.scroll.Content.Size() }

// ScrollTo brings a position into the view's top left corner, or as near as there is
// something to see.
func (b *Board[Item]) ScrollTo(x, y float32) {
	most := b.content.ContentSize().Subtract(b.scroll.Size())
	b.scroll.ScrollToOffset(fyne.NewPos(max(0, min(x, most.Width)), max(0, min(y, most.Height))))
	b.follow()
}

// reveal scrolls as little as needed to show an item whole.
func (b *Board[Item]) reveal(item Item) {
	if b.scroll == nil {
		return
	}
	at, view := b.content.Bounds(item), b.View()
	b.ScrollTo(
		min(max(view.X, at.X+at.Width-view.Width), at.X),
		min(max(view.Y, at.Y+at.Height-view.Height), at.Y),
	)
}

// Change shows other items and draws them once. What anchor returns, asked after the
// change, is where the view is to begin.
func (b *Board[Item]) Change(change func(), anchor func() (x, y float32)) {
	b.Batch(func() {
		change()
		b.scroll.Refresh()
		b.ScrollTo(anchor())
	})
}

// Anchor is a line at an edge of the view, counted from 0, and how many lines into it the
// edge is.
type Anchor struct {
	Line int
	Into float32
}

// AnchorAt is the anchor at an offset among so many lines, one pitch apart.
func AnchorAt(offset, pitch float32, lines int) Anchor {
	if pitch <= 0 || lines == 0 || offset <= 0 {
		return Anchor{}
	}
	line := min(int(offset/pitch), lines-1)
	return Anchor{line, offset/pitch - float32(line)}
}

// Offset is where the edge is when the line has another number or pitch.
func (a Anchor) Offset(line int, pitch float32) float32 { return (float32(line) + a.Into) * pitch }

// pane scrolls, and says when a turn of the wheel finds nothing to scroll.
type pane struct {
	container.Scroll
	beyond func(*fyne.ScrollEvent) (taken bool)
}

func newPane(content fyne.CanvasObject, direction container.ScrollDirection) *pane {
	p := &pane{}
	p.Direction, p.Content = direction, content
	p.ExtendBaseWidget(p)
	return p
}

// goBeyond hands a turn of the wheel to what holds the board.
func (b *Board[Item]) goBeyond(e *fyne.ScrollEvent) (taken bool) {
	if b.Beyond != nil {
		b.Beyond(e)
	}
	return b.Beyond != nil
}

// Scrolled implements fyne.Scrollable. Fyne would turn a board sideways that has nothing to scroll
// upright: a page that holds it is what a person wants to move.
func (p *pane) Scrolled(e *fyne.ScrollEvent) {
	upright := e.Scrolled.DX == 0 && p.Content.MinSize().Height <= p.Size().Height
	if upright && p.beyond(e) {
		return
	}
	before := p.Offset
	p.Scroll.Scrolled(e)
	if p.Offset == before {
		p.beyond(e)
	}
}

// sized is the layout of a box whose objects place themselves.
type sized func() fyne.Size

// Layout implements fyne.Layout.
func (sized) Layout([]fyne.CanvasObject, fyne.Size) {}

// MinSize implements fyne.Layout.
func (s sized) MinSize([]fyne.CanvasObject) fyne.Size { return s() }
