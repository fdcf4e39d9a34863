package guide

import (
	"fmt"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// storeTrouble lets the password store be asked again for what it did not do with a
// clinic's key; the reason of the action says what that is.
type storeTrouble struct {
	guide *Guide
	box   *fyne.Container
	again *control.Button
	keep  *control.Button
}

func newStoreTrouble(g *Guide) *storeTrouble {
	t := &storeTrouble{guide: g}
	t.again = control.NewQuiet(storeAgain, t.tryAgain)
	t.keep = control.NewQuiet(storeKeep, func() { g.deps.Commands.KeepKey(g.state.Clinic.ID) })
	t.box = control.Row(3*theme.Grid, t.again, t.keep)
	t.box.Hide()
	return t
}

// tryAgain asks the password store for what it did not do.
func (t *storeTrouble) tryAgain() {
	if s := t.guide.state; s.Key.Phase == live.KeyNotForgotten {
		t.guide.deps.Commands.ForgetAgain(s.Clinic.ID)
		return
	}
	t.guide.deps.Commands.CheckNow()
}

// stands reports whether asking the password store again may help: what it holds instead of
// the key, or that it holds none, is no matter of asking.
func (t *storeTrouble) stands() bool {
	k := t.guide.state.Key
	answered := k.Fault == storage.KeychainEmpty || k.Fault == storage.KeychainBadValue
	return k.Phase == live.KeyUnread && !answered || k.Phase == live.KeyNotForgotten
}

func (t *storeTrouble) show(shown, main bool) {
	control.SetShown(t.box, shown)
	control.SetShown(t.keep, t.guide.state.Key.Phase == live.KeyNotForgotten)
	t.again.SetPrimary(main)
}

// missingKey is why a clinic on this computer has no key at hand, and what to do.
func missingKey(s *live.State) string {
	switch k := s.Key; {
	case k.Phase == live.KeyForeign:
		present, other := toldApart(s.Clinic, k.Other)
		return fmt.Sprintf(keyForeign, storage.PasswordStore(), other, present)
	case k.Phase == live.KeyNotForgotten:
		return storage.KeychainSentence(storage.KeychainDelete, k.Fault)
	case k.Phase == live.KeyUnread && k.Fault == storage.KeychainEmpty && s.Clinic.ForgetKeyOnClose:
		return reasonForgotten
	case k.Phase == live.KeyUnread:
		return storage.KeychainSentence(storage.KeychainGet, k.Fault)
	default:
		return reasonNoKey
	}
}

// ForgetWords is what forgetting a clinic takes away, and what it leaves; in a dialog that
// asks first.
func ForgetWords(k live.KeyState) string {
	if k.Sent {
		return forgetSent
	}
	return forgetUnsent
}
