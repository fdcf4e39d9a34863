package control

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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

// Box is a rectangle of one colour, some of whose corners are round.
type Box struct {
	fyne.Position
	fyne.Size
	Colour color.Color
	Radius float32
	Round  Corners
}

// boxRaster draws many boxes as one raster. Without a graphics card, hundreds of Fyne's rectangles take most of the time of a
// frame: see BenchmarkBoxes. Goroutine: UI.
type boxRaster struct {
	raster  *canvas.Raster
	radius  float32
	round   Corners       // of the raster itself
	origin  fyne.Position // of the boxes, from the raster's top left corner
	boxes   []Box
	image   *image.RGBA // the last one; drawn over when it has the right size
	scale   float32     // pixels in a unit
	fill    *image.Uniform
	circles map[int]*image.Alpha // by radius, in pixels
}

// newBoxRaster makes a raster without boxes, some of whose own corners are round.
func newBoxRaster(radius float32, round Corners) *boxRaster {
	r := &boxRaster{radius: radius, round: round, fill: image.NewUniform(color.Transparent), circles: map[int]*image.Alpha{}}
	r.raster = canvas.NewRaster(r.draw)
	r.raster.ScaleMode = canvas.ImageScalePixels
	return r
}

// begin forgets all boxes. Of those to come, what lies in this place will be seen.
func (r *boxRaster) begin(pos fyne.Position, size fyne.Size) {
	r.boxes, r.origin = r.boxes[:0], pos
	r.raster.Move(pos)
	r.raster.Resize(size)
}

// add puts a box above the others.
func (r *boxRaster) add(b Box) { r.boxes = append(r.boxes, b) }

func (r *boxRaster) release() { r.boxes, r.image = nil, nil }

// draw makes an image that is so many pixels wide and high.
func (r *boxRaster) draw(width, height int) image.Image {
	whole := image.Rect(0, 0, width, height)
	if r.image == nil || r.image.Rect != whole {
		r.image = image.NewRGBA(whole)
	}
	clear(r.image.Pix)
	r.scale = float32(width) / max(1, r.raster.Size().Width)
	for _, box := range r.boxes {
		r.fill.C = box.Colour
		r.drawBox(r.area(box), r.pixels(box.Radius), box.Round)
	}
	radius := r.pixels(r.radius)
	for corner := TopLeft; corner <= BottomRight; corner <<= 1 {
		if r.round&corner != 0 {
			square := corner.square(whole, radius)
			r.drawCorner(square, corner, r.image, square.Min, draw.Src)
		}
	}
	return r.image
}

// pixels rounds; halves go up, also where adding has left a little less.
func (r *boxRaster) pixels(length float32) int {
	const hair = 1e-3
	return int(math.Floor(float64(length*r.scale) + 0.5 + hair))
}

// area is where a box lies in the image. Boxes that touch do so here too, and thin lines are all equally thick.
func (r *boxRaster) area(b Box) image.Rectangle {
	at := b.Position.Subtract(r.origin)
	left, right := r.extent(at.X, b.Width)
	top, bottom := r.extent(at.Y, b.Height)
	return image.Rectangle{image.Pt(left, top), image.Pt(right, bottom)} // empty where a size is negative
}

func (r *boxRaster) extent(at, length float32) (from, to int) {
	const thin = 2
	from = r.pixels(at)
	if length <= thin {
		return from, from + r.pixels(length)
	}
	return from, r.pixels(at + length)
}

// drawBox fills an area: a band from side to side, and what is between the round corners above and below it.
func (r *boxRaster) drawBox(area image.Rectangle, radius int, round Corners) {
	radius = min(radius, area.Dx(), area.Dy()/2)
	if radius <= 0 || round == 0 {
		r.fillArea(area)
		return
	}
	upper, middle, lower := area, area, area
	upper.Max.Y, lower.Min.Y = area.Min.Y+radius, area.Max.Y-radius
	middle.Min.Y, middle.Max.Y = upper.Max.Y, lower.Min.Y
	r.fillArea(middle)
	r.drawEnd(upper, radius, round, TopLeft, TopRight)
	r.drawEnd(lower, radius, round, BottomLeft, BottomRight)
}

// drawEnd fills a strip as high as the corners at its left and right.
func (r *boxRaster) drawEnd(strip image.Rectangle, radius int, round, left, right Corners) {
	between := strip
	if round&left != 0 {
		r.drawCorner(left.square(strip, radius), left, r.fill, image.Point{}, draw.Over)
		between.Min.X += radius
	}
	if round&right != 0 {
		r.drawCorner(right.square(strip, radius), right, r.fill, image.Point{}, draw.Over)
		between.Max.X -= radius
	}
	r.fillArea(between)
}

func (r *boxRaster) fillArea(area image.Rectangle) {
	draw.Draw(r.image, area, r.fill, image.Point{}, draw.Src)
}

// drawCorner draws what of a source lies inside of a quarter of a circle.
func (r *boxRaster) drawCorner(square image.Rectangle, corner Corners, source image.Image, at image.Point, op draw.Op) {
	radius := square.Dx()
	circle, made := r.circles[radius]
	if !made {
		circle = newCircle(radius)
		r.circles[radius] = circle
	}
	draw.DrawMask(r.image, square, source, at, circle, corner.square(circle.Rect, radius).Min, op)
}

// square is the one at a single corner of an area.
func (c Corners) square(area image.Rectangle, side int) image.Rectangle {
	at := area.Min
	if c&RightCorners != 0 {
		at.X = area.Max.X - side
	}
	if c&(BottomLeft|BottomRight) != 0 {
		at.Y = area.Max.Y - side
	}
	return image.Rectangle{at, at.Add(image.Pt(side, side))}
}

// newCircle makes a mask of a filled circle.
func newCircle(radius int) *image.Alpha {
	mask := image.NewAlpha(image.Rect(0, 0, 2*radius, 2*radius))
	for y := range 2 * radius {
		for x := range 2 * radius {
			mask.SetAlpha(x, y, color.Alpha{A: inCircle(x, y, radius)})
		}
	}
	return mask
}

// inCircle is how much of a pixel lies inside of a circle, as an alpha, found by trying points of it.
func inCircle(x, y, radius int) uint8 {
	const points = 8 // across
	inside := 0
	for i := range points * points {
		px, py := 2*(points*(x-radius)+i%points)+1, 2*(points*(y-radius)+i/points)+1
		if px*px+py*py <= 4*points*points*radius*radius {
			inside++
		}
	}
	return uint8(inside * 255 / (points * points))
}
