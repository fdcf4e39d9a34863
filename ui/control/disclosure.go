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
	setShown(d.body, open)
	d.Refresh()
	if page := pageOf(d); page != nil {
		page.Refresh()
	}
}

// SetLabel changes what the line says.
func (d *Disclosure) SetLabel(label string) {
	set(d, &d.label, label)
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
	p := &disclosurePicture{disclosure: d, ring: newBox(), sign: newSignImage(), text: newLine(theme.Text, false)}
	p.all = []fyne.CanvasObject{p.ring, p.sign.Image, p.text.text}
	return render(d, p)
}

type disclosurePicture struct {
	disclosure *Disclosure
	ring       *canvas.Rectangle
	sign       signImage
	text       line
	all        []fyne.CanvasObject
}

func (p *disclosurePicture) objects() []fyne.CanvasObject { return p.all }

func (p *disclosurePicture) paint() {
	d := p.disclosure
	paintStroke(p.ring, d.ringed())
	colour := theme.Ink2
	if d.hot() {
		colour = theme.Ink
	}
	glyph := GlyphNext
	if d.Open() {
		glyph = GlyphDown
	}
	p.sign.paint(glyphs[glyph], colour, theme.Surface)
	p.text.paint(d.label, colour)
}

func (p *disclosurePicture) minSize() fyne.Size {
	text := p.text.measure(p.disclosure.label)
	return fyne.NewSize(theme.Size(theme.Icon)+text.Width+14, text.Height+10)
}

func (p *disclosurePicture) place(size fyne.Size) {
	size.Width = min(size.Width, p.minSize().Width)
	placeStroke(p.ring, fyne.Position{}, size, theme.RadiusSmall)
	side := theme.Size(theme.Icon)
	p.sign.placeAt(4, (size.Height-side)/2, side)
	p.text.placeIn(4+side+4, 0, size.Height)
}
