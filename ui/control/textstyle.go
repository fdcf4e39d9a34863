package control

import (
	"image/color"
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"mieahealth.com/companion/ui/theme"
)

// TextStyle is how one line of text looks that is drawn on a canvas.
type TextStyle struct {
	Size   theme.SizeName
	Bold   bool
	Colour theme.Name
}

// Measure returns the size of a text, and how far below its top its baseline is.
func (s TextStyle) Measure(text string) (size fyne.Size, baseline float32) {
	return measure(text, theme.Size(s.Size), fyne.TextStyle{Bold: s.Bold})
}

// Width returns the width of a text.
func (s TextStyle) Width(text string) float32 {
	size, _ := s.Measure(text)
	return size.Width
}

// Height returns the height of any text.
func (s TextStyle) Height() float32 {
	size, _ := s.Measure("0")
	return size.Height
}

// WriteIn sets up a text with its left end at x, in the middle of a height.
func (s TextStyle) WriteIn(text *canvas.Text, words string, x, top, height float32) {
	size, _ := s.Measure(words)
	s.write(text, words, fyne.NewPos(x, top+(height-size.Height)/2), size)
}

func (s TextStyle) write(text *canvas.Text, words string, at fyne.Position, size fyne.Size) {
	text.Text, text.TextSize, text.TextStyle.Bold = AsDrawn(words), theme.Size(s.Size), s.Bold
	text.Color = theme.Color(s.Colour)
	text.Move(at)
	text.Resize(size)
}

// Fitted returns the text, cut and ended by "…" when it is wider than width; nothing when there is room for nothing.
func (s TextStyle) Fitted(text string, width float32) string {
	fits := func(text string) bool { return s.Width(text) <= width }
	if fits(text) {
		return text
	}
	begun := beginning(text, func(part string) bool { return fits(part + "…") })
	if begun == "" {
		return ""
	}
	return strings.TrimRight(begun, " ") + "…"
}

// Broken puts a text on at most so many lines; what does not fit is cut.
func (s TextStyle) Broken(text string, width float32, most int) []string {
	lines := WrapWords(text, func(line string) bool { return s.Width(line) <= width })
	if len(lines) > most {
		lines = append(lines[:most-1], strings.Join(lines[most-1:], " "))
	}
	for i := range lines {
		lines[i] = s.Fitted(lines[i], width)
	}
	return lines
}

// WrapWords breaks a text between words into lines that fit. A word that does not fit has a line of its own.
func WrapWords(text string, fits func(line string) bool) (lines []string) {
	for word := range strings.FieldsSeq(text) {
		last := len(lines) - 1
		if last >= 0 && fits(lines[last]+" "+word) {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// beginning returns as much of a text as fits, in whole characters as a person reads them.
func beginning(text string, fits func(part string) bool) string {
	var ends []int
	for characters := graphemes.FromString(text); characters.Next(); {
		ends = append(ends, characters.End())
	}
	n := sort.Search(len(ends), func(n int) bool { return !fits(text[:ends[n]]) })
	return text[:append([]int{0}, ends...)[n]]
}

// LoadFonts has Fyne load the fonts of all texts. Nothing else may measure a text meanwhile.
func LoadFonts() {
	TextStyle{Size: theme.Text}.Height()
	TextStyle{Size: theme.Text, Bold: true}.Height()
}

// Underline puts a line under a text, once that has its place and its colour, where Fyne would put one. Fyne itself would
// load all fonts once more for a text that is underlined.
func Underline(line *canvas.Rectangle, text *canvas.Text) {
	_, base := measure(text.Text, text.TextSize, text.TextStyle)
	line.FillColor = text.Color
	line.Move(text.Position().AddXY(0, base+1.5))
	line.Resize(fyne.NewSize(text.Size().Width, 1))
}

func newCanvasText() *canvas.Text { return canvas.NewText("", color.Transparent) }

// line is one line of text that is not broken.
type line struct {
	text *canvas.Text
	size theme.SizeName
}

func newLine(size theme.SizeName, bold bool) line {
	text := newCanvasText()
	text.TextStyle.Bold = bold
	return line{text, size}
}

func (l line) paint(text string, colour theme.Name) {
	l.text.Text, l.text.TextSize, l.text.Color = AsDrawn(text), theme.Size(l.size), theme.Color(colour)
}

func (l line) style() TextStyle { return TextStyle{Size: l.size, Bold: l.text.TextStyle.Bold} }

// fit cuts the text where it is wider than width, and leaves at least a sign that there is one.
func (l line) fit(text string, width float32) {
	if l.text.Text = AsDrawn(l.style().Fitted(text, width)); l.text.Text == "" && text != "" {
		l.text.Text = "…"
	}
}

// measure returns the size of a text drawn by this line, at the text size of now.
func (l line) measure(text string) fyne.Size {
	return fyne.NewSize(l.style().Width(text), lineHeight(theme.Size(l.size)))
}

// placeIn puts the line at x, in the middle of a height.
func (l line) placeIn(x, top, height float32) {
	size := l.text.MinSize()
	l.text.Resize(size)
	l.text.Move(fyne.NewPos(x, top+(height-size.Height)/2))
}
