package control

import (
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// manner is how a stretch of text is drawn.
type manner uint8

const (
	plain manner = iota
	bold
	label // a name that stands on Cliniko's screen, on a small sunken plate
)

type span struct {
	text   string
	manner manner
}

// parse reads markup: [[Cliniko's label]], **bold**. A mark without its partner is text.
func parse(markup string) []span {
	var spans []span
	add := func(text string, m manner) {
		if text != "" {
			spans = append(spans, span{text, m})
		}
	}
	marks := []struct {
		open, close string
		manner      manner
	}{{"[[", "]]", label}, {"**", "**", bold}}
scan:
	for rest, from := markup, 0; ; {
		for _, m := range marks {
			if !strings.HasPrefix(rest[from:], m.open) {
				continue
			}
			inside, after, closed := strings.Cut(rest[from+len(m.open):], m.close)
			if closed && inside != "" {
				add(rest[:from], plain)
				add(inside, m.manner)
				rest, from = after, 0
				continue scan
			}
		}
		if from >= len(rest) {
			add(rest, plain)
			return spans
		}
		from++
	}
}

// piece is a stretch of one manner with its place in a line.
type piece struct {
	text   string
	manner manner
	x      float32
	width  float32 // with the plate's padding when it is a label
}

// word is what is kept together: pieces with no space between them.
type word struct {
	pieces []piece
	spaced bool // a space stands before it
	fresh  bool // a line begins with it
}

func (w word) width() (sum float32) {
	for _, p := range w.pieces {
		sum += p.width
	}
	return sum
}

// typesetter measures and breaks text of one size.
type typesetter struct {
	size float32
	bold bool // everything is bold
}

const labelPad float32 = 6

func (t typesetter) style(m manner) fyne.TextStyle {
	return fyne.TextStyle{Bold: t.bold || m == bold}
}

func (t typesetter) measure(text string, m manner) float32 {
	size, _ := measure(text, t.size, t.style(m))
	if m == label {
		return size.Width + 2*labelPad
	}
	return size.Width
}

// words splits spans at spaces and line ends. A label stays whole.
func (t typesetter) words(spans []span) []word {
	var words []word
	next := word{fresh: true}
	flush := func(following word) {
		if len(next.pieces) > 0 || next.fresh {
			words = append(words, next)
		}
		next = following
	}
	for _, s := range spans {
		if s.manner == label {
			next.pieces = append(next.pieces, piece{text: s.text, manner: label, width: t.measure(s.text, label)})
			continue
		}
		for i, line := range strings.Split(s.text, "\n") {
			if i > 0 {
				flush(word{fresh: true})
			}
			for j, text := range strings.Split(line, " ") {
				if j > 0 && (len(next.pieces) > 0 || !next.fresh) {
					flush(word{spaced: true})
				}
				if text != "" {
					next.pieces = append(next.pieces, piece{text: text, manner: s.manner, width: t.measure(text, s.manner)})
				}
			}
		}
	}
	flush(word{})
	return words
}

// set breaks words into lines no wider than width.
func (t typesetter) set(words []word, width float32) [][]piece {
	space := t.measure(" ", plain)
	var lines [][]piece
	var x float32
	for _, w := range words {
		gap := float32(0)
		if w.spaced && x > 0 {
			gap = space
		}
		if w.fresh || x > 0 && x+gap+w.width() > width {
			lines, x, gap = append(lines, nil), 0, 0
		}
		for _, p := range t.fit(w, width) {
			if x > 0 && x+gap+p.width > width {
				lines, x, gap = append(lines, nil), 0, 0
			}
			last := len(lines) - 1
			lines[last] = join(lines[last], p, x, gap)
			x += gap + p.width
			gap = 0
		}
	}
	return lines
}

// join adds a piece to a line, to the piece before it when both look alike.
func join(line []piece, p piece, x, gap float32) []piece {
	if n := len(line); n > 0 && p.manner != label && line[n-1].manner == p.manner && !foreign(p.text) && !foreign(line[n-1].text) {
		if gap > 0 {
			line[n-1].text += " "
		}
		line[n-1].text += p.text
		line[n-1].width += gap + p.width
		return line
	}
	p.x = x + gap
	return append(line, p)
}

// foreign tells text with letters or signs that the bundled font lacks. Drawn in another font, such text gives the spaces
// beside it another width, so it is measured and drawn apart.
func foreign(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > 0x218F || 0x0590 <= r && r < 0x1E00 })
}

// fit returns the pieces of a word, broken into smaller ones only where one alone is wider than the line.
func (t typesetter) fit(w word, width float32) []piece {
	if w.width() <= width {
		return w.pieces
	}
	var parts []piece
	for _, p := range w.pieces {
		for p.width > width {
			head, tail := t.cut(p, width)
			if tail == "" {
				break
			}
			parts = append(parts, piece{text: head, manner: p.manner, width: t.measure(head, p.manner)})
			p.text, p.width = tail, t.measure(tail, p.manner)
		}
		parts = append(parts, p)
	}
	return parts
}

// cut takes as much of a piece as fits, at least one letter, at a space where there is one.
func (t typesetter) cut(p piece, width float32) (head, tail string) {
	end := 0
	for end < len(p.text) {
		_, letter := utf8.DecodeRuneInString(p.text[end:])
		if end > 0 && t.measure(p.text[:end+letter], p.manner) > width {
			break
		}
		end += letter
	}
	if space := strings.LastIndex(p.text[:end], " "); space > 0 && end < len(p.text) {
		return p.text[:space], p.text[space+1:]
	}
	return p.text[:end], p.text[end:]
}

// widthOf returns the width of the longest line.
func widthOf(lines [][]piece) (widest float32) {
	for _, line := range lines {
		if n := len(line); n > 0 {
			widest = max(widest, line[n-1].x+line[n-1].width)
		}
	}
	return widest
}

// measure returns the size of one line of text and how far below its top the letters stand.
func measure(text string, size float32, style fyne.TextStyle) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, nil)
}

// lineHeight returns the distance from line to line.
func lineHeight(size float32) float32 {
	return float32(math.Ceil(float64(size) * 1.42))
}
