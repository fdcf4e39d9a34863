package storage

import (
	"errors"
	"os"

	"github.com/gofrs/flock"
)

var errLocked = errors.New("locked by another process")

// lockFile takes a lock that ends with the process, and never waits for whoever has it:
// the error is errLocked then. Nobody reads or writes the file itself: on Windows its lock
// keeps others from that.
func lockFile(path string) (lock *flock.Flock, err error) {
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	lock = flock.New(path, flock.SetFlag(os.O_CREATE|os.O_RDWR|neverFollow), flock.SetPermissions(fileMode))
	var locked bool
	err = retryWhileBusy(heldOpen, func() (err error) {
		locked, err = lock.TryLock()
		return err
	})
	if err == nil && !locked {
		err = errLocked
	}
	return lock, err
}
