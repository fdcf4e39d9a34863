package control

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/ui/theme"
)

// CanvasOf returns the canvas that an object belongs to. The driver alone would not know it before the object is drawn
// first: what is hidden may never have been. It is nil only before there is a window.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	// There is one window.
	if all := driver.AllWindows(); len(all) > 0 {
		return all[0].Canvas()
	}
	return nil
}

// Focus gives the keyboard to an object that is on screen.
func Focus(o fyne.Focusable) {
	if start, ok := o.(*FocusStart); ok {
		start.Enable()
	}
	if c := CanvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
	}
}

// PassKey hands a key on that a control does not use: to the layer it is in, its page, or the canvas.
func PassKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	c := CanvasOf(from)
	if c == nil {
		return
	}
	if top := c.Overlays().Top(); top != nil {
		if layer, ours := top.(*layer); ours {
			layer.typedKey(key)
		}
		return
	}
	if page := pageOf(from); page != nil && page.ScrollByKey(key) {
		return
	}
	if handle := c.OnTypedKey(); handle != nil {
		handle(key)
	}
}

// PassRune hands a letter on to the canvas, unless a layer is open.
func PassRune(from fyne.CanvasObject, r rune) {
	c := CanvasOf(from)
	if c == nil || c.Overlays().Top() != nil {
		return
	}
	if handle := c.OnTypedRune(); handle != nil {
		handle(r)
	}
}

// parent is a widget that holds other objects.
type parent interface{ children() []fyne.CanvasObject }

// heightIn returns how far down an object stands below the top of another that holds it. The driver would tell only
// once they have been drawn, and a page is often scrolled before.
func heightIn(root, wanted fyne.CanvasObject) (y float32, within bool) {
	if root == wanted {
		return 0, true
	}
	for _, child := range childrenOf(root) {
		if y, within = heightIn(child, wanted); within {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}

// KeepFocus gives the keyboard to what follows when that which has it has left the screen, since Tab would start over
// at the top of the window; and also when that which has it is only the substitute that an earlier call gave it to. It
// returns the substitute of now, nil when a person put the keyboard where it is. Nothing happens while a layer is open.
func KeepFocus(next, substitute fyne.Focusable) fyne.Focusable {
	c := CanvasOf(next.(fyne.CanvasObject))
	if c == nil || c.Focused() == nil {
		return nil
	}
	focused := c.Focused()
	if c.Overlays().Top() != nil || focused == next {
		return substitute
	}
	if focused != substitute && shows(c, focused.(fyne.CanvasObject)) {
		return nil
	}
	p, ok := focused.(interface{ Pointed() bool })
	GiveFocus(next, ok && p.Pointed())
	return next
}

// shows reports whether an object is on screen.
func shows(c fyne.Canvas, o fyne.CanvasObject) bool {
	_, found := findPage(c.Content(), o, nil)
	return found && o.Visible()
}

// GiveFocus gives the keyboard to an object that is on screen; who came with the mouse needs no ring there.
func GiveFocus(o fyne.Focusable, byMouse bool) {
	Focus(o)
	if p, ok := o.(interface{ point(bool) }); ok {
		p.point(byMouse)
	}
}

// pageOf returns the innermost page that shows an object, nil when none does.
func pageOf(o fyne.CanvasObject) *Page {
	c := CanvasOf(o)
	if c == nil {
		return nil
	}
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		root = top
	}
	page, _ := findPage(root, o, nil)
	return page
}

func findPage(in, wanted fyne.CanvasObject, inner *Page) (page *Page, found bool) {
	if in == wanted {
		return inner, true
	}
	if in == nil || !in.Visible() {
		return nil, false
	}
	if p, ok := in.(*Page); ok {
		inner = p
	}
	for _, child := range childrenOf(in) {
		if page, found = findPage(child, wanted, inner); found {
			return page, true
		}
	}
	return nil, false
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case parent:
		return o.children()
	}
	return nil
}

// ScrollTo scrolls the page that shows an object until the object is in view, its top before its bottom.
func ScrollTo(o fyne.CanvasObject) {
	if page := pageOf(o); page != nil {
		page.ScrollIntoView(o, -theme.GutterNarrow, o.Size().Height+theme.GutterNarrow)
	}
}
