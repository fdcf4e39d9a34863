package guide

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// otherKey asks what to do with a key of another clinic than the one on screen.
type otherKey struct {
	guide    *Guide
	box      *fyne.Container
	question *control.Text
	hint     *control.Text
	add      *control.Button
	drop     *control.Button
}

func newOtherKey(g *Guide, dropped func()) *otherKey {
	k := &otherKey{guide: g, question: control.Strong(""), hint: control.Hint("")}
	k.add = control.NewQuiet("", func() { g.deps.Commands.AddOther() })
	k.drop = control.NewQuiet(otherDrop, dropped)
	k.box = control.Column(3*theme.Grid, k.question, k.hint, control.Row(3*theme.Grid, k.add, k.drop))
	k.box.Hide()
	return k
}

// show asks when there is something to ask, and reports whether there is.
func (k *otherKey) show(s *live.State) bool {
	asks := s.Key.Phase == live.KeyOther
	appears := asks && !k.box.Visible()
	control.SetShown(k.box, asks)
	if !asks {
		return false
	}
	present, name := toldApart(s.Clinic, s.Key.Other)
	question, act := otherNew, otherAdd
	if connected(s, s.Key.Other.ID) {
		question, act = otherKnown, otherUse
	}
	k.question.SetText(fmt.Sprintf(question, name))
	k.hint.SetText(fmt.Sprintf(otherHint, present))
	k.add.SetLabel(fmt.Sprintf(act, otherName(s.Key.Other)))
	if appears {
		control.Focus(k.drop)
	}
	return true
}
