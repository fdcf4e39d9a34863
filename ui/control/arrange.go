package control

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// placed is an object of a page and where it stands in its container.
type placed struct {
	object fyne.CanvasObject
	at     fyne.Position
	size   fyne.Size
}

// Arrange lays out anew what a page shows, after some of it may have changed, come or gone. What changed draws itself; the
// page is painted only if something stands elsewhere than before. Refresh draws everything anew, which takes many times as
// long, and always has the whole window painted.
func (p *Page) Arrange() {
	hovered, _ := p.hoverHeight()
	p.tell(p.Size().Width)
	if height := max(p.Content.MinSize().Height, p.Size().Height); height != p.Content.Size().Height {
		p.Base.Refresh() // gives the content its new height
		p.ScrollToOffset(fyne.NewPos(0, min(p.Offset.Y, height-p.Size().Height)))
	}
	layOut(p.Content)
	p.clearMovedHover(hovered)
	now := places(make([]placed, 0, len(p.places)), p.Content)
	if !slices.Equal(now, p.places) {
		canvas.Refresh(p)
	}
	p.places = now
}

// layOut lays out containers in containers: Fyne does so only for those whose size changes.
func layOut(o fyne.CanvasObject) {
	if c, ok := o.(*fyne.Container); ok && c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
	for _, child := range childrenOf(o) {
		if child.Visible() {
			layOut(child)
		}
	}
}

// places adds to a list everything that shows of an object.
func places(list []placed, o fyne.CanvasObject) []placed {
	list = append(list, placed{o, o.Position(), o.Size()})
	for _, child := range childrenOf(o) {
		if child.Visible() {
			list = places(list, child)
		}
	}
	return list
}

// Arrange has the page that shows an object make room for what has changed in it.
func Arrange(o fyne.CanvasObject) {
	if page := pageOf(o); page != nil {
		page.Arrange()
	}
}
