package control

import "fyne.io/fyne/v2"

// pool keeps canvas objects for reuse: each drawing takes the first ones and hides the rest. It grows and never shrinks.
type pool[O fyne.CanvasObject] struct {
	made []O
	used int
	make func() O
}

// take returns the next object, to be set up anew.
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

func (p *pool[O]) release() { p.made, p.used = nil, 0 }

// appendTo adds all objects, shown and hidden, to others.
func (p *pool[O]) appendTo(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range p.made {
		objects = append(objects, o)
	}
	return objects
}
