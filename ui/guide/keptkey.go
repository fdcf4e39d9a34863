package guide

import (
	"cmp"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko/wording"
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
	again   *fyne.Container // a button that asks the password store once more to take the key
	whose   *control.Text
	other   *control.Notice // the address that was typed is another clinic's
	onClose *control.Check
}

func newKeptKey(g *Guide, form *keyForm) *keptKey {
	k := &keptKey{guide: g, where: control.NewNotice(), whose: control.Prose(""), other: control.NewNotice()}
	k.again = control.Row(0, control.NewQuiet(keySaveAgain, func() { g.deps.Commands.SaveKey(g.state.Clinic.ID) }))
	k.onClose = control.NewCheck(keyForgetOnClose, false, func(on bool) {
		g.update(func(c *storage.Clinic) { c.ForgetKeyOnClose = on })
	})
	k.box = control.Column(3*theme.Grid, k.where.Line(), k.again, k.whose, k.other.Line(), k.onClose,
		control.Row(3*theme.Grid, control.NewQuiet(keyReplace, form.replace), control.NewQuiet(keyForget, form.forget)))
	return k
}

func (k *keptKey) show() {
	s := k.guide.state
	k.where.Say(keptWords(s, k.guide.deps.Now()))
	control.SetShown(k.again, s.Key.Phase == live.KeySession && !s.Demo)
	k.whose.SetMarkup(ownerWords(s))
	k.other.Say(control.Attention, k.otherAddress())
	k.onClose.SetChecked(s.Clinic.ForgetKeyOnClose)
	control.SetShown(k.onClose, !s.Demo)
}

// otherAddress says that the address typed in step 1 is not that of the key's clinic, which is the only one here.
func (k *keptKey) otherAddress() string {
	s, typed := k.guide.state, k.guide.typed
	if typed.IsZero() || s.Site.IsZero() || typed == s.Site || len(s.Clinics) > 1 {
		return ""
	}
	return fmt.Sprintf(keyOtherAddress, typed.Host(), ClinicName(s.Clinic))
}

// ownerWords says whose key it is, and how it ends.
func ownerWords(s *live.State) string {
	c := s.Clinic
	words := fmt.Sprintf(keyWhose, cmp.Or(wording.Name(c.User), keyNoUser), cmp.Or(wording.Name(c.Role), keyNoRole), ClinicName(c), c.ID.Shard.Region())
	if s.Key.Ending != "" {
		words += " " + fmt.Sprintf(keyEnding, s.Key.Ending, c.ID.Shard)
	}
	return words
}

// keptWords says that the key works, where it is, and who does not have it yet.
func keptWords(s *live.State, now time.Time) (control.State, string) {
	store := storage.PasswordStore()
	if s.Demo {
		return control.Done, keyDemo
	}
	if s.Key.Phase == live.KeySession {
		words := keyWorksNow + " " + storage.KeychainSentence(storage.KeychainSet, s.Key.Fault)
		if s.Key.Older {
			words += " " + fmt.Sprintf(keyOlder, store)
		}
		return control.Attention, words
	}
	if s.Status.CheckedAt.IsZero() {
		return control.ToDo, fmt.Sprintf(keyKeptUnchecked, store)
	}
	words := keyKept
	if s.Clinic.ForgetKeyOnClose {
		words = keyKeptShared
	}
	return control.Done, fmt.Sprintf(words, store) + unsentWords(s, now)
}

// unsentWords says that MIEA does not have the key yet, and until when it can be copied.
func unsentWords(s *live.State, now time.Time) string {
	switch {
	case s.Key.Sent:
		return ""
	case !s.Key.MayBeCopied(now):
		return " " + keyNotSent
	}
	return " " + fmt.Sprintf(keyNotSentUntil, copyEnd(s, now))
}
