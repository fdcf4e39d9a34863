package figure

import (
	"math"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Sizes in units of the drawing; distances are on the grid.
const (
	textSize    float32 = 12
	headingSize float32 = 14
	smallSize   float32 = 11
	lineHeight  float32 = 20

	ringGap    float32 = 5
	ringWidth  float32 = 3
	ringRadius float32 = 9
)

// layout lays elements out under each other in a column.
type layout struct {
	unit        float32 // units of the screen in one of the drawing
	left, right float32 // the column
	y           float32
	shapes      []shape
}

func (l *layout) width() float32 { return l.right - l.left }

func (l *layout) box(a area, colour theme.Name, radius float32) {
	l.corners(a, colour, radius, allCorners)
}

// corners draws a box some of whose corners are round.
func (l *layout) corners(a area, colour theme.Name, radius float32, round corners) {
	l.shapes = append(l.shapes, shape{kind: boxShape, area: a, style: style{colour: colour}, radius: radius, corners: round})
}

// bordered draws a box with a thin border.
func (l *layout) bordered(a area, fill, border theme.Name, radius float32) {
	l.box(a, border, radius)
	l.box(a.grown(-1), fill, radius-1)
}

func (l *layout) line(a area, colour theme.Name, width float32) {
	l.shapes = append(l.shapes, shape{kind: lineShape, area: a, style: style{colour: colour}, stroke: width})
}

// rule draws a line across the column where it has come.
func (l *layout) rule() { l.box(area{l.left, l.y, l.width(), 1}, theme.Line, 0) }

// style is how a text looks.
type style struct {
	size       float32
	colour     theme.Name
	bold, link bool
}

var (
	asTitle   = style{size: headingSize, colour: theme.Ink, bold: true}
	asSection = style{size: textSize, colour: theme.Ink, bold: true}
	asLabel   = style{size: textSize, colour: theme.Ink2}
	asValue   = style{size: textSize, colour: theme.Ink}
	asLink    = style{size: textSize, colour: theme.Accent, link: true}
	asAddress = style{size: smallSize, colour: theme.Ink2}
	asSwitch  = style{size: smallSize, colour: theme.Surface, bold: true}
)

// in returns the style in another colour.
func (s style) in(colour theme.Name) style {
	s.colour = colour
	return s
}

// text draws a line of text at a place, in the middle of a line's height.
func (l *layout) text(x, y float32, text string, s style) {
	l.shapes = append(l.shapes, shape{kind: textShape, area: area{x, y, l.measure(text, s), lineHeight}, style: s, text: text})
}

// centred draws a line of text in the middle of a place.
func (l *layout) centred(a area, text string, s style) {
	l.text(a.x+(a.w-l.measure(text, s))/2, a.y+(a.h-lineHeight)/2, text, s)
}

// paragraph draws a text that wraps.
func (l *layout) paragraph(x, y, width float32, text string, s style) (height float32) {
	for _, line := range l.wrap(text, width, s) {
		l.text(x, y+height, line, s)
		height += lineHeight
	}
	return height
}

// measure returns the width of a text, in whole units of the drawing.
func (l *layout) measure(text string, s style) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, letters(s.size, l.unit), fyne.TextStyle{Bold: s.bold}, nil)
	return float32(math.Ceil(float64(size.Width / l.unit)))
}

// letters returns the size of a text on the screen: a whole one, at which letters are spaced best.
func letters(size, unit float32) float32 { return max(1, round(size*unit)) }

// wrap breaks a text between words.
func (l *layout) wrap(text string, width float32, s style) []string {
	return control.WrapWords(text, func(line string) bool { return l.measure(line, s) <= width })
}

func round(x float32) float32 { return float32(math.Round(float64(x))) }
