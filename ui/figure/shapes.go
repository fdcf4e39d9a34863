package figure

import (
	"math"

	"fyne.io/fyne/v2"
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

// shape is one thing to draw. Which of its fields count depends on its kind.
type shape struct {
	area
	style // a colour for all, the rest for a text
	kind  shapeKind

	radius  float32 // box, ring
	corners corners // box: which of them are round
	stroke  float32 // ring: its width, inside the area; line: its width
	text    string
}

type shapeKind uint8

const (
	boxShape  shapeKind = iota
	ringShape           // a frame with nothing in it
	lineShape           // a line from the area's top left; a negative height goes up
	textShape
)

type corners uint8

const (
	allCorners corners = iota
	topCorners
	bottomLeftCorner
)

// drawing is a window laid out.
type drawing struct {
	area   area    // of the window's frame
	unit   float32 // units of the screen in one of the drawing
	shapes []shape
}

// height returns the height on the screen.
func (d drawing) height() float32 { return float32(math.Ceil(float64(d.area.h * d.unit))) }
