package ui

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
)

// prints is the folder of the pages that were made to print. Names and times of a clinic stand in
// them, so they stay no longer than the app runs.
type prints struct{ folder string }

const pageEnding = ".html"

// write puts a page into the folder.
func (p prints) write(name string, content []byte) (path string, err error) {
	if err := os.MkdirAll(p.folder, 0o700); err != nil {
		return "", err
	}
	return writeNew(p.folder, name, content)
}

// clear removes the pages, and the folder with them. What else somebody put there stays: the folder's
// name may be in use for something else where -data says so.
func (p prints) clear() {
	entries, err := os.ReadDir(p.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	for _, entry := range entries {
		if entry.Type().IsRegular() && filepath.Ext(entry.Name()) == pageEnding {
			err = errors.Join(err, os.Remove(filepath.Join(p.folder, entry.Name())))
		}
	}
	if err = errors.Join(err, os.Remove(p.folder)); err != nil {
		slog.Warn("the pages made to print were not removed", "err", err)
	}
}
