package live

import (
	"context"
	"slices"
	"time"

	"mieahealth.com/companion/storage"
)

// removals are the clinics that are being removed from this computer. Loop goroutine.
type removals struct {
	clinics         *storage.Clinics
	filesLeft       map[storage.ClinicID]bool // their keys are gone, their files are not
	triedAt         time.Time                 // when the disk was last asked to do what it had not done
	last            storage.Notice            // the clinic that was forgotten last, until another one is opened; zero: none
	keysLeftEarlier []storage.ClinicID        // whose keys this run had to remove for an earlier one
}

// listed are the clinics that were not forgotten.
func (r *removals) listed() []storage.Clinic {
	return slices.DeleteFunc(r.clinics.All(), func(c storage.Clinic) bool { return r.filesLeft[c.ID] })
}

// deleteAgain removes the files of clinics whose keys are gone. What the disk does not
// remove is said, and tried again in this run.
func (r *removals) deleteAgain() {
	for id := range r.filesLeft {
		err := r.clinics.Remove(id)
		logUnsaved(err)
		if err == nil {
			delete(r.filesLeft, id)
		}
	}
}

// pending reports whether the disk has not done something that is tried again.
func (r *removals) pending() bool { return len(r.filesLeft) > 0 || r.clinics.Waiting() }

// notices are the words about the clinics' files.
func (r *removals) notices() []storage.Notice {
	all := r.clinics.Notices()
	for _, c := range r.clinics.All() {
		if r.filesLeft[c.ID] {
			all = append(all, storage.Notice{Kind: storage.NoticeClinicLeft, Clinic: c.ID, Name: c.Name})
		}
	}
	return all
}

// forget removes everything about a clinic from this computer: the key first, since it
// matters most, and the rest once that is gone, so that a failure can be tried again.
// Reading stops before, so that nothing is written after the wipe.
func (l *loop) forget(id storage.ClinicID) {
	if id == l.clinic.ID {
		l.dropPasted()
		l.disconnect()
	}
	l.keys.remove(id, true)
}

// forgetAgain is for a key that the password store has not removed.
func (l *loop) forgetAgain(id storage.ClinicID) {
	if h := l.keys.of(id); h.phase == KeyNotForgotten {
		l.keys.remove(id, h.wipe)
	}
}

// keyRemoved is told how a removal has ended: with all of the clinic, or with the key alone
// where it was not to outlast an earlier run of the app.
func (l *loop) keyRemoved(id storage.ClinicID, fault storage.KeychainFault) {
	h := l.keys.of(id)
	clinic, _ := l.live.o.Clinics.Get(id)
	switch {
	case fault != "" && !clinic.KeyGone:
		l.keys.setPhase(h, KeyNotForgotten, fault)
	case h.wipe:
		l.wipe(id)
	default:
		l.keys.drop(id)
		l.keys.setPhase(h, KeyUnread, storage.KeychainEmpty)
		l.removals.keysLeftEarlier = append(l.removals.keysLeftEarlier, id)
		l.setKeyGone(id, true)
	}
}

// wipe removes a clinic whose key is gone, and brings another one on screen in its place.
func (l *loop) wipe(id storage.ClinicID) {
	l.keys.drop(id)
	if id == l.clinic.ID {
		l.checks = checks{} // or it would be written after the wipe
	}
	clinic, _ := l.live.o.Clinics.Get(id)
	l.removals.last = storage.Notice{Kind: storage.NoticeClinicGone, Clinic: id, Name: clinic.Name}
	logUnsaved(l.live.o.Store.Forget(id))
	l.removals.filesLeft[id] = true
	l.removals.deleteAgain()
	if id == l.clinic.ID && l.workers.ctx.Err() == nil {
		l.show(firstOf(l.removals.listed(), l.live.o.Last))
	}
}

// closeTimeout is how long the password store may take while the app closes. Whoever
// runs the app waits two seconds.
const closeTimeout = 1500 * time.Millisecond

// forgetOnClose takes the keys out of the password store that are not to outlast the
// app, and those that a person is still waiting to see removed. What cannot be removed of
// the first is tried again by the next start.
func (l *loop) forgetOnClose() {
	ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
	defer cancel()
	for _, clinic := range l.live.o.Clinics.All() {
		h := l.keys.of(clinic.ID)
		wipe := h.phase == KeyForgetting && h.wipe
		if !wipe && !(clinic.ForgetKeyOnClose && !clinic.KeyGone) {
			continue
		}
		err := l.live.o.Keychain.Delete(ctx, clinic.ID)
		logUnsaved(err)
		switch {
		case err != nil:
		case wipe:
			l.wipe(clinic.ID)
		default:
			l.setKeyGone(clinic.ID, true)
		}
	}
}
