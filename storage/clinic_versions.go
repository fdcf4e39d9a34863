package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"mieahealth.com/companion/cliniko"
)

// A clinic has two files: the newest version and, beside it, the one before. Each is
// written whole. At every moment one of them is good, or was damaged by somebody else.

const previousMark = ".previous"

const clinicPattern = `\A(start|[a-z]{2}[0-9]{1,2}-[0-9a-z_]{1,64})\.json(` + previousMark + `)?`

var (
	versionPattern    = regexp.MustCompile(clinicPattern + `\z`)
	unfinishedPattern = regexp.MustCompile(clinicPattern + newMark + `[0-9]+\z`)
)

var accountPattern = regexp.MustCompile(`\A[0-9a-z_]{1,64}\z`)

func checkClinicID(id ClinicID) error {
	if id == (ClinicID{}) {
		return nil
	}
	shard, err := cliniko.ParseShard(string(id.Shard))
	if err != nil || shard != id.Shard || !accountPattern.MatchString(string(id.Account)) {
		return errors.New("not the id of a clinic")
	}
	return nil
}

// fileName is safe on every file system for an id that [checkClinicID] lets pass.
func (id ClinicID) fileName() string {
	if id == (ClinicID{}) {
		return "start.json"
	}
	return string(id.Shard) + "-" + string(id.Account) + ".json"
}

// clinicNamed is the clinic that a file's name is for.
func clinicNamed(name string) (id ClinicID, ok bool) {
	shape := versionPattern.FindStringSubmatch(name)
	if shape == nil {
		return id, false
	}
	if shard, account, connected := strings.Cut(shape[1], "-"); connected {
		id = ClinicID{Shard: cliniko.Shard(shard), Account: cliniko.AccountID(account)}
	}
	return id, checkClinicID(id) == nil
}

// readVersions reads the newest version of a clinic, else the one before. The notice
// says what was wrong, and the error why; fs.ErrNotExist: there is neither.
func readVersions(path string, id ClinicID) (clinicFile, NoticeKind, error) {
	file, err := readClinicFile(path, id)
	if kind := clinicNotice(err); err == nil || kind == NoticeClinicNewer || kind == NoticeClinicUnread {
		return file, kind, err
	}
	before, fault := readClinicFile(path+previousMark, id)
	switch {
	case fault == nil:
		return before, NoticeClinicRestored, err
	case errors.Is(fault, fs.ErrNotExist):
		return clinicFile{}, clinicNotice(err), err
	}
	return before, clinicNotice(fault), errors.Join(err, fault)
}

// clinicNotice is what an error of [readClinicFile] means.
func clinicNotice(err error) NoticeKind {
	switch {
	case err == nil, errors.Is(err, fs.ErrNotExist):
		return NoticeNone
	case errors.Is(err, errDamaged):
		return NoticeClinicDamaged
	case errors.Is(err, errNewer):
		return NoticeClinicNewer
	}
	return NoticeClinicUnread
}

// writeVersion puts a new version in place and keeps the one that was there. A damaged
// one is set aside; one that cannot be read is an error and left alone.
func writeVersion(path string, file clinicFile) error {
	content, err := file.encode()
	if err != nil || holds(path, content) {
		return err
	}
	there, err := readClinicFile(path, file.ID)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	case errors.Is(err, errDamaged):
		err = quarantineNewest(path, file.ID, content)
	case err == nil:
		err = keepPrevious(path, there)
	}
	if err != nil {
		return err
	}
	return writeWhole(path, content)
}

func keepPrevious(path string, file clinicFile) error {
	content, err := file.encode()
	if err != nil {
		return err
	}
	return writeWhole(path+previousMark, content)
}

// quarantineNewest first sees to it that there is a version before, so that the clinic can
// be found at every moment.
func quarantineNewest(path string, id ClinicID, content []byte) error {
	previous := path + previousMark
	_, err := readClinicFile(previous, id)
	if errors.Is(err, errDamaged) {
		if err = quarantine(previous, unreadable); err == nil {
			err = fs.ErrNotExist
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = writeWhole(previous, content)
	}
	if err != nil {
		return err
	}
	return quarantine(path, unreadable)
}

// removeVersions deletes all files of a clinic, each for good before the next.
func removeVersions(path string) error {
	dir := filepath.Dir(path)
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := errors.Join(quarantineMisplaced(path), quarantineMisplaced(path+previousMark)); err != nil {
		return err
	}
	for _, file := range removalOrder(path) {
		if err := errors.Join(remove(file), syncFolder(dir)); err != nil {
			return err
		}
	}
	return nil
}

// removalOrder has the newest version last, so that what a crash leaves is the whole
// clinic or nothing that would be read again.
func removalOrder(path string) (files []string) {
	for _, file := range siblings(path, ".") {
		if info, err := os.Lstat(file); err == nil && !info.IsDir() { // nothing of ours is in a folder
			files = append(files, file)
		}
	}
	return append(files, path)
}
