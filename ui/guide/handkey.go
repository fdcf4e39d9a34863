package guide

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// clipboardStay is how long a copied key stays in the clipboard.
const clipboardStay = time.Minute

// handKey lets the key be copied, to be sent to MIEA, as long as live.KeyState says that it
// may be. Nothing else in the app gives a key out, and here it is held only while the
// clipboard may hold it.
type handKey struct {
	guide  *Guide
	copied givenKey
	key    cliniko.Key // what the clipboard may still hold
	copies int

	box  *fyne.Container
	copy *control.Button
	none *control.Text
	said *control.Notice
}

// givenKey tells a key that was copied from others.
type givenKey struct {
	clinic storage.ClinicID
	ending string
}

func newHandKey(g *Guide) *handKey {
	h := &handKey{guide: g, none: control.Hint(""), said: control.NewNotice()}
	h.copy = control.NewQuiet(copyKey, h.ask)
	h.box = control.Column(2*theme.Grid, control.Row(0, h.copy), h.none, h.said.Line())
	return h
}

func (h *handKey) object() fyne.CanvasObject { return h.box }

// follow takes the key of a clinic that was forgotten out of the clipboard, and says
// nothing of a key that is not the one on screen.
func (h *handKey) follow(s *live.State) {
	if !h.key.IsZero() && !connected(s, h.copied.clinic) {
		h.clear()
	}
	if h.copied != (givenKey{s.Clinic.ID, s.Key.Ending}) {
		h.said.Clear()
	}
}

// show offers the key of the clinic on screen while it may be copied, or says why not.
func (h *handKey) show(open bool) {
	s := h.guide.state
	setShown(h.copy, h.may())
	h.copy.SetPrimary(open && h.claims())
	words := copyNotNow
	switch {
	case h.may():
		words = fmt.Sprintf(copyBefore, wording.DateFrom(cliniko.DateOf(s.Key.CopyUntil.In(h.guide.deps.Now().Location())), cliniko.DateOf(h.guide.deps.Now())))
	case s.Key.Sent:
		words = copySent
	}
	setText(h.none, words)
	setShown(h.none, s.Connected())
	setShown(h.box, open && s.Connected())
}

// may reports whether there is a key to copy.
func (h *handKey) may() bool {
	s := h.guide.state
	return s.Key.MayBeCopied(h.guide.deps.Now()) && s.Status.Phase != live.KeyRefused
}

// claims reports whether copying is what comes next; after that it is marking as done.
func (h *handKey) claims() bool {
	s := h.guide.state
	return h.may() && h.copied != givenKey{s.Clinic.ID, s.Key.Ending}
}

// connected reports whether a clinic is on this computer.
func connected(s *live.State, id storage.ClinicID) bool {
	return s.Clinic.ID == id || slices.ContainsFunc(s.Clinics, func(c storage.Clinic) bool { return c.ID == id })
}

// ask has every copy confirmed. What comes is for the clinic that was on screen then.
func (h *handKey) ask() {
	id := h.guide.state.Clinic.ID
	canvas := fyne.CurrentApp().Driver().CanvasForObject(h.box)
	control.Ask(canvas, copyTitle, copyText, copyKey, copyNot, func() {
		h.guide.deps.CopyKey(id, func(key cliniko.Key) { h.toClipboard(id, key) })
	})
}

// toClipboard puts a key there and takes it away after a while, unless another clinic came
// on screen meanwhile.
func (h *handKey) toClipboard(id storage.ClinicID, key cliniko.Key) {
	if id != h.guide.state.Clinic.ID || key.IsZero() { // why not, show says
		return
	}
	h.guide.deps.Clipboard.SetContent(key.Reveal())
	h.key, h.copied = key, givenKey{id, key.Ending()}
	h.copies++
	h.said.Say(control.Done, copiedKey)
	h.guide.draw()
	number := h.copies
	h.guide.after(clipboardStay, func() {
		if number == h.copies {
			h.clear()
		}
	})
}

// clear empties the clipboard if it still holds the key.
func (h *handKey) clear() {
	if h.key.IsZero() {
		return
	}
	h.guide.clearClipboard(h.key)
	h.key = cliniko.Key{}
	h.said.Say(control.Done, copyCleared)
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
