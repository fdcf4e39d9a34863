package guide

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// keptKey says whose the key is and where it is kept, without showing it.
type keptKey struct {
	guide   *Guide
	box     *fyne.Container
	where   *control.Notice
	facts   []*control.Text // beside keptFacts
	onClose *control.Check
}

func newKeptKey(g *Guide, form *keyForm) *keptKey {
	k := &keptKey{guide: g, where: control.NewNotice()}
	var rows []fyne.CanvasObject
	for _, label := range keptFacts {
		fact := control.Body("")
		k.facts = append(k.facts, fact)
		rows = append(rows, control.Row(2*theme.Grid, control.Hint(label), fact))
	}
	k.onClose = control.NewCheck(keyForgetOnClose, false, func(on bool) {
		g.deps.Wishes.Update(func(c *storage.Clinic) { c.ForgetKeyOnClose = on })
	})
	k.box = control.Column(3*theme.Grid, k.where.Line(), control.Column(theme.Grid, rows...), k.onClose,
		control.Row(2.5*theme.Grid, control.NewQuiet(keyReplace, form.replace), control.NewQuiet(keyForget, form.forget)))
	return k
}

func (k *keptKey) show() {
	s := k.guide.state
	k.where.Say(keptWords(s))
	setText(k.facts[0], short(s.Clinic.User)+", "+short(s.Clinic.Role))
	setText(k.facts[1], short(s.Clinic.Name))
	setText(k.facts[2], s.Clinic.ID.Shard.Region())
	ending := keyEndingUnknown
	if s.Key.Ending != "" {
		ending = fmt.Sprintf(keyEnding, s.Key.Ending, s.Clinic.ID.Shard)
	}
	setText(k.facts[3], ending)
	k.onClose.SetChecked(s.Clinic.ForgetKeyOnClose)
	setShown(k.onClose, !s.Demo)
}

// keptWords says that the key works, where it is, and who does not have it yet.
func keptWords(s *live.State) (control.State, string) {
	store := storage.PasswordStore()
	switch {
	case s.Key.Phase == live.KeyNotForgotten:
		return control.Attention, storage.KeychainSentence(storage.KeychainDelete, s.Key.Fault)
	case s.Demo:
		return control.Done, keyDemo
	case s.Key.Phase == live.KeySession:
		return control.Attention, keySession + " " + storage.KeychainSentence(storage.KeychainSet, s.Key.Fault)
	case s.Clinic.HandedOver != nil:
		return control.Done, fmt.Sprintf(keyKept, store)
	default:
		return control.Done, fmt.Sprintf(keyKept, store) + " " + keyNotHandedOver
	}
}
