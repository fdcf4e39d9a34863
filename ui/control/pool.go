package control

import "fyne.io/fyne/v2"

// Pool keeps canvas objects for reuse: each drawing takes the first ones and hides the rest. It grows and never shrinks.
type Pool[O fyne.CanvasObject] struct {
	New func() O

	made []O
	used int
}

// Take returns the next object, to be set up anew.
func (p *Pool[O]) Take() O {
	if p.used == len(p.made) {
		p.made = append(p.made, p.New())
	}
	o := p.made[p.used]
	p.used++
	o.Show()
	return o
}

// Finish ends a drawing. It appends all objects, shown and hidden, to others.
func (p *Pool[O]) Finish(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for i, o := range p.made {
		if i >= p.used {
			o.Hide()
		}
		objects = append(objects, o)
	}
	p.used = 0
	return objects
}

func (p *Pool[O]) release() { p.made, p.used = nil, 0 }
