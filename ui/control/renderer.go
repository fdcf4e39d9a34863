package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// renderer is the part of a fyne.WidgetRenderer that each widget has of its own. It keeps canvas objects and nothing else.
type renderer interface {
	// update sets colours, texts and what shows, from the widget and the theme of now.
	update()
	// Layout sets positions and sizes only.
	Layout(size fyne.Size)
	MinSize() fyne.Size
}

// newRenderer makes a Fyne renderer that draws objects, lowest first. Fyne drops the renderer of what has been out of sight
// for a minute; the new one it lays out only when the size changes, so it has to begin with everything in place.
func newRenderer(w fyne.Widget, r renderer, objects ...fyne.CanvasObject) fyne.WidgetRenderer {
	r.update()
	if size := w.Size(); !size.IsZero() {
		r.Layout(size)
	}
	return &widgetRenderer{r, w, objects}
}

type widgetRenderer struct {
	renderer
	widget  fyne.Widget
	objects []fyne.CanvasObject
}

func (r *widgetRenderer) Destroy()                     {}
func (r *widgetRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *widgetRenderer) Refresh() {
	r.update()
	r.Layout(r.widget.Size())
	canvas.Refresh(r.widget)
}

// setField changes a field of a widget and draws the widget anew, unless nothing changes.
func setField[V comparable](w fyne.Widget, field *V, value V) {
	if *field != value {
		*field = value
		w.Refresh()
	}
}

// SetShown shows or hides an object.
func SetShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
