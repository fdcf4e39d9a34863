package figure

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Sizes in units of the drawing; distances are on the grid.
const (
	textSize    float32 = 12
	headingSize float32 = 14
	smallSize   float32 = 11
	lineHeight  float32 = 20

	ringAir    float32 = 5
	ringWidth  float32 = 3
	ringRadius float32 = 9
)

// pen lays things out under each other in a column.
type pen struct {
	unit        float32 // units of the screen in one of the drawing
	left, right float32 // the column
	y           float32
	marks       []mark
}

func (p *pen) width() float32 { return p.right - p.left }

func (p *pen) box(a area, colour theme.Name, radius float32) {
	p.marks = append(p.marks, mark{kind: boxMark, area: a, colour: colour, radius: radius})
}

// bordered draws a box with a thin border.
func (p *pen) bordered(a area, fill, border theme.Name, radius float32) {
	p.box(a, border, radius)
	p.box(a.grown(-1), fill, radius-1)
}

func (p *pen) stroke(a area, colour theme.Name, width float32) {
	p.marks = append(p.marks, mark{kind: strokeMark, area: a, colour: colour, stroke: width})
}

// rule draws a line across the column where the pen is.
func (p *pen) rule() { p.box(area{p.left, p.y, p.width(), 1}, theme.Line, 0) }

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
func (p *pen) text(x, y float32, text string, s style) {
	p.marks = append(p.marks, mark{kind: textMark, area: area{x, y, p.measure(text, s), lineHeight},
		colour: s.colour, text: text, size: s.size, bold: s.bold, link: s.link})
}

// centred draws a line of text in the middle of a place.
func (p *pen) centred(a area, text string, s style) {
	p.text(a.x+(a.w-p.measure(text, s))/2, a.y+(a.h-lineHeight)/2, text, s)
}

// lines draws a text that wraps.
func (p *pen) lines(x, y, width float32, text string, s style) (height float32) {
	for _, line := range p.wrap(text, width, s) {
		p.text(x, y+height, line, s)
		height += lineHeight
	}
	return height
}

// measure returns the width of a text, in whole units of the drawing.
func (p *pen) measure(text string, s style) float32 {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, letters(s.size, p.unit), fyne.TextStyle{Bold: s.bold, Underline: s.link}, nil)
	return float32(math.Ceil(float64(size.Width / p.unit)))
}

// letters returns the size of a text on the screen: a whole one, at which letters are spaced best.
func letters(size, unit float32) float32 { return max(1, round(size*unit)) }

// wrap breaks a text between words.
func (p *pen) wrap(text string, width float32, s style) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		last := len(lines) - 1
		if last >= 0 && p.measure(lines[last]+" "+word, s) <= width {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

func round(x float32) float32 { return float32(math.Round(float64(x))) }
