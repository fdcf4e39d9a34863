package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// SharedRecords keeps small records for all processes of this app that use its folder, each
// in a file of its own. A record may be lost at any time, and is not written to outlast a
// power cut. Its methods may be called from any goroutine.
type SharedRecords struct{ dir string }

// NewSharedRecords keeps records in a folder, which is made when it is first used.
func NewSharedRecords(dir string) SharedRecords { return SharedRecords{dir} }

const (
	recordLockTimeout  = time.Second // for the others who change a record
	recordLockInterval = 2 * time.Millisecond
	maxRecordBytes     = 1 << 20
)

// Change gives a record, nil for none, to a function that nobody else runs meanwhile, in
// this process or another, and keeps what it returns. With an error the function may not
// have been called, and what it returned may be lost.
func (s SharedRecords) Change(name string, change func(before []byte) (after []byte)) error {
	path := filepath.Join(s.dir, "budget-"+name)
	lock, err := s.lock(path + ".lock")
	if err != nil {
		return fmt.Errorf("lock a shared record: %w", err)
	}
	if err = errors.Join(changeFile(path+".json", change), lock.Close()); err != nil {
		return fmt.Errorf("change a shared record: %w", err)
	}
	return nil
}

func (s SharedRecords) lock(path string) (*flock.Flock, error) {
	if err := os.MkdirAll(s.dir, folderMode); err != nil {
		return nil, err
	}
	for end := time.Now().Add(recordLockTimeout); ; time.Sleep(recordLockInterval) {
		lock, err := lockFile(path)
		if !errors.Is(err, errLocked) || time.Now().After(end) {
			return lock, err
		}
	}
}

// changeFile writes over what a file holds and never empties it first: after a kill, an
// empty record would say nothing.
func changeFile(path string, change func(before []byte) (after []byte)) error {
	var file *os.File
	err := retryWhileBusy(heldOpen, func() (err error) {
		file, err = openFile(path, os.O_CREATE|os.O_RDWR)
		return err
	})
	if err != nil {
		return err
	}
	before, err := io.ReadAll(io.LimitReader(file, maxRecordBytes))
	if err == nil {
		after := change(before)
		if _, err = file.WriteAt(after, 0); err == nil {
			err = file.Truncate(int64(len(after)))
		}
	}
	return errors.Join(err, file.Close())
}
