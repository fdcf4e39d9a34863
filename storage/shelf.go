package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// Shelf keeps small records for all processes of this app that have its folder, each in
// a file of its own. A record may be lost at any time, and is not written to outlast a
// power cut. Its methods may be called from any goroutine.
type Shelf struct{ dir string }

// NewShelf is a shelf in a folder, which is made when it is first used.
func NewShelf(dir string) Shelf { return Shelf{dir} }

const (
	shelfPatience = time.Second // for the others who change a record
	shelfPause    = 2 * time.Millisecond
	recordBytes   = 1 << 20
)

// Change gives a record, nil for none, to a function that nobody else runs meanwhile, in
// this process or another, and keeps what it returns. With an error the function may not
// have been called, and what it returned may be lost.
func (s Shelf) Change(name string, change func(before []byte) (after []byte)) error {
	file, err := s.hold(filepath.Join(s.dir, "budget-"+name+".lock"))
	if err != nil {
		return fmt.Errorf("hold a shared record: %w", err)
	}
	before, err := io.ReadAll(io.LimitReader(file, recordBytes))
	if err == nil {
		err = rewrite(file, change(before))
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("change a shared record: %w", err)
	}
	return nil
}

// hold opens a file that nobody else has open in this way, and waits for them.
func (s Shelf) hold(path string) (*os.File, error) {
	if err := os.MkdirAll(s.dir, folderMode); err != nil {
		return nil, err
	}
	for end := time.Now().Add(shelfPatience); ; time.Sleep(shelfPause) {
		file, err := lockFile(path)
		if !errors.Is(err, errLocked) || time.Now().After(end) {
			return file, err
		}
	}
}

// rewrite never leaves less than there was or is to be: an empty record would say nothing.
func rewrite(file *os.File, content []byte) error {
	if _, err := file.WriteAt(content, 0); err != nil {
		return err
	}
	return file.Truncate(int64(len(content)))
}
