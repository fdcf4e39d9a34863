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
	p := &tagPicture{tag: t, plate: newBox(), edge: newBox(), text: newLine(theme.TagText, true)}
	p.all = []fyne.CanvasObject{p.plate, p.edge, p.text.text}
	return render(t, p)
}

type tagPicture struct {
	tag         *Tag
	plate, edge *canvas.Rectangle
	text        line
	width       float32 // of the initials
	least       fyne.Size
	all         []fyne.CanvasObject
}

const (
	tagPad  float32 = 6
	tagEdge float32 = 3
)

func (p *tagPicture) objects() []fyne.CanvasObject { return p.all }

func (p *tagPicture) paint() {
	p.plate.FillColor = theme.Color(p.tag.person.Soft)
	p.edge.FillColor = theme.Color(p.tag.person.Strong)
	p.text.paint(p.tag.initials, theme.Ink)
	p.measure()
}

// measure makes all tags of two letters equally wide, so that what follows them begins in one line.
func (p *tagPicture) measure() {
	size := p.text.measure(p.tag.initials)
	p.width = size.Width
	size.Width = max(size.Width, p.text.measure("MM").Width)
	p.least = size.AddWidthHeight(tagEdge+2*tagPad, 4)
}

func (p *tagPicture) minSize() fyne.Size { return p.least }

func (p *tagPicture) place(size fyne.Size) {
	placeBox(p.plate, fyne.Position{}, size, 4, 0)
	p.edge.Resize(fyne.NewSize(tagEdge, size.Height))
	p.edge.CornerRadius = 0
	p.edge.TopLeftCornerRadius, p.edge.BottomLeftCornerRadius = 4, 4
	p.text.placeIn((size.Width+tagEdge-p.width)/2, 0, size.Height)
}
