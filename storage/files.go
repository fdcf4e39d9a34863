package storage

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
)

// Files is everything that a window needs of this computer, opened together and held
// by one process at a time.
type Files struct {
	Store    *Store
	Clinics  *Clinics
	instance *Instance // nil: the folder cannot be written, so nobody can be kept out
}

// OpenFiles claims the folders and opens what is in them. ErrRunning: the other window was
// asked to come forward; ErrNotAnswering: it does not answer; ErrInUse: another process has
// the store.
func OpenFiles(p Paths) (*Files, error) {
	instance, err := Claim(p.Data)
	if errors.Is(err, ErrRunning) || errors.Is(err, ErrNotAnswering) {
		return nil, err
	}
	if err != nil {
		slog.Warn("the folder could not be claimed", "err", err)
		instance = nil
	}
	store, err := OpenStore(p.Cache)
	if err != nil {
		instance.closeIfHeld()
		return nil, fmt.Errorf("open what is kept: %w", err)
	}
	clinics, err := OpenClinics(p.Data)
	if err != nil {
		slog.Warn("a clinic could not be read", "err", err)
	}
	if instance != nil {
		clinics.dropUnfinished()
		clinics.repair()
		dropUnfinished(filepath.Join(p.Data, preferencesFile))
	}
	return &Files{Store: store, Clinics: clinics, instance: instance}, nil
}

// Raise is received from when the app is started once more; nil: nobody asks.
func (f *Files) Raise() <-chan struct{} {
	if f.instance == nil {
		return nil
	}
	return f.instance.Raise()
}

// StopAnswering is for when the window has closed, before what is behind it ends: a start of
// the app meanwhile waits for that.
func (f *Files) StopAnswering() {
	if f.instance != nil {
		f.instance.StopAnswering()
	}
}

// Close closes the store and lets another process have the folders.
func (f *Files) Close() {
	if err := f.Store.Close(); err != nil {
		slog.Warn("the store was not closed well", "err", err)
	}
	f.instance.closeIfHeld()
}

func (i *Instance) closeIfHeld() {
	if i == nil {
		return
	}
	if err := i.Close(); err != nil {
		slog.Warn("the folder was not released", "err", err)
	}
}
