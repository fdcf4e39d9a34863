package live

import (
	"slices"
	"time"
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
