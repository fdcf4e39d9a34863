package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Tag shows a practitioner's initials on the practitioner's colour.
type Tag struct {
	widget.BaseWidget
	initials string
	person   theme.Person
}

// NewTag makes a tag.
func NewTag(initials string, person theme.Person) *Tag {
	t := &Tag{initials: initials, person: person}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer {
	r := &tagRenderer{tag: t, box: newBox(), edge: newBox(), text: newLine(theme.TagText, true)}
	return newRenderer(t, r, r.box, r.edge, r.text.text)
}

type tagRenderer struct {
	tag       *Tag
	box, edge *canvas.Rectangle
	text      line
	width     float32 // of the initials
	least     fyne.Size
}

const (
	tagPad  float32 = 6
	tagEdge float32 = 3
)

func (r *tagRenderer) update() {
	r.box.FillColor = theme.Color(r.tag.person.Soft)
	r.edge.FillColor = theme.Color(r.tag.person.Strong)
	r.text.paint(r.tag.initials, theme.Ink)
	r.measure()
}

// measure makes all tags of two letters equally wide, so that what follows them begins in one line.
func (r *tagRenderer) measure() {
	size := r.text.measure(r.tag.initials)
	r.width = size.Width
	size.Width = max(size.Width, r.text.measure("MM").Width)
	r.least = size.AddWidthHeight(tagEdge+2*tagPad, 4)
}

func (r *tagRenderer) MinSize() fyne.Size { return r.least }

func (r *tagRenderer) Layout(size fyne.Size) {
	placeBox(r.box, fyne.Position{}, size, 4, 0)
	r.edge.Resize(fyne.NewSize(tagEdge, size.Height))
	r.edge.CornerRadius = 0
	r.edge.TopLeftCornerRadius, r.edge.BottomLeftCornerRadius = 4, 4
	r.text.placeIn((size.Width+tagEdge-r.width)/2, 0, size.Height)
}
