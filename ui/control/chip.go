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
	c := &Chip{text: text, icon: NewStateIcon(state, 12)}
	c.ExtendBaseWidget(c)
	return c
}

// SetText changes the text.
func (c *Chip) SetText(text string) {
	set(c, &c.text, text)
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
	p := &chipPicture{chip: c, plate: newBox(), text: newLine(theme.Caption, false)}
	p.all = []fyne.CanvasObject{p.plate, p.text.text}
	if c.icon != nil {
		p.all = append(p.all, c.icon)
	}
	return render(c, p)
}

type chipPicture struct {
	chip  *Chip
	plate *canvas.Rectangle
	text  line
	all   []fyne.CanvasObject
}

const chipPad float32 = 12

func (p *chipPicture) objects() []fyne.CanvasObject { return p.all }

func (p *chipPicture) paint() {
	plate, ink := theme.Sunken, theme.Ink2
	if p.chip.icon != nil && p.chip.icon.State() == Attention {
		plate, ink = theme.WarnSoft, theme.Warn
	}
	p.plate.FillColor = theme.Color(plate)
	p.text.paint(p.chip.text, ink)
}

// lead returns the width of the icon and the gap after it.
func (p *chipPicture) lead() float32 {
	if p.chip.icon == nil {
		return 0
	}
	return p.chip.icon.MinSize().Width + 6
}

func (p *chipPicture) minSize() fyne.Size {
	text := p.text.measure(p.chip.text)
	return fyne.NewSize(min(text.Width, 40*theme.Size(theme.Caption))+p.lead()+2*chipPad, text.Height+10)
}

func (p *chipPicture) place(size fyne.Size) {
	placeBox(p.plate, fyne.Position{}, size, size.Height/2, 0)
	if icon := p.chip.icon; icon != nil {
		side := icon.MinSize()
		icon.Resize(side)
		icon.Move(fyne.NewPos(chipPad, (size.Height-side.Height)/2))
	}
	p.text.text.Text = p.text.fitted(p.chip.text, size.Width-p.lead()-2*chipPad+1)
	p.text.placeIn(chipPad+p.lead(), 0, size.Height)
}
