package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// ChipButton is a chip that tells more when pressed.
type ChipButton struct {
	pressable
	chip *Chip
}

var _ fyne.Accessible = (*ChipButton)(nil)

// NewChipButton makes one of a chip, which stands nowhere else.
func NewChipButton(chip *Chip, press func()) *ChipButton {
	b := &ChipButton{chip: chip}
	b.init(b, press)
	return b
}

// SetText changes what the chip says.
func (b *ChipButton) SetText(text string) { b.chip.SetText(text) }

// AccessibilityLabel returns what the chip says.
func (b *ChipButton) AccessibilityLabel() string { return b.chip.AccessibilityLabel() }

// CreateRenderer implements fyne.Widget.
func (b *ChipButton) CreateRenderer() fyne.WidgetRenderer {
	ring := newBox()
	return newRenderer(b, &chipButtonRenderer{b, ring}, b.chip, ring)
}

type chipButtonRenderer struct {
	button *ChipButton
	ring   *canvas.Rectangle
}

func (r *chipButtonRenderer) update() {
	paintStroke(r.ring, r.button.ringed())
	if r.button.highlighted() && !r.button.ringed() {
		r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.Control), 1
	}
	r.button.chip.Refresh()
}

func (r *chipButtonRenderer) MinSize() fyne.Size { return r.button.chip.MinSize() }

func (r *chipButtonRenderer) Layout(size fyne.Size) {
	r.button.chip.Resize(size)
	placeStroke(r.ring, fyne.Position{}, size, size.Height/2)
}
