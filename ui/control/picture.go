package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// picture is what a widget of ours looks like. It keeps canvas objects and nothing else.
type picture interface {
	// objects returns what is drawn, lowest first, always in the same slice.
	objects() []fyne.CanvasObject
	// paint sets colours, texts and what shows, from the widget and the theme of now.
	paint()
	// place sets positions and sizes only.
	place(size fyne.Size)
	minSize() fyne.Size
}

// render makes a Fyne renderer of a picture. Fyne drops the renderer of what has been out of sight for a minute; the new
// one it lays out only when the size changes, so it has to begin with everything in place.
func render(w fyne.Widget, p picture) fyne.WidgetRenderer {
	p.paint()
	if size := w.Size(); !size.IsZero() {
		p.place(size)
	}
	return &renderer{w, p}
}

type renderer struct {
	widget fyne.Widget
	picture
}

func (r *renderer) Destroy()                     {}
func (r *renderer) Layout(size fyne.Size)        { r.place(size) }
func (r *renderer) MinSize() fyne.Size           { return r.minSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects() }

func (r *renderer) Refresh() {
	r.paint()
	r.place(r.widget.Size())
	canvas.Refresh(r.widget)
}

// set changes a field of a widget and draws the widget anew, unless nothing changes.
func set[V comparable](w fyne.Widget, field *V, value V) {
	if *field != value {
		*field = value
		w.Refresh()
	}
}

// frame is a rounded box with a border. The border is a box below the box, which stays crisp at every scale.
type frame struct {
	border, gap, fill *canvas.Rectangle
	width, inner      float32 // of the border, and of the gap between border and fill
}

func newFrame() frame {
	return frame{border: newBox(), gap: newBox(), fill: newBox()}
}

func newBox() *canvas.Rectangle {
	box := canvas.NewRectangle(color.Transparent)
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
	setShown(f.border, width > 0)
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

// line is one line of text that is not broken.
type line struct {
	text *canvas.Text
	size theme.SizeName
	bold bool
}

func newLine(size theme.SizeName, bold bool) line {
	text := canvas.NewText("", color.Transparent)
	text.TextStyle.Bold = bold
	return line{text, size, bold}
}

func (l line) paint(text string, colour theme.Name) {
	l.text.Text, l.text.TextSize, l.text.Color = text, theme.Size(l.size), theme.Color(colour)
}

// measure returns the size of a text drawn by this line, at the text size of now.
func (l line) measure(text string) fyne.Size {
	size, _ := measure(text, theme.Size(l.size), fyne.TextStyle{Bold: l.bold})
	return fyne.NewSize(size.Width, lineHeight(theme.Size(l.size)))
}

// placeIn puts the line at x, in the middle of a height.
func (l line) placeIn(x, top, height float32) {
	size := l.text.MinSize()
	l.text.Resize(size)
	l.text.Move(fyne.NewPos(x, top+(height-size.Height)/2))
}

// fitted returns the text, cut and ended by "…" when it is wider than width.
func (l line) fitted(text string, width float32) string {
	if l.measure(text).Width <= width {
		return text
	}
	letters := []rune(text)
	for n := len(letters) - 1; n > 0; n-- {
		if cut := string(letters[:n]) + "…"; l.measure(cut).Width <= width {
			return cut
		}
	}
	return "…"
}
