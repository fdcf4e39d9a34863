package live

import (
	"context"
	"time"

	"mieahealth.com/companion/storage"
)

// forget removes everything about a clinic from this computer: the key first, since it
// matters most, and the rest once that is gone, so that a failure can be tried again.
// Reading stops before, so that nothing is written after the wipe.
func (p *loop) forget(id storage.ClinicID) {
	if id == p.clinic.ID {
		p.dropPasted()
		p.disconnect()
	}
	p.keys.remove(id, true)
}

// forgetAgain is for a key that the password store has not removed.
func (p *loop) forgetAgain(id storage.ClinicID) {
	if h := p.keys.of(id); h.phase == KeyNotForgotten {
		p.keys.remove(id, h.wipe)
	}
}

// keyRemoved is told how a removal has ended: with all of the clinic, or with the key alone
// where it was not to outlast an earlier run of the app.
func (p *loop) keyRemoved(id storage.ClinicID, fault storage.KeychainFault) {
	h := p.keys.of(id)
	clinic, _ := p.live.o.Clinics.Get(id)
	switch {
	case fault != "" && !clinic.KeyGone:
		p.keys.enter(h, KeyNotForgotten, fault)
	case h.wipe:
		p.wipe(id)
	default:
		p.keys.drop(id)
		p.keys.enter(h, KeyUnread, storage.KeychainEmpty)
		p.removedLate = append(p.removedLate, id)
		p.setKeyGone(id, true)
	}
}

// wipe removes a clinic whose key is gone, and brings another one on screen in its place.
func (p *loop) wipe(id storage.ClinicID) {
	p.keys.drop(id)
	if id == p.clinic.ID {
		p.checks = checks{} // or it would be written after the wipe
	}
	clinic, _ := p.live.o.Clinics.Get(id)
	p.forgotten = storage.Notice{Kind: storage.NoticeClinicGone, Clinic: id, Name: clinic.Name}
	p.logUnsaved(p.live.o.Store.Forget(id))
	p.undeleted[id] = true
	p.deleteAgain()
	if id == p.clinic.ID && !p.closing {
		p.show(p.firstClinic())
	}
}

// deleteAgain removes the files of clinics whose keys are gone. What the disk does not
// remove is said, and tried again in this run.
func (p *loop) deleteAgain() {
	for id := range p.undeleted {
		err := p.live.o.Clinics.Remove(id)
		p.logUnsaved(err)
		if err == nil {
			delete(p.undeleted, id)
		}
	}
}

// closePatience is how long the password store may take while the app closes. Whoever
// runs the app waits two seconds.
const closeTimeout = 1500 * time.Millisecond

// forgetOnClose takes the keys out of the password store that are not to outlast the
// app, and those that a person is still waiting to see removed. What cannot be removed of
// the first is tried again by the next start.
func (p *loop) forgetOnClose() {
	p.closing = true
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	for _, clinic := range p.live.o.Clinics.All() {
		h := p.keys.of(clinic.ID)
		wipe := h.phase == KeyForgetting && h.wipe
		if !wipe && !(clinic.ForgetKeyOnClose && !clinic.KeyGone) {
			continue
		}
		err := p.live.o.Keychain.Delete(ctx, clinic.ID)
		p.logUnsaved(err)
		switch {
		case err != nil:
		case wipe:
			p.wipe(clinic.ID)
		default:
			p.setKeyGone(clinic.ID, true)
		}
	}
}
