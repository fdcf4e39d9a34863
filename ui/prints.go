package ui

import (
	"log/slog"
	"os"
)

// prints is the folder of the pages that were made to print. Names and times of a clinic stand in
// them, so they stay no longer than the app runs.
type prints struct{ folder string }

// write puts a page into the folder.
func (p prints) write(name string, content []byte) (path string, err error) {
	if err := os.MkdirAll(p.folder, 0o700); err != nil {
		return "", err
	}
	return writeNew(p.folder, name, content)
}

// clear removes the folder with everything in it.
func (p prints) clear() {
	if err := os.RemoveAll(p.folder); err != nil {
		slog.Warn("the pages made to print were not removed", "err", err)
	}
}
