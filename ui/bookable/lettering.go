package bookable

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// lettering is how one line of text looks.
type lettering struct {
	size   theme.SizeName
	bold   bool
	colour theme.Name
}

func (l lettering) measure(text string) fyne.Size {
	size, _ := fyne.CurrentApp().Driver().RenderedTextSize(text, theme.Size(l.size), fyne.TextStyle{Bold: l.bold}, nil)
	return size
}

func (l lettering) width(text string) float32 { return l.measure(text).Width }

// height is the distance from line to line.
func (l lettering) height() float32 { return whole(theme.Size(l.size) * 1.36) }

// fitted is the text, cut and ended by "…" when it is wider than a width.
func (l lettering) fitted(text string, width float32) string {
	if l.width(text) <= width {
		return text
	}
	letters := []rune(text)
	fits, tooLong := 0, len(letters)
	for tooLong-fits > 1 {
		middle := (fits + tooLong) / 2
		if l.width(string(letters[:middle])+"…") <= width {
			fits = middle
		} else {
			tooLong = middle
		}
	}
	return strings.TrimRight(string(letters[:fits]), " ") + "…"
}

// broken puts a text on at most so many lines; what does not fit is cut.
func (l lettering) broken(text string, width float32, most int) (lines []string) {
	words := strings.Fields(text)
	for len(words) > 0 && len(lines) < most-1 {
		n := 1
		for n < len(words) && l.width(strings.Join(words[:n+1], " ")) <= width {
			n++
		}
		lines = append(lines, l.fitted(strings.Join(words[:n], " "), width))
		words = words[n:]
	}
	if len(words) > 0 {
		lines = append(lines, l.fitted(strings.Join(words, " "), width))
	}
	return lines
}

// write sets a text up with the left end of its line at x, in the middle of a height.
func (l lettering) write(text *canvas.Text, words string, x, top, height float32) {
	text.Text, text.TextSize, text.TextStyle.Bold = words, theme.Size(l.size), l.bold
	text.Color = theme.Color(l.colour)
	size := l.measure(words)
	text.Move(fyne.NewPos(x, top+(height-size.Height)/2))
	text.Resize(size)
}
