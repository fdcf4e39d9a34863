package terminal

import (
	"errors"
	"path/filepath"

	"mieahealth.com/companion/storage"
)

// Paths are the folders to use; clean removes those that were made for this run. The error is
// a [Failure].
func (l Line) Paths() (paths storage.Paths, clean func(), err error) {
	clean = func() {}
	switch {
	case l.Data != "":
		dir, err := filepath.Abs(l.Data) // a browser opens what lies in it
		if err != nil {
			return paths, clean, Failure("Couldn’t find the -data folder. Give its full path.")
		}
		paths = storage.PathsUnder(dir)
	case l.Demo:
		if paths, clean, err = storage.TemporaryPaths(); err != nil {
			err = Failure("This computer has no place for temporary files. Free some disk space, then start again.")
		}
	default:
		if paths, err = storage.DefaultPaths(); err != nil {
			err = Failure("Couldn’t find your user folder. Give a folder after -data.")
		}
	}
	return paths, clean, err
}

// Look is how a window begins that is as its own folder says: in a folder made for this run, it
// looks like this user's other windows.
func (l Line) Look(own storage.Preferences) storage.Preferences {
	usual, err := storage.DefaultPaths()
	if !l.Demo || l.Data != "" || err != nil {
		return own
	}
	look := storage.LoadPreferences(usual.Data)
	look.Clinic = own.Clinic
	return look
}

// Running says that there is a window already; the exit code is 0.
const Running Failure = "MIEA Companion is already running. Its window comes to the front."

// NotOpened says why [storage.OpenFiles] failed.
func NotOpened(err error) Failure {
	switch {
	case errors.Is(err, storage.ErrRunning):
		return Running
	case errors.Is(err, storage.ErrNotAnswering):
		return "MIEA Companion is still closing, or doesn’t answer. Wait a moment, then start it again."
	case errors.Is(err, storage.ErrInUse):
		return "MIEA Companion is already running with this folder. Use that window, or name another folder after -data."
	}
	return "MIEA Companion found no folder to keep free times in. Free some disk space, then start again."
}
