package control

import (
	"image/color"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Area is a card, or a row of a list, that is pressed as a whole. What it holds takes no mouse and no keys of its own.
type Area struct {
	pressable
	label   string // its name for assistive text
	content fyne.CanvasObject
	around  inset
	card    bool
}

var (
	_ Flowing         = (*Area)(nil)
	_ fyne.Accessible = (*Area)(nil)
)

// rowPad is how far the ring of a row stands off what it holds.
const rowPad = theme.Grid

// NewCardArea makes a card that is pressed as a whole.
func NewCardArea(label string, content fyne.CanvasObject, press func()) *Area {
	return newArea(&Area{label: label, content: content, around: cardPad, card: true}, press)
}

// NewRowArea makes a row that is pressed as a whole. Put it on a page through Line.
func NewRowArea(label string, content fyne.CanvasObject, press func()) *Area {
	return newArea(&Area{label: label, content: content, around: inset{rowPad, rowPad, rowPad, rowPad}}, press)
}

func newArea(a *Area, press func()) *Area {
	a.init(a, press)
	return a
}

// Line returns what stands on the page: what a row holds begins where other things begin, and its ring before that.
func (a *Area) Line() *fyne.Container { return Inset(-rowPad, 0, -rowPad, 0, a) }

// SetLabel changes its name for assistive text.
func (a *Area) SetLabel(label string) { a.label = label }

// AccessibilityLabel returns its name.
func (a *Area) AccessibilityLabel() string { return a.label }

func (a *Area) children() []fyne.CanvasObject { return []fyne.CanvasObject{a.content} }

// HeightForWidth implements Flowing.
func (a *Area) HeightForWidth(width float32) float32 {
	return heightOf(a.content, width-a.around.left-a.around.right) + a.around.top + a.around.bottom
}

// NaturalWidth implements Flowing.
func (a *Area) NaturalWidth() float32 {
	_, natural := widthsOf(a.content)
	return natural + a.around.left + a.around.right
}

// CreateRenderer implements fyne.Widget.
func (a *Area) CreateRenderer() fyne.WidgetRenderer {
	r := &areaRenderer{a, newFrame()}
	return newRenderer(a, r, append(r.frame.objects(), a.content)...)
}

type areaRenderer struct {
	area  *Area
	frame frame
}

func (r *areaRenderer) update() {
	fill, border, width := r.colours()
	r.frame.paint(fill, border, width)
	if r.area.ringed() {
		r.frame.paintRing(fill)
	}
}

func (r *areaRenderer) colours() (fill, border color.Color, width float32) {
	surface := theme.Color(theme.Surface)
	switch a := r.area; {
	case a.card && a.highlighted():
		return surface, theme.Color(theme.Accent), 1
	case a.card:
		return surface, theme.Color(theme.Line), 1
	case a.highlighted():
		return theme.Color(theme.Sunken), color.Transparent, 0
	case a.ringed():
		return theme.Color(theme.Canvas), color.Transparent, 0
	}
	return color.Transparent, color.Transparent, 0
}

func (r *areaRenderer) MinSize() fyne.Size {
	a := r.area
	least, _ := widthsOf(a.content)
	least += a.around.left + a.around.right
	return fyne.NewSize(least, a.HeightForWidth(max(least, a.Size().Width)))
}

func (r *areaRenderer) Layout(size fyne.Size) {
	around := r.area.around
	radius := theme.RadiusSmall
	if r.area.card {
		radius = theme.Radius
	}
	r.frame.place(fyne.Position{}, size, radius)
	Place(r.area.content, around.left, around.top, size.Width-around.left-around.right, size.Height-around.top-around.bottom)
}
