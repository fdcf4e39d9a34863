package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

const (
	folderMode = 0o700
	fileMode   = 0o600
)

// writeWhole puts content into a file so that a crash or a power cut leaves the old
// content or the new one, never a part. It makes the folder if need be, and leaves a
// file alone that has this content.
func writeWhole(path string, content []byte) error {
	if holds(path, content) {
		return nil
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return fmt.Errorf("make the folder: %w", err)
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

// holds reports whether a file has a content already. Only a regular file of the right
// size is read: anything may stand there.
func holds(path string, content []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(content)) {
		return false
	}
	there, err := os.ReadFile(path)
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

// setAside renames a file, whatever it is, to NAME.WORD-TIME and drops an older one
// of the same word.
func setAside(path, word string) error {
	aside := path + "." + word + "-" + time.Now().UTC().Format("20060102-150405.000")
	if err := rename(path, aside); err != nil {
		return fmt.Errorf("set a file aside: %w", err)
	}
	for _, old := range siblings(path, "."+word+"-") {
		if old != aside {
			_ = os.Remove(old) // a folder that holds something stays
		}
	}
	return syncFolder(filepath.Dir(path))
}

// siblings lists the files whose names are that of a path with something after it.
func siblings(path, mark string) []string {
	entries, _ := os.ReadDir(filepath.Dir(path))
	var found []string
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), filepath.Base(path)+mark) {
			found = append(found, filepath.Join(filepath.Dir(path), entry.Name()))
		}
	}
	return found
}

// rename replaces what stands at the new place.
func rename(from, to string) error {
	return patiently(func() error { return os.Rename(from, to) })
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

// Windows: a virus scanner or a sync client has the file open for a moment. A rename
// onto such a file is answered with "access denied".
const (
	windowsAccessDenied     = syscall.Errno(5)
	windowsSharingViolation = syscall.Errno(32)
)

// patiently tries again for up to two seconds while Windows says that somebody else
// has the file open.
func patiently(try func() error) error {
	err := try()
	for range 20 {
		busy := errors.Is(err, windowsSharingViolation) || errors.Is(err, windowsAccessDenied)
		if runtime.GOOS != "windows" || !busy {
			return err
		}
		time.Sleep(100 * time.Millisecond)
		err = try()
	}
	return err
}
