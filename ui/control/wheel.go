package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheel lies unseen over an object that takes the mouse wheel without a use for it, and scrolls the page instead.
type wheel struct {
	widget.BaseWidget
	over fyne.CanvasObject
}

func newWheel(over fyne.CanvasObject) *wheel {
	w := &wheel{over: over}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled scrolls the page that shows the object.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if page := pageOf(w.over); page != nil {
		page.Scrolled(e)
	}
}

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

var _ fyne.Scrollable = (*wheel)(nil)
