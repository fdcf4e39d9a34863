package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// pool keeps canvas objects for reuse: each drawing takes the first ones and hides
// the rest. It grows and never shrinks.
type pool[O fyne.CanvasObject] struct {
	made []O
	used int
	make func() O
}

// take is the next object, to be set up anew.
func (p *pool[O]) take() O {
	if p.used == len(p.made) {
		p.made = append(p.made, p.make())
	}
	o := p.made[p.used]
	p.used++
	o.Show()
	return o
}

// hideRest ends a drawing.
func (p *pool[O]) hideRest() {
	for _, o := range p.made[p.used:] {
		o.Hide()
	}
	p.used = 0
}

// release lets go of all objects.
func (p *pool[O]) release() { p.made, p.used = nil, 0 }

func (p *pool[O]) appendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range p.made {
		objects = append(objects, o)
	}
	return objects
}

func boxes() pool[*canvas.Rectangle] {
	return pool[*canvas.Rectangle]{make: func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }}
}

func words() pool[*canvas.Text] {
	return pool[*canvas.Text]{make: func() *canvas.Text { return canvas.NewText("", color.Transparent) }}
}

// fillBox sets up a plain rectangle.
func fillBox(box *canvas.Rectangle, colour theme.Name, pos fyne.Position, size fyne.Size) {
	paintBox(box, theme.Color(colour), pos, size)
}

func paintBox(box *canvas.Rectangle, colour color.Color, pos fyne.Position, size fyne.Size) {
	box.FillColor = colour
	box.Move(pos)
	box.Resize(size)
}

// outline places a box so that its whole stroke lies inside bounds, where it is crisp.
func outline(box *canvas.Rectangle, pos fyne.Position, size fyne.Size) {
	half := box.StrokeWidth / 2
	box.Move(pos.AddXY(half, half))
	box.Resize(size.SubtractWidthHeight(box.StrokeWidth, box.StrokeWidth))
}

// drawRing draws a stroke around a rectangle, so far outside of it.
func drawRing(rings *pool[*canvas.Rectangle], pos fyne.Position, size fyne.Size, colour theme.Name, stroke, out float32) {
	ring := rings.take()
	ring.FillColor = color.Transparent
	ring.StrokeColor, ring.StrokeWidth = theme.Color(colour), stroke
	ring.CornerRadius = theme.RadiusSmall + out
	outline(ring, pos.SubtractXY(out, out), size.AddWidthHeight(2*out, 2*out))
}
