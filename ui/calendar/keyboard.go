package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/control"
)

// board is one of the widgets that show a sheet and have a cursor on it.
type board interface {
	fyne.Focusable
	key(fyne.KeyName) bool // whether it has a use for the key
	ready()                // the cursor is on something, if there is anything
	redraw()
}

// hands are what a board calls when a person does something on it.
type hands struct {
	choose func(Selection)    // a sheet or a list has times to choose
	open   func(cliniko.Date) // a month has days to open
	giveUp func()
	turn   func(pages int)
	letter func(rune) bool // whether the calendar has a use for the letter
	moved  func()          // the cursor moved, or came or went with the keyboard
}

// keyboard is the part that the boards share: having the keyboard, and handing on what
// they have no use for. Fyne asks nobody else once a widget has the keyboard.
type keyboard struct {
	board   board
	hands   hands
	focused bool
	byMouse bool // the keyboard came with a click, which needs no mark
}

func (k *keyboard) takeKeyboard() { control.Focus(k.board) }

// marked reports whether the cursor shows.
func (k *keyboard) marked() bool { return k.focused && !k.byMouse }

// clicked takes the keyboard without showing the cursor.
func (k *keyboard) clicked() {
	k.byMouse = true
	k.takeKeyboard()
}

// FocusGained shows the cursor.
func (k *keyboard) FocusGained() {
	k.focused = true
	k.board.ready()
	k.board.redraw()
	k.hands.moved()
}

// FocusLost hides the cursor; it keeps its place.
func (k *keyboard) FocusLost() {
	k.focused, k.byMouse = false, false
	k.board.redraw()
	k.hands.moved()
}

// TypedKey moves the cursor and acts on it.
func (k *keyboard) TypedKey(e *fyne.KeyEvent) {
	k.byMouse = false
	used := k.board.key(e.Name)
	k.board.redraw()
	if !used {
		passKey(k.board, e)
	}
}

// TypedRune takes the letters of the calendar. The space has been taken as a key.
func (k *keyboard) TypedRune(r rune) {
	if r != ' ' && !k.hands.letter(r) {
		passRune(k.board, r)
	}
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
