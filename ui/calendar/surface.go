package calendar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/control"
)

// board is one of the widgets that show a sheet. Its things, blocks or days, are counted
// from 0; none is no thing.
type board interface {
	fyne.Focusable
	at(fyne.Position) int  // the thing under a position
	ready()                // the cursor is on something, if there is anything
	press(thing int)       // chooses a time, or opens a day
	key(fyne.KeyName) bool // moves the cursor; false: it has no use for the key
	redraw()
}

// hands are what a board calls when a person does something on it.
type hands struct {
	choose func(sheet.Selection) // a sheet or a list has times to choose
	open   func(cliniko.Date)    // a month has days to open
	giveUp func()
	turn   func(pages int)
	letter func(rune) bool // whether the calendar has a use for the letter
	moved  func()          // the cursor moved, or came or went with the keyboard
}

// surface is the part that the boards share: a cursor for the keyboard, and the pointer.
// What they have no use for is handed on: Fyne asks nobody else once a widget has the
// keyboard.
type surface struct {
	board   board
	hands   hands
	cursor  int
	hover   int
	focused bool
	byMouse bool // the keyboard came with a click, which needs no mark
}

func newSurface(b board, h hands) surface {
	return surface{board: b, hands: h, cursor: sheet.None, hover: sheet.None}
}

func (s *surface) takeKeyboard() { control.Focus(s.board) }

// marked reports whether the cursor shows.
func (s *surface) marked() bool { return s.focused && !s.byMouse && s.cursor != sheet.None }

// FocusGained shows the cursor.
func (s *surface) FocusGained() {
	s.focused = true
	s.board.ready()
	s.board.redraw()
	s.hands.moved()
}

// FocusLost hides the cursor; it keeps its place.
func (s *surface) FocusLost() {
	s.focused, s.byMouse = false, false
	s.board.redraw()
	s.hands.moved()
}

// TypedKey moves the cursor and acts on it.
func (s *surface) TypedKey(e *fyne.KeyEvent) {
	if !s.use(e.Name) {
		passKey(s.board, e)
	}
}

// use reports whether the board has a use for a key.
func (s *surface) use(name fyne.KeyName) bool {
	s.byMouse = false
	defer s.board.redraw()
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if s.cursor != sheet.None {
			s.board.press(s.cursor)
		}
	case fyne.KeyEscape:
		s.hands.giveUp()
	default:
		return s.board.key(name)
	}
	return true
}

// TypedRune takes the letters of the calendar. The space has been taken as a key.
func (s *surface) TypedRune(r rune) {
	if r != ' ' && !s.hands.letter(r) {
		passRune(s.board, r)
	}
}

// Tapped presses what is under the pointer, and takes the keyboard without a mark.
func (s *surface) Tapped(e *fyne.PointEvent) {
	s.byMouse = true
	s.takeKeyboard()
	if thing := s.board.at(e.Position); thing != sheet.None {
		s.cursor = thing
		s.board.press(thing)
	}
}

// MouseIn implements desktop.Hoverable.
func (s *surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved marks what is under the pointer.
func (s *surface) MouseMoved(e *desktop.MouseEvent) { s.setHover(s.board.at(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (s *surface) MouseOut() { s.setHover(sheet.None) }

func (s *surface) setHover(thing int) {
	if s.hover != thing {
		s.hover = thing
		s.board.redraw()
	}
}

// Cursor is a hand over what can be pressed.
func (s *surface) Cursor() desktop.Cursor {
	if s.hover != sheet.None {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// passKey and passRune give the window what one of ours has no use for, unless a dialog
// is open.
func passKey(from fyne.Focusable, e *fyne.KeyEvent) {
	if c := freeCanvas(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
	}
}

func passRune(from fyne.Focusable, r rune) {
	if c := freeCanvas(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// freeCanvas is the canvas of something, if no dialog is open on it; else nil.
func freeCanvas(o fyne.Focusable) fyne.Canvas {
	c := fyne.CurrentApp().Driver().CanvasForObject(o.(fyne.CanvasObject))
	if c == nil || c.Overlays().Top() != nil {
		return nil
	}
	return c
}
