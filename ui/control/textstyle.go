package control

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// TextStyle is how one line of text looks that is drawn on a canvas.
type TextStyle struct {
	Size   theme.SizeName
	Bold   bool
	Colour theme.Name
}

// Measure returns the size of a text, and how far below its top its baseline is.
func (l TextStyle) Measure(text string) (size fyne.Size, baseline float32) {
	return measure(text, theme.Size(l.Size), fyne.TextStyle{Bold: l.Bold})
}

// Width returns the width of a text.
func (l TextStyle) Width(text string) float32 {
	size, _ := l.Measure(text)
	return size.Width
}

// Height returns the height of any text.
func (l TextStyle) Height() float32 {
	size, _ := l.Measure("0")
	return size.Height
}

// WriteIn sets up a text with its left end at x, in the middle of a height.
func (l TextStyle) WriteIn(text *canvas.Text, words string, x, top, height float32) {
	size, _ := l.Measure(words)
	l.write(text, words, fyne.NewPos(x, top+(height-size.Height)/2), size)
}

func (l TextStyle) write(text *canvas.Text, words string, at fyne.Position, size fyne.Size) {
	text.Text, text.TextSize, text.TextStyle.Bold = words, theme.Size(l.Size), l.Bold
	text.Color = theme.Color(l.Colour)
	text.Move(at)
	text.Resize(size)
}

// Fitted returns the text, cut and ended by "…" when it is wider than width; nothing when there is room for nothing.
func (l TextStyle) Fitted(text string, width float32) string {
	if l.Width(text) <= width {
		return text
	}
	letters := []rune(text)
	most := sort.Search(len(letters), func(n int) bool { return l.Width(string(letters[:n+1])+"…") > width })
	if most == 0 {
		return ""
	}
	return strings.TrimRight(string(letters[:most]), " ") + "…"
}

// Broken puts a text on at most so many lines; what does not fit is cut.
func (l TextStyle) Broken(text string, width float32, most int) (lines []string) {
	words := strings.Fields(text)
	for len(words) > 0 && len(lines) < most-1 {
		n := 1
		for n < len(words) && l.Width(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		lines = append(lines, l.Fitted(strings.Join(words[:n], " "), width))
		words = words[n:]
	}
	if len(words) > 0 {
		lines = append(lines, l.Fitted(strings.Join(words, " "), width))
	}
	return lines
}
