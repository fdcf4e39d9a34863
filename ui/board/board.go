package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// Content is the widget that embeds a board. It has a MinSize of its own; MoveTo is the
// board's, which it may extend, as is what it does with the pointer and the keyboard.
type Content[Item comparable] interface {
	fyne.Widget
	fyne.Focusable
	fyne.Tappable
	desktop.Hoverable
	desktop.Cursorable

	Frame(size fyne.Size) Frame  // of a board of that size
	ContentSize() fyne.Size      // the least size of what scrolls
	ItemAt(p fyne.Position) Item // p counts from the view's top left corner
	Bounds(item Item) Area       // the part of what scrolls that has to be in view with it
	Has(item Item) bool          // false for none
	First() Item                 // where the cursor begins, or none
	MoveTo(item Item)
	Press(item Item)
	Draw() // into Body, Head and Side, what View shows
}

// Board shows items and has the keyboard as one thing, with a cursor over the items. What
// a person does is told to the functions, none of which is nil.
type Board[Item comparable] struct {
	widget.BaseWidget

	Current Item // under the cursor, or none
	Hovered Item // under the pointer, or none

	Steps  map[fyne.KeyName]func(from Item) Item // the keys that move the cursor
	Key    func(fyne.KeyName) bool               // any other key, but for those that press; false: not used
	Rune   func(rune) bool                       // a letter; false: not used
	Moved  func()                                // the cursor moved, or came or went with the keyboard
	Beyond func(*fyne.ScrollEvent)               // a turn of the wheel that found nothing to scroll; nil: nobody

	Body, Head, Side *control.Drawing // what scrolls, and the edges that stay

	content  Content[Item]
	none     Item
	focused  bool
	byMouse  bool // the keyboard came with a click, which needs no cursor
	batching bool // more changes follow at once: nothing is drawn before they are done
	drawn    Area // the view when it was drawn last

	scroll  *pane // nil: all is in view
	border  control.Border
	rule    *canvas.Rectangle
	clips   [2]fyne.CanvasObject // of Head and Side
	objects []fyne.CanvasObject
}

// Parts say what a board is made of.
type Parts struct {
	Scroll     container.ScrollDirection // ScrollNone: there is a Body and nothing else
	Body, Head control.Corners           // their round ones
	Over       []fyne.CanvasObject       // above all others; the content places them
}

// Init makes a board ready, with the cursor on none.
func (b *Board[Item]) Init(content Content[Item], none Item, parts Parts) {
	b.content, b.none, b.Current, b.Hovered = content, none, none, none
	b.Key = func(fyne.KeyName) bool { return false }
	b.Rune = func(rune) bool { return false }
	b.Moved = func() {}
	b.Body = control.NewDrawing(theme.Radius-1, parts.Body)
	b.Head, b.Side = control.NewDrawing(theme.Radius-1, parts.Head), control.NewDrawing(0, 0)
	b.objects = []fyne.CanvasObject{b.Body}
	if parts.Scroll != container.ScrollNone {
		b.makeFrame(parts)
	}
	b.ExtendBaseWidget(content)
}
