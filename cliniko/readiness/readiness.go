package readiness

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// Cause is one reason why an offering has no slots or fewer.
type Cause string

// The causes, most basic first; this order is the order everywhere.
const (
	NoLongerBookable          Cause = "no_longer_bookable" // see Report.Losses
	OnlineBookingsOff         Cause = "online_bookings_off"
	BusinessHidden            Cause = "business_hidden"
	BusinessArchived          Cause = "business_archived"
	PractitionerHidden        Cause = "practitioner_hidden"
	PractitionerInactive      Cause = "practitioner_inactive"
	TypeHidden                Cause = "type_hidden"
	TypeArchived              Cause = "type_archived"
	TypeNotAtBusiness         Cause = "type_not_at_business"
	PractitionerNotOffering   Cause = "practitioner_not_offering_type"
	PractitionerNotAtBusiness Cause = "practitioner_not_at_business"
	NoHoursAtBusiness         Cause = "no_hours_at_business"
	HoursTooShort             Cause = "hours_too_short"
	LeadTimeExceedsHorizon    Cause = "lead_time_exceeds_horizon"
	GroupWithoutSessions      Cause = "group_without_sessions"
	Unavailable               Cause = "unavailable"
	FullyBooked               Cause = "fully_booked"
	Refused                   Cause = "refused"
	RoleCannotSee             Cause = "role_cannot_see"
	Unreachable               Cause = "unreachable"
	RateLimited               Cause = "rate_limited"
)

// What a finding can be about besides the causes.
const (
	NothingBookable  Cause = "nothing_bookable"
	StillOn          Cause = "still_on" // see ShouldBeOff
	LimitPerDayPart  Cause = "limit_per_day_part"
	LimitLeadTime    Cause = "limit_lead_time"
	LimitDaysAhead   Cause = "limit_days_ahead"
	LimitDefaultType Cause = "limit_default_type"
)

// State is what a cell of the grid says about an offering.
type State string

// The states of an offering.
const (
	Bookable   State = "bookable"
	Blocked    State = "blocked"
	Empty      State = "empty"
	NotOffered State = "not_offered"
	Unknown    State = "unknown"
)

// Severity says how much a finding matters.
type Severity string

// The severities, worst first.
const (
	Blocker Severity = "blocker"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Seen is what the slots read so far say about one offering within the range asked
// for. The zero Seen: nothing was read yet.
type Seen struct {
	Complete bool         // every day of the range was read well
	Slots    int          // bookable starts found
	Next     time.Time    // the earliest of them, UTC; zero: none found
	Problem  cliniko.Kind // why the newest attempt failed; KindNone: it did not
	Days     Days         // the same starts by days; the zero Days: not told
}

// Mark is the clinic's own word on an entity or an offering.
type Mark string

// The marks.
const (
	ShouldBeBookable Mark = "should be bookable"
	LeaveOut         Mark = "leave out on purpose"
	// ShouldBeOff is for a business, a practitioner or a type. It hides nothing: MIEA offers
	// whatever Cliniko offers, so that each of them that is on in Cliniko is a finding.
	ShouldBeOff Mark = "should be off"
	// OffIgnored is ShouldBeOff where the clinic knows that it is on in Cliniko and leaves it so.
	OffIgnored Mark = "should be off, ignored while on"
)

// Target is what a finding or a mark is about: the fields that are set.
type Target struct {
	Business        cliniko.BusinessID        `json:"business_id"`
	Practitioner    cliniko.PractitionerID    `json:"practitioner_id"`
	AppointmentType cliniko.AppointmentTypeID `json:"appointment_type_id"`
}

// Input is everything a judgement rests on.
type Input struct {
	Account   *cliniko.Account
	Seen      map[cliniko.Offering]Seen
	Marks     map[Target]Mark
	Baseline  Baseline     // what could be booked when the clinic confirmed that, or the key was sent
	Confirmed bool         // the clinic has confirmed who should be bookable
	From, To  cliniko.Date // the range that Seen is about
	Now       time.Time
	Style     wording.Style // of the dates in the sentences
	// Starts are the slots behind Seen, in order; nil: they are not told.
	Starts func(o cliniko.Offering) []time.Time
}

// Verdict is the judgement on one offering.
type Verdict struct {
	cliniko.Offering
	State  State
	Causes []Cause
	Slots  int
	Next   time.Time // UTC; zero: none known
}

// Pending reports whether the offering has not been asked for yet.
func (v Verdict) Pending() bool { return v.State == Unknown && len(v.Causes) == 0 }

// Finding is one thing that blocks or limits offerings, at the widest entity that
// explains it.
type Finding struct {
	Target
	Cause     Cause
	Severity  Severity
	Title     string
	Detail    string // two sentences: cause, then fix
	Fix       string // the latter alone
	Menu      cliniko.Menu
	Offerings []cliniko.Offering // those it is about
	Why       Cause              // of NoLongerBookable: what keeps it from being booked
	Parts     []Finding          // of a note on several things of one kind: a note on each; its Target is zero
}

// Report is the judgement on a clinic.
type Report struct {
	Ready      bool
	Incomplete bool // something could not be checked
	Pending    bool // something has not been asked for yet; then it is incomplete too
	Verdicts   []Verdict
	FreeTimes  map[cliniko.PractitionerID]int // each start once, for whichever types: see [cliniko.FreeTimes]
	Losses     []Loss
	Findings   []Finding // worst first
}
