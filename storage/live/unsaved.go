package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// diskRetryPause is how long the disk is left alone after it did not do something with a
// clinic's file.
const diskRetryPause = 10 * time.Second

// retryUnsaved tells what the password store has not answered in time, and tries again what
// the disk did not do.
func (l *loop) retryUnsaved(now time.Time) {
	if l.keys.expire(now) {
		l.changed()
	}
	before := l.removals.notices()
	if !l.removals.pending() || now.Sub(l.removals.triedAt) < diskRetryPause {
		return
	}
	l.removals.triedAt = now
	l.live.o.Clinics.SaveAgain()
	l.removals.deleteAgain()
	l.reloadClinic()
	if !slices.Equal(before, l.removals.notices()) {
		l.changed()
	}
}

// unsavedPause is how long retryUnsaved may wait.
func (l *loop) unsavedPause() time.Duration {
	now, pause := l.now(), time.Minute
	if l.removals.pending() {
		pause = diskRetryPause
	}
	if next := l.keys.next(); !next.IsZero() {
		pause = min(pause, max(0, next.Sub(now)))
	}
	return pause
}

// updateClinic changes what people made of a clinic, on screen or not.
func (l *loop) updateClinic(id storage.ClinicID, change func(*storage.Clinic)) {
	clinic, ok := l.live.o.Clinics.Get(id)
	if !ok {
		return // it was forgotten since
	}
	change(&clinic)
	clinic.ID = id
	logUnsaved(l.live.o.Clinics.Save(clinic))
	l.reloadClinic()
}

// reloadClinic takes up what is kept of the clinic on screen.
func (l *loop) reloadClinic() {
	if clinic, ok := l.live.o.Clinics.Get(l.clinic.ID); ok {
		l.clinic = clinic
	}
}

// update changes what people made of the clinic on screen.
func (l *loop) update(change func(*storage.Clinic)) { l.updateClinic(l.clinic.ID, change) }

// rename follows the name and the address that Cliniko tells.
func (l *loop) rename(s cliniko.Settings) {
	if l.clinic.Name != s.Name || l.clinic.Subdomain != s.Subdomain {
		l.update(func(c *storage.Clinic) { c.Name, c.Subdomain = s.Name, s.Subdomain })
	}
}
