package control

import (
	"image"
	"image/color"
)

// Corners are some of the corners of a box.
type Corners uint8

// The corners, and those that often go together.
const (
	TopLeft Corners = 1 << iota
	TopRight
	BottomLeft
	BottomRight

	LeftCorners  = TopLeft | BottomLeft
	RightCorners = TopRight | BottomRight
	AllCorners   = LeftCorners | RightCorners
)

// arcs are, for each single corner, how much of its pixels lies inside of a circle.
type arcs map[Corners]*image.Alpha

// newArcs makes the corners of a radius in pixels.
func newArcs(radius int) arcs {
	made := arcs{}
	for _, corner := range []Corners{TopLeft, TopRight, BottomLeft, BottomRight} {
		mask := image.NewAlpha(image.Rect(0, 0, radius, radius))
		for y := range radius {
			for x := range radius {
				fromX, fromY := x, y // the pixel, from the centre of the circle
				if corner&LeftCorners != 0 {
					fromX = radius - 1 - x
				}
				if corner&(TopLeft|TopRight) != 0 {
					fromY = radius - 1 - y
				}
				mask.SetAlpha(x, y, color.Alpha{A: inCircle(fromX, fromY, radius)})
			}
		}
		made[corner] = mask
	}
	return made
}

// inCircle is how much of a pixel lies inside of a circle around 0, as an alpha, found by trying points of it.
func inCircle(x, y, radius int) uint8 {
	const points = 8 // across
	inside := 0
	for i := range points * points {
		px, py := 2*(points*x+i%points)+1, 2*(points*y+i/points)+1
		if px*px+py*py <= 4*points*points*radius*radius {
			inside++
		}
	}
	return uint8(inside * 255 / (points * points))
}
