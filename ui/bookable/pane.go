package bookable

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// pane scrolls the cells. A turn of the wheel that finds nothing to scroll goes on to
// the page.
type pane struct {
	container.Scroll
	beyond func(*fyne.ScrollEvent)
}

func newPane(content fyne.CanvasObject) *pane {
	p := &pane{beyond: func(*fyne.ScrollEvent) {}}
	p.Direction = container.ScrollBoth
	p.Content = content
	p.ExtendBaseWidget(p)
	return p
}

// Scrolled implements fyne.Scrollable.
func (p *pane) Scrolled(e *fyne.ScrollEvent) {
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
