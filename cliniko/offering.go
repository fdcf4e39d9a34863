package cliniko

import (
	"cmp"
	"time"
)

// Offering is one appointment type given by one practitioner at one business: the
// thing that Cliniko answers available times for.
type Offering struct {
	Business        BusinessID
	Practitioner    PractitionerID
	AppointmentType AppointmentTypeID
}

// Compare orders offerings by the texts of their ids: business, practitioner, type.
func (o Offering) Compare(other Offering) int {
	return cmp.Or(
		cmp.Compare(o.Business, other.Business),
		cmp.Compare(o.Practitioner, other.Practitioner),
		cmp.Compare(o.AppointmentType, other.AppointmentType),
	)
}

// Slot is one bookable start of an offering. Start is UTC.
type Slot struct {
	Offering
	Start   time.Time
	Minutes int
}

// End is the moment the appointment would be over.
func (s Slot) End() time.Time { return s.Start.Add(time.Duration(s.Minutes) * time.Minute) }
