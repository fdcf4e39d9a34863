package bookable

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// area is a part of the grid that is drawn with objects used again and again: each
// drawing takes as many as it needs and hides the rest.
type area struct {
	box    *fyne.Container
	plates pool[*canvas.Rectangle]
	icons  pool[*control.StateIcon]
	words  pool[*canvas.Text]
	rings  pool[*canvas.Rectangle]
	made   int // objects in the pools when the box was filled
}

func newArea() *area {
	box := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	return &area{
		box:    container.NewWithoutLayout(),
		plates: pool[*canvas.Rectangle]{make: box},
		icons:  pool[*control.StateIcon]{make: func() *control.StateIcon { return control.NewStateIcon(control.Blocked, iconSide) }},
		words:  pool[*canvas.Text]{make: func() *canvas.Text { return canvas.NewText("", color.Transparent) }},
		rings:  pool[*canvas.Rectangle]{make: box},
	}
}

// plate draws a filled box.
func (a *area) plate(colour theme.Name, at fyne.Position, size fyne.Size, radius float32) {
	box := a.plates.take()
	box.FillColor, box.CornerRadius = theme.Color(colour), radius
	box.Move(at)
	box.Resize(size)
}

// ring draws a stroke inside a box that is so far larger than bounds.
func (a *area) ring(colour theme.Name, stroke, out float32, at fyne.Position, size fyne.Size) {
	ring := a.rings.take()
	ring.FillColor, ring.StrokeColor, ring.StrokeWidth = color.Transparent, theme.Color(colour), stroke
	ring.CornerRadius = theme.RadiusSmall + out
	in := stroke/2 - out
	ring.Move(at.AddXY(in, in))
	ring.Resize(size.SubtractWidthHeight(2*in, 2*in))
}

// icon draws a state in the middle of bounds.
func (a *area) icon(state control.State, at fyne.Position, size fyne.Size) {
	icon := a.icons.take()
	icon.SetState(state)
	side := iconSide * theme.Scale()
	icon.Move(at.AddXY((size.Width-side)/2, (size.Height-side)/2))
	icon.Resize(fyne.NewSquareSize(side))
}

// write draws a line of text at x, in the middle of a height.
func (a *area) write(look lettering, text string, x, top, height float32) {
	look.write(a.words.take(), text, x, top, height)
}

// centre draws a line of text in the middle of a width and a height.
func (a *area) centre(look lettering, text string, x, top, width, height float32) {
	a.write(look, text, x+(width-look.width(text))/2, top, height)
}

// finish ends a drawing.
func (a *area) finish() {
	a.plates.hideRest()
	a.icons.hideRest()
	a.words.hideRest()
	a.rings.hideRest()
	if made := len(a.plates.all) + len(a.icons.all) + len(a.words.all) + len(a.rings.all); made != a.made {
		a.made = made
		a.box.Objects = a.rings.appendTo(a.words.appendTo(a.icons.appendTo(a.plates.appendTo(nil))))
	}
	canvas.Refresh(a.box)
}

// pool keeps objects for reuse. It grows and never shrinks.
type pool[O fyne.CanvasObject] struct {
	all  []O
	used int
	make func() O
}

func (p *pool[O]) take() O {
	if p.used == len(p.all) {
		p.all = append(p.all, p.make())
	}
	o := p.all[p.used]
	p.used++
	o.Show()
	return o
}

func (p *pool[O]) hideRest() {
	for _, o := range p.all[p.used:] {
		o.Hide()
	}
	p.used = 0
}

func (p *pool[O]) appendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range p.all {
		objects = append(objects, o)
	}
	return objects
}
