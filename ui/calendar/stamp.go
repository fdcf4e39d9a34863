package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// stamp is a chip that says how old the times are, and tells more when pressed.
type stamp struct {
	widget.BaseWidget
	chip    *control.Chip
	press   func()
	focused bool
	byMouse bool
	hovered bool
}

var (
	_ fyne.Focusable     = (*stamp)(nil)
	_ fyne.Tappable      = (*stamp)(nil)
	_ desktop.Hoverable  = (*stamp)(nil)
	_ desktop.Cursorable = (*stamp)(nil)
)

func newStamp(chip *control.Chip, press func()) *stamp {
	s := &stamp{chip: chip, press: press}
	s.ExtendBaseWidget(s)
	return s
}

func (s *stamp) setText(text string) { s.chip.SetText(text) }

// AccessibilityLabel returns what the chip says.
func (s *stamp) AccessibilityLabel() string { return s.chip.AccessibilityLabel() }

// AccessibilityRole says that it can be pressed.
func (s *stamp) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped tells more.
func (s *stamp) Tapped(*fyne.PointEvent) {
	s.byMouse = true
	control.Focus(s)
	s.press()
}

// TypedKey tells more on Return and Space.
func (s *stamp) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.press()
		return
	}
	board.PassKey(s, e)
}

// TypedRune hands letters on. The space has been taken as a key.
func (s *stamp) TypedRune(r rune) {
	if r != ' ' {
		board.PassRune(s, r)
	}
}

// FocusGained shows the ring.
func (s *stamp) FocusGained() {
	s.focused = true
	s.Refresh()
}

// FocusLost takes the ring away.
func (s *stamp) FocusLost() {
	s.focused, s.byMouse = false, false
	s.Refresh()
}

// MouseIn shows that it can be pressed.
func (s *stamp) MouseIn(*desktop.MouseEvent) { s.hover(true) }

// MouseMoved does nothing.
func (s *stamp) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (s *stamp) MouseOut() { s.hover(false) }

func (s *stamp) hover(on bool) {
	s.hovered = on
	s.Refresh()
}

// Cursor is a hand.
func (s *stamp) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is that of the chip.
func (s *stamp) MinSize() fyne.Size { return s.chip.MinSize() }

// CreateRenderer implements fyne.Widget.
func (s *stamp) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(color.Transparent)
	p := &stampPicture{s, ring, []fyne.CanvasObject{s.chip, ring}}
	p.paint()
	if size := s.Size(); !size.IsZero() {
		p.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return p
}

type stampPicture struct {
	stamp   *stamp
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (p *stampPicture) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (p *stampPicture) Objects() []fyne.CanvasObject { return p.objects }

// MinSize implements fyne.WidgetRenderer.
func (p *stampPicture) MinSize() fyne.Size { return p.stamp.chip.MinSize() }

// Layout places the ring around the chip.
func (p *stampPicture) Layout(size fyne.Size) {
	p.stamp.chip.Resize(size)
	p.ring.CornerRadius = size.Height / 2
	outline(p.ring, size)
}

// outline places a box so that its whole stroke lies inside a size, where it is crisp.
func outline(box *canvas.Rectangle, size fyne.Size) {
	half := box.StrokeWidth / 2
	box.Move(fyne.NewPos(half, half))
	box.Resize(size.SubtractWidthHeight(box.StrokeWidth, box.StrokeWidth))
}

func (p *stampPicture) paint() {
	p.ring.StrokeColor, p.ring.StrokeWidth = color.Transparent, 1
	switch {
	case p.stamp.focused && !p.stamp.byMouse:
		p.ring.StrokeColor, p.ring.StrokeWidth = theme.Color(theme.Focus), theme.FocusRing
	case p.stamp.hovered:
		p.ring.StrokeColor = theme.Color(theme.Control)
	}
}

// Refresh draws anew, in the colours of now.
func (p *stampPicture) Refresh() {
	p.paint()
	p.Layout(p.stamp.Size())
	p.stamp.chip.Refresh()
	canvas.Refresh(p.stamp)
}
