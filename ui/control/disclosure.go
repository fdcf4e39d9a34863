package control

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Disclosure is the line that unfolds a section below it.
type Disclosure struct {
	pressable
	label string
	body  fyne.CanvasObject
	// OnToggle, which may be nil, is called after the section was unfolded or folded.
	OnToggle func()
}

// NewDisclosure makes a folded section. Put it on a page through Section.
func NewDisclosure(label string, body fyne.CanvasObject) *Disclosure {
	d := &Disclosure{label: label, body: body}
	body.Hide()
	d.init(d, func() { d.SetOpen(!d.Open()) })
	return d
}

// Section returns the line with its body below it.
func (d *Disclosure) Section() *fyne.Container { return Column(2*theme.Grid, d, d.body) }

// Open says whether the body shows.
func (d *Disclosure) Open() bool { return d.body.Visible() }

// SetOpen shows or hides the body.
func (d *Disclosure) SetOpen(open bool) {
	SetShown(d.body, open)
	d.Refresh()
	Arrange(d)
	if d.OnToggle != nil {
		d.OnToggle()
	}
}

// SetLabel changes what the line says.
func (d *Disclosure) SetLabel(label string) {
	setField(d, &d.label, label)
}

// AccessibilityLabel returns the label and whether the section is open.
func (d *Disclosure) AccessibilityLabel() string {
	if d.Open() {
		return fmt.Sprintf(wordOpen, d.label)
	}
	return fmt.Sprintf(wordClosed, d.label)
}

// CreateRenderer implements fyne.Widget.
func (d *Disclosure) CreateRenderer() fyne.WidgetRenderer {
	r := &disclosureRenderer{disclosure: d, ring: newBox(), sign: newSignImage(), text: newLine(theme.Text, false)}
	return newRenderer(d, r, r.ring, r.sign.Image, r.text.text)
}

type disclosureRenderer struct {
	disclosure *Disclosure
	ring       *canvas.Rectangle
	sign       signImage
	text       line
}

func (r *disclosureRenderer) update() {
	d := r.disclosure
	paintStroke(r.ring, d.ringed())
	colour := theme.Ink2
	if d.highlighted() {
		colour = theme.Ink
	}
	glyph := GlyphNext
	if d.Open() {
		glyph = GlyphDown
	}
	r.sign.paint(glyphs[glyph], colour, theme.Surface)
	r.text.paint(d.label, colour)
}

func (r *disclosureRenderer) MinSize() fyne.Size {
	text := r.text.measure(r.disclosure.label)
	return fyne.NewSize(r.signWidth()+theme.Grid+text.Width, text.Height+10)
}

func (r *disclosureRenderer) Layout(size fyne.Size) {
	size.Width = min(size.Width, r.MinSize().Width)
	placeStroke(r.ring, fyne.NewPos(-ringPad, 0), size.AddWidthHeight(2*ringPad, 0), theme.RadiusSmall)
	side := theme.Size(theme.Icon)
	r.sign.placeAt(r.signWidth()-side, (size.Height-side)/2, side)
	r.text.placeIn(r.signWidth()+theme.Grid, 0, size.Height)
}

// signWidth is the width of the sign without the room at its left, so that its stroke stands on the edge of texts.
func (r *disclosureRenderer) signWidth() float32 { return 0.8 * theme.Size(theme.Icon) }
