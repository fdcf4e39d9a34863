package storage

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
)

// Kept is everything that a window needs of this computer, opened together and held
// by one process at a time.
type Kept struct {
	Store    *Store
	Clinics  *Clinics
	instance *Instance // nil: the folder cannot be written, so nobody can be kept out
}

// OpenKept claims the folders and opens what is in them. raise is called when the app
// is started once more. ErrRunning: the other window was asked to come forward; ErrNotAnswering: it does not answer; ErrInUse:
// another process has the store.
func OpenKept(p Places, raise func()) (*Kept, error) {
	instance, err := Claim(p.Data, raise)
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
		clinics.mend()
		dropUnfinished(filepath.Join(p.Data, preferencesFile))
	}
	return &Kept{Store: store, Clinics: clinics, instance: instance}, nil
}

// Leave is for when the window has closed, before what is behind it ends: a start of the
// app meanwhile waits for that.
func (k *Kept) Leave() {
	if k.instance != nil {
		k.instance.StopAnswering()
	}
}

// Close closes the store and lets another process have the folders.
func (k *Kept) Close() {
	if err := k.Store.Close(); err != nil {
		slog.Warn("the store was not closed well", "err", err)
	}
	k.instance.closeIfHeld()
}

func (i *Instance) closeIfHeld() {
	if i == nil {
		return
	}
	if err := i.Close(); err != nil {
		slog.Warn("the folder was not released", "err", err)
	}
}
