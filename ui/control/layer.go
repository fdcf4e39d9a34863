package control

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// layer lies over the whole window and shows a panel: a dialog in the middle, or a list at the control that opened it. The
// panel scrolls when it is higher than the window. Escape and, for a list, a click beside it close it; the keyboard then goes
// back to where it was.
type layer struct {
	widget.BaseWidget
	canvas fyne.Canvas
	page   *Page             // what is in the panel
	first  fyne.Focusable    // gets the keyboard
	anchor fyne.CanvasObject // nil: in the middle, and the window behind is dimmed
	before fyne.Focusable
	// What a key does that nothing on the layer uses, and what follows when it is closed. Both may be nil.
	onReturn, onClose func()
}

func newPanelPage(pad float32, content fyne.CanvasObject) *Page {
	return newPage(inset{pad, pad, pad, pad}.at, content)
}

// open shows the layer and gives it the keyboard.
func (l *layer) open() {
	l.ExtendBaseWidget(l)
	l.before = l.canvas.Focused()
	l.canvas.Unfocus()
	l.canvas.Overlays().Add(l)
	l.canvas.Focus(l.first)
}

// close removes the layer. It may be called again.
func (l *layer) close() {
	if !slices.Contains(l.canvas.Overlays().List(), fyne.CanvasObject(l)) {
		return
	}
	l.canvas.Overlays().Remove(l)
	if l.before != nil {
		Focus(l.before)
	}
	if l.onClose != nil {
		l.onClose()
	}
}

const dialogWidth float32 = 440

// width returns the width wanted: a list is at least as wide as what opened it.
func (l *layer) width() float32 {
	if l.anchor == nil {
		return dialogWidth * theme.Scale()
	}
	return l.anchor.Size().Width
}

func (l *layer) typedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		l.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.onReturn != nil {
			l.onReturn()
		}
	}
}

func (l *layer) children() []fyne.CanvasObject { return []fyne.CanvasObject{l.page} }

// Tapped beside the panel closes a list; a dialog stays and keeps the keyboard.
func (l *layer) Tapped(at *fyne.PointEvent) {
	inside := at.Position.Subtract(l.page.Position())
	size := l.page.Size()
	onPanel := inside.X >= 0 && inside.Y >= 0 && inside.X < size.Width && inside.Y < size.Height
	if l.anchor != nil && !onPanel {
		Click(l, nil, at, l.close)
		return
	}
	l.canvas.Focus(l.first)
}

// MouseIn keeps the window below from noticing the mouse.
func (l *layer) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (l *layer) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (l *layer) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	r := &layerRenderer{l, newRectangle(), newFrame()}
	return newRenderer(l, r, slices.Concat([]fyne.CanvasObject{r.dim}, r.frame.objects(), []fyne.CanvasObject{l.page})...)
}

type layerRenderer struct {
	layer *layer
	dim   *canvas.Rectangle
	frame frame
}

func (r *layerRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *layerRenderer) update() {
	r.dim.FillColor = color.Transparent
	if r.layer.anchor == nil {
		r.dim.FillColor = theme.Color(theme.Overlay)
	}
	r.frame.paint(theme.Color(theme.Surface), theme.Color(theme.Line), panelBorder)
	r.frame.border.Shadow = canvas.Shadow{Color: theme.Color(theme.Shadow), BlurRadius: 12, Offset: fyne.NewPos(0, 4)}
}

const panelBorder float32 = 1

// Layout puts the panel below its anchor, or above it where there is more room, and always inside the window.
func (r *layerRenderer) Layout(size fyne.Size) {
	l := r.layer
	r.dim.Resize(size)
	margin := 2 * theme.Grid
	width := min(max(l.width(), l.page.MinSize().Width+2*panelBorder), size.Width-2*margin)
	height := min(heightOf(l.page.Content, width-2*panelBorder)+2*panelBorder, size.Height-2*margin)
	if l.anchor == nil {
		r.placePanel((size.Width-width)/2, max(margin, (size.Height-height)/3), width, height)
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.anchor)
	x := at.X
	if x+width > size.Width-margin {
		x = at.X + l.anchor.Size().Width - width
	}
	below := at.Y + l.anchor.Size().Height + theme.Grid
	y, most := below, size.Height-margin-below
	if above := at.Y - theme.Grid - margin; height > most && above > most {
		height = min(height, above)
		y = at.Y - theme.Grid - height
	} else {
		height = min(height, most)
	}
	r.placePanel(min(max(margin, x), size.Width-margin-width), y, width, height)
}

func (r *layerRenderer) placePanel(x, y, width, height float32) {
	r.frame.place(fyne.NewPos(x, y), fyne.NewSize(width, height), theme.Radius)
	Place(r.layer.page, x+panelBorder, y+panelBorder, width-2*panelBorder, height-2*panelBorder)
}
