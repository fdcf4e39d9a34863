package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// This file is what the loop does with the key of a clinic besides removing it.

// readKey asks the password store for the key of a clinic that is on screen.
func (p *loop) readKey(id storage.ClinicID) {
	p.keys.read(id, func(key cliniko.Key) {
		p.setKeyGone(id, false)
		p.useKey(id, key)
	})
}

// setKeyGone keeps whether the password store is known to hold no key of a clinic.
func (p *loop) setKeyGone(id storage.ClinicID, gone bool) {
	p.updateClinic(id, func(c *storage.Clinic) { c.KeyGone = gone })
}

// saveKey gives a key to the password store. When the store is known to hold what it held
// before, the clinic's file says so again.
func (p *loop) saveKey(id storage.ClinicID, key cliniko.Key, goneBefore bool) {
	p.setKeyGone(id, false) // it may be there from the moment it is asked to
	p.keys.save(id, key, func() { p.datePasted(id) }, func(unchanged bool) {
		if unchanged {
			h := p.keys.of(id)
			h.older = h.before
			p.setKeyGone(id, goneBefore)
		}
	})
}

// datePasted keeps when a key was pasted, once it is the one in the password store.
func (p *loop) datePasted(id storage.ClinicID) {
	if date := p.keys.of(id).date; !date.IsZero() {
		p.updateClinic(id, func(c *storage.Clinic) { c.KeyPasted = date })
	}
}

// saveKeyAgain is for a key that the password store has not taken.
func (p *loop) saveKeyAgain(id storage.ClinicID) {
	clinic, known := p.live.o.Clinics.Get(id)
	if h := p.keys.of(id); known && h.phase == KeySession {
		p.saveKey(id, h.key, clinic.KeyGone)
	}
}

// keepKey is for a person who would rather keep a key that could not be removed. It is
// saved once more, since a removal may still be under way in the store.
func (p *loop) keepKey(id storage.ClinicID) {
	h := p.keys.of(id)
	if h.phase != KeyNotForgotten {
		return
	}
	h.abandon(storage.KeychainDelete)
	h.wipe = false
	if h.key.IsZero() {
		p.readKey(id)
		return
	}
	p.saveKey(id, h.key, false)
	p.useKey(id, h.key)
}

// retryPause is how long the password store is left alone after it did not give a key:
// its own question takes the focus from the window and gives it back.
const retryPause = 30 * time.Second

// retryKey asks for the key of the clinic on screen again, if the password store did not
// give it.
func (p *loop) retryKey(least time.Duration) {
	h := p.keys.of(p.clinic.ID)
	if h.phase == KeyUnread && p.connected() && p.now().Sub(h.since) >= least {
		p.readKey(p.clinic.ID)
	}
}

// keyState is the one of the clinic on screen: of the key that was pasted there, else of
// its own.
func (p *loop) keyState(now time.Time) KeyState {
	h := p.keys.of(p.clinic.ID)
	state := KeyState{
		Phase: h.phase, Ending: h.key.Ending(), Shard: p.clinic.ID.Shard, NamesRegion: h.key.NamesRegion(), Pasted: h.pasted,
		Fault: h.fault, Older: h.older, Other: h.other,
	}
	if p.pastedKey != nil {
		state = p.pastedKey.state
	}
	state.Sent, state.CopyUntil = p.sent(p.clinic), p.copyUntil(p.clinic, now)
	return state
}

// pastedOf is when a clinic's key was pasted; zero: that is not known.
func (p *loop) pastedOf(c storage.Clinic) time.Time {
	if date := p.keys.of(c.ID).date; !date.IsZero() {
		return date
	}
	return c.KeyPasted
}

// sent reports whether a clinic's key was marked as sent to MIEA; one that was pasted after
// that is another one.
func (p *loop) sent(c storage.Clinic) bool {
	return c.HandedOver != nil && !c.HandedOver.At.Before(p.pastedOf(c))
}

// copyTime is how long after it was pasted a key may be copied.
const copyTime = 7 * 24 * time.Hour

// copyUntil is when a clinic's key may be copied for the last time, to be sent to MIEA:
// until it was marked as sent, and not long after it was pasted; zero: it may not. A key
// whose moment of pasting is not known may not.
func (p *loop) copyUntil(c storage.Clinic, now time.Time) time.Time {
	pasted := p.pastedOf(c)
	end := pasted.Add(copyTime)
	if p.keys.of(c.ID).key.IsZero() || pasted.IsZero() || p.sent(c) || now.Before(pasted) || !now.Before(end) {
		return time.Time{}
	}
	return end
}

// keyToCopy is the key of a clinic, zero when it may not be copied now.
func (p *loop) keyToCopy(id storage.ClinicID) cliniko.Key {
	clinic, _ := p.live.o.Clinics.Get(id)
	if p.copyUntil(clinic, p.now()).IsZero() {
		return cliniko.Key{}
	}
	return p.keys.of(id).key
}
