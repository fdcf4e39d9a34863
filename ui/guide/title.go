package guide

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// title is a bold line that can be pressed: it brings its row, or another page, to the front.
type title struct {
	widget.BaseWidget
	text    *control.Text
	page    func() *control.Page // the one it stands on, for scrolling; known once built
	press   func()
	focused bool
	byMouse bool // the focus came with a click, which needs no ring
	hovered bool
}

var (
	_ control.Flowing     = (*title)(nil)
	_ fyne.Focusable      = (*title)(nil)
	_ fyne.Tappable       = (*title)(nil)
	_ desktop.Hoverable   = (*title)(nil)
	_ desktop.Cursorable  = (*title)(nil)
	_ fyne.Accessible     = (*title)(nil)
	_ fyne.WidgetRenderer = (*titlePicture)(nil)
)

func newTitle(text string, page func() *control.Page, press func()) *title {
	t := &title{text: control.Strong(text), page: page, press: press}
	t.ExtendBaseWidget(t)
	return t
}

// HeightForWidth is that of its text.
func (t *title) HeightForWidth(width float32) float32 { return t.text.HeightForWidth(width) }

// NaturalWidth is that of its text.
func (t *title) NaturalWidth() float32 { return t.text.NaturalWidth() }

// Tapped presses it and gives it the keyboard.
func (t *title) Tapped(*fyne.PointEvent) {
	t.byMouse = true
	control.Focus(t)
	t.press()
}

// TypedKey presses on Return and Space; other keys scroll the page or go to the window.
func (t *title) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.press()
		return
	}
	if t.page().ScrollByKey(key) {
		return
	}
	if handle := t.canvas().OnTypedKey(); handle != nil {
		handle(key)
	}
}

// TypedRune passes letters to the window, but for the space that has pressed it.
func (t *title) TypedRune(r rune) {
	if handle := t.canvas().OnTypedRune(); handle != nil && r != ' ' {
		handle(r)
	}
}

func (t *title) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(t) }

// FocusGained shows the ring and scrolls into view.
func (t *title) FocusGained() {
	t.focused = true
	t.Refresh()
	reveal(t.page(), t)
}

// FocusLost takes the ring away.
func (t *title) FocusLost() {
	t.focused, t.byMouse = false, false
	t.Refresh()
}

// MouseIn shows that it can be pressed.
func (t *title) MouseIn(*desktop.MouseEvent) { t.hover(true) }

// MouseMoved does nothing.
func (t *title) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (t *title) MouseOut() { t.hover(false) }

func (t *title) hover(on bool) {
	t.hovered = on
	t.Refresh()
}

// Cursor is a hand.
func (t *title) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel returns the text.
func (t *title) AccessibilityLabel() string { return t.text.String() }

// AccessibilityRole says that it can be pressed.
func (t *title) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (t *title) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(color.Transparent)
	p := &titlePicture{title: t, ring: ring, all: []fyne.CanvasObject{ring, t.text}}
	p.paint()
	return p
}

// titlePicture is the text with a ring round it.
type titlePicture struct {
	title *title
	ring  *canvas.Rectangle
	all   []fyne.CanvasObject
}

// ringRoom is how far the ring stands off the text.
const ringRoom = theme.Grid

func (p *titlePicture) paint() {
	p.ring.CornerRadius = theme.RadiusSmall
	p.ring.StrokeWidth, p.ring.StrokeColor = theme.FocusRing, color.Transparent
	if p.title.focused && !p.title.byMouse {
		p.ring.StrokeColor = theme.Color(theme.Focus)
	}
	colour := theme.Ink
	if p.title.hovered {
		colour = theme.Accent
	}
	p.title.text.SetColour(colour)
}

// Layout places text and ring.
func (p *titlePicture) Layout(size fyne.Size) {
	p.title.text.Resize(size)
	p.ring.Move(fyne.NewPos(-ringRoom, 0))
	p.ring.Resize(fyne.NewSize(min(size.Width, p.title.NaturalWidth())+2*ringRoom, size.Height))
}

// MinSize is one line: a mark beside the title stands on the first.
func (p *titlePicture) MinSize() fyne.Size {
	t := p.title
	return fyne.NewSize(t.text.MinSize().Width, t.HeightForWidth(t.NaturalWidth()))
}

// Objects are ring and text.
func (p *titlePicture) Objects() []fyne.CanvasObject { return p.all }

// Refresh paints again.
func (p *titlePicture) Refresh() {
	p.paint()
	p.Layout(p.title.Size())
	canvas.Refresh(p.title)
}

// Destroy does nothing.
func (p *titlePicture) Destroy() {}

// reveal scrolls a page until an object on it is in view.
func reveal(page *control.Page, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(page.Content).Y - theme.GutterNarrow
	bottom := top + o.Size().Height + 2*theme.GutterNarrow
	to := max(page.Offset.Y, bottom-page.Size().Height)
	to = min(to, top, page.Content.Size().Height-page.Size().Height)
	page.ScrollToOffset(fyne.NewPos(0, max(0, to)))
}
