package control

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"github.com/stretchr/testify/require"
)

var (
	inkRed  = color.NRGBA{R: 200, A: 255}
	inkBlue = color.NRGBA{B: 200, A: 255}
)

// at is the colour of a pixel of a raster of 20 × 10 units at a scale.
func at(r *boxRaster, scale, x, y int) color.NRGBA {
	img := r.draw(20*scale, 10*scale)
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

func newTestRaster() *boxRaster {
	r := newBoxRaster(4, BottomRight)
	r.begin(fyne.NewPos(100, 50), fyne.NewSize(20, 10))
	return r
}

func TestBoxRaster(t *testing.T) {
	t.Run("shows the boxes of its place, the later above the earlier", func(t *testing.T) {
		r := newTestRaster()
		r.add(Box{Colour: inkRed, Position: fyne.NewPos(90, 40), Size: fyne.NewSize(40, 40)})
		r.add(Box{Colour: inkBlue, Position: fyne.NewPos(105, 52), Size: fyne.NewSize(2, 3)})
		require.Equal(t, inkRed, at(r, 1, 0, 0))
		require.Equal(t, inkRed, at(r, 1, 4, 2))
		require.Equal(t, inkBlue, at(r, 1, 5, 2))
		require.Equal(t, inkBlue, at(r, 1, 6, 4))
		require.Equal(t, inkRed, at(r, 1, 7, 4))
		require.Equal(t, inkBlue, at(r, 3, 15, 6), "at every scale")
		require.Equal(t, inkRed, at(r, 3, 14, 6))
	})

	t.Run("forgets them when it begins anew", func(t *testing.T) {
		r := newTestRaster()
		r.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50), Size: fyne.NewSize(20, 10)})
		r.begin(fyne.NewPos(100, 50), fyne.NewSize(20, 10))
		require.Zero(t, at(r, 1, 3, 3))
	})

	t.Run("leaves no gap between boxes that touch", func(t *testing.T) {
		for _, scale := range []int{1, 2, 3} {
			r := newTestRaster()
			for i := range 10 {
				r.add(Box{Colour: inkRed, Position: fyne.NewPos(100+float32(i)*2.3, 50), Size: fyne.NewSize(2.3, 10)})
			}
			for x := range 20 * scale {
				require.Equal(t, inkRed, at(r, scale, x, 0))
			}
		}
	})

	t.Run("draws thin lines equally thick", func(t *testing.T) {
		r := newTestRaster()
		for i := range 7 {
			r.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50+float32(i)*1.4), Size: fyne.NewSize(20, 1)})
		}
		for scaled, red := 5, 0; scaled < 9; scaled, red = scaled+1, 0 { // at 1.25 to 2
			img := r.draw(20*scaled/4, 10*scaled/4)
			for y := range img.Bounds().Dy() {
				if img.At(0, y) != (color.RGBA{}) {
					red++
				}
			}
			require.Equal(t, 7*int(math.Round(float64(scaled)/4)), red, "%v", float64(scaled)/4)
		}
	})

	t.Run("rounds the corners that are to be round", func(t *testing.T) {
		for corner, pixel := range map[Corners]image.Point{
			TopLeft: {X: 2, Y: 2}, TopRight: {X: 15, Y: 2}, BottomLeft: {X: 2, Y: 8}, BottomRight: {X: 15, Y: 8},
		} {
			r := newTestRaster()
			r.add(Box{Position: fyne.NewPos(102, 52), Size: fyne.NewSize(14, 7), Colour: inkRed, Radius: 3, Round: corner})
			require.Less(t, at(r, 1, pixel.X, pixel.Y).A, uint8(128))
			whole := newTestRaster()
			whole.add(Box{Position: fyne.NewPos(102, 52), Size: fyne.NewSize(14, 7), Colour: inkRed, Radius: 3, Round: AllCorners &^ corner})
			require.Equal(t, inkRed, at(whole, 1, pixel.X, pixel.Y))
		}
	})

	t.Run("draws a circle with as much ink as a circle has", func(t *testing.T) {
		r := newBoxRaster(0, 0)
		r.begin(fyne.Position{}, fyne.NewSize(40, 40))
		r.add(Box{Size: fyne.NewSize(40, 40), Colour: inkRed, Radius: 20, Round: AllCorners})
		require.InDelta(t, 3.1416/4, inked(r.draw(40, 40)), 0.01)
	})

	t.Run("is see-through outside of its own round corner", func(t *testing.T) {
		r := newTestRaster()
		r.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50), Size: fyne.NewSize(20, 10)})
		require.Less(t, at(r, 1, 19, 9).A, uint8(64))
		require.Equal(t, inkRed, at(r, 1, 19, 0))
	})

	t.Run("draws of each box what lies in its place, and nothing of one without a size", func(t *testing.T) {
		r := newTestRaster()
		add := func(x, width float32) {
			r.add(Box{Position: fyne.NewPos(x, 50), Size: fyne.NewSize(width, 5), Colour: inkRed, Radius: 5, Round: AllCorners})
		}
		for _, x := range []float32{-500, 99, 110, 119, 500} {
			add(x, 0)
			add(x, -3)
		}
		add(-500, 1)
		add(500, 1000)
		add(99, 1)
		require.Zero(t, inked(r.draw(20, 10)))
		require.Zero(t, inked(r.draw(1, 1)))
		require.True(t, r.draw(0, 0).Bounds().Empty())

		add(119, 1000)
		require.Equal(t, inkRed, at(r, 1, 19, 2))
		require.Zero(t, at(r, 1, 18, 2))
		add(-500, 1000)
		require.Equal(t, inkRed, at(r, 1, 0, 2))
		require.Equal(t, inkRed, at(r, 1, 19, 4))
		require.Zero(t, at(r, 1, 0, 5))
	})

	t.Run("fills its place on a canvas", func(t *testing.T) {
		r := newBoxRaster(0, 0)
		r.begin(fyne.Position{}, fyne.NewSize(20, 10))
		r.add(Box{Colour: inkBlue, Position: fyne.NewPos(10, 0), Size: fyne.NewSize(10, 10)})
		c := software.NewTransparentCanvas()
		c.SetPadded(false)
		c.SetContent(r.raster)
		c.Resize(fyne.NewSize(20, 10))
		require.InDelta(t, 0.5, inked(c.Capture()), 0.01)
	})
}

// BenchmarkBoxes draws a full calendar, a background and 175 cards of two boxes, as one raster and as Fyne's rectangles. In a
// real window without a graphics card, a frame of a full week takes 1.6 to 1.9 times the processor's time with rectangles.
func BenchmarkBoxes(b *testing.B) {
	size := fyne.NewSize(800, 600)
	boxes := []Box{{Colour: color.White, Size: size}}
	for i := range 175 {
		pos := fyne.NewPos(float32(i%7)*114, float32(i/7)*24)
		boxes = append(boxes,
			Box{Position: pos, Size: fyne.NewSize(5, 22), Colour: inkRed, Radius: 5, Round: LeftCorners},
			Box{Position: pos.AddXY(4, 0), Size: fyne.NewSize(102, 22), Colour: inkBlue, Radius: 5, Round: RightCorners})
	}
	show := func(o fyne.CanvasObject) fyne.Canvas {
		c := software.NewTransparentCanvas()
		c.SetPadded(false)
		c.SetContent(o)
		c.Resize(size)
		return c
	}
	b.Run("painted", func(b *testing.B) {
		r := newBoxRaster(0, 0)
		c := show(r.raster)
		for b.Loop() {
			r.begin(fyne.Position{}, size)
			for _, box := range boxes {
				r.add(box)
			}
			c.Capture()
		}
	})
	b.Run("rectangles", func(b *testing.B) {
		pool := Pool[*canvas.Rectangle]{New: newRectangle}
		content := &fyne.Container{}
		c := show(content)
		for b.Loop() {
			for _, box := range boxes {
				placeRectangle(pool.Take(), box)
			}
			content.Objects = pool.Finish(content.Objects[:0])
			c.Capture()
		}
	})
}

// placeRectangle makes a rectangle look like a box.
func placeRectangle(o *canvas.Rectangle, b Box) {
	o.FillColor = b.Colour
	o.Move(b.Position)
	o.Resize(b.Size)
	for corner, radius := range map[Corners]*float32{
		TopLeft: &o.TopLeftCornerRadius, TopRight: &o.TopRightCornerRadius, BottomLeft: &o.BottomLeftCornerRadius, BottomRight: &o.BottomRightCornerRadius,
	} {
		if *radius = 0; b.Round&corner != 0 {
			*radius = b.Radius
		}
	}
}
