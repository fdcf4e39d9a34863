package control

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"github.com/stretchr/testify/require"
)

var (
	inkRed  = color.NRGBA{R: 200, A: 255}
	inkBlue = color.NRGBA{B: 200, A: 255}
)

// at is the colour of a pixel of a mosaic of 20 × 10 units at a scale.
func at(m *mosaic, scale, x, y int) color.NRGBA {
	img := m.paint(20*scale, 10*scale)
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

func newTestMosaic() *mosaic {
	m := newMosaic(4, BottomRight)
	m.begin(fyne.NewPos(100, 50), fyne.NewSize(20, 10))
	return m
}

func TestMosaic(t *testing.T) {
	t.Run("shows the boxes of its place, the later above the earlier", func(t *testing.T) {
		m := newTestMosaic()
		m.add(Box{Colour: inkRed, Position: fyne.NewPos(90, 40), Size: fyne.NewSize(40, 40)})
		m.add(Box{Colour: inkBlue, Position: fyne.NewPos(105, 52), Size: fyne.NewSize(2, 3)})
		require.Equal(t, inkRed, at(m, 1, 0, 0))
		require.Equal(t, inkRed, at(m, 1, 4, 2))
		require.Equal(t, inkBlue, at(m, 1, 5, 2))
		require.Equal(t, inkBlue, at(m, 1, 6, 4))
		require.Equal(t, inkRed, at(m, 1, 7, 4))
		require.Equal(t, inkBlue, at(m, 3, 15, 6), "at every scale")
		require.Equal(t, inkRed, at(m, 3, 14, 6))
	})

	t.Run("forgets them when it begins anew", func(t *testing.T) {
		m := newTestMosaic()
		m.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50), Size: fyne.NewSize(20, 10)})
		m.begin(fyne.NewPos(100, 50), fyne.NewSize(20, 10))
		require.Zero(t, at(m, 1, 3, 3))
	})

	t.Run("leaves no gap between boxes that touch", func(t *testing.T) {
		for _, scale := range []int{1, 2, 3} {
			m := newTestMosaic()
			for i := range 10 {
				m.add(Box{Colour: inkRed, Position: fyne.NewPos(100+float32(i)*2.3, 50), Size: fyne.NewSize(2.3, 10)})
			}
			for x := range 20 * scale {
				require.Equal(t, inkRed, at(m, scale, x, 0))
			}
		}
	})

	t.Run("draws thin lines equally thick", func(t *testing.T) {
		m := newTestMosaic()
		for i := range 7 {
			m.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50+float32(i)*1.4), Size: fyne.NewSize(20, 1)})
		}
		for scaled, red := 5, 0; scaled < 9; scaled, red = scaled+1, 0 { // at 1.25 to 2
			img := m.paint(20*scaled/4, 10*scaled/4)
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
			m := newTestMosaic()
			m.add(Box{Position: fyne.NewPos(102, 52), Size: fyne.NewSize(14, 7), Colour: inkRed, Radius: 3, Round: corner})
			require.Less(t, at(m, 1, pixel.X, pixel.Y).A, uint8(128))
			whole := newTestMosaic()
			whole.add(Box{Position: fyne.NewPos(102, 52), Size: fyne.NewSize(14, 7), Colour: inkRed, Radius: 3, Round: AllCorners &^ corner})
			require.Equal(t, inkRed, at(whole, 1, pixel.X, pixel.Y))
		}
	})

	t.Run("draws a circle with as much ink as a circle has", func(t *testing.T) {
		m := newMosaic(0, 0)
		m.begin(fyne.Position{}, fyne.NewSize(40, 40))
		m.add(Box{Size: fyne.NewSize(40, 40), Colour: inkRed, Radius: 20, Round: AllCorners})
		require.InDelta(t, 3.1416/4, inked(m.paint(40, 40)), 0.01)
	})

	t.Run("is see-through outside of its own round corner", func(t *testing.T) {
		m := newTestMosaic()
		m.add(Box{Colour: inkRed, Position: fyne.NewPos(100, 50), Size: fyne.NewSize(20, 10)})
		require.Less(t, at(m, 1, 19, 9).A, uint8(64))
		require.Equal(t, inkRed, at(m, 1, 19, 0))
	})

	t.Run("draws what lies partly or wholly outside, or has no size", func(t *testing.T) {
		m := newTestMosaic()
		for _, size := range []float32{0, -3, 1, 1000} {
			for _, x := range []float32{-500, 99, 119, 500} {
				m.add(Box{Position: fyne.NewPos(x, 50), Size: fyne.NewSize(size, 5), Colour: inkRed, Radius: 5, Round: AllCorners})
			}
		}
		m.paint(20, 10)
		m.paint(0, 0)
		m.paint(1, 1)
	})

	t.Run("fills its place on a canvas", func(t *testing.T) {
		m := newMosaic(0, 0)
		m.begin(fyne.Position{}, fyne.NewSize(20, 10))
		m.add(Box{Colour: inkBlue, Position: fyne.NewPos(10, 0), Size: fyne.NewSize(10, 10)})
		c := software.NewTransparentCanvas()
		c.SetPadded(false)
		c.SetContent(m.raster)
		c.Resize(fyne.NewSize(20, 10))
		require.InDelta(t, 0.5, inked(c.Capture()), 0.01)
	})
}

// BenchmarkMosaic paints a full calendar: a ground and 175 cards of two boxes.
func BenchmarkMosaic(b *testing.B) {
	m := newMosaic(0, 0)
	m.begin(fyne.Position{}, fyne.NewSize(800, 600))
	m.add(Box{Colour: color.White, Position: fyne.Position{}, Size: fyne.NewSize(800, 600)})
	for i := range 175 {
		pos := fyne.NewPos(float32(i%7)*114, float32(i/7)*24)
		m.add(Box{Position: pos, Size: fyne.NewSize(5, 22), Colour: inkRed, Radius: 5, Round: LeftCorners})
		m.add(Box{Position: pos.AddXY(4, 0), Size: fyne.NewSize(102, 22), Colour: inkBlue, Radius: 5, Round: RightCorners})
	}
	for b.Loop() {
		m.paint(800, 600)
	}
}
