package cliniko

import (
	"strings"
	"time"
)

// Ids are 64-bit numbers that Cliniko sends as strings; they stay strings here,
// since they do not fit a float64. An empty id means "any" or "none".
type (
	AccountID         string
	UserID            string
	BusinessID        string
	PractitionerID    string
	AppointmentTypeID string
)

// Account is everything read about a clinic but its slots. It is a snapshot: built
// once and never changed. A list that could not be read keeps what an earlier
// reading gave, and Lists says so.
type Account struct {
	Shard            Shard
	User             User
	Settings         Settings
	Businesses       []Business
	Practitioners    []Practitioner
	AppointmentTypes []AppointmentType
	Services         []Service
	Hours            []Hours
	Availability     []AvailabilityBlock // beside Hours
	Blocks           []UnavailableBlock

	// TypesOf says which appointment types a practitioner gives. A practitioner who
	// is no key in it has not been asked about.
	TypesOf map[PractitionerID][]AppointmentTypeID
	// WorkingAt says which practitioners work at a business, as Cliniko lists them.
	// A business that is no key in it has not been asked about.
	WorkingAt map[BusinessID][]PractitionerID

	// Lists says for each list when it was last read and what went wrong since.
	Lists map[List]Reading
}

// List names one of the readings that make up an Account.
type List string

// The lists of an Account.
const (
	ListUser                  List = "user"
	ListSettings              List = "settings"
	ListBusinesses            List = "businesses"
	ListPractitioners         List = "practitioners"
	ListInactivePractitioners List = "inactive practitioners"
	ListAppointmentTypes      List = "appointment types"
	ListServices              List = "services"
	ListHours                 List = "hours"
	ListAvailability          List = "availability blocks"
	ListBlocks                List = "unavailable blocks"
	ListTypesOf               List = "types of practitioners"
	ListWorkingAt             List = "practitioners of businesses"
)

// Reading is the state of one list. The zero Reading has never been tried.
type Reading struct {
	At      time.Time // when it was last read well, UTC; zero: never
	Problem Kind      // why the newest attempt failed; KindNone: it did not
}

// Known reports whether the list has ever been read well.
func (r Reading) Known() bool { return !r.At.IsZero() }

// User is the person the key belongs to (GET /user).
type User struct {
	ID        UserID
	FirstName string
	LastName  string
	Role      string // "administrator", "power receptionist", …; free text, may be empty
	Active    bool
	Zone      string // IANA name, may be empty
}

// Name is the user's first and last name.
func (u User) Name() string { return joinNames(u.FirstName, u.LastName) }

// Settings is what GET /settings/public tells about the clinic.
type Settings struct {
	AccountID      AccountID
	Name           string
	Subdomain      string // as sent, not validated: see [NewSite]
	Country        string
	CountryCode    string
	PatientWord    string // "patient" or "client"; empty: not told
	OnlineBookings OnlineBookings
	// OneZone: Cliniko said that it counts by one zone everywhere (its time zone support is
	// off). false: businesses may have zones of their own, or it did not say.
	OneZone bool
}

// OnlineBookings is the account-wide part of the booking rules. A nil number is
// one that Cliniko did not tell.
type OnlineBookings struct {
	Enabled          bool // also when Untold: the free times tell then
	Untold           bool // Cliniko did not say whether they are enabled
	LeadTimeHours    *int // min_hours_advance_required_to_book
	DaysAhead        *int // allow_bookings_days_in_advance
	MaxPerDaySegment *int // max_appointments_per_day_segment; how "unlimited" is sent is not documented
}

// Business is one branch of the clinic.
type Business struct {
	ID          BusinessID
	Name        string
	ShowOnline  bool
	Archived    bool
	Zone        string // IANA name as Cliniko sends it; see [Account.Zone]
	ZoneLabel   string // "Melbourne", "Eastern Time (US & Canada)"
	CountryCode string
	// AppointmentTypes are the types given at this business. nil: not told.
	AppointmentTypes []AppointmentTypeID
}

// Practitioner is a person who can be booked.
type Practitioner struct {
	ID          PractitionerID
	Name        string
	Designation string
	Active      bool
	ShowOnline  bool
	DefaultType AppointmentTypeID // empty: none set
}

// AppointmentType is a kind of appointment, with its length.
type AppointmentType struct {
	ID            AppointmentTypeID
	Name          string
	Category      string
	Minutes       int
	MaxAttendees  int // above 1: a group type
	ShowOnline    bool
	Archived      bool
	LeadTimeHours *int // nil: the account's lead time counts
}

// Group reports whether several patients share one appointment of this type.
func (t AppointmentType) Group() bool { return t.MaxAttendees > 1 }

// Service says who gives an appointment type at a business (GET /services).
type Service struct {
	Business        BusinessID
	AppointmentType AppointmentTypeID
	Practitioners   []PractitionerID
}

// Hours is the weekly schedule of a practitioner at a business on one weekday
// (GET /daily_availabilities), in that business's wall-clock time.
type Hours struct {
	Practitioner PractitionerID
	Business     BusinessID
	Weekday      time.Weekday
	Windows      []Window
	Zone         string // IANA name of the record, may be empty
}

// Window is a stretch of a day in minutes since its midnight. To may pass 24*60 for
// hours that run over midnight.
type Window struct{ From, To int }

// Minutes is the length of the window.
func (w Window) Minutes() int { return w.To - w.From }

// UnavailableBlock is time that staff have blocked. Its notes are never decoded:
// they may name patients.
type UnavailableBlock struct {
	Practitioner PractitionerID
	Business     BusinessID // empty: every business
	Start, End   time.Time  // UTC
}

func joinNames(first, last string) string {
	return strings.TrimSpace(first + " " + last)
}
