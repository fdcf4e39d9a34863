package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"mieahealth.com/companion/ui/control"
)

// itemAt is the item at a position on the board.
func (b *Board[Item]) itemAt(p fyne.Position) Item {
	if b.scroll != nil {
		p = p.Subtract(b.scroll.Position())
	}
	return b.content.ItemAt(p)
}

// Tapped presses what is under the pointer, and takes the keyboard without a ring.
func (b *Board[Item]) Tapped(e *fyne.PointEvent) {
	item := b.itemAt(e.Position)
	control.Click(b.content, item, e, func() {
		b.byMouse = true
		b.TakeKeyboard()
		b.press(item)
	})
}

// MouseIn implements desktop.Hoverable.
func (b *Board[Item]) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved marks what is under the pointer.
func (b *Board[Item]) MouseMoved(e *desktop.MouseEvent) { b.hover(b.itemAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (b *Board[Item]) MouseOut() { b.hover(b.none) }

func (b *Board[Item]) hover(item Item) {
	if b.Hovered != item {
		b.Hovered = item
		b.Redraw()
	}
}

// Cursor is a hand over what can be pressed.
func (b *Board[Item]) Cursor() desktop.Cursor {
	if b.Hovered != b.none {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
