package control

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/theme"
)

// Text is text that wraps. In markup, [[double brackets]] draw a label of Cliniko's on a box that is not broken, and
// **two stars** make bold.
type Text struct {
	widget.BaseWidget

	spans     []span
	size      theme.SizeName
	colour    theme.Name
	bold      bool
	labelFill theme.Name
	single    bool // stays on one line

	// What was measured last, nil when it must be measured again.
	words    []word
	wordSize float32
	natural  float32
	lines    [][]run
	width    float32
}

var _ Flowing = (*Text)(nil)

// NewText makes plain text of a size and colour.
func NewText(text string, size theme.SizeName, colour theme.Name) *Text {
	return newText([]span{{text, plain}}, size, colour)
}

// Title is the heading of a page.
func Title(text string) *Text { return heading(text, theme.Heading) }

// Heading stands over a part of a page.
func Heading(text string) *Text { return heading(text, theme.Subheading) }

// Strong is a line of bold text, such as the name of an action.
func Strong(text string) *Text { return heading(text, theme.Text) }

// Body is text at its common size.
func Body(text string) *Text { return NewText(text, theme.Text, theme.Ink) }

// Hint is text that explains, at its common size.
func Hint(text string) *Text { return NewText(text, theme.Text, theme.Ink2) }

// Caption is small text that explains.
func Caption(text string) *Text { return NewText(text, theme.Caption, theme.Ink2) }

// Label is the small bold line over a field or a group.
func Label(text string) *Text {
	t := Caption(text)
	t.bold = true
	return t
}

// Prose is text from markup, in the colour of a Hint.
func Prose(markup string) *Text {
	return newText(parse(markup), theme.Text, theme.Ink2)
}

func heading(text string, size theme.SizeName) *Text {
	t := NewText(text, size, theme.Ink)
	t.bold = true
	return t
}

func newText(spans []span, size theme.SizeName, colour theme.Name) *Text {
	t := &Text{spans: spans, size: size, colour: colour, labelFill: theme.Sunken}
	t.ExtendBaseWidget(t)
	return t
}

// OnOneLine has a text without markup cut where it does not fit into one line.
func (t *Text) OnOneLine() *Text {
	t.single = true
	return t
}

// SetText replaces the text by a plain one.
func (t *Text) SetText(text string) { t.replace([]span{{text, plain}}) }

// SetMarkup replaces the text by one from markup.
func (t *Text) SetMarkup(markup string) { t.replace(parse(markup)) }

// SetColour changes the colour.
func (t *Text) SetColour(colour theme.Name) {
	setField(t, &t.colour, colour)
}

// SetBold makes all of it bold, or only what the markup says.
func (t *Text) SetBold(bold bool) {
	if t.bold != bold {
		t.unmeasure()
	}
	setField(t, &t.bold, bold)
}

func (t *Text) replace(spans []span) {
	if slices.Equal(t.spans, spans) {
		return
	}
	t.spans = spans
	t.unmeasure()
	t.Refresh()
}

func (t *Text) unmeasure() {
	t.words, t.lines = nil, nil
}

// String returns the text without its markup.
func (t *Text) String() string {
	var b strings.Builder
	for _, s := range t.spans {
		b.WriteString(s.text)
	}
	return b.String()
}

// AccessibilityLabel returns the text.
func (t *Text) AccessibilityLabel() string { return t.String() }

// AccessibilityRole says that it is text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightForWidth implements Flowing.
func (t *Text) HeightForWidth(width float32) float32 {
	return float32(len(t.linesAt(width))) * lineHeight(theme.Size(t.size))
}

// NaturalWidth implements Flowing.
func (t *Text) NaturalWidth() float32 {
	t.typeset()
	return t.natural
}

// MinSize returns the width of the longest word, or of ten letters where words may be broken, and the height of now.
func (t *Text) MinSize() fyne.Size {
	_, words := t.typeset()
	var least float32
	for _, w := range words {
		least = max(least, w.width())
	}
	least = min(least, 10*theme.Size(t.size))
	width := t.Size().Width
	if width <= 0 {
		width = t.NaturalWidth()
	}
	return fyne.NewSize(least, t.HeightForWidth(width))
}

func (t *Text) typeset() (typesetter, []word) {
	setter := typesetter{size: theme.Size(t.size), bold: t.bold}
	if t.words == nil || t.wordSize != setter.size {
		t.words, t.wordSize, t.lines = setter.words(t.spans), setter.size, nil
		t.natural = widthOf(setter.lines(t.words, math.MaxFloat32)) + 1
	}
	return setter, t.words
}

// linesAt breaks the text at a width, or remembers the last time it did.
func (t *Text) linesAt(width float32) [][]run {
	setter, words := t.typeset()
	if t.lines == nil || t.width != width {
		t.lines, t.width = setter.lines(words, width), width
		if t.single && len(t.lines) > 1 {
			t.lines = [][]run{{setter.fitted(t.String(), width)}}
		}
	}
	return t.lines
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, boxes: Pool[*canvas.Rectangle]{New: newRectangle}, runs: Pool[*canvas.Text]{New: newCanvasText}}
	if size := t.Size(); !size.IsZero() {
		r.Layout(size) // as in newRenderer
	}
	return r
}

// textRenderer draws the runs of each line, and a box behind each label.
type textRenderer struct {
	text    *Text
	boxes   Pool[*canvas.Rectangle]
	runs    Pool[*canvas.Text]
	objects []fyne.CanvasObject // boxes, then runs
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }

func (r *textRenderer) Refresh() {
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) Layout(size fyne.Size) {
	lines := r.text.linesAt(size.Width)
	setter, _ := r.text.typeset()
	height := lineHeight(setter.size)
	for i, line := range lines {
		top := float32(i) * height
		for _, run := range line {
			if run.style == label {
				box := r.boxes.Take()
				box.FillColor = theme.Color(r.text.labelFill)
				placeBox(box, fyne.NewPos(run.x, top), fyne.NewSize(run.width, height), theme.RadiusSmall, 0)
				run.x += labelPad
			}
			r.placeRun(run, setter, top+height/2)
		}
	}
	r.objects = r.runs.Finish(r.boxes.Finish(r.objects[:0]))
}

// placeRun puts a run on the baseline of a line with a middle; other fonts have a baseline of their own.
func (r *textRenderer) placeRun(run run, setter typesetter, middle float32) {
	text := r.runs.Take()
	text.Text, text.TextSize, text.TextStyle = AsDrawn(run.text), setter.size, setter.font(run.style)
	text.Color = r.text.colourOf(run.style)
	common, base := measure("x", setter.size, setter.font(plain))
	size, ownBase := measure(run.text, setter.size, text.TextStyle)
	text.Move(fyne.NewPos(run.x, middle-common.Height/2+base-ownBase))
	text.Resize(size)
}

// baseline returns how far the baseline of a line lies below its middle.
func (t *Text) baseline() float32 {
	size, base := measure("x", theme.Size(t.size), typesetter{bold: t.bold}.font(plain))
	return base - size.Height/2
}

func (t *Text) colourOf(s style) color.Color {
	if s == plain {
		return theme.Color(t.colour)
	}
	return theme.Color(theme.Ink)
}
