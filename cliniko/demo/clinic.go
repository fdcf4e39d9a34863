package demo

import (
	"slices"
	"sync"
	"time"
)

// Clinic is everything there is to know about an invented clinic. Ids are numbers of
// 19 digits as text. Times are moments in any zone; minutes of a day are wall clock
// of the business.
type Clinic struct {
	ID          string
	Name        string
	Subdomain   string
	Country     string
	CountryCode string
	Zone        string // IANA name; the account's own zone, which the API does not tell
	Online      OnlineBookings

	Me               string // the user whom the key belongs to; must be one of Users
	Users            []User
	Businesses       []Business
	Practitioners    []Practitioner
	AppointmentTypes []AppointmentType
	Hours            []Hours
	MondayIsZero     bool // in the weekdays that the API tells; else Sunday is
	Availability     []AvailabilityBlock
	Blocks           []Block
	Bookings         []Booking
	Sessions         []Session

	// Cliniko's lists do not always agree. Listed are combinations that GET /services
	// names whatever the other lists say, Unlisted those that it leaves out.
	Listed, Unlisted []Offering

	// Refused are combinations that are answered with 404 though every switch is on,
	// which users of the real API have reported without getting a reason.
	Refused []Offering
}

// OnlineBookings are the account-wide settings of online bookings.
type OnlineBookings struct {
	Enabled          bool
	LeadTimeHours    int
	DaysAhead        int
	MaxPerDaySegment int // 0: unlimited; how Cliniko writes that is not documented
}

// User is a person who can log in.
type User struct {
	ID        string
	FirstName string
	LastName  string
	Role      string // "administrator", "power receptionist", …
	Active    bool
}

// Business is one branch of the clinic.
type Business struct {
	ID               string
	Name             string
	City             string
	Zone             string // IANA name; empty or unknown: the account's zone counts
	ShowOnline       bool
	ArchivedAt       time.Time // zero: not archived
	AppointmentTypes []string  // ids of the types given here
	Practitioners    []string  // ids of the people who work here
}

// Practitioner is a person who can be booked.
type Practitioner struct {
	ID               string
	User             string
	FirstName        string
	LastName         string
	Designation      string
	Active           bool
	ShowOnline       bool
	DefaultType      string   // empty: none set
	AppointmentTypes []string // ids of the types this person gives
}

// AppointmentType is a kind of appointment.
type AppointmentType struct {
	ID            string
	Name          string
	Category      string
	Minutes       int
	MaxAttendees  int // above 1: a group type
	ShowOnline    bool
	ArchivedAt    time.Time // zero: not archived
	LeadTimeHours *int      // nil: the account's lead time counts
}

// Group reports whether several patients share an appointment of this type.
func (t AppointmentType) Group() bool { return t.MaxAttendees > 1 }

// Hours are the weekly hours of a practitioner at a business on one weekday.
type Hours struct {
	ID           string
	Practitioner string
	Business     string
	Weekday      time.Weekday // Sunday is 0, or 7 as older documents count
	Windows      []Window
}

// Window is a stretch of a day, in minutes since its midnight. To may pass 24*60: the
// window then ends on the next day.
type Window struct{ From, To int }

// AvailabilityBlock is time beside the weekly hours in which a practitioner can be booked
// at a business. It comes back at the same hour for so many weeks.
type AvailabilityBlock struct {
	ID           string
	Practitioner string
	Business     string
	Start, End   time.Time
	Weeks        int // after the first; 0: it does not come back
}

// Block is time that staff have made unavailable. It blocks the practitioner at every
// business, since nobody is in two places.
type Block struct {
	ID           string
	Practitioner string
	Business     string // empty: no business is named
	Start, End   time.Time
	Notes        string
}

// Booking is booked time.
type Booking struct {
	Practitioner string
	Business     string
	Start, End   time.Time
}

// Session is a group appointment that staff have put in the calendar.
type Session struct {
	Offering
	Start, End time.Time
	Places     int
	Taken      int
}

// Offering is one appointment type given by one practitioner at one business.
type Offering struct{ Business, Practitioner, AppointmentType string }

// Business finds a business by its id; nil: there is none.
func (c *Clinic) Business(id string) *Business {
	return find(c.Businesses, func(b *Business) bool { return b.ID == id })
}

// Practitioner finds a practitioner by id; nil: there is none.
func (c *Clinic) Practitioner(id string) *Practitioner {
	return find(c.Practitioners, func(p *Practitioner) bool { return p.ID == id })
}

// AppointmentType finds an appointment type by its id; nil: there is none.
func (c *Clinic) AppointmentType(id string) *AppointmentType {
	return find(c.AppointmentTypes, func(t *AppointmentType) bool { return t.ID == id })
}

// User finds a user by id; nil: there is none.
func (c *Clinic) User(id string) *User {
	return find(c.Users, func(u *User) bool { return u.ID == id })
}

func find[T any](all []T, is func(*T) bool) *T {
	for i := range all {
		if is(&all[i]) {
			return &all[i]
		}
	}
	return nil
}

// Offerings lists the combinations that are linked throughout: the practitioner works
// at the business and gives the type, and the type is given there. Switches do not
// count. They come by business, type and practitioner, as GET /services has them.
func (c *Clinic) Offerings() []Offering {
	var linked []Offering
	for _, b := range c.Businesses {
		for _, t := range b.AppointmentTypes {
			for _, id := range b.Practitioners {
				if p := c.Practitioner(id); p != nil && slices.Contains(p.AppointmentTypes, t) {
					linked = append(linked, Offering{b.ID, id, t})
				}
			}
		}
	}
	return linked
}

// named are the combinations that services name. They leave out what is archived or
// inactive, and keep what is only hidden: our choice.
func (c *Clinic) named() []Offering {
	linked := slices.DeleteFunc(c.Offerings(), func(o Offering) bool {
		return slices.Contains(c.Unlisted, o) || slices.Contains(c.Listed, o) ||
			!c.Business(o.Business).ArchivedAt.IsZero() || !c.Practitioner(o.Practitioner).Active ||
			!c.AppointmentType(o.AppointmentType).ArchivedAt.IsZero()
	})
	return append(linked, c.Listed...)
}

// SetHours replaces all weekly hours of a practitioner at a business. A weekday
// without windows gets no record.
func (c *Clinic) SetHours(practitioner, business string, week map[time.Weekday][]Window) {
	c.Hours = slices.DeleteFunc(c.Hours, func(h Hours) bool {
		return h.Practitioner == practitioner && h.Business == business
	})
	for day := time.Sunday; day <= time.Saturday; day++ {
		if len(week[day]) > 0 {
			id := hoursID(practitioner, business, day)
			c.Hours = append(c.Hours, Hours{id, practitioner, business, day, week[day]})
		}
	}
}

// location is the zone of a business. A business without a known zone follows the
// account, and an account without one UTC (our choice).
func (c *Clinic) location(b *Business) *time.Location {
	for _, name := range []string{b.Zone, c.Zone} {
		if zone := loadZone(name); zone != nil {
			return zone
		}
	}
	return time.UTC
}

// manyZones reports whether some business has a zone of its own.
func (c *Clinic) manyZones() bool {
	return slices.ContainsFunc(c.Businesses, func(b Business) bool { return c.location(&b) != c.accountLocation() })
}

func (c *Clinic) accountLocation() *time.Location { return c.location(&Business{}) }

// zones keeps what was loaded: time.LoadLocation reads a file each time.
var zones sync.Map

func loadZone(name string) *time.Location {
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location)
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" {
		zone = nil
	}
	zones.Store(name, zone)
	return zone
}
