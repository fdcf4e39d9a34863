package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Pool keeps canvas objects for reuse, for pictures of many like things of which few are in view: each drawing takes the
// first ones and hides the rest. It grows and never shrinks.
type Pool[O fyne.CanvasObject] struct {
	made []O
	used int
	make func() O
}

// NewPool makes a pool of what make makes.
func NewPool[O fyne.CanvasObject](make func() O) Pool[O] { return Pool[O]{make: make} }

// Boxes makes a pool of rectangles.
func Boxes() Pool[*canvas.Rectangle] {
	return NewPool(func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) })
}

// Words makes a pool of texts.
func Words() Pool[*canvas.Text] {
	return NewPool(func() *canvas.Text { return canvas.NewText("", color.Transparent) })
}

// Take returns the next object, to be set up anew.
func (p *Pool[O]) Take() O {
	if p.used == len(p.made) {
		p.made = append(p.made, p.make())
	}
	o := p.made[p.used]
	p.used++
	o.Show()
	return o
}

// HideRest ends a drawing.
func (p *Pool[O]) HideRest() {
	for _, o := range p.made[p.used:] {
		o.Hide()
	}
	p.used = 0
}

// Release lets go of all objects.
func (p *Pool[O]) Release() { p.made, p.used = nil, 0 }

// Made returns all objects, shown and hidden.
func (p *Pool[O]) Made() []O { return p.made }

// AppendTo adds all objects to others.
func (p *Pool[O]) AppendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range p.made {
		objects = append(objects, o)
	}
	return objects
}

// FillBox sets up a plain rectangle.
func FillBox(box *canvas.Rectangle, colour theme.Name, pos fyne.Position, size fyne.Size) {
	box.FillColor = theme.Color(colour)
	box.Move(pos)
	box.Resize(size)
}

// DrawRing draws a stroke around a rectangle, so far outside of it. The whole stroke lies inside those bounds, where it is
// crisp.
func DrawRing(rings *Pool[*canvas.Rectangle], pos fyne.Position, size fyne.Size, colour theme.Name, stroke, out float32) {
	ring := rings.Take()
	ring.FillColor = color.Transparent
	ring.StrokeColor, ring.StrokeWidth = theme.Color(colour), stroke
	placeBox(ring, pos, size, theme.RadiusSmall, stroke/2-out)
	ring.CornerRadius = theme.RadiusSmall + out
}
