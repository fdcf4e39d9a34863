package control

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// style is how a stretch of text is drawn.
type style uint8

const (
	plain style = iota
	bold
	label // a name that stands on Cliniko's screen, on a small sunken box
)

type span struct {
	text  string
	style style
}

var marked = regexp.MustCompile(`(?s)\[\[([^\]].*?)\]\]|\*\*([^*].*?)\*\*`)

// parse reads markup: [[Cliniko's label]], **bold**. A mark without its partner is text.
func parse(markup string) (spans []span) {
	add := func(text string, s style) {
		if text != "" {
			spans = append(spans, span{text, s})
		}
	}
	end := 0
	for _, at := range marked.FindAllStringSubmatchIndex(markup, -1) {
		add(markup[end:at[0]], plain)
		if at[2] >= 0 {
			add(markup[at[2]:at[3]], label)
		} else {
			add(markup[at[4]:at[5]], bold)
		}
		end = at[1]
	}
	add(markup[end:], plain)
	return spans
}

// run is a stretch of one style with its place in a line.
type run struct {
	text  string
	style style
	x     float32
	width float32 // with the box's padding when it is a label
}

// word is what is kept together: runs with no space between them.
type word struct {
	runs       []run
	afterSpace bool // a space stands before it
	startsLine bool // a line begins with it
}

func (w word) width() (sum float32) {
	for _, p := range w.runs {
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

func (t typesetter) font(s style) fyne.TextStyle {
	return fyne.TextStyle{Bold: t.bold || s == bold}
}

func (t typesetter) measure(text string, s style) float32 {
	size, _ := measure(text, t.size, t.font(s))
	if s == label {
		return size.Width + 2*labelPad
	}
	return size.Width
}

// words splits spans at spaces and line ends. A label stays whole.
func (t typesetter) words(spans []span) []word {
	var words []word
	next := word{startsLine: true}
	flush := func(following word) {
		if len(next.runs) > 0 || next.startsLine {
			words = append(words, next)
		}
		next = following
	}
	for _, s := range spans {
		if s.style == label {
			next.runs = append(next.runs, run{text: s.text, style: label, width: t.measure(s.text, label)})
			continue
		}
		for i, line := range strings.Split(s.text, "\n") {
			if i > 0 {
				flush(word{startsLine: true})
			}
			for j, text := range strings.Split(line, " ") {
				if j > 0 && (len(next.runs) > 0 || !next.startsLine) {
					flush(word{afterSpace: true})
				}
				if text != "" {
					next.runs = append(next.runs, run{text: text, style: s.style, width: t.measure(text, s.style)})
				}
			}
		}
	}
	flush(word{})
	return words
}

// lines breaks words into lines no wider than width.
func (t typesetter) lines(words []word, width float32) [][]run {
	space := t.measure(" ", plain)
	var lines [][]run
	var x float32
	for _, w := range words {
		gap := float32(0)
		if w.afterSpace && x > 0 {
			gap = space
		}
		if w.startsLine || x > 0 && x+gap+w.width() > width {
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

// join adds a run to a line, to the run before it when both look alike.
func join(line []run, p run, x, gap float32) []run {
	if n := len(line); n > 0 && p.style != label && line[n-1].style == p.style && !foreign(p.text) && !foreign(line[n-1].text) {
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

// fit returns the runs of a word, broken into smaller ones only where one alone is wider than the line.
func (t typesetter) fit(w word, width float32) []run {
	if w.width() <= width {
		return w.runs
	}
	var parts []run
	for _, p := range w.runs {
		for p.width > width {
			head, tail := t.cut(p, width)
			if tail == "" {
				break
			}
			parts = append(parts, run{text: head, style: p.style, width: t.measure(head, p.style)})
			p.text, p.width = tail, t.measure(tail, p.style)
		}
		parts = append(parts, p)
	}
	return parts
}

// cut takes as much of a run as fits, at least one letter: up to a space, or a hyphen, where there is one.
func (t typesetter) cut(r run, width float32) (head, tail string) {
	head = beginning(r.text, func(part string) bool { return t.measure(part, r.style) <= width })
	if head == "" {
		_, letter := utf8.DecodeRuneInString(r.text)
		head = r.text[:letter]
	}
	tail = r.text[len(head):]
	if space := strings.LastIndex(head, " "); space > 0 && tail != "" {
		return head[:space], r.text[space+1:]
	}
	if hyphen := strings.LastIndex(head, "-"); hyphen > 0 && tail != "" {
		return head[:hyphen+1], r.text[hyphen+1:]
	}
	return head, tail
}

// widthOf returns the width of the longest line.
func widthOf(lines [][]run) (widest float32) {
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
