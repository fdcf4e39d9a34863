package control

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Option is one line of a select. The id says which it is, whatever place it has: the list
// may change while it is open.
type Option struct{ ID, Label string }

// Select chooses one of a list that opens below it.
type Select struct {
	pressable
	options []Option
	chosen  string // the id
	changed func(id string)
}

// NewSelect makes a select; changed is called with the id that a person chooses.
func NewSelect(options []Option, chosen string, changed func(id string)) *Select {
	s := &Select{options: options, chosen: chosen, changed: changed}
	s.init(s, s.open)
	s.keys = s.typedKey
	return s
}

// SetOptions changes the list and what is chosen, without calling changed.
func (s *Select) SetOptions(options []Option, chosen string) {
	s.options, s.chosen = options, chosen
	s.Refresh()
}

// Select chooses without calling changed.
func (s *Select) Select(id string) { setField(s, &s.chosen, id) }

// Selected returns the id of what is chosen.
func (s *Select) Selected() string { return s.chosen }

// at is the place of an id in the list; -1: it has none.
func (s *Select) at(id string) int {
	return slices.IndexFunc(s.options, func(o Option) bool { return o.ID == id })
}

func (s *Select) text() string {
	if at := s.at(s.chosen); at >= 0 {
		return s.options[at].Label
	}
	return ""
}

func (s *Select) open() {
	was, items := s.chosen, make([]MenuItem, len(s.options))
	for i, option := range s.options {
		items[i] = MenuItem{Label: option.Label, Press: func() { s.choose(option.ID, was) }}
	}
	ShowChoices(s, items, s.at(s.chosen))
}

// choose does nothing for what was chosen when the list was opened, or has left it since.
func (s *Select) choose(id, was string) {
	if id == was || s.at(id) < 0 {
		return
	}
	s.Select(id)
	if s.changed != nil {
		s.changed(id)
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
	r := &selectRenderer{chooser: s, frame: newFrame(), text: newLine(theme.Text, false), sign: newSignImage()}
	return newRenderer(s, r, append(r.frame.objects(), r.text.text, r.sign.Image)...)
}

type selectRenderer struct {
	chooser *Select
	frame   frame
	text    line
	sign    signImage
}

func (r *selectRenderer) update() {
	s := r.chooser
	fill, border, colour := theme.Surface, theme.Control, theme.Ink
	switch {
	case s.Disabled():
		fill, border, colour = theme.Sunken, theme.Line, theme.Ink2
	case s.highlighted():
		border = theme.Accent
	}
	r.frame.paint(theme.Color(fill), theme.Color(border), 1)
	if s.ringed() {
		r.frame.paintRing(theme.Color(fill))
	}
	r.text.paint(s.text(), colour)
	r.sign.paint(glyphs[GlyphDown], colour, theme.Surface)
}

const selectPad float32 = 12

// MinSize is wide enough for the longest option up to some 20 letters; longer ones are cut.
func (r *selectRenderer) MinSize() fyne.Size {
	var width float32
	for _, option := range r.chooser.options {
		width = max(width, r.text.measure(option.Label).Width)
	}
	width = min(width+1, 12*theme.Size(theme.Text))
	height := r.text.measure("").Height + 15
	return fyne.NewSize(width+2*selectPad+theme.Grid+theme.Size(theme.Icon), height)
}

func (r *selectRenderer) Layout(size fyne.Size) {
	r.frame.place(fyne.Position{}, size, theme.Radius)
	side := theme.Size(theme.Icon)
	r.sign.placeAt(size.Width-selectPad-side+4, (size.Height-side)/2, side)
	r.text.fit(r.chooser.text(), size.Width-2*selectPad-side)
	r.text.placeIn(selectPad, 0, size.Height)
}
