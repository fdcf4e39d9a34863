package figure

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// painter shows a drawing by canvas objects, which it keeps for the next one.
type painter struct {
	boxes   control.Pool[*canvas.Rectangle]
	lines   control.Pool[*canvas.Line]
	links   control.Pool[*canvas.Rectangle] // their underlines
	texts   control.Pool[*canvas.Text]
	objects []fyne.CanvasObject // boxes, then lines, then texts: in a drawing nothing covers a text
}

func newPainter() painter {
	return painter{
		boxes: control.Pool[*canvas.Rectangle]{New: func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }},
		links: control.Pool[*canvas.Rectangle]{New: func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }},
		lines: control.Pool[*canvas.Line]{New: func() *canvas.Line { return canvas.NewLine(color.Transparent) }},
		texts: control.Pool[*canvas.Text]{New: func() *canvas.Text { return canvas.NewText("", color.Transparent) }},
	}
}

// paint puts every shape in its place, in the colours of now.
func (p *painter) paint(d drawing) {
	for _, s := range d.shapes {
		switch s.kind {
		case boxShape, ringShape:
			paintBox(p.boxes.Take(), s, d.unit)
		case lineShape:
			paintLine(p.lines.Take(), s, d.unit)
		case textShape:
			p.paintText(s, d.unit)
		}
	}
	p.objects = p.texts.Finish(p.links.Finish(p.lines.Finish(p.boxes.Finish(p.objects[:0]))))
}

func paintBox(box *canvas.Rectangle, s shape, unit float32) {
	pos, size := s.scaled(unit)
	box.FillColor, box.StrokeColor, box.StrokeWidth = theme.Color(s.colour), color.Transparent, 0
	if s.kind == ringShape {
		box.FillColor, box.StrokeColor, box.StrokeWidth = color.Transparent, theme.Color(s.colour), round(s.stroke*unit)
	}
	radius := s.radius * unit
	box.CornerRadius, box.TopLeftCornerRadius, box.TopRightCornerRadius, box.BottomLeftCornerRadius = 0, 0, 0, 0
	switch s.corners {
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

func paintLine(line *canvas.Line, s shape, unit float32) {
	line.StrokeColor, line.StrokeWidth = theme.Color(s.colour), s.stroke*unit
	line.Position1 = fyne.NewPos(s.x*unit, s.y*unit)
	line.Position2 = fyne.NewPos(s.right()*unit, s.bottom()*unit)
	line.Refresh()
}

func (p *painter) paintText(s shape, unit float32) {
	text := p.texts.Take()
	text.Text, text.TextSize, text.Color = s.text, letters(s.size, unit), theme.Color(s.colour)
	text.TextStyle = fyne.TextStyle{Bold: s.bold}
	pos, size := s.scaled(unit)
	own := text.MinSize()
	text.Move(fyne.NewPos(pos.X, round(pos.Y+(size.Height-own.Height)/2)))
	text.Resize(own)
	if s.link {
		control.Underline(p.links.Take(), text)
	}
}
