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
	*Instance // that of nobody when the folder cannot be written: nobody can be kept out then
	Store     *Store
	Clinics   *Clinics
}

// OpenFiles claims the folders and opens what is in them. ErrRunning: the other window was
// asked to come forward; ErrNotAnswering: it does not answer; ErrInUse: another process has
// the store.
func OpenFiles(p Paths) (*Files, error) {
	instance, err := Claim(p.Data)
	claimed := err == nil
	switch {
	case errors.Is(err, ErrRunning), errors.Is(err, ErrNotAnswering):
		return nil, err
	case err != nil:
		slog.Warn("the folder could not be claimed", "err", err)
		instance = &Instance{}
	}
	store, err := OpenStore(p.Cache)
	if err != nil {
		return nil, fmt.Errorf("open what is kept: %w", errors.Join(err, instance.Close()))
	}
	clinics, err := OpenClinics(p.Data)
	if err != nil {
		slog.Warn("a clinic could not be read", "err", err)
	}
	if claimed {
		clinics.dropUnfinished()
		clinics.repair()
		dropUnfinished(filepath.Join(p.Data, preferencesFile))
	}
	return &Files{Instance: instance, Store: store, Clinics: clinics}, nil
}

// Close closes the store and lets another process have the folders.
func (f *Files) Close() {
	if err := f.Store.Close(); err != nil {
		slog.Warn("the store was not closed well", "err", err)
	}
	if err := f.Instance.Close(); err != nil {
		slog.Warn("the folder was not released", "err", err)
	}
}
