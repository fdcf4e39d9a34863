package bookable

import (
	"slices"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// keys move the keyboard up and down in the list that a choice stands in; Tab leaves that list.
func (k *kindList) keys(l *choiceLine) func(*fyne.KeyEvent) bool {
	return func(key *fyne.KeyEvent) bool {
		switch key.Name {
		case fyne.KeyUp:
			return k.move(l, -1)
		case fyne.KeyDown:
			return k.move(l, 1)
		case fyne.KeyTab:
			k.leave(l)
			return true
		}
		return false
	}
}

// move gives the keyboard to the choice above or below; false: there is none.
func (k *kindList) move(l *choiceLine, by int) bool {
	rows := k.rowsWith(l)
	to := slices.Index(rows, fyne.CanvasObject(l.box)) + by
	if to < 0 || to >= len(rows) {
		return false
	}
	control.Focus(checkIn(rows[to]))
	return true
}

// leave gives the keyboard to what follows the list.
func (k *kindList) leave(l *choiceLine) {
	rows := k.rowsWith(l)
	control.Focus(checkIn(rows[len(rows)-1]))
	control.CanvasOf(l.box).FocusNext()
}

// rowsWith are the rows in sight, or those that were unfolded.
func (k *kindList) rowsWith(l *choiceLine) []fyne.CanvasObject {
	if slices.Contains(k.rows.Objects, fyne.CanvasObject(l.box)) {
		return k.rows.Objects
	}
	return k.folded.list.Objects
}

// checkIn is the check of a row that newLine made.
func checkIn(row fyne.CanvasObject) *control.Check {
	return row.(*fyne.Container).Objects[0].(*control.Check)
}
