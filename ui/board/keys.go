package board

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// TakeKeyboard gives the keyboard to the board, which has to be on screen.
func (b *Board[Item]) TakeKeyboard() { control.Focus(b.content) }

// Focused reports whether the board has the keyboard.
func (b *Board[Item]) Focused() bool { return b.focused }

// CursorShown reports whether the cursor shows: a click needs none.
func (b *Board[Item]) CursorShown() bool { return b.focused && !b.byMouse && b.Current != b.none }

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

// MoveTo puts the cursor on an item and scrolls as little as needed to show it whole.
func (b *Board[Item]) MoveTo(item Item) {
	if item == b.none {
		return
	}
	b.Batch(func() {
		b.Current = item
		b.reveal(item)
	})
	b.Moved()
}

// TypedKey moves the cursor, presses what is under it, or passes the key on.
func (b *Board[Item]) TypedKey(e *fyne.KeyEvent) {
	if c := b.freeCanvas(); !b.UseKey(e.Name) && c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(e)
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
	if c := b.freeCanvas(); r != ' ' && !b.Rune(r) && c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// freeCanvas is the board's canvas, if no dialog is open on it; else nil.
func (b *Board[Item]) freeCanvas() fyne.Canvas {
	c := fyne.CurrentApp().Driver().CanvasForObject(b.content)
	if c == nil || c.Overlays().Top() != nil {
		return nil
	}
	return c
}
