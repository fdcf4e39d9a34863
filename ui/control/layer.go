package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// layer lies over the whole window and shows a panel: a dialog in the middle, or a list at the control that opened it.
// Escape and, for a list, a click beside it close it; the keyboard then goes back to where it was.
type layer struct {
	widget.BaseWidget
	canvas fyne.Canvas
	panel  *panel
	anchor fyne.CanvasObject // nil: in the middle, and the window behind is dimmed
	before fyne.Focusable
	// What a key does that nothing on the layer uses, and what follows when it is closed. Both may be nil.
	onReturn, onClose func()
}

// open shows the layer and gives it the keyboard.
func (l *layer) open() {
	l.ExtendBaseWidget(l)
	l.before = l.canvas.Focused()
	l.canvas.Unfocus()
	l.canvas.Overlays().Add(l)
	l.canvas.Focus(l.panel.first)
}

// close removes the layer. It may be called again.
func (l *layer) close() {
	if !l.shown() {
		return
	}
	l.canvas.Overlays().Remove(l)
	if l.before != nil {
		l.canvas.Focus(l.before)
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

func (l *layer) shown() bool {
	for _, o := range l.canvas.Overlays().List() {
		if o == l {
			return true
		}
	}
	return false
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

func (l *layer) held() []fyne.CanvasObject { return []fyne.CanvasObject{l.panel} }

// Tapped closes a list; a dialog stays and keeps the keyboard.
func (l *layer) Tapped(*fyne.PointEvent) {
	if l.anchor != nil {
		l.close()
		return
	}
	l.canvas.Focus(l.panel.first)
}

// MouseIn keeps the window below from noticing the mouse.
func (l *layer) MouseIn(*desktop.MouseEvent) {}

// MouseMoved does nothing.
func (l *layer) MouseMoved(*desktop.MouseEvent) {}

// MouseOut does nothing.
func (l *layer) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	dim := canvas.NewRectangle(color.Transparent)
	return newRenderer(l, &layerRenderer{l, dim}, dim, l.panel)
}

type layerRenderer struct {
	layer *layer
	dim   *canvas.Rectangle
}

func (r *layerRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *layerRenderer) update() {
	r.dim.FillColor = color.Transparent
	if r.layer.anchor == nil {
		r.dim.FillColor = theme.Color(theme.Overlay)
	}
}

// place puts the panel below its anchor, or above it where there is more room, and always inside the window.
func (r *layerRenderer) Layout(size fyne.Size) {
	l := r.layer
	r.dim.Resize(size)
	margin := 2 * theme.Grid
	width := min(max(l.width(), l.panel.MinSize().Width), size.Width-2*margin)
	height := min(heightOf(l.panel.page.Content, width-2)+2, size.Height-2*margin)
	if l.anchor == nil {
		l.panel.Move(fyne.NewPos((size.Width-width)/2, max(margin, (size.Height-height)/3)))
		l.panel.Resize(fyne.NewSize(width, height))
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.anchor)
	x := at.X
	if x+width > size.Width-margin {
		x = at.X + l.anchor.Size().Width - width
	}
	below := at.Y + l.anchor.Size().Height + theme.Grid
	y, room := below, size.Height-margin-below
	if above := at.Y - theme.Grid - margin; height > room && above > room {
		height = min(height, above)
		y = at.Y - theme.Grid - height
	} else {
		height = min(height, room)
	}
	l.panel.Move(fyne.NewPos(min(max(margin, x), size.Width-margin-width), y))
	l.panel.Resize(fyne.NewSize(width, height))
}

// panel is the box on a layer; it scrolls when it is higher than the window.
type panel struct {
	widget.BaseWidget
	page  *Page
	first fyne.Focusable // gets the keyboard
}

func newPanel(pad float32, content fyne.CanvasObject, first fyne.Focusable) *panel {
	p := &panel{page: newPage(inset{pad, pad, pad, pad}, content), first: first}
	p.ExtendBaseWidget(p)
	return p
}

func (p *panel) held() []fyne.CanvasObject { return []fyne.CanvasObject{p.page} }

// Tapped keeps a click on the box from closing the layer, and the keyboard in it.
func (p *panel) Tapped(*fyne.PointEvent) { Focus(p.first) }

// CreateRenderer implements fyne.Widget.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	frame := newFrame()
	return newRenderer(p, &panelRenderer{p, frame}, append(frame.objects(), p.page)...)
}

type panelRenderer struct {
	panel *panel
	frame frame
}

func (r *panelRenderer) update() {
	r.frame.paint(theme.Color(theme.Surface), theme.Color(theme.Line), 1)
	r.frame.border.Shadow = canvas.Shadow{Color: theme.Color(theme.Shadow), BlurRadius: 12, Offset: fyne.NewPos(0, 4)}
}

func (r *panelRenderer) MinSize() fyne.Size { return r.panel.page.MinSize().AddWidthHeight(2, 2) }

func (r *panelRenderer) Layout(size fyne.Size) {
	r.frame.place(fyne.Position{}, size, theme.Radius)
	r.panel.page.Move(fyne.NewSquareOffsetPos(1))
	r.panel.page.Resize(size.Subtract(fyne.NewSquareSize(2)))
}
