package storage

import (
	"log/slog"
	"path/filepath"
	"sync"
)

// PreferencesFile writes the preferences on a goroutine of its own, so that nobody waits
// for the disk. Any goroutine may call its methods.
type PreferencesFile struct {
	path string
	done chan struct{}

	mu     sync.Mutex // of sending
	newest chan Preferences
	closed bool
}

// OpenPreferences gives the preferences of a data folder and the file to keep them in.
// Only the process that has the window may. The caller closes the file.
func OpenPreferences(dir string) (*PreferencesFile, Preferences) {
	f := &PreferencesFile{
		path: filepath.Join(dir, preferencesFile), done: make(chan struct{}), newest: make(chan Preferences, 1),
	}
	if err := quarantineMisplaced(f.path); err != nil {
		slog.Warn("the preferences cannot be kept", "err", err)
	}
	go f.write()
	return f, LoadPreferences(dir)
}

// Save has the preferences written soon and returns at once. Of several that wait, the
// newest is written; after Close, none.
func (f *PreferencesFile) Save(p Preferences) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	select {
	case <-f.newest:
	default:
	}
	f.newest <- p
}

// Close writes what is left, waits for it and ends the goroutine.
func (f *PreferencesFile) Close() {
	f.mu.Lock()
	if !f.closed {
		f.closed = true
		close(f.newest)
	}
	f.mu.Unlock()
	<-f.done
}

// write tries the last ones once more at the end, if the disk did not take them.
func (f *PreferencesFile) write() {
	defer close(f.done)
	var last Preferences
	var err error
	for last = range f.newest {
		err = last.save(f.path)
	}
	if err != nil {
		err = last.save(f.path)
	}
	if err != nil {
		slog.Warn("the preferences were not saved", "err", err)
	}
}
