package storage

import (
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

// Clinics are the files of the clinics in one folder.
type Clinics struct{}

// OpenClinics reads the clinics of a folder; one that cannot be read is set aside,
// and named in the error, which does not stop the others.
func OpenClinics(dir string) (*Clinics, error) { panic("stub") }

// All lists the clinics by name, the unconnected one left out.
func (c *Clinics) All() []Clinic { panic("stub") }

// Get is one clinic; the zero id gives the unconnected one, which always exists.
func (c *Clinics) Get(id ClinicID) (Clinic, bool) { panic("stub") }

// Save writes a clinic's file whole or not at all.
func (c *Clinics) Save(clinic Clinic) error { panic("stub") }

// Remove deletes a clinic's file.
func (c *Clinics) Remove(id ClinicID) error { panic("stub") }
