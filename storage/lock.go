package storage

import (
	"errors"
	"os"

	"github.com/gofrs/flock"
)

var errLocked = errors.New("locked by another process")

// lockFile takes a lock that ends with the process, and never waits for whoever has it:
// the error is errLocked then, as while a program on Windows lets nobody open it. Nobody reads or writes the file itself: on Windows its lock
// keeps others from that.
func lockFile(path string) (lock *flock.Flock, err error) {
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	lock = flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR|neverFollow), flock.SetPermissions(fileMode))
	locked, err := lock.TryLock()
	if err == nil && !locked || errors.Is(err, windowsSharingViolation) {
		err = errLocked
	}
	return lock, err
}
