package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Border is a surface with round corners and a line around it, for what draws itself on it. Without a graphics card a round
// box costs twice as much as a plain one, so that a large surface is round at its ends only.
type Border struct {
	ends                [2]struct{ line, fill *canvas.Rectangle } // top and bottom
	head, side          *canvas.Rectangle                         // the surface between them
	leftLine, rightLine *canvas.Rectangle
}

// NewBorder makes a border without a size.
func NewBorder() Border {
	b := Border{head: newBox(), side: newBox(), leftLine: newBox(), rightLine: newBox()}
	for i := range b.ends {
		b.ends[i].line, b.ends[i].fill = newBox(), newBox()
	}
	return b
}

// Objects returns what it is drawn with, lowest first.
func (b Border) Objects() (all []fyne.CanvasObject) {
	for _, end := range b.ends {
		all = append(all, end.line, end.fill)
	}
	return append(all, b.head, b.side, b.leftLine, b.rightLine)
}

// Paint takes the colours of now.
func (b Border) Paint() {
	line, fill := theme.Color(theme.Line), theme.Color(theme.Surface)
	for _, end := range b.ends {
		end.line.FillColor, end.fill.FillColor = line, fill
	}
	b.leftLine.FillColor, b.rightLine.FillColor = line, line
	b.head.FillColor, b.side.FillColor = fill, fill
}

// Place gives it a size. What lies to the right of a corner and below it has a background of its own.
func (b Border) Place(size fyne.Size, corner fyne.Position) {
	const hair = 1                                                    // inside of it is the surface
	end := fyne.NewSize(size.Width, min(2*theme.Radius, size.Height)) // half of it lies below the surface
	for i, pos := range []fyne.Position{{}, fyne.NewPos(0, size.Height-end.Height)} {
		placeBox(b.ends[i].line, pos, end, theme.Radius, 0)
		placeBox(b.ends[i].fill, pos, end, theme.Radius, hair)
	}
	top, bottom := theme.Radius, max(theme.Radius, size.Height-theme.Radius)
	middle := min(max(top, corner.Y), bottom)
	placeBox(b.head, fyne.NewPos(hair, top), fyne.NewSize(size.Width-2*hair, middle-top), 0, 0)
	placeBox(b.side, fyne.NewPos(hair, middle), fyne.NewSize(corner.X-hair, bottom-middle), 0, 0)
	placeBox(b.leftLine, fyne.NewPos(0, top), fyne.NewSize(hair, bottom-top), 0, 0)
	placeBox(b.rightLine, fyne.NewPos(size.Width-hair, top), fyne.NewSize(hair, bottom-top), 0, 0)
}
