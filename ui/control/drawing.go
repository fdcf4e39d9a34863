package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Drawing is what a widget with hundreds of like items draws itself with: boxes, icons and words on them, and rings above
// all. It is made anew for each change, between Begin and Finish, of what is in view only. Goroutine: UI.
type Drawing struct {
	widget.BaseWidget
	boxes *boxRaster
	icons Pool[*StateIcon]
	words Pool[*canvas.Text]
	rings Pool[*canvas.Rectangle]
	all   []fyne.CanvasObject
}

// NewDrawing makes an empty drawing, some of whose corners are round.
func NewDrawing(radius float32, round Corners) *Drawing {
	d := &Drawing{
		boxes: newBoxRaster(radius, round),
		icons: Pool[*StateIcon]{New: func() *StateIcon { return NewStateIcon(ToDo, 0) }},
		words: Pool[*canvas.Text]{New: newCanvasText},
		rings: Pool[*canvas.Rectangle]{New: newRectangle},
	}
	d.ExtendBaseWidget(d)
	return d
}

// Begin begins anew. Of the boxes to come, what lies in this place will be seen.
func (d *Drawing) Begin(pos fyne.Position, size fyne.Size) { d.boxes.begin(pos, size) }

// Add puts a box above the others.
func (d *Drawing) Add(b Box) { d.boxes.add(b) }

// Fill puts a plain rectangle above the others.
func (d *Drawing) Fill(colour theme.Name, pos fyne.Position, size fyne.Size) {
	d.Add(Box{Position: pos, Size: size, Colour: theme.Color(colour)})
}

// FillRound puts a rectangle with round corners above the others.
func (d *Drawing) FillRound(colour theme.Name, pos fyne.Position, size fyne.Size, radius float32) {
	d.Add(Box{Position: pos, Size: size, Colour: theme.Color(colour), Radius: radius, Round: AllCorners})
}

// Icon puts a state's icon, with a side of so many units at 100 % text size, in the middle of a rectangle.
func (d *Drawing) Icon(state State, side float32, pos fyne.Position, size fyne.Size) {
	icon := d.icons.Take()
	icon.side = side
	icon.SetState(state)
	scaled := side * theme.Scale()
	Place(icon, pos.X+(size.Width-scaled)/2, pos.Y+(size.Height-scaled)/2, scaled, scaled)
}

// Word returns one more text, to be set up whole.
func (d *Drawing) Word() *canvas.Text { return d.words.Take() }

// Write writes words with their top left corner at a position.
func (d *Drawing) Write(style TextStyle, words string, at fyne.Position) {
	size, _ := style.Measure(words)
	style.write(d.Word(), words, at, size)
}

// WriteIn writes words with their left end at x, in the middle of a height.
func (d *Drawing) WriteIn(style TextStyle, words string, x, top, height float32) {
	style.WriteIn(d.Word(), words, x, top, height)
}

// WriteTo writes words with their right end at x, in the middle of a height.
func (d *Drawing) WriteTo(style TextStyle, words string, x, top, height float32) {
	size, _ := style.Measure(words)
	style.write(d.Word(), words, fyne.NewPos(x-size.Width, top+(height-size.Height)/2), size)
}

// Centre writes words in the middle of a rectangle; what has no room there is cut at the end.
func (d *Drawing) Centre(style TextStyle, words string, pos fyne.Position, size fyne.Size) {
	words = style.Fitted(words, size.Width)
	need, _ := style.Measure(words)
	style.write(d.Word(), words, pos.AddXY((size.Width-need.Width)/2, (size.Height-need.Height)/2), need)
}

// Ring draws a stroke around a rectangle, so far outside of it. The whole stroke lies inside those bounds, where it is
// crisp.
func (d *Drawing) Ring(colour theme.Name, stroke, out float32, pos fyne.Position, size fyne.Size) {
	ring := d.rings.Take()
	ring.StrokeColor, ring.StrokeWidth = theme.Color(colour), stroke
	placeBox(ring, pos, size, theme.RadiusSmall, stroke/2-out)
	ring.CornerRadius = theme.RadiusSmall + out
}

// Finish ends a drawing and shows it.
func (d *Drawing) Finish() {
	d.all = d.rings.Finish(d.words.Finish(d.icons.Finish(append(d.all[:0], d.boxes.raster))))
	canvas.Refresh(d)
}

// Boxes returns the boxes, lowest first.
func (d *Drawing) Boxes() []Box { return d.boxes.boxes }

// Release lets go of everything.
func (d *Drawing) Release() {
	d.boxes.release()
	d.icons.release()
	d.words.release()
	d.rings.release()
	d.all = nil
}

// CreateRenderer implements fyne.Widget.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer { return drawingRenderer{d} }

// drawingRenderer shows a drawing as it was finished.
type drawingRenderer struct{ drawing *Drawing }

func (r drawingRenderer) Destroy()                     {}
func (r drawingRenderer) Layout(fyne.Size)             {}
func (r drawingRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r drawingRenderer) Objects() []fyne.CanvasObject { return r.drawing.all }
func (r drawingRenderer) Refresh()                     { canvas.Refresh(r.drawing) }
