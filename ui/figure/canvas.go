package figure

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// sheet shows a drawing by canvas objects, which it keeps for the next one.
type sheet struct {
	boxes   []*canvas.Rectangle
	strokes []*canvas.Line
	texts   []*canvas.Text
	all     []fyne.CanvasObject // boxes, then strokes, then texts: in a drawing nothing covers a text
}

// show puts every mark in its place, in the colours of now.
func (s *sheet) show(d drawing) {
	s.grow(d)
	var boxes, strokes, texts int
	for _, m := range d.marks {
		switch m.kind {
		case boxMark, ringMark:
			paintBox(s.boxes[boxes], m, d.unit)
			boxes++
		case strokeMark:
			paintStroke(s.strokes[strokes], m, d.unit)
			strokes++
		case textMark:
			paintText(s.texts[texts], m, d.unit)
			texts++
		}
	}
	showFirst(s.boxes, boxes)
	showFirst(s.strokes, strokes)
	showFirst(s.texts, texts)
}

func paintBox(box *canvas.Rectangle, m mark, unit float32) {
	pos, size := m.scaled(unit)
	box.FillColor, box.StrokeColor, box.StrokeWidth = theme.Color(m.colour), color.Transparent, 0
	if m.kind == ringMark {
		box.FillColor, box.StrokeColor, box.StrokeWidth = color.Transparent, theme.Color(m.colour), round(m.stroke*unit)
		pos, size = pos.AddXY(box.StrokeWidth/2, box.StrokeWidth/2), size.SubtractWidthHeight(box.StrokeWidth, box.StrokeWidth)
	}
	radius := m.radius * unit
	box.CornerRadius, box.TopLeftCornerRadius, box.TopRightCornerRadius, box.BottomLeftCornerRadius = 0, 0, 0, 0
	switch m.corners {
	case allCorners:
		box.CornerRadius = radius
	case topCorners:
		box.TopLeftCornerRadius, box.TopRightCornerRadius = radius, radius
	case bottomLeftCorner:
		box.BottomLeftCornerRadius = radius
	}
	box.Move(pos)
	box.Resize(size)
}

func paintStroke(line *canvas.Line, m mark, unit float32) {
	line.StrokeColor, line.StrokeWidth = theme.Color(m.colour), m.stroke*unit
	line.Position1 = fyne.NewPos(m.x*unit, m.y*unit)
	line.Position2 = fyne.NewPos(m.right()*unit, m.bottom()*unit)
	line.Refresh()
}

func paintText(text *canvas.Text, m mark, unit float32) {
	text.Text, text.TextSize, text.Color = m.text, letters(m.size, unit), theme.Color(m.colour)
	text.TextStyle = fyne.TextStyle{Bold: m.bold, Underline: m.link}
	pos, size := m.scaled(unit)
	own := text.MinSize()
	text.Move(fyne.NewPos(pos.X, round(pos.Y+(size.Height-own.Height)/2)))
	text.Resize(own)
}

// grow makes the pools large enough for a drawing.
func (s *sheet) grow(d drawing) {
	var boxes, strokes, texts int
	for _, m := range d.marks {
		switch m.kind {
		case strokeMark:
			strokes++
		case textMark:
			texts++
		default:
			boxes++
		}
	}
	for len(s.boxes) < boxes {
		s.boxes = append(s.boxes, canvas.NewRectangle(color.Transparent))
	}
	for len(s.strokes) < strokes {
		s.strokes = append(s.strokes, canvas.NewLine(color.Transparent))
	}
	for len(s.texts) < texts {
		s.texts = append(s.texts, canvas.NewText("", color.Transparent))
	}
	s.all = gather(gather(gather(s.all[:0], s.boxes), s.strokes), s.texts)
}

func gather[O fyne.CanvasObject](all []fyne.CanvasObject, pool []O) []fyne.CanvasObject {
	for _, o := range pool {
		all = append(all, o)
	}
	return all
}

// showFirst shows the first n of a pool and hides the rest.
func showFirst[O fyne.CanvasObject](pool []O, n int) {
	for i, o := range pool {
		if i < n {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
