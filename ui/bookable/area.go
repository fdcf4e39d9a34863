package bookable

import (
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
	plates control.Pool[*canvas.Rectangle]
	icons  control.Pool[*control.StateIcon]
	words  control.Pool[*canvas.Text]
	rings  control.Pool[*canvas.Rectangle]
	made   int // objects in the pools when the box was filled
}

func newArea() *area {
	return &area{
		box:    container.NewWithoutLayout(),
		plates: control.Boxes(),
		icons:  control.NewPool(func() *control.StateIcon { return control.NewStateIcon(control.Blocked, iconSide) }),
		words:  control.Words(),
		rings:  control.Boxes(),
	}
}

// plate draws a filled box.
func (a *area) plate(colour theme.Name, at fyne.Position, size fyne.Size, radius float32) {
	box := a.plates.Take()
	box.CornerRadius = radius
	control.FillBox(box, colour, at, size)
}

// ring draws a stroke inside a box that is so far larger than bounds.
func (a *area) ring(colour theme.Name, stroke, out float32, at fyne.Position, size fyne.Size) {
	control.DrawRing(&a.rings, at, size, colour, stroke, out)
}

// icon draws a state in the middle of bounds.
func (a *area) icon(state control.State, at fyne.Position, size fyne.Size) {
	icon := a.icons.Take()
	icon.SetState(state)
	side := iconSide * theme.Scale()
	icon.Move(at.AddXY((size.Width-side)/2, (size.Height-side)/2))
	icon.Resize(fyne.NewSquareSize(side))
}

// write draws a line of text at x, in the middle of a height.
func (a *area) write(look control.Lettering, text string, x, top, height float32) {
	look.WriteIn(a.words.Take(), text, x, top, height)
}

// centre draws a line of text in the middle of a width and a height.
func (a *area) centre(look control.Lettering, text string, x, top, width, height float32) {
	a.write(look, text, x+(width-look.Width(text))/2, top, height)
}

// finish ends a drawing.
func (a *area) finish() {
	a.plates.HideRest()
	a.icons.HideRest()
	a.words.HideRest()
	a.rings.HideRest()
	if made := len(a.plates.Made()) + len(a.icons.Made()) + len(a.words.Made()) + len(a.rings.Made()); made != a.made {
		a.made = made
		a.box.Objects = a.rings.AppendTo(a.words.AppendTo(a.icons.AppendTo(a.plates.AppendTo(nil))))
	}
	canvas.Refresh(a.box)
}
