package storage

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Clinics are the files of the clinics in the folder "clinics" of the data folder. One
// process writes them; others may read. Any goroutine.
type Clinics struct {
	dir string

	mu       sync.Mutex
	clinics  map[ClinicID]*clinicEntry
	unlisted bool // the folder could not be listed
	open     bool // others can look into the data folder
}

// clinicEntry is a clinic as this process knows it.
type clinicEntry struct {
	clinicFile
	notice   NoticeKind // what was wrong with its files when they were read
	unsaved  bool
	unmerged *Clinic // what was read after somebody got the clinic, and is missing in what they save
}

// readOnly reports whether it is unknown what the file says, so that nothing may be
// written over it.
func (e *clinicEntry) readOnly() bool {
	return e.notice == NoticeClinicNewer || e.notice == NoticeClinicUnread
}

func clinicsFolder(dir string) string { return filepath.Join(dir, "clinics") }

func (c *Clinics) path(id ClinicID) string { return filepath.Join(c.dir, id.fileName()) }

// OpenClinics reads the clinics of a data folder and changes nothing there. They can be
// used whatever the error: it is about files that cannot be read, which do not stop
// the others, and of which [Clinics.Notices] tells people.
func OpenClinics(dir string) (*Clinics, error) {
	c := &Clinics{dir: clinicsFolder(dir), clinics: map[ClinicID]*clinicEntry{}, open: openToOthers(dir)}
	return c, c.list()
}

// list reads the clinics that are not known yet.
func (c *Clinics) list() error {
	names, err := c.names()
	if c.unlisted = err != nil; c.unlisted {
		return fmt.Errorf("list the clinics: %w", err)
	}
	var faults error
	for _, name := range names {
		if id, ok := clinicNamed(name); ok && c.clinics[id] == nil {
			faults = errors.Join(faults, c.load(id))
		}
	}
	return faults
}

func (c *Clinics) names() (names []string, err error) {
	if err := checkFolder(c.dir); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(c.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names, err
}

// load reads a clinic's files, if there are any.
func (c *Clinics) load(id ClinicID) error {
	file, notice, err := clinicFile{}, NoticeClinicUnread, checkFolder(c.dir)
	if err == nil {
		file, notice, err = readVersions(c.path(id), id)
	}
	if err != nil && notice == NoticeNone {
		return nil // there is none, or no longer
	}
	file.ID = id
	c.clinics[id] = &clinicEntry{clinicFile: file, notice: notice}
	return err
}

// dropUnfinished removes what a kill left of files being written. Only the process that
// writes the clinics may.
func (c *Clinics) dropUnfinished() {
	names, _ := c.names() // none that can be listed
	for _, name := range names {
		if path := filepath.Join(c.dir, name); unfinishedPattern.MatchString(name) && checkPlace(path) == nil {
			_ = os.Remove(path) // it is tried again at the next start
		}
	}
}

// repair puts good files in the place of damaged ones, which are set aside. Only the
// process that writes the clinics may.
func (c *Clinics) repair() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.clinics {
		if k.notice == NoticeClinicDamaged || k.notice == NoticeClinicRestored {
			_ = c.write(k) // it stays unsaved, which is said
		}
	}
}

// All lists the clinics by name, the unconnected one left out. One whose file cannot be
// read is there, with little more than its ID.
func (c *Clinics) All() (all []Clinic) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, k := range c.sorted() {
		if k.ID != (ClinicID{}) {
			all = append(all, k.clone())
		}
	}
	return all
}

func (c *Clinics) sorted() []*clinicEntry {
	return slices.SortedFunc(maps.Values(c.clinics), func(a, b *clinicEntry) int {
		return cmp.Or(
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			cmp.Compare(a.ID.String(), b.ID.String()))
	})
}

// Get is one clinic; the zero id gives the unconnected one, which always exists.
func (c *Clinics) Get(id ClinicID) (Clinic, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.clinics[id]
	if k == nil {
		return Clinic{}, id == ClinicID{}
	}
	k.unmerged = nil
	return k.clone(), true
}

// Notices are the words to the user that stand now: about the folder, then by clinic.
func (c *Clinics) Notices() (all []Notice) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open {
		all = append(all, Notice{Kind: NoticeFolderOpen, Folder: filepath.Dir(c.dir)})
	}
	if c.unlisted {
		all = append(all, Notice{Kind: NoticeFolderUnread, Folder: filepath.Dir(c.dir)})
	}
	for _, k := range c.sorted() {
		if k.notice != NoticeNone {
			all = append(all, Notice{Kind: k.notice, Clinic: k.ID, Name: k.Name, Folder: c.dir})
		}
		if k.unsaved && !k.readOnly() {
			all = append(all, Notice{Kind: NoticeClinicUnsaved, Clinic: k.ID, Name: k.Name, Folder: filepath.Dir(c.dir)})
		}
	}
	return all
}

// Waiting reports whether [Clinics.SaveAgain] has something to try.
func (c *Clinics) Waiting() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	waits := c.unlisted
	for _, k := range c.clinics {
		waits = waits || k.unsaved || k.notice == NoticeClinicUnread
	}
	return waits
}

// Save writes a clinic's file whole or not at all, and not when it says the same
// already. When it cannot be written, the clinic is kept in memory for [Clinics.SaveAgain],
// and the error says why; [Clinics.Notices] says so until it is written.
func (c *Clinics) Save(clinic Clinic) error {
	if err := checkClinicID(clinic.ID); err != nil {
		return fmt.Errorf("save a clinic: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.clinics[clinic.ID]
	if k == nil || k.readOnly() {
		k = c.readAgain(clinic.ID)
	}
	k.Clinic, k.unsaved = clinic.clone(), true
	if k.unmerged != nil {
		k.Clinic = clinic.mergedWith(*k.unmerged)
	}
	return c.write(k)
}

// SaveAgain tries to read what could not be read, and to write what could not be
// written, and looks again who can read the folder. It does little when all is well.
func (c *Clinics) SaveAgain() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open = openToOthers(filepath.Dir(c.dir))
	if c.unlisted {
		_ = c.list()
	}
	for _, k := range c.sorted() {
		if k.readOnly() {
			k = c.readAgain(k.ID)
		}
		if k.unsaved {
			_ = c.write(k) // its notice stands
		}
	}
}

// readAgain reads a clinic that was not known or not readable, and adds what somebody
// made of it in the meantime.
func (c *Clinics) readAgain(id ClinicID) *clinicEntry {
	before := c.clinics[id]
	delete(c.clinics, id)
	_ = c.load(id) // its notice says so
	k := c.clinics[id]
	if k == nil { // there is no file
		k = &clinicEntry{clinicFile: clinicFile{Clinic: Clinic{ID: id}}}
		c.clinics[id] = k
		if before != nil {
			k.Clinic, k.unsaved = before.clone(), before.unsaved
		}
		return k
	}
	read := k.clone()
	k.unmerged = &read
	if before != nil {
		k.Clinic, k.unsaved = before.mergedWith(read), before.unsaved
	}
	return k
}

// write writes a clinic whose file is known.
func (c *Clinics) write(k *clinicEntry) error {
	err := checkFolder(c.dir)
	if k.readOnly() {
		err = errors.New("nothing is written over a file that cannot be read")
	}
	if err == nil {
		err = writeVersion(c.path(k.ID), k.clinicFile)
	}
	if k.unsaved = err != nil; k.unsaved {
		return fmt.Errorf("save a clinic: %w", err)
	}
	return nil
}

// Remove deletes a clinic's files, also what was set aside of them. The unconnected
// clinic starts anew. After an error the clinic is still there.
func (c *Clinics) Remove(id ClinicID) error {
	if err := checkClinicID(id); err != nil {
		return fmt.Errorf("remove a clinic: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	err := checkFolder(c.dir)
	if err == nil {
		err = removeVersions(c.path(id))
	}
	if err != nil {
		return fmt.Errorf("remove a clinic: %w", err)
	}
	delete(c.clinics, id)
	return nil
}
