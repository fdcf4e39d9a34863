package figure

import (
	"math"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// area is a place in a drawing, in units of the drawing.
type area struct{ x, y, w, h float32 }

func (a area) grown(by float32) area { return area{a.x - by, a.y - by, a.w + 2*by, a.h + 2*by} }

func (a area) right() float32  { return a.x + a.w }
func (a area) bottom() float32 { return a.y + a.h }

// scaled returns the area in units of the screen, on whole ones: edges that meet still do, and a square stays one.
func (a area) scaled(unit float32) (fyne.Position, fyne.Size) {
	x, y := round(a.x*unit), round(a.y*unit)
	if a.w == a.h {
		return fyne.NewPos(x, y), fyne.NewSquareSize(round(a.w * unit))
	}
	return fyne.NewPos(x, y), fyne.NewSize(round(a.right()*unit)-x, round(a.bottom()*unit)-y)
}

// mark is one thing to draw. Which of its fields count depends on its kind.
type mark struct {
	area
	kind   markKind
	colour theme.Name

	radius  float32 // box, ring
	corners corners // box: which of them are round
	stroke  float32 // ring: its width, inside the area; stroke: its width

	text       string
	size       float32
	bold, link bool
}

type markKind uint8

const (
	boxMark    markKind = iota
	ringMark            // a frame with nothing in it
	strokeMark          // a line from the area's top left; a negative height goes up
	textMark
)

type corners uint8

const (
	allCorners corners = iota
	topCorners
	bottomLeftCorner
)

// drawing is a scene laid out.
type drawing struct {
	area  area    // of the window's frame
	unit  float32 // units of the screen in one of the drawing
	marks []mark
}

// height returns the height on the screen.
func (d drawing) height() float32 { return float32(math.Ceil(float64(d.area.h * d.unit))) }
