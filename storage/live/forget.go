package live

import (
	"context"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

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
func (p *loop) saveKey(id storage.ClinicID, key cliniko.Key, before storage.Clinic) {
	p.keys.save(id, key, func(unchanged bool) {
		if unchanged {
			p.keys.of(id).older = !before.KeyGone && !before.KeyPasted.IsZero()
			p.setKeyGone(id, before.KeyGone)
		}
	})
}

// saveKeyAgain is for a key that the password store has not taken.
func (p *loop) saveKeyAgain(id storage.ClinicID) {
	before, known := p.live.o.Clinics.Get(id)
	if h := p.keys.of(id); known && h.phase == KeySession {
		p.setKeyGone(id, false)
		p.saveKey(id, h.key, before)
	}
}

// forget removes everything about a clinic from this computer: the key first, since it
// matters most, and the rest once that is gone, so that a failure can be tried again.
// Reading stops before, so that nothing is written after the wipe.
func (p *loop) forget(id storage.ClinicID) {
	if id == p.clinic.ID {
		p.endAttempt()
		p.disconnect()
	}
	p.keys.remove(id, func(fault storage.KeychainFault) {
		clinic, _ := p.live.o.Clinics.Get(id)
		if fault == "" || clinic.KeyGone {
			p.wipe(id)
			return
		}
		p.keys.enter(p.keys.of(id), KeyNotForgotten, fault)
	})
	p.keys.of(id).again = func() { p.forget(id) }
}

// wipe removes a clinic whose key is gone, and brings another one on screen in its place.
func (p *loop) wipe(id storage.ClinicID) {
	p.keys.drop(id)
	onScreen := id == p.clinic.ID
	if onScreen {
		p.past = checks{} // or it would be written after the wipe
	}
	p.keep(p.live.o.Store.Forget(id))
	p.left[id] = true
	p.removeLeft()
	if onScreen {
		p.show(p.firstClinic(storage.ClinicID{}))
	}
}

// removeLeft removes the files of clinics whose keys are gone. What the disk does not
// remove is said, and tried again.
func (p *loop) removeLeft() {
	for id := range p.left {
		err := p.live.o.Clinics.Remove(id)
		p.keep(err)
		if err == nil {
			delete(p.left, id)
		}
	}
}

// dropKey removes the key alone, of a clinic whose key is not to outlast the app: an
// earlier run could not, or was ended before it could.
func (p *loop) dropKey(id storage.ClinicID) {
	p.keys.remove(id, func(fault storage.KeychainFault) {
		if fault != "" {
			p.keys.enter(p.keys.of(id), KeyNotForgotten, fault)
			return
		}
		p.keys.drop(id)
		p.keys.enter(p.keys.of(id), KeyUnread, storage.KeychainEmpty)
		p.late = append(p.late, id)
		p.setKeyGone(id, true)
	})
	p.keys.of(id).again = func() { p.dropKey(id) }
}

// forgetAgain is for a key that the password store has not removed.
func (p *loop) forgetAgain(id storage.ClinicID) {
	if h := p.keys.of(id); h.phase == KeyNotForgotten {
		h.again()
	}
}

// closePatience is how long the password store may take while the app closes. Whoever
// runs the app waits two seconds.
const closePatience = 1500 * time.Millisecond

// forgetOnClose takes the keys out of the password store that are not to outlast the
// app, and those that a person is still waiting to see removed. What cannot be removed is
// tried again by the next start, or by the person.
func (p *loop) forgetOnClose() {
	ctx, cancel := context.WithTimeout(context.Background(), closePatience)
	defer cancel()
	for _, clinic := range p.live.o.Clinics.All() {
		forgetting := p.keys.of(clinic.ID).phase == KeyForgetting
		if !forgetting && !(clinic.ForgetKeyOnClose && !clinic.KeyGone) {
			continue
		}
		err := p.live.o.Keychain.Delete(ctx, clinic.ID)
		p.keep(err)
		switch {
		case err != nil:
		case forgetting:
			p.wipe(clinic.ID)
		default:
			p.setKeyGone(clinic.ID, true)
		}
	}
}
