package calendar

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/board"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// callbacks are what a board of the calendar calls when a person does something on it.
type callbacks struct {
	choose func(sheet.Selection) // a sheet or a list has times to choose
	open   func(cliniko.Date)    // a month has days to open
	escape func()
	turn   func(pages int)
	letter func(rune) bool // whether the calendar has a use for the letter
	moved  func()          // the cursor moved, or came or went with the keyboard
}

// attach makes a board call them.
func (c callbacks) attach(b *board.Board[int]) {
	b.Key, b.Rune, b.Moved = c.key, c.letter, c.moved
}

// key reports whether the calendar has a use for a key that does not move the cursor.
func (c callbacks) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape:
		c.escape()
	case fyne.KeyPageUp:
		c.turn(-1)
	case fyne.KeyPageDown:
		c.turn(1)
	default:
		return false
	}
	return true
}
