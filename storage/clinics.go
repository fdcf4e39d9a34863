package storage

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Clinic is what people made of one connected account: its place in the guide and
// their choices. It is never rebuilt from Cliniko and survives a lost cache.
type Clinic struct {
	ID        ClinicID  `json:"id"`
	Name      string    `json:"name"`
	Subdomain string    `json:"subdomain"`
	User      string    `json:"user"` // whose key it is
	Role      string    `json:"role"`
	Added     time.Time `json:"added"`

	Ticks      map[string]time.Time `json:"ticks,omitempty"` // action of the guide → when the user ticked it
	Marks      []Mark               `json:"marks,omitempty"`
	HandedOver *HandOver            `json:"handed_over,omitempty"`
	Choices    Choices              `json:"choices"`

	// Two checks in short, for later ones to be compared with: the newest, and the last of
	// an earlier run of the app. JSON, or nothing; what is in it is not looked at here.
	LastCheck json.RawMessage `json:"last_check,omitempty"`
	LastVisit json.RawMessage `json:"last_visit,omitempty"`

	ForgetKeyOnClose bool `json:"forget_key_on_close,omitempty"`
}

// Mark is the clinic's word on an entity or an offering; empty ids mean any.
type Mark struct {
	cliniko.Offering
	Word string    `json:"word"`
	At   time.Time `json:"at"`
}

// HandOver says who received the key, and when.
type HandOver struct {
	To string    `json:"to"`
	At time.Time `json:"at"`
}

// Choices are what the calendar was left at.
type Choices struct {
	Business            cliniko.BusinessID          `json:"business,omitempty"`
	HiddenPractitioners []cliniko.PractitionerID    `json:"hidden_practitioners,omitempty"`
	HiddenTypes         []cliniko.AppointmentTypeID `json:"hidden_types,omitempty"`
}

// clone shares nothing that could be changed.
func (c Clinic) clone() Clinic {
	c.Ticks = maps.Clone(c.Ticks)
	c.Marks = slices.Clone(c.Marks)
	if c.HandedOver != nil {
		handed := *c.HandedOver
		c.HandedOver = &handed
	}
	c.LastCheck, c.LastVisit = slices.Clone(c.LastCheck), slices.Clone(c.LastVisit)
	c.Choices.HiddenPractitioners = slices.Clone(c.Choices.HiddenPractitioners)
	c.Choices.HiddenTypes = slices.Clone(c.Choices.HiddenTypes)
	return c
}

// Clinics are the files of the clinics, one each, in the folder "clinics" of the data
// folder. One process writes them; others may read. Any goroutine.
type Clinics struct {
	dir string

	mu      sync.Mutex
	clinics map[ClinicID]clinicFile
}

// UnreadableClinics names the files that were set aside.
type UnreadableClinics struct{ Files []string }

func (e *UnreadableClinics) Error() string {
	return "clinics that cannot be read: " + strings.Join(e.Files, ", ")
}

const unreadable = "unreadable"

func clinicsFolder(dir string) string { return filepath.Join(dir, "clinics") }

// OpenClinics reads the clinics of a data folder. The Clinics can be used whatever the
// error: a file that cannot be read is set aside and named in an [*UnreadableClinics],
// which does not stop the others.
func OpenClinics(dir string) (*Clinics, error) {
	c := &Clinics{dir: clinicsFolder(dir), clinics: map[ClinicID]clinicFile{{}: {}}}
	entries, err := os.ReadDir(c.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return c, fmt.Errorf("read the clinics: %w", err)
	}
	bad := &UnreadableClinics{}
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		if err := c.load(entry.Name()); err != nil {
			bad.Files = append(bad.Files, entry.Name())
		}
	}
	if len(bad.Files) > 0 {
		return c, bad
	}
	return c, nil
}

func (c *Clinics) load(name string) error {
	path := filepath.Join(c.dir, name)
	file, err := readClinicFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // removed since the folder was listed
	}
	if err == nil && file.ID.fileName() != name {
		err = errors.New("the file of another clinic")
	}
	if err != nil {
		return errors.Join(err, setAside(path, unreadable))
	}
	c.clinics[file.ID] = file
	return nil
}

// All lists the clinics by name, the unconnected one left out.
func (c *Clinics) All() []Clinic {
	c.mu.Lock()
	defer c.mu.Unlock()
	var all []Clinic
	for id, file := range c.clinics {
		if id != (ClinicID{}) {
			all = append(all, file.clone())
		}
	}
	slices.SortFunc(all, func(a, b Clinic) int {
		return cmp.Or(
			cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)),
			cmp.Compare(a.ID.String(), b.ID.String()))
	})
	return all
}

// Get is one clinic; the zero id gives the unconnected one, which always exists.
func (c *Clinics) Get(id ClinicID) (Clinic, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	file, ok := c.clinics[id]
	return file.clone(), ok
}

// Save writes a clinic's file whole or not at all, and not when it says the same
// already. When it cannot be written, the
// clinic is kept in memory, and the error says that it will not last.
func (c *Clinics) Save(clinic Clinic) error {
	if err := checkClinicID(clinic.ID); err != nil {
		return fmt.Errorf("save a clinic: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	file := clinicFile{Clinic: clinic.clone(), newer: c.clinics[clinic.ID].newer}
	c.clinics[clinic.ID] = file
	content, err := file.encode()
	if err == nil {
		err = writeWhole(filepath.Join(c.dir, file.ID.fileName()), content)
	}
	if err != nil {
		return fmt.Errorf("save a clinic: %w", err)
	}
	return nil
}

// Remove deletes a clinic's file and what was set aside of it. The unconnected clinic
// starts anew.
func (c *Clinics) Remove(id ClinicID) error {
	if err := checkClinicID(id); err != nil {
		return fmt.Errorf("remove a clinic: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.clinics, id)
	if id == (ClinicID{}) {
		c.clinics[id] = clinicFile{}
	}
	path := filepath.Join(c.dir, id.fileName())
	var err error
	for _, file := range append(siblings(path, "."), path) {
		if fault := patiently(func() error { return os.Remove(file) }); !errors.Is(fault, fs.ErrNotExist) {
			err = errors.Join(err, fault)
		}
	}
	if err != nil {
		return fmt.Errorf("remove a clinic: %w", err)
	}
	return nil
}
