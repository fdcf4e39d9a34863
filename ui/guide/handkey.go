package guide

import (
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

// handKey lets the key be copied for the hand-over, in the run of the app in which it was
// pasted. Nothing else in the app gives a key out.
type handKey struct {
	guide  *Guide
	pasted map[storage.ClinicID]cliniko.Key // in this run
	copied cliniko.Key                      // what the clipboard may still hold
	given  cliniko.Key                      // the one copied last
	copies int

	box  *fyne.Container
	copy *control.Button
	none *control.Text
	said *control.Notice
}

func newHandKey(g *Guide) *handKey {
	h := &handKey{guide: g, pasted: map[storage.ClinicID]cliniko.Key{}, none: control.Hint(copyNotNow), said: control.NewNotice()}
	h.copy = control.NewQuiet(copyKey, h.ask)
	h.box = control.Column(2*theme.Grid, control.Row(0, h.copy), h.none, h.said.Line())
	return h
}

func (h *handKey) object() fyne.CanvasObject { return h.box }

// keep remembers a key that was pasted and works, until the app closes.
func (h *handKey) keep(id storage.ClinicID, key cliniko.Key) {
	h.pasted[id] = key
	h.said.Clear()
}

// forget drops the keys of clinics that were forgotten.
func (h *handKey) forget() {
	for id, key := range h.pasted {
		if connected(h.guide.state, id) {
			continue
		}
		delete(h.pasted, id)
		if key.Equal(h.copied) {
			h.clear()
		}
	}
}

// show offers the key of the clinic on screen, if it can be handed over, or says why not.
func (h *handKey) show(open bool) {
	s := h.guide.state
	setShown(h.copy, h.here())
	setShown(h.none, !h.here() && s.Connected())
	h.copy.SetPrimary(open && h.claims())
	setShown(h.box, open && s.Connected())
}

// key is the one of the clinic on screen, zero if it was not pasted in this run.
func (h *handKey) key() cliniko.Key { return h.pasted[h.guide.state.Clinic.ID] }

// here reports whether there is a key to copy.
func (h *handKey) here() bool {
	return !h.key().IsZero() && h.guide.state.Status.Phase != live.KeyRefused
}

// claims reports whether copying is what comes next; after that it is marking as done.
func (h *handKey) claims() bool { return h.here() && !h.key().Equal(h.given) }

// connected reports whether a clinic is on this computer.
func connected(s *live.State, id storage.ClinicID) bool {
	return s.Clinic.ID == id || slices.ContainsFunc(s.Clinics, func(c storage.Clinic) bool { return c.ID == id })
}

// ask has every copy confirmed.
func (h *handKey) ask() {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(h.box)
	control.Ask(canvas, copyTitle, copyText, copyKey, copyNot, h.toClipboard)
}

// toClipboard puts the key there and takes it away after a while.
func (h *handKey) toClipboard() {
	if !h.here() {
		return
	}
	key := h.key()
	h.guide.deps.Clipboard.SetContent(key.Reveal())
	h.copied, h.given = key, key
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
	if h.copied.IsZero() {
		return
	}
	h.guide.clearClipboard(h.copied)
	h.copied = cliniko.Key{}
	h.said.Say(control.Done, copyCleared)
}

// clearClipboard empties the clipboard if it holds a key; anything else in it stays.
func (g *Guide) clearClipboard(key cliniko.Key) {
	if held, err := cliniko.ParseKey(g.deps.Clipboard.Content()); err == nil && held.Equal(key) {
		g.deps.Clipboard.SetContent("")
	}
}
