package live

import (
	"slices"
	"time"
)

// diskRetryPause is how long the disk is left alone after it did not do something with a
// clinic's file.
const diskRetryPause = 10 * time.Second

// retryUnsaved tries again what the disk did not do, and says how long until the next time.
func (l *loop) retryUnsaved(now time.Time) time.Duration {
	if !l.removals.pending() {
		return idle
	}
	if now.Sub(l.removals.triedAt) >= diskRetryPause {
		l.lookAtDisk(now)
	}
	return diskRetryPause
}

// lookAtDisk tries again what the disk did not do, and looks at what else is said about it.
func (l *loop) lookAtDisk(now time.Time) {
	before := l.removals.notices()
	l.removals.triedAt = now
	l.live.o.Clinics.SaveAgain()
	l.removals.deleteAgain()
	l.reloadClinic()
	if !slices.Equal(before, l.removals.notices()) {
		l.changed()
	}
}
