package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// rule is what a cause means: the state of an offering whose most basic cause it is,
// how much its finding matters, the entities that its finding can be about, widest
// first, and for a switch or a link that is off, the look at it.
type rule struct {
	cause    Cause
	state    State
	severity Severity
	about    []shape
	shows    func(f *facts, l link) bool // nil: it is said only of what Cliniko was asked about
}

// rules stand in the order of the causes.
var rules = []rule{
	{OnlineBookingsOff, Blocked, Blocker, []shape{whole}, (*facts).onlineBookingsOff},
	{BusinessHidden, NotOffered, Note, []shape{business}, (*facts).businessHidden},
	{BusinessArchived, NotOffered, Note, []shape{business}, (*facts).businessArchived},
	{PractitionerHidden, NotOffered, Note, []shape{practitioner}, (*facts).practitionerHidden},
	{PractitionerInactive, NotOffered, Note, []shape{practitioner}, (*facts).practitionerInactive},
	{TypeHidden, NotOffered, Note, []shape{kind}, (*facts).typeHidden},
	{TypeArchived, NotOffered, Note, []shape{kind}, (*facts).typeArchived},
	{TypeNotAtBusiness, NotOffered, Note, []shape{business | kind}, (*facts).typeNotAtBusiness},
	{PractitionerNotOffering, NotOffered, Note, []shape{practitioner | kind}, (*facts).practitionerNotOffering},
	{PractitionerNotAtBusiness, NotOffered, Note, []shape{business | practitioner}, (*facts).practitionerNotAtBusiness},
	{NoHoursAtBusiness, Blocked, Blocker, []shape{business | practitioner}, nil},
	{HoursTooShort, Blocked, Blocker, []shape{everything}, nil},
	{LeadTimeExceedsHorizon, Blocked, Blocker, []shape{whole, kind}, nil},
	{GroupWithoutSessions, Empty, Warning, []shape{kind, business | kind, practitioner | kind, everything}, nil},
	{Unavailable, Empty, Warning, []shape{practitioner, business | practitioner, everything}, nil},
	{FullyBooked, Empty, Warning, []shape{practitioner, kind, business | practitioner, business | kind, practitioner | kind, everything}, nil},
	{Refused, Blocked, Blocker, anyShape, nil},
	{RoleCannotSee, Unknown, Warning, anyShape, nil},
	{Unreachable, Unknown, Warning, anyShape, nil},
	{RateLimited, Unknown, Warning, anyShape, nil},
}

var ruleOf = func() map[Cause]*rule {
	found := map[Cause]*rule{}
	for i := range rules {
		found[rules[i].cause] = &rules[i]
	}
	return found
}()

// ByChoice reports whether a cause is a switch or a link that the clinic left off:
// alone it is a choice and no fault.
func (c Cause) ByChoice() bool { return ruleOf[c] != nil && ruleOf[c].state == NotOffered }

// ofEntity reports whether a cause is a switch of one business, practitioner or type.
func (c Cause) ofEntity() bool {
	return c.ByChoice() && slices.Contains([]shape{business, practitioner, kind}, ruleOf[c].about[0])
}

// inSettings reports whether a cause lies in what the clinic has set in Cliniko.
func (c Cause) inSettings() bool {
	r := ruleOf[c]
	return r != nil && (r.shows != nil || r.state == Blocked && c != Refused)
}

// Unchecked reports whether a cause says that Cliniko could not be asked.
func (c Cause) Unchecked() bool { return ruleOf[c] != nil && ruleOf[c].state == Unknown }

// shape says which fields of a Target are set.
type shape uint8

const (
	business shape = 1 << iota
	practitioner
	kind             // the appointment type
	whole      shape = 0
	everything       = business | practitioner | kind
)

var anyShape = []shape{whole, business, practitioner, kind, business | practitioner, business | kind, practitioner | kind, everything}

// of is the part of an offering that a shape keeps.
func (s shape) of(o cliniko.Offering) Target {
	t := Target(o)
	if s&business == 0 {
		t.Business = ""
	}
	if s&practitioner == 0 {
		t.Practitioner = ""
	}
	if s&kind == 0 {
		t.AppointmentType = ""
	}
	return t
}

// shape of a target: which of its fields are set.
func (t Target) shape() shape {
	var s shape
	if t.Business != "" {
		s |= business
	}
	if t.Practitioner != "" {
		s |= practitioner
	}
	if t.AppointmentType != "" {
		s |= kind
	}
	return s
}

// covers reports whether an offering is one of those that a target is about.
func (t Target) covers(o cliniko.Offering) bool { return t.shape().of(o) == t }
