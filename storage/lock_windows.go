package storage

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes a lock that ends with the process, and never waits. The error is
// errLocked when somebody else has it. The lock is the open file itself, shared with
// nobody.
func lockFile(path string) (*os.File, error) {
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	switch {
	case errors.Is(err, windowsSharingViolation):
		return nil, errLocked
	case err != nil:
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}
