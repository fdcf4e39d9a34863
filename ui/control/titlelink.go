package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// TitleLink is a bold line, such as the name of an action, that brings what it names to the front when pressed.
type TitleLink struct {
	pressable
	text *Text
}

var (
	_ Flowing         = (*TitleLink)(nil)
	_ fyne.Accessible = (*TitleLink)(nil)
)

// NewTitleLink makes an opener. Put it on a page through Line.
func NewTitleLink(label string, press func()) *TitleLink {
	o := &TitleLink{text: Strong(label)}
	o.init(o, press)
	return o
}

// openerPad is how far its ring stands off its text.
const openerPad = theme.Grid

// Line returns what stands on the page: the text begins where other texts begin, and the ring before that.
func (o *TitleLink) Line() *fyne.Container { return Inset(-openerPad, 0, -openerPad, 0, o) }

// Label returns what it says.
func (o *TitleLink) Label() string { return o.text.String() }

// AccessibilityLabel returns what it says.
func (o *TitleLink) AccessibilityLabel() string { return o.Label() }

// HeightForWidth implements Flowing.
func (o *TitleLink) HeightForWidth(width float32) float32 {
	return o.text.HeightForWidth(width - 2*openerPad)
}

// NaturalWidth implements Flowing.
func (o *TitleLink) NaturalWidth() float32 { return o.text.NaturalWidth() + 2*openerPad }

// CreateRenderer implements fyne.Widget.
func (o *TitleLink) CreateRenderer() fyne.WidgetRenderer {
	p := &openerPicture{opener: o, ring: newBox()}
	p.all = []fyne.CanvasObject{p.ring, o.text}
	return render(o, p)
}

type openerPicture struct {
	opener *TitleLink
	ring   *canvas.Rectangle
	all    []fyne.CanvasObject
}

func (p *openerPicture) objects() []fyne.CanvasObject { return p.all }

func (p *openerPicture) paint() {
	paintStroke(p.ring, p.opener.ringed())
	colour := theme.Ink
	if p.opener.hot() {
		colour = theme.Accent
	}
	p.opener.text.SetColour(colour)
}

// minSize is one line: a mark beside it stands on the first.
func (p *openerPicture) minSize() fyne.Size {
	o := p.opener
	return fyne.NewSize(o.text.MinSize().Width+2*openerPad, o.HeightForWidth(o.NaturalWidth()))
}

func (p *openerPicture) place(size fyne.Size) {
	o := p.opener
	placeStroke(p.ring, fyne.Position{}, fyne.NewSize(min(size.Width, o.NaturalWidth()), size.Height), theme.RadiusSmall)
	o.text.Move(fyne.NewPos(openerPad, 0))
	o.text.Resize(fyne.NewSize(size.Width-2*openerPad, size.Height))
}
