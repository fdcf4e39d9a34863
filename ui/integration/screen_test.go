package integration

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"mieahealth.com/companion/ui/control"
)

// thing is something on the screen that says something, and what it is pressed by.
type thing struct {
	text    string
	object  fyne.CanvasObject
	presser fyne.Tappable // nil: it cannot be pressed
}

// look lists what can be seen below an object, in reading order.
func look(o fyne.CanvasObject, within fyne.Tappable) (all []thing) {
	if o == nil || !o.Visible() {
		return nil
	}
	if tappable, ok := o.(fyne.Tappable); ok {
		within = tappable
	}
	if text, leaf := says(o); leaf {
		return []thing{{text, o, within}}
	}
	for _, child := range parts(o) {
		all = append(all, look(child, within)...)
	}
	return all
}

// says is the text of an object that is read as a whole.
func says(o fyne.CanvasObject) (text string, whole bool) {
	switch o := o.(type) {
	case *control.Text:
		return o.String(), true
	case *control.Button:
		return o.Label(), true
	case *control.TitleLink:
		return o.Label(), true
	case *control.Check:
		return o.AccessibilityLabel(), true
	case *control.Chip:
		return o.AccessibilityLabel(), true
	case *canvas.Text:
		return o.Text, true
	}
	return "", false
}

func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *control.Page:
		return []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// front is what lies on top of a window: a dialog or a list, else the page.
func front(w fyne.Window) []thing {
	if top := w.Canvas().Overlays().Top(); top != nil {
		return look(top, nil)
	}
	return look(w.Content(), nil)
}

// whole is everything that can be seen, the page first.
func whole(w fyne.Window) []thing {
	all := look(w.Content(), nil)
	for _, over := range w.Canvas().Overlays().List() {
		all = append(all, look(over, nil)...)
	}
	return all
}

// pressed presses the first thing that says a text; a text that ends in a space is a
// beginning.
func pressed(all []thing, label string) bool {
	at := slices.IndexFunc(all, func(t thing) bool { return t.presser != nil && enabled(t.presser) && matches(t.text, label) })
	if at < 0 {
		return false
	}
	event := &fyne.PointEvent{}
	if text, line := all[at].object.(*canvas.Text); line { // of a list: where it stands says which
		event.Position = text.Position().AddXY(1, text.Size().Height/2)
	}
	all[at].presser.Tapped(event)
	return true
}

func enabled(o fyne.Tappable) bool {
	d, can := o.(fyne.Disableable)
	return !can || !d.Disabled()
}

func matches(text, label string) bool {
	return text == label || strings.HasSuffix(label, " ") && strings.HasPrefix(text, label)
}

// fields are the fields that can be typed into.
func fields(o fyne.CanvasObject) (all []*control.Field) {
	if o == nil || !o.Visible() {
		return nil
	}
	if field, ok := o.(*control.Field); ok {
		return []*control.Field{field}
	}
	for _, child := range parts(o) {
		all = append(all, fields(child)...)
	}
	return all
}
