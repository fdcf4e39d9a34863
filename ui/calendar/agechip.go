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

// ageChip is a chip that says how old the times are, and tells more when pressed.
type ageChip struct {
	widget.BaseWidget
	chip    *control.Chip
	press   func()
	focused bool
	byMouse bool
	hovered bool
}

var (
	_ fyne.Focusable     = (*ageChip)(nil)
	_ fyne.Tappable      = (*ageChip)(nil)
	_ desktop.Hoverable  = (*ageChip)(nil)
	_ desktop.Cursorable = (*ageChip)(nil)
)

func newAgeChip(chip *control.Chip, press func()) *ageChip {
	s := &ageChip{chip: chip, press: press}
	s.ExtendBaseWidget(s)
	return s
}

func (a *ageChip) setText(text string) { a.chip.SetText(text) }

// AccessibilityLabel returns what the chip says.
func (a *ageChip) AccessibilityLabel() string { return a.chip.AccessibilityLabel() }

// AccessibilityRole says that it can be pressed.
func (a *ageChip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped tells more.
func (a *ageChip) Tapped(*fyne.PointEvent) {
	a.byMouse = true
	control.Focus(a)
	a.press()
}

// TypedKey tells more on Return and Space.
func (a *ageChip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		a.press()
		return
	}
	board.PassKey(a, e)
}

// TypedRune hands letters on. The space has been taken as a key.
func (a *ageChip) TypedRune(r rune) {
	if r != ' ' {
		board.PassRune(a, r)
	}
}

// FocusGained shows the ring.
func (a *ageChip) FocusGained() {
	a.focused = true
	a.Refresh()
}

// FocusLost takes the ring away.
func (a *ageChip) FocusLost() {
	a.focused, a.byMouse = false, false
	a.Refresh()
}

// MouseIn shows that it can be pressed.
func (a *ageChip) MouseIn(*desktop.MouseEvent) { a.hover(true) }

// MouseMoved does nothing.
func (a *ageChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut undoes MouseIn.
func (a *ageChip) MouseOut() { a.hover(false) }

func (a *ageChip) hover(on bool) {
	a.hovered = on
	a.Refresh()
}

// Cursor is a hand.
func (a *ageChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MinSize is that of the chip.
func (a *ageChip) MinSize() fyne.Size { return a.chip.MinSize() }

// CreateRenderer implements fyne.Widget.
func (a *ageChip) CreateRenderer() fyne.WidgetRenderer {
	ring := canvas.NewRectangle(color.Transparent)
	p := &ageChipRenderer{a, ring, []fyne.CanvasObject{a.chip, ring}}
	p.paint()
	if size := a.Size(); !size.IsZero() {
		p.Layout(size) // Fyne drops what is out of sight for a minute
	}
	return p
}

type ageChipRenderer struct {
	widget  *ageChip
	ring    *canvas.Rectangle
	objects []fyne.CanvasObject
}

// Destroy implements fyne.WidgetRenderer.
func (r *ageChipRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *ageChipRenderer) Objects() []fyne.CanvasObject { return r.objects }

// MinSize implements fyne.WidgetRenderer.
func (r *ageChipRenderer) MinSize() fyne.Size { return r.widget.chip.MinSize() }

// Layout places the ring around the chip.
func (r *ageChipRenderer) Layout(size fyne.Size) {
	r.widget.chip.Resize(size)
	r.ring.CornerRadius = size.Height / 2
	outline(r.ring, size)
}

// outline places a box so that its whole stroke lies inside a size, where it is crisp.
func outline(box *canvas.Rectangle, size fyne.Size) {
	half := box.StrokeWidth / 2
	box.Move(fyne.NewPos(half, half))
	box.Resize(size.SubtractWidthHeight(box.StrokeWidth, box.StrokeWidth))
}

func (r *ageChipRenderer) paint() {
	r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, 1
	switch {
	case r.widget.focused && !r.widget.byMouse:
		r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.Focus), theme.FocusRing
	case r.widget.hovered:
		r.ring.StrokeColor = theme.Color(theme.Control)
	}
}

// Refresh draws anew, in the colours of now.
func (r *ageChipRenderer) Refresh() {
	r.paint()
	r.Layout(r.widget.Size())
	r.widget.chip.Refresh()
	canvas.Refresh(r.widget)
}
