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

// Text is text that wraps. In markup, [[double brackets]] draw a label of Cliniko's on a plate that is not broken, and
// **two stars** make bold.
type Text struct {
	widget.BaseWidget

	spans  []span
	size   theme.SizeName
	colour theme.Name
	bold   bool
	plate  theme.Name

	// What was measured last, nil when it must be measured again.
	words    []word
	wordSize float32
	natural  float32
	lines    [][]piece
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
	t := &Text{spans: spans, size: size, colour: colour, plate: theme.Sunken}
	t.ExtendBaseWidget(t)
	return t
}

// SetText replaces the text by a plain one.
func (t *Text) SetText(text string) { t.replace([]span{{text, plain}}) }

// SetMarkup replaces the text by one from markup.
func (t *Text) SetMarkup(markup string) { t.replace(parse(markup)) }

// SetColour changes the colour.
func (t *Text) SetColour(colour theme.Name) {
	set(t, &t.colour, colour)
}

// SetBold makes all of it bold, or only what the markup says.
func (t *Text) SetBold(bold bool) {
	if t.bold != bold {
		t.forget()
	}
	set(t, &t.bold, bold)
}

func (t *Text) replace(spans []span) {
	if slices.Equal(t.spans, spans) {
		return
	}
	t.spans = spans
	t.forget()
	t.Refresh()
}

func (t *Text) forget() {
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
	return float32(len(t.setAt(width))) * lineHeight(theme.Size(t.size))
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
		t.natural = widthOf(setter.set(t.words, math.MaxFloat32)) + 1
	}
	return setter, t.words
}

// setAt breaks the text at a width, or remembers the last time it did.
func (t *Text) setAt(width float32) [][]piece {
	setter, words := t.typeset()
	if t.lines == nil || t.width != width {
		t.lines, t.width = setter.set(words, width), width
	}
	return t.lines
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	return render(t, &textPicture{text: t})
}

// textPicture keeps a pool of texts and plates, of which the first ones show.
type textPicture struct {
	text   *Text
	letter []*canvas.Text
	plate  []*canvas.Rectangle
	all    []fyne.CanvasObject // plates, then letters
}

func (p *textPicture) objects() []fyne.CanvasObject { return p.all }

func (p *textPicture) minSize() fyne.Size { return p.text.MinSize() }

func (p *textPicture) paint() {}

func (p *textPicture) place(size fyne.Size) {
	lines := p.text.setAt(size.Width)
	setter, _ := p.text.typeset()
	p.grow(lines)
	height := lineHeight(setter.size)
	letters, plates := 0, 0
	for i, line := range lines {
		top := float32(i) * height
		for _, piece := range line {
			if piece.manner == label {
				p.placePlate(p.plate[plates], piece, top, height)
				plates++
				piece.x += labelPad
			}
			p.placeLetter(p.letter[letters], piece, setter, top+height/2)
			letters++
		}
	}
	showFirst(p.letter, letters)
	showFirst(p.plate, plates)
}

func (p *textPicture) placePlate(plate *canvas.Rectangle, at piece, top, height float32) {
	plate.FillColor = theme.Color(p.text.plate)
	placeBox(plate, fyne.NewPos(at.x, top), fyne.NewSize(at.width, height), theme.RadiusSmall, 0)
}

// placeLetter puts a piece on the baseline of a line with a middle; other fonts have a baseline of their own.
func (p *textPicture) placeLetter(letter *canvas.Text, at piece, setter typesetter, middle float32) {
	letter.Text, letter.TextSize, letter.TextStyle = at.text, setter.size, setter.style(at.manner)
	letter.Color = p.text.colourOf(at.manner)
	common, base := measure("x", setter.size, setter.style(plain))
	size, ownBase := measure(at.text, setter.size, letter.TextStyle)
	letter.Move(fyne.NewPos(at.x, middle-common.Height/2+base-ownBase))
	letter.Resize(size)
}

func (t *Text) colourOf(m manner) color.Color {
	if m == plain {
		return theme.Color(t.colour)
	}
	return theme.Color(theme.Ink)
}

// grow makes the pools large enough for the lines.
func (p *textPicture) grow(lines [][]piece) {
	letters, plates := 0, 0
	for _, line := range lines {
		letters += len(line)
		for _, piece := range line {
			if piece.manner == label {
				plates++
			}
		}
	}
	if letters <= len(p.letter) && plates <= len(p.plate) {
		return
	}
	for len(p.letter) < letters {
		p.letter = append(p.letter, canvas.NewText("", color.Transparent))
	}
	for len(p.plate) < plates {
		p.plate = append(p.plate, canvas.NewRectangle(color.Transparent))
	}
	p.all = p.all[:0]
	for _, plate := range p.plate {
		p.all = append(p.all, plate)
	}
	for _, letter := range p.letter {
		p.all = append(p.all, letter)
	}
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
