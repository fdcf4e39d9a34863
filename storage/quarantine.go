package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unreadable is the word for what is set aside and is not the database.
const unreadable = "unreadable"

// quarantine sets a file aside: it renames it, whatever it is, to NAME.WORD-TIME, a name that nothing has.
func quarantine(path, word string) error {
	free, err := freeName(path + "." + word + "-" + time.Now().UTC().Format("20060102-150405.000"))
	if err == nil {
		err = rename(path, free)
	}
	if err != nil {
		return fmt.Errorf("set a file aside: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

func freeName(wanted string) (string, error) {
	name := wanted
	for n := 2; ; n++ {
		_, err := os.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
		if err != nil {
			return "", err
		}
		name = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// quarantineMisplaced makes room for a file of ours where something else stands.
func quarantineMisplaced(path string) error { return quarantineUnless(fs.FileMode.IsRegular, path) }

// quarantineUnless sets aside what stands at a path, if anything does and it is not of a kind.
func quarantineUnless(is func(fs.FileMode) bool, path string) error {
	err := checkKind(is, path)
	if errors.Is(err, errMisplaced) {
		return quarantine(path, unreadable)
	}
	return err
}

// removeQuarantined removes what was set aside of a file under a word.
func removeQuarantined(path, word string) (err error) {
	for _, file := range siblings(path, "."+word+"-") {
		err = errors.Join(err, os.Remove(file)) // a folder that holds something stays
	}
	return err
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
