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

// NewTitleLink makes one. Put it on a page through Line.
func NewTitleLink(label string, press func()) *TitleLink {
	l := &TitleLink{text: Strong(label)}
	l.init(l, press)
	return l
}

// titleLinkPad is how far its ring stands off its text.
const titleLinkPad = ringPad

// Line returns what stands on the page: the text begins where other texts begin, and the ring before that.
func (l *TitleLink) Line() *fyne.Container { return Inset(-titleLinkPad, 0, -titleLinkPad, 0, l) }

// Label returns what it says.
func (l *TitleLink) Label() string { return l.text.String() }

// AccessibilityLabel returns what it says.
func (l *TitleLink) AccessibilityLabel() string { return l.Label() }

// HeightForWidth implements Flowing.
func (l *TitleLink) HeightForWidth(width float32) float32 {
	return l.text.HeightForWidth(width - 2*titleLinkPad)
}

// NaturalWidth implements Flowing.
func (l *TitleLink) NaturalWidth() float32 { return l.text.NaturalWidth() + 2*titleLinkPad }

// CreateRenderer implements fyne.Widget.
func (l *TitleLink) CreateRenderer() fyne.WidgetRenderer {
	ring := newBox()
	return newRenderer(l, &titleLinkRenderer{l, ring}, ring, l.text)
}

type titleLinkRenderer struct {
	link *TitleLink
	ring *canvas.Rectangle
}

func (r *titleLinkRenderer) update() {
	paintStroke(r.ring, r.link.ringed())
	colour := theme.Ink
	if r.link.highlighted() {
		colour = theme.Accent
	}
	r.link.text.SetColour(colour)
}

// MinSize is one line: a mark beside it stands on the first.
func (r *titleLinkRenderer) MinSize() fyne.Size {
	l := r.link
	return fyne.NewSize(l.text.MinSize().Width+2*titleLinkPad, l.HeightForWidth(l.NaturalWidth()))
}

func (r *titleLinkRenderer) Layout(size fyne.Size) {
	l := r.link
	text := fyne.NewSize(min(size.Width, l.NaturalWidth())-2*titleLinkPad, size.Height)
	placeRing(r.ring, fyne.NewPos(titleLinkPad, 0), text)
	Place(l.text, titleLinkPad, 0, size.Width-2*titleLinkPad, size.Height)
}
