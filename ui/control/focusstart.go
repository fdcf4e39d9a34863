package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// FocusStart has the keyboard when a page has come on screen and nothing on it was chosen yet: with nothing focused Tab
// would start at the top of the window. It shows nothing and Tab never comes to it. Put it under the pages: a click that
// nothing on them takes goes to it.
type FocusStart struct {
	widget.BaseWidget
	first   func() fyne.Focusable
	focused bool
}

var (
	_ fyne.Tabbable    = (*FocusStart)(nil)
	_ fyne.Disableable = (*FocusStart)(nil)
	_ fyne.Tappable    = (*FocusStart)(nil)
)

// NewFocusStart makes one. first is where Tab goes from it; nil: to what follows in the window.
func NewFocusStart(first func() fyne.Focusable) *FocusStart {
	s := &FocusStart{first: first}
	s.ExtendBaseWidget(s)
	return s
}

// Advance does what Tab does when it has the keyboard.
func (s *FocusStart) Advance() {
	Focus(s)
	if first := s.first(); first != nil {
		Focus(first)
	} else if c := CanvasOf(s); c != nil {
		c.FocusNext()
	}
}

// AcceptsTab implements fyne.Tabbable; Shift+Tab goes to what stands before the page.
func (s *FocusStart) AcceptsTab() bool { return onlyTab() }

// onlyTab reports whether no key that makes another one of Tab is down: Fyne hands on Ctrl+Tab as Tab.
func onlyTab() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return !ok || d.CurrentKeyModifiers() == 0
}

// TypedKey goes on to the page on Tab; other keys are the page's.
func (s *FocusStart) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyTab && onlyTab() {
		s.Advance()
		return
	}
	if first, ok := s.first().(fyne.CanvasObject); ok {
		PassKey(first, key)
		return
	}
	PassKey(s, key)
}

// TypedRune passes letters on.
func (s *FocusStart) TypedRune(r rune) { PassRune(s, r) }

// Tapped implements fyne.Tappable.
func (s *FocusStart) Tapped(*fyne.PointEvent) { Focus(s) }

// FocusGained implements fyne.Focusable.
func (s *FocusStart) FocusGained() { s.focused = true }

// FocusLost implements fyne.Focusable.
func (s *FocusStart) FocusLost() { s.focused = false }

// Disabled implements fyne.Disableable: Tab and Shift+Tab pass over what is disabled.
func (s *FocusStart) Disabled() bool { return !s.focused }

// Enable lets it be focused.
func (s *FocusStart) Enable() { s.focused = true }

// Disable has Tab pass over it.
func (s *FocusStart) Disable() { s.focused = false }

// CreateRenderer implements fyne.Widget.
func (s *FocusStart) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&canvas.Rectangle{})
}
