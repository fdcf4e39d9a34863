package bookable

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// findOver is the number of choices above which they can be found by name.
const findOver = 12

func (l *decisionList) makeFind() {
	l.field, l.none = control.NewField(textFind), control.Hint("")
	l.find = control.Column(4*theme.Grid, control.Limit(leadWidth, l.field), l.none)
	l.field.OnChanged = func(string) { l.redraw() }
	l.field.OnEscape = l.leaveFind
	l.field.OnSubmitted = func(string) { l.focus() }
}

// drawFind offers to find choices where there are many, and says when none is found.
func (l *decisionList) drawFind() {
	businesses, practitioners, types := l.businesses.drawn(), l.practitioners.drawn(), l.types.drawn()
	finding := l.field.Text != ""
	control.SetShown(l.find, finding || len(l.all) > findOver)
	control.SetShown(l.left, !finding || businesses || types)
	control.SetShown(l.businesses.box, !finding || businesses)
	control.SetShown(l.types.box, !finding || types)
	control.SetShown(l.practitioners.box, !finding || practitioners)
	l.none.SetText(fmt.Sprintf(textNoneCalled, l.field.Text))
	control.SetShown(l.none, finding && !businesses && !practitioners && !types)
}

// focusFind gives the keyboard to the field that finds; false: there is none.
func (l *decisionList) focusFind() bool {
	if !l.find.Visible() {
		return false
	}
	control.Focus(l.field)
	l.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	return true
}

// leaveFind empties the field; when it is empty, it gives the keyboard to the first choice.
func (l *decisionList) leaveFind() {
	if l.field.Text == "" {
		l.focus()
		return
	}
	l.field.SetText("")
}
