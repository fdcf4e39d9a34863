package guide

import (
	"cmp"
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
	whose   *control.Text
	onClose *control.Check
}

func newKeptKey(g *Guide, form *keyForm) *keptKey {
	k := &keptKey{guide: g, where: control.NewNotice(), whose: control.Prose("")}
	k.onClose = control.NewCheck(keyForgetOnClose, false, func(on bool) {
		g.deps.Wishes.Update(func(c *storage.Clinic) { c.ForgetKeyOnClose = on })
	})
	k.box = control.Column(3*theme.Grid, k.where.Line(), k.whose, k.onClose,
		control.Row(2.5*theme.Grid, control.NewQuiet(keyReplace, form.replace), control.NewQuiet(keyForget, form.forget)))
	return k
}

func (k *keptKey) show() {
	s := k.guide.state
	k.where.Say(keptWords(s))
	k.whose.SetMarkup(whoseWords(s))
	k.onClose.SetChecked(s.Clinic.ForgetKeyOnClose)
	setShown(k.onClose, !s.Demo)
}

// whoseWords says whose key it is, and how it ends.
func whoseWords(s *live.State) string {
	c := s.Clinic
	words := fmt.Sprintf(keyWhose, cmp.Or(short(c.User), keyNoUser), cmp.Or(short(c.Role), keyNoRole), short(c.Name), c.ID.Shard.Region())
	if s.Key.Ending != "" {
		words += " " + fmt.Sprintf(keyEnding, s.Key.Ending, c.ID.Shard)
	}
	return words
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
	}
	words := keyKept
	if s.Clinic.ForgetKeyOnClose {
		words = keyKeptShared
	}
	words = fmt.Sprintf(words, store)
	if s.Clinic.HandedOver == nil {
		words += " " + keyNotHandedOver
	}
	return control.Done, words
}
