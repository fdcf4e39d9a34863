package control

import (
	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/theme"
)

// Notice is a quiet line that says how the last thing went. It stays until something else is said, so that nobody has
// to read fast.
type Notice struct {
	icon *StateIcon
	text *Text
	line *fyne.Container
	said string // the markup that shows
	room bool   // it keeps its line while it says nothing
}

// NewNotice makes a notice that says nothing yet. Put it on a page through Line.
func NewNotice() *Notice {
	n := &Notice{icon: NewStateIcon(Done, 16), text: Hint("")}
	n.line = Lead(2*theme.Grid, n.icon, n.text)
	n.line.Hide()
	return n
}

// NewStandingNotice makes a notice that keeps a line of room while it says nothing, so that what stands below it stays
// where it is.
func NewStandingNotice() *Notice {
	n := NewNotice()
	n.room = true
	n.icon.Hide()
	n.line.Show()
	return n
}

// Line returns what stands on the page.
func (n *Notice) Line() *fyne.Container { return n.line }

// Say shows a sentence, which may have markup; an empty one clears the line.
func (n *Notice) Say(state State, markup string) {
	if markup == "" {
		n.Clear()
		return
	}
	n.icon.SetState(state)
	SetShown(n.icon, state != ToDo) // an empty circle beside a hint would look like something to choose
	if n.line.Visible() && n.said == markup {
		return
	}
	n.said = markup
	n.text.SetMarkup(markup)
	n.line.Show()
	Arrange(n.line)
}

// Clear says nothing.
func (n *Notice) Clear() {
	if n.room {
		n.said = ""
		n.icon.Hide()
		n.text.SetText("")
		return
	}
	if n.line.Visible() {
		n.line.Hide()
		Arrange(n.line)
	}
}
