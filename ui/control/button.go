package control

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"mieahealth.com/companion/ui/theme"
)

// Button does something when pressed.
type Button struct {
	pressable
	label string
	look  buttonLook
	glyph Glyph
	again string // what it says once it loses the keyboard, and how wide it stays; empty: the same
}

type buttonLook int

const (
	primary buttonLook = iota
	quiet
	link
	faint
)

// inText reports whether it stands in a line of text.
func (l buttonLook) inText() bool { return l == link || l == faint }

// NewPrimary makes the one main button of a page.
func NewPrimary(label string, press func()) *Button {
	return newButton(label, primary, press)
}

// NewQuiet makes a bordered button.
func NewQuiet(label string, press func()) *Button { return newButton(label, quiet, press) }

// NewLink makes a button that looks like a link, to stand beside text.
func NewLink(label string, press func()) *Button { return newButton(label, link, press) }

// NewFaintLink makes a link that stands back until it is pointed at, where many stand under each other.
func NewFaintLink(label string, press func()) *Button {
	return newButton(label, faint, press)
}

// NewGlyphButton makes a square bordered button that shows a glyph; label is its name for assistive text.
func NewGlyphButton(glyph Glyph, label string, press func()) *Button {
	b := NewQuiet(label, press)
	b.glyph = glyph
	return b
}

// NewCopyLink makes a link that copies a text and then says so, until something else gets the keyboard.
func NewCopyLink(label string, text func() string) *Button { return newCopy(label, link, text) }

// NewCopyButton makes a bordered button that does the same.
func NewCopyButton(label string, text func() string) *Button { return newCopy(label, quiet, text) }

func newCopy(label string, look buttonLook, text func() string) *Button {
	var b *Button
	b = newButton(label, look, func() {
		fyne.CurrentApp().Clipboard().SetContent(text())
		b.Answer(wordCopied)
	})
	return b
}

// Answer says what its press has done, in the room of its label, until something else gets the keyboard.
func (b *Button) Answer(label string) {
	if b.again == "" {
		b.again = b.label
	}
	setField(b, &b.label, label)
}

// FocusLost takes the ring away, and what it answered to its last press.
func (b *Button) FocusLost() {
	if b.again != "" {
		b.SetLabel(b.again)
	}
	b.pressable.FocusLost()
}

func newButton(label string, look buttonLook, press func()) *Button {
	b := &Button{label: label, look: look}
	b.init(b, press)
	return b
}

// SetLabel changes what the button says.
func (b *Button) SetLabel(label string) {
	b.again = ""
	setField(b, &b.label, label)
}

// SetPrimary makes it the main button of a page, or a bordered one again.
func (b *Button) SetPrimary(main bool) {
	look := quiet
	if main {
		look = primary
	}
	setField(b, &b.look, look)
}

// Primary reports whether it is the main button of a page.
func (b *Button) Primary() bool { return b.look == primary }

// Press does what a press does, unless the button is disabled.
func (b *Button) Press() {
	if !b.Disabled() {
		b.press()
	}
}

// Label returns what the button says.
func (b *Button) Label() string { return b.label }

// AccessibilityLabel returns what the button says.
func (b *Button) AccessibilityLabel() string { return b.label }

// AccessibilityRole tells links from buttons.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.look.inText() {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{button: b, frame: newFrame(), text: newLine(theme.ButtonText, b.look != faint), underline: canvas.NewRectangle(nil), sign: newSignImage()}
	return newRenderer(b, r, append(r.frame.objects(), r.text.text, r.underline, r.sign.Image)...)
}

type buttonRenderer struct {
	button    *Button
	frame     frame
	text      line
	underline *canvas.Rectangle
	sign      signImage
}

func (r *buttonRenderer) update() {
	b := r.button
	text := r.paintFrame()
	r.text.paint(b.label, text)
	SetShown(r.text.text, b.glyph == GlyphNone)
	SetShown(r.underline, b.look.inText() && b.glyph == GlyphNone)
	SetShown(r.sign.Image, b.glyph != GlyphNone)
	if b.glyph != GlyphNone {
		r.sign.paint(glyphs[b.glyph], text, theme.Surface)
	}
}

// paintFrame paints the button below its text and returns the text's colour.
func (r *buttonRenderer) paintFrame() theme.Name {
	b := r.button
	fill, border, width, text := buttonColours(b.look, b.highlighted(), b.Disabled())
	r.frame.paint(fill, border, width)
	switch {
	case b.ringed() && b.look.inText():
		r.frame.paintRing(theme.Color(theme.Surface))
	case b.ringed() && b.look == primary:
		r.frame.paintRingApart(fill, theme.Color(theme.OnAccent))
	case b.ringed():
		r.frame.paintRing(fill)
	}
	return text
}

func buttonColours(look buttonLook, highlighted, disabled bool) (fill, border color.Color, width float32, text theme.Name) {
	accent := theme.Color(theme.Accent)
	switch {
	case look.inText() && disabled:
		return color.Transparent, color.Transparent, 0, theme.Ink2
	case look.inText() && highlighted:
		return theme.Color(theme.AccentSoft), color.Transparent, 0, theme.Accent
	case look == link:
		return color.Transparent, color.Transparent, 0, theme.Accent
	case look == faint:
		return color.Transparent, color.Transparent, 0, theme.Ink2
	case disabled:
		return theme.Color(theme.Sunken), theme.Color(theme.Line), 1, theme.Ink2
	case look == primary && highlighted:
		accent = mix(accent, theme.Color(theme.Ink), 0.15)
		return accent, accent, 0, theme.OnAccent
	case look == primary:
		return accent, accent, 0, theme.OnAccent
	case highlighted:
		return theme.Color(theme.AccentSoft), accent, 1, theme.Accent
	}
	return theme.Color(theme.Surface), theme.Color(theme.Line), 1, theme.Accent
}

func (r *buttonRenderer) padding() fyne.Size {
	if r.button.look.inText() {
		return fyne.NewSize(0, 3) // its text stands on the edge of the texts above and below
	}
	return fyne.NewSize(12, 8.5) // 36 high at a text size of 100 %
}

func (r *buttonRenderer) MinSize() fyne.Size {
	text, pad := r.text.measure(r.button.label), r.padding()
	height := text.Height + 2*pad.Height
	if r.button.glyph != GlyphNone {
		return fyne.NewSquareSize(height)
	}
	width := max(text.Width, r.text.measure(r.button.again).Width)
	return fyne.NewSize(width+2*pad.Width, height)
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	if r.button.look.inText() {
		r.frame.place(fyne.NewPos(-ringPad, 0), size.AddWidthHeight(2*ringPad, 0), theme.RadiusSmall)
	} else {
		r.frame.place(fyne.Position{}, size, theme.Radius)
	}
	r.text.placeIn((size.Width-r.text.text.MinSize().Width)/2, 0, size.Height)
	Underline(r.underline, r.text.text)
	side := theme.Size(theme.Icon)
	r.sign.placeAt((size.Width-side)/2, (size.Height-side)/2, side)
}

var _ fyne.Accessible = (*Button)(nil)
