package guide

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// clipboardStay is how long a copied key stays in the clipboard.
const clipboardStay = time.Minute

// keyCopier lets the key be copied, to be sent to MIEA, as long as live.KeyState says that it
// may be. Nothing else in the app gives a key out, and here it is held only while the
// clipboard may hold it.
type keyCopier struct {
	guide  *Guide
	copied copiedKeyID
	key    cliniko.Key // what the clipboard may still hold
	copies int

	box  *fyne.Container
	copy *control.Button
	row  *fyne.Container // of the button
	none *control.Text
	said *control.Notice
}

// copiedKeyID tells a key that was copied from others.
type copiedKeyID struct {
	clinic storage.ClinicID
	ending string
}

func newKeyCopier(g *Guide) *keyCopier {
	k := &keyCopier{guide: g, none: control.Hint(""), said: control.NewNotice()}
	k.copy = control.NewQuiet(copyKey, k.ask)
	k.row = control.Row(0, k.copy)
	k.box = control.Column(2*theme.Grid, k.row, k.none, k.said.Line())
	return k
}

// follow takes the key of a clinic that was forgotten out of the clipboard, and says
// nothing of a key that is not the one on screen.
func (k *keyCopier) follow(s *live.State) {
	if !k.key.IsZero() && !connected(s, k.copied.clinic) {
		k.clear()
	}
	if k.copied != (copiedKeyID{s.Clinic.ID, s.Key.Ending}) {
		k.said.Clear()
	}
}

// show offers the key of the clinic on screen while it may be copied, or says why not.
func (k *keyCopier) show(open, main bool) {
	s := k.guide.state
	control.SetShown(k.copy, k.may())
	control.SetShown(k.row, k.may())
	k.copy.SetPrimary(open && main)
	words := copyNotNow
	switch {
	case k.may():
		words = fmt.Sprintf(copyBefore, copyEnd(s, k.guide.deps.Now()))
	case k.guide.sending.correcting():
		words = copyMarked
	case s.Key.Sent:
		words = copySent
	}
	k.none.SetText(words)
	control.SetShown(k.none, s.Connected())
	control.SetShown(k.box, s.Connected())
}

// may reports whether there is a key to copy.
func (k *keyCopier) may() bool {
	s := k.guide.state
	return s.Key.MayBeCopied(k.guide.deps.Now()) && s.Status.Phase != live.KeyRefused
}

// claims reports whether copying is what comes next: the clipboard does not hold the key.
func (k *keyCopier) claims() bool {
	s := k.guide.state
	return k.may() && (k.key.IsZero() || k.copied != copiedKeyID{s.Clinic.ID, s.Key.Ending})
}

// copyEnd is until when the key can be copied, to stand after "until".
func copyEnd(s *live.State, now time.Time) string {
	if s.Clinic.ForgetKeyOnClose || s.Key.Phase == live.KeySession {
		return copyEndClosed
	}
	return s.Style.DateFrom(cliniko.DateOf(s.Key.CopyUntil.In(now.Location())), cliniko.DateOf(now))
}

// connected reports whether a clinic is on this computer.
func connected(s *live.State, id storage.ClinicID) bool {
	return s.Clinic.ID == id || slices.ContainsFunc(s.Clinics, func(c storage.Clinic) bool { return c.ID == id })
}

// ask has every copy confirmed. What comes is for the clinic that was on screen then.
func (k *keyCopier) ask() {
	id := k.guide.state.Clinic.ID
	control.Confirm(control.CanvasOf(k.box), copyTitle, copyText, copyKey, copyNot, func() {
		k.guide.deps.CopyKey(id, func(key cliniko.Key) { k.toClipboard(id, key) })
	})
}

// toClipboard puts a key there and takes it away after a while, unless another clinic came
// on screen meanwhile.
func (k *keyCopier) toClipboard(id storage.ClinicID, key cliniko.Key) {
	if id != k.guide.state.Clinic.ID || key.IsZero() { // why not, show says
		return
	}
	k.guide.deps.Clipboard.SetContent(key.Reveal())
	k.key, k.copied = key, copiedKeyID{id, key.Ending()}
	k.copies++
	k.said.Say(control.Done, copiedKey)
	now := k.guide.deps.Now().UTC()
	k.guide.update(func(c *storage.Clinic) { c.KeyCopied = now })
	k.guide.draw()
	number := k.copies
	k.guide.deps.After(clipboardStay, func() {
		if number == k.copies {
			k.clear()
		}
	})
}

// clear empties the clipboard if it still holds the key.
func (k *keyCopier) clear() {
	if k.key.IsZero() {
		return
	}
	k.guide.clearClipboard(k.key)
	k.key = cliniko.Key{}
	k.said.Say(control.ToDo, copyCleared)
	k.guide.draw()
}

// clearClipboard empties the clipboards that hold a key; anything else in them stays.
func (g *Guide) clearClipboard(key cliniko.Key) {
	for _, clipboard := range []Clipboard{g.deps.Clipboard, g.deps.Primary} {
		if clipboard == nil {
			continue
		}
		if held, err := cliniko.ParseKey(clipboard.Content()); err == nil && held.Equal(key) {
			clipboard.SetContent("")
		}
	}
}
