package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/storage"
)

// diskPause is how long the disk is left alone after it did not do something with a
// clinic's file.
const diskRetryPause = 10 * time.Second

// checkStorage tells what the password store has not answered in time, and tries again what
// the disk did not do.
func (p *loop) retryUnsaved(now time.Time) {
	if p.keys.expire(now) {
		p.changed()
	}
	before := p.diskNotices()
	if !p.hasUnsaved() || now.Sub(p.diskTriedAt) < diskRetryPause {
		return
	}
	p.diskTriedAt = now
	p.live.o.Clinics.SaveAgain()
	p.deleteAgain()
	p.reloadClinic()
	if !slices.Equal(before, p.diskNotices()) {
		p.changed()
	}
}

// storagePause is how long checkStorage may wait.
func (p *loop) unsavedPause() time.Duration {
	now, pause := p.now(), time.Minute
	if p.hasUnsaved() {
		pause = diskRetryPause
	}
	if next := p.keys.next(); !next.IsZero() {
		pause = min(pause, max(0, next.Sub(now)))
	}
	return pause
}

// triesDisk reports whether the disk has not done something that is tried again.
func (p *loop) hasUnsaved() bool { return len(p.undeleted) > 0 || p.live.o.Clinics.Waiting() }

// updateClinic changes what people made of a clinic, on screen or not.
func (p *loop) updateClinic(id storage.ClinicID, change func(*storage.Clinic)) {
	clinic, ok := p.live.o.Clinics.Get(id)
	if !ok {
		return // it was forgotten since
	}
	change(&clinic)
	clinic.ID = id
	p.logUnsaved(p.live.o.Clinics.Save(clinic))
	p.reloadClinic()
}

// recallClinic takes up what is kept of the clinic on screen.
func (p *loop) reloadClinic() {
	if clinic, ok := p.live.o.Clinics.Get(p.clinic.ID); ok {
		p.clinic = clinic
	}
}
