package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// This file reads, saves and gives out the key of a clinic.

// readKey asks the password store for the key of a clinic that is on screen.
func (l *loop) readKey(id storage.ClinicID) {
	l.keys.read(id, func(key cliniko.Key) {
		l.setKeyGone(id, false)
		l.useKey(id, key)
	})
}

// setKeyGone keeps whether the password store is known to hold no key of a clinic.
func (l *loop) setKeyGone(id storage.ClinicID, gone bool) {
	l.updateClinic(id, func(c *storage.Clinic) { c.KeyGone = gone })
}

// saveKey gives a key to the password store. When the store is known to hold what it held
// before, the clinic's file says so again.
func (l *loop) saveKey(id storage.ClinicID, key cliniko.Key, goneBefore bool) {
	l.setKeyGone(id, false) // it may be there from the moment it is asked to
	l.keys.save(id, key, func() { l.datePasted(id) }, func(unchanged bool) {
		if unchanged {
			h := l.keys.of(id)
			h.storeHoldsPrevious = h.storeMayHoldPrevious
			l.setKeyGone(id, goneBefore)
		}
	})
}

// datePasted keeps when a key was pasted, once it is the one in the password store.
func (l *loop) datePasted(id storage.ClinicID) {
	if date := l.keys.of(id).date; !date.IsZero() {
		l.updateClinic(id, func(c *storage.Clinic) { c.KeyPasted = date })
	}
}

// saveKeyAgain is for a key that the password store has not taken.
func (l *loop) saveKeyAgain(id storage.ClinicID) {
	clinic, known := l.live.o.Clinics.Get(id)
	if h := l.keys.of(id); known && h.phase == KeySession {
		l.saveKey(id, h.key, clinic.KeyGone)
	}
}

// keepKey is for a person who would rather keep a key that could not be removed. It is
// saved once more, since a removal may still be under way in the store.
func (l *loop) keepKey(id storage.ClinicID) {
	h := l.keys.of(id)
	if h.phase != KeyNotForgotten {
		return
	}
	h.abandon(storage.KeychainDelete)
	h.wipe = false
	if h.key.IsZero() {
		l.readKey(id)
		return
	}
	l.saveKey(id, h.key, false)
	l.useKey(id, h.key)
}

// retryPause is how long the password store is left alone after it did not give a key:
// its own question takes the focus from the window and gives it back.
const retryPause = 30 * time.Second

// retryKey asks for the key of the clinic on screen again, if the password store did not
// give it.
func (l *loop) retryKey(least time.Duration) {
	h := l.keys.of(l.clinic.ID)
	if h.phase == KeyUnread && l.connected() && l.now().Sub(h.since) >= least {
		l.readKey(l.clinic.ID)
	}
}

// keyState is the one of the clinic on screen: of the key that was pasted there, else of
// its own.
func (l *loop) keyState(now time.Time) KeyState {
	h := l.keys.of(l.clinic.ID)
	state := KeyState{
		Phase: h.phase, Ending: h.key.Ending(), Shard: l.clinic.ID.Shard, NamesRegion: h.key.NamesRegion(), Pasted: h.pasted,
		Fault: h.fault, Older: h.storeHoldsPrevious, Other: h.opensOther,
	}
	if l.pasted != nil {
		state = l.pasted.state
	}
	state.Sent, state.Copied, state.CopyUntil = l.sent(l.clinic), l.copied(l.clinic), l.copyUntil(l.clinic, now)
	return state
}

// pastedOf is when a clinic's key was pasted; zero: that is not known.
func (l *loop) pastedOf(c storage.Clinic) time.Time {
	if date := l.keys.of(c.ID).date; !date.IsZero() {
		return date
	}
	return c.KeyPasted
}

// sent reports whether a clinic's key was marked as sent to MIEA; one that was pasted after
// that is another one.
func (l *loop) sent(c storage.Clinic) bool {
	return c.HandedOver != nil && !c.HandedOver.At.Before(l.pastedOf(c))
}

// copied reports whether a clinic's key was copied here; one that was pasted after that is
// another one.
func (l *loop) copied(c storage.Clinic) bool {
	return !c.KeyCopied.IsZero() && !c.KeyCopied.Before(l.pastedOf(c))
}

// copyTime is how long after it was pasted a key may be copied.
const copyTime = 7 * 24 * time.Hour

// copyUntil is when a clinic's key may be copied for the last time, to be sent to MIEA:
// until it was marked as sent, and not long after it was pasted; zero: it may not. A key
// whose moment of pasting is not known may not.
func (l *loop) copyUntil(c storage.Clinic, now time.Time) time.Time {
	pasted := l.pastedOf(c)
	end := pasted.Add(copyTime)
	if l.keys.of(c.ID).key.IsZero() || pasted.IsZero() || l.sent(c) || now.Before(pasted) || !now.Before(end) {
		return time.Time{}
	}
	return end
}

// unsentKey finds a clinic whose key would be lost if the app closed: it can still be sent to MIEA,
// and Cliniko does not show it again.
func (l *loop) unsentKey(now time.Time) storage.ClinicID {
	for _, c := range append([]storage.Clinic{l.clinic}, l.live.o.Clinics.All()...) {
		h := l.keys.held[c.ID]
		untilClosed := h != nil && (h.phase == KeySession || h.phase == KeyKept && c.ForgetKeyOnClose)
		if untilClosed && !l.copyUntil(c, now).IsZero() {
			return c.ID
		}
	}
	return storage.ClinicID{}
}

// keyToCopy is the key of a clinic, zero when it may not be copied now.
func (l *loop) keyToCopy(id storage.ClinicID) cliniko.Key {
	clinic, _ := l.live.o.Clinics.Get(id)
	if l.copyUntil(clinic, l.now()).IsZero() {
		return cliniko.Key{}
	}
	return l.keys.of(id).key
}
