package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Background fills its place with one colour of the theme; a line is a thin one.
type Background struct {
	widget.BaseWidget
	colour theme.Name
	height float32
}

// NewBackground makes a background to put behind other things.
func NewBackground(colour theme.Name) *Background { return newBackground(colour, 0) }

// NewLine makes a line across, to separate what is above from what is below.
func NewLine() *Background { return newBackground(theme.Line, 1) }

func newBackground(colour theme.Name, height float32) *Background {
	b := &Background{colour: colour, height: height}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Background) CreateRenderer() fyne.WidgetRenderer {
	box := newBox()
	box.CornerRadius = 0
	return render(b, &backgroundPicture{b, box, []fyne.CanvasObject{box}})
}

type backgroundPicture struct {
	background *Background
	box        *canvas.Rectangle
	all        []fyne.CanvasObject
}

func (p *backgroundPicture) objects() []fyne.CanvasObject { return p.all }
func (p *backgroundPicture) minSize() fyne.Size           { return fyne.NewSize(1, p.background.height) }
func (p *backgroundPicture) paint()                       { p.box.FillColor = theme.Color(p.background.colour) }
func (p *backgroundPicture) place(size fyne.Size)         { p.box.Resize(size) }

// Over puts one thing at the top, as high as it needs to be at the width, and gives the rest of the height to another.
func Over(top, rest fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: over{}, Objects: []fyne.CanvasObject{top, rest}}
}

type over struct{}

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, rest := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, rest.Width), top.Height+rest.Height)
}

func (over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := heightOf(objects[0], size.Width)
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}

// On puts something on a background, which takes its size.
func On(background *Background, o fyne.CanvasObject) *fyne.Container {
	return newFlow(on{}, background, o)
}

type on struct{}

func (on) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return widthsOf(objects[len(objects)-1])
}

func (on) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	height := heightOf(objects[len(objects)-1], width)
	for _, o := range objects {
		put(o, 0, 0, width, height)
	}
	return height
}
