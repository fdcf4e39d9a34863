package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressable is the part that all controls share which are pressed: focus, ring, hover, and keys.
// Return and Space press it, and it keeps the focus.
type pressable struct {
	widget.DisableableWidget

	self    focusableWidget
	press   func()
	about   any                       // what it serves now, where it serves one thing after another
	keys    func(*fyne.KeyEvent) bool // keys of its own; true when used
	hovered bool
	focused bool
	byMouse bool // the focus came with a click, which needs no ring
}

type focusableWidget interface {
	fyne.Widget
	fyne.Focusable
}

func (p *pressable) init(self focusableWidget, press func()) {
	p.self, p.press = self, press
	p.ExtendBaseWidget(self)
}

func (p *pressable) ringed() bool { return p.focused && !p.byMouse && !p.Disabled() }

func (p *pressable) highlighted() bool { return p.hovered && !p.Disabled() }

// SetAbout says what it serves now, for one that serves one thing after another: a double click presses it for the first
// of them only.
func (p *pressable) SetAbout(subject any) {
	p.about = subject
	p.hover(false) // it may have gone from under the mouse
}

// meaning is what a press does now: it differs from before when the label does, or what it serves.
func (p *pressable) meaning() any {
	var label string
	if named, ok := p.self.(fyne.Accessible); ok {
		label = named.AccessibilityLabel()
	}
	return [2]any{label, p.about}
}

// Tapped presses it and gives it the focus.
func (p *pressable) Tapped(at *fyne.PointEvent) { p.tap(at, p.press) }

func (p *pressable) tap(at *fyne.PointEvent, press func()) {
	if p.Disabled() {
		return
	}
	Click(p.self, p.meaning(), at, func() {
		p.byMouse, pointing = true, true
		defer func() { pointing = false }()
		Focus(p.self)
		press()
	})
}

// pointing is true while the mouse presses something: what gets the focus meanwhile, such as the button of a dialog that
// is opened, needs no ring before a key is used.
var pointing bool

// Pointed reports whether it got the focus with a click.
func (p *pressable) Pointed() bool { return p.byMouse }

func (p *pressable) point(byMouse bool) {
	p.byMouse = byMouse
	p.Refresh()
}

// TypedKey presses on Return and Space and passes on what it does not use.
func (p *pressable) TypedKey(key *fyne.KeyEvent) {
	if p.byMouse {
		p.byMouse = false
		p.Refresh()
	}
	switch {
	case p.Disabled():
	case p.keys != nil && p.keys(key):
		return
	case presses(key):
		if !PressesAgain(key) {
			p.press()
		}
		return
	}
	PassKey(p.self, key)
}

// KeyDown implements desktop.Keyable.
func (p *pressable) KeyDown(key *fyne.KeyEvent) { HoldKey(key) }

// KeyUp implements desktop.Keyable.
func (p *pressable) KeyUp(*fyne.KeyEvent) { ReleaseKey() }

// TypedRune passes letters on, but for the space that has pressed it.
func (p *pressable) TypedRune(r rune) {
	if r != ' ' {
		PassRune(p.self, r)
	}
}

// FocusGained shows the ring, and scrolls into view if the keyboard has moved here.
func (p *pressable) FocusGained() {
	p.focused, p.byMouse = true, pointing
	p.Refresh()
	if KeyboardCame(p.self) {
		ScrollTo(p.self)
	}
}

// FocusLost takes the ring away.
func (p *pressable) FocusLost() {
	p.focused, p.byMouse = false, false
	p.Refresh()
}

// MouseIn shows that it can be pressed.
func (p *pressable) MouseIn(*desktop.MouseEvent) { p.hover(true) }

// MouseMoved shows the same.
func (p *pressable) MouseMoved(*desktop.MouseEvent) { p.hover(true) }

// MouseOut undoes MouseIn.
func (p *pressable) MouseOut() { p.hover(false) }

// Cursor is a hand over what can be pressed.
func (p *pressable) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityRole says that it can be pressed.
func (p *pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
