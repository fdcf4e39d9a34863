package control

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// mosaic draws many boxes as one picture. Without a graphics card, hundreds of rectangles of Fyne's take most of the time
// of a frame: each is a call of its own, and each of its pixels costs twice as much as one of a picture. Goroutine: UI.
type mosaic struct {
	raster  *canvas.Raster
	radius  float32
	round   Corners       // of the picture itself
	origin  fyne.Position // of the boxes, from the picture's top left corner
	boxes   []Box
	painted *image.RGBA // the last one; painted over when it has the right size
	scale   float32     // its pixels to a unit
	ink     *image.Uniform
	arcs    map[int]arcs // by radius, in pixels
}

// Box is a rectangle of one colour, some of whose corners are round.
type Box struct {
	fyne.Position
	fyne.Size
	Colour color.Color
	Radius float32
	Round  Corners
}

// newMosaic makes a mosaic without boxes, whose picture has some round corners.
func newMosaic(radius float32, round Corners) *mosaic {
	m := &mosaic{radius: radius, round: round, ink: image.NewUniform(color.Transparent), arcs: map[int]arcs{}}
	m.raster = canvas.NewRaster(m.paint)
	m.raster.ScaleMode = canvas.ImageScalePixels
	return m
}

// begin forgets all boxes. Of those to come, what lies in this place will be seen.
func (m *mosaic) begin(pos fyne.Position, size fyne.Size) {
	m.boxes, m.origin = m.boxes[:0], pos
	m.raster.Move(pos)
	m.raster.Resize(size)
}

// add puts a box above the others.
func (m *mosaic) add(b Box) { m.boxes = append(m.boxes, b) }

func (m *mosaic) release() { m.boxes, m.painted = nil, nil }

// paint makes a picture that is so many pixels wide and high.
func (m *mosaic) paint(width, height int) image.Image {
	if m.painted == nil || m.painted.Rect.Dx() != width || m.painted.Rect.Dy() != height {
		m.painted = image.NewRGBA(image.Rect(0, 0, width, height))
	}
	clear(m.painted.Pix)
	m.scale = float32(width) / max(1, m.raster.Size().Width)
	for _, box := range m.boxes {
		m.ink.C = box.Colour
		m.paintBox(m.area(box), m.pixels(box.Radius), box.Round)
	}
	m.crop(m.pixels(m.radius))
	return m.painted
}

// pixels rounds; halves go up, also where adding has left a little less.
func (m *mosaic) pixels(length float32) int {
	const hair = 1e-3
	return int(math.Floor(float64(length*m.scale) + 0.5 + hair))
}

// area is where a box lies in the picture. Boxes that touch do so here too, and thin lines are all equally thick.
func (m *mosaic) area(b Box) image.Rectangle {
	at := b.Position.Subtract(m.origin)
	left, right := m.extent(at.X, b.Width)
	top, bottom := m.extent(at.Y, b.Height)
	return image.Rect(left, top, right, bottom)
}

func (m *mosaic) extent(at, length float32) (from, to int) {
	const thin = 2
	from = m.pixels(at)
	if length <= thin {
		return from, from + m.pixels(length)
	}
	return from, m.pixels(at + length)
}

// paintBox fills an area: a band from side to side, and what is between the round corners above and below it.
func (m *mosaic) paintBox(area image.Rectangle, radius int, round Corners) {
	radius = min(radius, area.Dx(), area.Dy()/2)
	if radius <= 0 || round == 0 {
		m.fill(area)
		return
	}
	upper, lower := area, area
	upper.Max.Y, lower.Min.Y = area.Min.Y+radius, area.Max.Y-radius
	m.fill(image.Rect(area.Min.X, upper.Max.Y, area.Max.X, lower.Min.Y))
	m.paintEnd(upper, radius, round, TopLeft, TopRight)
	m.paintEnd(lower, radius, round, BottomLeft, BottomRight)
}

// paintEnd fills a strip as high as the corners at its left and right.
func (m *mosaic) paintEnd(strip image.Rectangle, radius int, round, left, right Corners) {
	if round&left != 0 {
		m.paintCorner(image.Rect(strip.Min.X, strip.Min.Y, strip.Min.X+radius, strip.Max.Y), left)
		strip.Min.X += radius
	}
	if round&right != 0 {
		m.paintCorner(image.Rect(strip.Max.X-radius, strip.Min.Y, strip.Max.X, strip.Max.Y), right)
		strip.Max.X -= radius
	}
	m.fill(strip)
}

func (m *mosaic) fill(area image.Rectangle) {
	draw.Draw(m.painted, area, m.ink, image.Point{}, draw.Src)
}

func (m *mosaic) paintCorner(square image.Rectangle, corner Corners) {
	draw.DrawMask(m.painted, square, m.ink, image.Point{}, m.arc(square.Dx(), corner), image.Point{}, draw.Over)
}

func (m *mosaic) arc(radius int, corner Corners) *image.Alpha {
	if m.arcs[radius] == nil {
		m.arcs[radius] = newArcs(radius)
	}
	return m.arcs[radius][corner]
}

// crop makes the picture's own round corners see-through.
func (m *mosaic) crop(radius int) {
	size := m.painted.Rect.Size()
	for corner, at := range map[Corners]image.Point{
		TopLeft: {}, TopRight: {X: size.X - radius}, BottomLeft: {Y: size.Y - radius}, BottomRight: {X: size.X - radius, Y: size.Y - radius},
	} {
		if m.round&corner != 0 {
			m.cropCorner(at, m.arc(radius, corner))
		}
	}
}

func (m *mosaic) cropCorner(at image.Point, arc *image.Alpha) {
	for y := range arc.Rect.Dy() {
		for x := range arc.Rect.Dx() {
			if pos := at.Add(image.Pt(x, y)); pos.In(m.painted.Rect) {
				was := m.painted.RGBAAt(pos.X, pos.Y)
				left := func(part uint8) uint8 { return uint8(int(part) * int(arc.AlphaAt(x, y).A) / 255) }
				m.painted.SetRGBA(pos.X, pos.Y, color.RGBA{left(was.R), left(was.G), left(was.B), left(was.A)})
			}
		}
	}
}
