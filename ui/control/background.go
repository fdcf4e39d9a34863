package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Background is a box to put behind other things, in colours of the theme; a line is a thin one.
type Background struct {
	widget.BaseWidget
	fill, border   theme.Name // no border when empty
	radius, height float32
}

// NewBackground makes a background that fills its place with one colour.
func NewBackground(colour theme.Name) *Background { return newBackground(&Background{fill: colour}) }

// NewLine makes a line across, to separate what is above from what is below.
func NewLine() *Background { return newBackground(&Background{fill: theme.Line, height: 1}) }

func newBackground(b *Background) *Background {
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *Background) CreateRenderer() fyne.WidgetRenderer {
	frame := newFrame()
	return newRenderer(b, &backgroundRenderer{b, frame}, frame.objects()...)
}

type backgroundRenderer struct {
	background *Background
	frame      frame
}

func (r *backgroundRenderer) update() {
	fill := theme.Color(r.background.fill)
	if r.background.border == "" {
		r.frame.paint(fill, color.Transparent, 0)
		return
	}
	r.frame.paint(fill, theme.Color(r.background.border), 1)
}

func (r *backgroundRenderer) MinSize() fyne.Size { return fyne.NewSize(0, r.background.height) }

func (r *backgroundRenderer) Layout(size fyne.Size) {
	r.frame.place(fyne.Position{}, size, r.background.radius)
}

// On puts something on a background, which takes its size.
func On(background *Background, o fyne.CanvasObject) *fyne.Container {
	return newBoxed(inset{}, background, o)
}

func newBoxed(around inset, b *Background, content fyne.CanvasObject) *fyne.Container {
	return newFlow(boxed{around.at}, b, content)
}

// boxed lays content over a background, with room around it.
type boxed struct{ padding }

func (b boxed) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return b.padding.widths(objects[1:])
}

func (b boxed) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	height := b.padding.arrange(objects[1:], width, put)
	put(objects[0], 0, 0, width, height)
	return height
}
