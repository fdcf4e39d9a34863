package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Chip is a pill with a short text, and a state's icon before it.
type Chip struct {
	widget.BaseWidget
	text string
	icon *StateIcon // nil for none
}

// NewChip makes a chip with text only.
func NewChip(text string) *Chip {
	c := &Chip{text: text}
	c.ExtendBaseWidget(c)
	return c
}

// NewStateChip makes a chip with a state.
func NewStateChip(state State, text string) *Chip {
	c := NewChip(text)
	c.icon = NewStateIcon(state, 12)
	return c
}

// SetText changes the text.
func (c *Chip) SetText(text string) {
	setField(c, &c.text, text)
}

// Set changes state and text of a chip that has a state.
func (c *Chip) Set(state State, text string) {
	c.icon.SetState(state)
	c.SetText(text)
}

// AccessibilityLabel returns the text.
func (c *Chip) AccessibilityLabel() string { return c.text }

// AccessibilityRole says that it is text.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, box: newBox(), text: newLine(theme.Caption, false)}
	objects := []fyne.CanvasObject{r.box, r.text.text}
	if c.icon != nil {
		objects = append(objects, c.icon)
	}
	return newRenderer(c, r, objects...)
}

type chipRenderer struct {
	chip *Chip
	box  *canvas.Rectangle
	text line
}

const chipPad float32 = 12

func (r *chipRenderer) update() {
	fill, ink := theme.Sunken, theme.Ink2
	if r.chip.icon != nil && r.chip.icon.State() == Attention {
		fill, ink = theme.WarnSoft, theme.Warn
	}
	r.box.FillColor = theme.Color(fill)
	r.text.paint(r.chip.text, ink)
}

// lead returns the width of the icon and the gap after it.
func (r *chipRenderer) lead() float32 {
	if r.chip.icon == nil {
		return 0
	}
	return r.chip.icon.MinSize().Width + 6
}

func (r *chipRenderer) MinSize() fyne.Size {
	text := r.text.measure(r.chip.text)
	return fyne.NewSize(min(text.Width, 40*theme.Size(theme.Caption))+r.lead()+2*chipPad, text.Height+10)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	placeBox(r.box, fyne.Position{}, size, size.Height/2, 0)
	if icon := r.chip.icon; icon != nil {
		side := icon.MinSize()
		Place(icon, chipPad, (size.Height-side.Height)/2, side.Width, side.Height)
	}
	r.text.fit(r.chip.text, size.Width-r.lead()-2*chipPad+1)
	r.text.placeIn(chipPad+r.lead(), 0, size.Height)
}
