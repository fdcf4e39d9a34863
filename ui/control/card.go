package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// backdrop is a rounded box to lay below things.
type backdrop struct {
	widget.BaseWidget
	fill, border theme.Name // no border when empty
	radius       float32
}

func newBackdrop(fill, border theme.Name, radius float32) *backdrop {
	b := &backdrop{fill: fill, border: border, radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	p := &backdropPicture{backdrop: b, frame: newFrame()}
	p.all = p.frame.objects()
	return render(b, p)
}

type backdropPicture struct {
	backdrop *backdrop
	frame    frame
	all      []fyne.CanvasObject
}

func (p *backdropPicture) objects() []fyne.CanvasObject { return p.all }
func (p *backdropPicture) minSize() fyne.Size           { return fyne.Size{} }

func (p *backdropPicture) paint() {
	b := p.backdrop
	if b.fill == "" {
		p.frame.paint(color.Transparent, color.Transparent, 0)
		return
	}
	fill := theme.Color(b.fill)
	if b.border == "" {
		p.frame.paint(fill, fill, 0)
		return
	}
	p.frame.paint(fill, theme.Color(b.border), 1)
}

func (p *backdropPicture) place(size fyne.Size) {
	p.frame.place(fyne.Position{}, size, p.backdrop.radius)
}

// boxed lays content over a backdrop, with room around it.
type boxed struct{ inset }

func (b boxed) widths(objects []fyne.CanvasObject) (least, natural float32) {
	return b.inset.widths(objects[1:])
}

func (b boxed) arrange(objects []fyne.CanvasObject, width float32, put placer) float32 {
	height := b.inset.arrange(objects[1:], width, put)
	put(objects[0], 0, 0, width, height)
	return height
}

func newBoxed(around inset, back *backdrop, content fyne.CanvasObject) *fyne.Container {
	return newFlow(boxed{around}, back, content)
}

// Card is a bordered box for what belongs together.
func Card(content fyne.CanvasObject) *fyne.Container {
	return newBoxed(inset{16, 14, 16, 14}, newBackdrop(theme.Surface, theme.Line, theme.Radius), content)
}

// Plain leaves the room of a Card around content without drawing one, so that a list of both is aligned.
func Plain(content fyne.CanvasObject) *fyne.Container {
	return newBoxed(inset{16, 14, 16, 14}, newBackdrop("", "", theme.Radius), content)
}

// Note is a sunken box for what is good to know.
func Note(content fyne.CanvasObject) *fyne.Container {
	onSunken(content)
	return newBoxed(inset{14, 12, 14, 12}, newBackdrop(theme.Sunken, "", theme.Radius), content)
}

// Path shows where a setting is in Cliniko: "Settings → Users & practitioners". The copy button may be nil.
func Path(menu string, copy *Button) *fyne.Container {
	text := NewText(menu, theme.Caption, theme.Ink)
	content := fyne.CanvasObject(text)
	if copy != nil {
		content = Ends(2*theme.Grid, text, copy)
	}
	return newBoxed(inset{8, 4, 8, 4}, newBackdrop(theme.Sunken, "", theme.RadiusSmall), content)
}

// onSunken gives Cliniko's labels a plate that shows on a sunken box.
func onSunken(o fyne.CanvasObject) {
	if text, ok := o.(*Text); ok {
		text.plate = theme.Surface
	}
	for _, child := range childrenOf(o) {
		onSunken(child)
	}
}
