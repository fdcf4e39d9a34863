package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// frame is a rounded box with a border. The border is a box below the box, which stays crisp at every scale.
type frame struct {
	border, gap, fill *canvas.Rectangle
	width, inner      float32 // of the border, and of the gap between border and fill
}

func newFrame() frame {
	return frame{border: newBox(), gap: newBox(), fill: newBox()}
}

func newRectangle() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

func newBox() *canvas.Rectangle {
	box := newRectangle()
	box.CornerRadius = theme.Radius
	return box
}

func (f *frame) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.border, f.gap, f.fill}
}

// paint sets a fill inside a border of a width.
func (f *frame) paint(fill, border color.Color, width float32) {
	f.fill.FillColor, f.border.FillColor = fill, border
	f.width, f.inner = width, 0
	SetShown(f.border, width > 0)
	f.gap.Hide()
}

// paintRing sets the look of having the keyboard: a ring round the fill.
func (f *frame) paintRing(fill color.Color) {
	f.paint(fill, theme.Color(theme.Focus), theme.FocusRing)
}

// paintRingApart does the same where the fill is too like the ring: a gap in a third colour keeps them apart.
func (f *frame) paintRingApart(fill, gap color.Color) {
	f.paintRing(fill)
	f.gap.FillColor, f.inner = gap, theme.FocusRing
	f.gap.Show()
}

func (f *frame) place(pos fyne.Position, size fyne.Size, radius float32) {
	placeBox(f.border, pos, size, radius, 0)
	placeBox(f.gap, pos, size, radius, f.width)
	placeBox(f.fill, pos, size, radius, f.width+f.inner)
}

// placeBox puts a box inside bounds, in from their edge.
func placeBox(box *canvas.Rectangle, pos fyne.Position, size fyne.Size, radius, in float32) {
	box.Move(pos.AddXY(in, in))
	box.Resize(fyne.NewSize(max(0, size.Width-2*in), max(0, size.Height-2*in)))
	box.CornerRadius = max(0, radius-in)
}

// ringPad is how far the outer edge of a ring stands off a text that it goes round: 4 px are clear between them.
const ringPad = theme.Grid + theme.FocusRing

// placeRing puts a ring round lines of text that fill bounds, without moving them: it stands outside. Lines have some room
// above their letters, and letters with a tail have none below.
func placeRing(box *canvas.Rectangle, pos fyne.Position, size fyne.Size) {
	const above, below = theme.FocusRing, theme.Grid
	placeStroke(box, pos.SubtractXY(ringPad, above), size.AddWidthHeight(2*ringPad, above+below), theme.RadiusSmall)
}

// placeStroke puts a box with a stroke so that the whole stroke lies inside bounds.
func placeStroke(box *canvas.Rectangle, pos fyne.Position, size fyne.Size, radius float32) {
	placeBox(box, pos, size, radius, box.StrokeWidth/2)
}

// paintStroke shows a ring round something that has no fill of its own.
func paintStroke(box *canvas.Rectangle, shown bool) {
	box.FillColor = color.Transparent
	box.StrokeWidth = theme.FocusRing
	box.StrokeColor = color.Transparent
	if shown {
		box.StrokeColor = theme.Color(theme.Focus)
	}
}

// mix returns a colour between two, part of the way to the second.
func mix(a, b color.Color, part float32) color.Color {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	between := func(p, q uint8) uint8 { return uint8(float32(p) + (float32(q)-float32(p))*part) }
	return color.NRGBA{R: between(x.R, y.R), G: between(x.G, y.G), B: between(x.B, y.B), A: between(x.A, y.A)}
}
