//go:build !windows

package storage

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes a lock that ends with the process, and never waits. The error is
// errLocked when somebody else has it.
func lockFile(path string) (*os.File, error) {
	file, err := openFile(path, os.O_CREATE|os.O_RDWR)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return file, nil
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errLocked
	}
	return nil, errors.Join(err, file.Close())
}
