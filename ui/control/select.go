package control

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Select chooses one of a list that opens below it.
type Select struct {
	pressable
	options []string
	chosen  int
	changed func(int)
}

// NewSelect makes a select; changed is called with the index that a person chooses.
func NewSelect(options []string, chosen int, changed func(int)) *Select {
	s := &Select{options: options, chosen: chosen, changed: changed}
	s.init(s, s.open)
	s.keys = s.typedKey
	return s
}

// SetOptions changes the list and what is chosen, without calling changed.
func (s *Select) SetOptions(options []string, chosen int) {
	s.options, s.chosen = options, chosen
	s.Refresh()
}

// Select chooses without calling changed.
func (s *Select) Select(index int) {
	set(s, &s.chosen, index)
}

// Selected returns the index of what is chosen.
func (s *Select) Selected() int { return s.chosen }

func (s *Select) text() string {
	if s.chosen < 0 || s.chosen >= len(s.options) {
		return ""
	}
	return s.options[s.chosen]
}

func (s *Select) open() {
	items := make([]MenuItem, len(s.options))
	for i, option := range s.options {
		items[i] = MenuItem{Label: option, Press: func() { s.choose(i) }}
	}
	showList(s, items, s.chosen)
}

func (s *Select) choose(index int) {
	if index == s.chosen {
		return
	}
	s.Select(index)
	if s.changed != nil {
		s.changed(index)
	}
}

func (s *Select) typedKey(key *fyne.KeyEvent) bool {
	if key.Name == fyne.KeyDown || key.Name == fyne.KeyUp {
		s.open()
		return true
	}
	return false
}

// AccessibilityLabel returns what is chosen.
func (s *Select) AccessibilityLabel() string { return fmt.Sprintf(wordChosen, s.text()) }

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	p := &selectPicture{chooser: s, frame: newFrame(), text: newLine(theme.Text, false), sign: newSignImage()}
	p.all = append(p.frame.objects(), p.text.text, p.sign.Image)
	return render(s, p)
}

type selectPicture struct {
	chooser *Select
	frame   frame
	text    line
	sign    signImage
	all     []fyne.CanvasObject
}

func (p *selectPicture) objects() []fyne.CanvasObject { return p.all }

func (p *selectPicture) paint() {
	s := p.chooser
	fill, border, colour := theme.Surface, theme.Control, theme.Ink
	switch {
	case s.Disabled():
		fill, border, colour = theme.Sunken, theme.Line, theme.Ink2
	case s.hot():
		border = theme.Accent
	}
	p.frame.paint(theme.Color(fill), theme.Color(border), 1)
	if s.ringed() {
		p.frame.paintRing(theme.Color(fill))
	}
	p.text.paint(s.text(), colour)
	p.sign.paint(glyphs[GlyphDown], colour, theme.Surface)
}

const selectPad float32 = 12

// minSize is wide enough for the longest option up to some 20 letters; longer ones are cut.
func (p *selectPicture) minSize() fyne.Size {
	var width float32
	for _, option := range p.chooser.options {
		width = max(width, p.text.measure(option).Width)
	}
	width = min(width+1, 12*theme.Size(theme.Text))
	height := p.text.measure("").Height + 15
	return fyne.NewSize(width+2*selectPad+theme.Grid+theme.Size(theme.Icon), height)
}

func (p *selectPicture) place(size fyne.Size) {
	p.frame.place(fyne.Position{}, size, theme.Radius)
	side := theme.Size(theme.Icon)
	p.sign.placeAt(size.Width-selectPad-side+4, (size.Height-side)/2, side)
	p.text.text.Text = p.text.fitted(p.chooser.text(), size.Width-2*selectPad-side)
	p.text.placeIn(selectPad, 0, size.Height)
}
