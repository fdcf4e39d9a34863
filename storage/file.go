package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"
)

const (
	folderMode = 0o700
	fileMode   = 0o600
)

var (
	errMisplaced = errors.New("something else stands in its place")
	errTooLarge  = errors.New("too large a file")
)

// openFile is the one way to open a file of ours. It never waits, follows no link in
// the file's own place, and opens nothing but a regular file: else errMisplaced.
func openFile(path string, flag int) (*os.File, error) {
	if err := checkPlace(path); err != nil {
		return nil, err // opening a device can already do something
	}
	file, err := os.OpenFile(path, flag|neverFollow, fileMode)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errMisplaced
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// checkPlace gives errMisplaced unless a regular file or nothing stands at a path: a link is
// neither.
func checkPlace(path string) error { return checkKind(fs.FileMode.IsRegular, path) }

// checkFolder gives errMisplaced unless a folder or nothing stands at a path; a link to a
// folder is none.
func checkFolder(path string) error { return checkKind(fs.FileMode.IsDir, path) }

func checkKind(is func(fs.FileMode) bool, path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !is(info.Mode()):
		return fmt.Errorf("%s: %w", filepath.Base(path), errMisplaced)
	}
	return nil
}

// readFile reads a file of ours. One of more than most bytes is errTooLarge.
func readFile(path string, most int64) (content []byte, err error) {
	err = retryWhileBusy(heldOpen, func() error {
		file, err := openFile(path, os.O_RDONLY)
		if err != nil {
			return err
		}
		content, err = io.ReadAll(io.LimitReader(file, most+1))
		return errors.Join(err, file.Close())
	})
	if err == nil && int64(len(content)) > most {
		err = errTooLarge
	}
	if err != nil {
		return nil, err
	}
	return content, nil
}

// withoutMark takes away the byte order mark that some editors put before a text.
func withoutMark(text []byte) []byte { return bytes.TrimPrefix(text, []byte("\uFEFF")) }

// writeWhole puts content into a file so that a crash or a power cut leaves the old
// content or the new one, never a part. It makes the folder if need be, leaves a file
// alone that has this content, and sets aside what is not a file.
func writeWhole(path string, content []byte) error {
	if holds(path, content) {
		return nil
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	if err := quarantineMisplaced(path); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, filepath.Base(path)+newMark+"*")
	if err != nil {
		return fmt.Errorf("make a file: %w", err)
	}
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = rename(temp.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), os.Remove(temp.Name()))
	}
	return syncFolder(dir)
}

// holds reports whether a file has a content already.
func holds(path string, content []byte) bool {
	there, err := readFile(path, int64(len(content)))
	return err == nil && bytes.Equal(there, content)
}

// newMark stands in the names of files that are not finished.
const newMark = ".new-"

// dropUnfinished removes what a crash left of a file being made.
func dropUnfinished(path string) {
	for _, unfinished := range siblings(path, newMark) {
		_ = os.Remove(unfinished)
	}
}

// rename replaces what stands at the new place.
func rename(from, to string) error {
	return retryWhileBusy(heldOrDenied, func() error { return os.Rename(from, to) })
}

// remove deletes a file, if there is one.
func remove(path string) error {
	err := retryWhileBusy(heldOrDenied, func() error { return os.Remove(path) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// syncFolder makes the names in a folder last. Windows has no such call, and needs none.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("sync a folder: %w", err)
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// openToOthers reports whether other users of this computer may look into a folder.
// Windows keeps that elsewhere than in the mode.
func openToOthers(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}

// Windows: a virus scanner or a sync client has the file open for a moment. A rename
// onto such a file, or its removal, is answered with "access denied"; for a reader that
// answer is about rights, and stays.
const (
	windowsAccessDenied     = syscall.Errno(5)
	windowsSharingViolation = syscall.Errno(32)
)

var (
	heldOpen     = []error{windowsSharingViolation}
	heldOrDenied = []error{windowsSharingViolation, windowsAccessDenied}
)

// retryWhileBusy tries again for up to two seconds while Windows answers that somebody else
// has the file open.
func retryWhileBusy(passing []error, try func() error) error {
	err := try()
	for range 20 {
		busy := slices.ContainsFunc(passing, func(answer error) bool { return errors.Is(err, answer) })
		if runtime.GOOS != "windows" || !busy {
			return err
		}
		time.Sleep(100 * time.Millisecond)
		err = try()
	}
	return err
}
