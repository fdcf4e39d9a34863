package board

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// TakeKeyboard gives the keyboard to the board, which has to be on screen.
func (b *Board[Item]) TakeKeyboard() { control.Focus(b.content) }

// Focused reports whether the board has the keyboard.
func (b *Board[Item]) Focused() bool { return b.focused }

// FocusShown reports whether the board shows that it has the keyboard: after a click it
// need not.
func (b *Board[Item]) FocusShown() bool { return b.focused && !b.byMouse }

// CursorShown reports whether the cursor shows.
func (b *Board[Item]) CursorShown() bool { return b.FocusShown() && b.Current != b.none }

// FocusGained shows the cursor.
func (b *Board[Item]) FocusGained() {
	b.focused = true
	if b.Current == b.none {
		b.Current = b.content.First()
	}
	b.Redraw()
	b.Moved()
}

// FocusLost hides the cursor; it keeps its place.
func (b *Board[Item]) FocusLost() {
	b.focused, b.byMouse = false, false
	b.Redraw()
	b.Moved()
}

// MoveTo puts the cursor on an item, if there is such an item, and scrolls as little as
// needed to show it whole.
func (b *Board[Item]) MoveTo(item Item) {
	if !b.content.Has(item) {
		return
	}
	b.Batch(func() {
		b.Current = item
		b.reveal(item)
	})
	b.Moved()
}

// KeyDown implements desktop.Keyable.
func (b *Board[Item]) KeyDown(e *fyne.KeyEvent) { control.HoldKey(e) }

// KeyUp implements desktop.Keyable.
func (b *Board[Item]) KeyUp(*fyne.KeyEvent) { control.ReleaseKey() }

// TypedKey moves the cursor, presses what is under it, or passes the key on.
func (b *Board[Item]) TypedKey(e *fyne.KeyEvent) {
	if !control.PressesAgain(e) && !b.UseKey(e.Name) {
		control.PassKey(b.content, e)
	}
}

// UseKey does what a key means; it says whether it means anything.
func (b *Board[Item]) UseKey(name fyne.KeyName) bool {
	b.byMouse = false
	defer b.Redraw()
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press(b.Current)
		return true
	}
	step, moves := b.Steps[name]
	switch {
	case moves && b.Current == b.none:
		b.content.MoveTo(b.content.First())
	case moves:
		b.content.MoveTo(step(b.Current))
	}
	return moves || b.Key(name)
}

func (b *Board[Item]) press(item Item) {
	if item != b.none {
		b.content.MoveTo(item)
		b.content.Press(item)
	}
}

// TypedRune uses a letter or passes it on. The space has been taken as a key.
func (b *Board[Item]) TypedRune(r rune) {
	if r != ' ' && !b.Rune(r) {
		control.PassRune(b.content, r)
	}
}
