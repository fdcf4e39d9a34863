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
	about    []scope
	shows    func(f *facts, l link) bool // nil: it is said only of what Cliniko was asked about
}

// rules stand in the order of the causes.
var rules = []rule{
	{OnlineBookingsOff, Blocked, Blocker, []scope{whole}, (*facts).onlineBookingsOff},
	{BusinessHidden, NotOffered, Note, []scope{business}, (*facts).businessHidden},
	{BusinessArchived, NotOffered, Note, []scope{business}, (*facts).businessArchived},
	{PractitionerHidden, NotOffered, Note, []scope{practitioner}, (*facts).practitionerHidden},
	{PractitionerInactive, NotOffered, Note, []scope{practitioner}, (*facts).practitionerInactive},
	{TypeHidden, NotOffered, Note, []scope{appointmentType}, (*facts).typeHidden},
	{TypeArchived, NotOffered, Note, []scope{appointmentType}, (*facts).typeArchived},
	{TypeNotAtBusiness, NotOffered, Note, []scope{business | appointmentType}, (*facts).typeNotAtBusiness},
	{PractitionerNotOffering, NotOffered, Note, []scope{practitioner | appointmentType}, (*facts).practitionerNotOffering},
	{PractitionerNotAtBusiness, NotOffered, Note, []scope{business | practitioner}, (*facts).practitionerNotAtBusiness},
	{NoHoursAtBusiness, Blocked, Blocker, []scope{business | practitioner}, nil},
	{HoursTooShort, Blocked, Blocker, []scope{everything}, nil},
	{LeadTimeExceedsHorizon, Blocked, Blocker, []scope{whole, appointmentType}, nil},
	{GroupWithoutSessions, Empty, Warning, []scope{appointmentType, business | appointmentType, practitioner | appointmentType, everything}, nil},
	{Unavailable, Empty, Warning, []scope{practitioner, business | practitioner, everything}, nil},
	{FullyBooked, Empty, Warning, []scope{practitioner, appointmentType, business | practitioner, business | appointmentType, practitioner | appointmentType, everything}, nil},
	{Refused, Blocked, Blocker, anyScope, nil},
	{RoleCannotSee, Unknown, Warning, anyScope, nil},
	{Unreachable, Unknown, Warning, anyScope, nil},
	{RateLimited, Unknown, Warning, anyScope, nil},
}

var ruleOf = func() map[Cause]*rule {
	found := map[Cause]*rule{}
	for i := range rules {
		found[rules[i].cause] = &rules[i]
	}
	return found
}()

// narrowest is the smallest target that a finding with this cause can be about.
func (r *rule) narrowest(o cliniko.Offering) Target { return r.about[len(r.about)-1].of(o) }

// ByChoice reports whether a cause is a switch or a link that the clinic left off:
// alone it is a choice and no fault.
func (c Cause) ByChoice() bool { return ruleOf[c] != nil && ruleOf[c].state == NotOffered }

// ofEntity reports whether a cause is a switch of one business, practitioner or type.
func (c Cause) ofEntity() bool {
	return c.ByChoice() && slices.Contains([]scope{business, practitioner, appointmentType}, ruleOf[c].about[0])
}

// inSettings reports whether a cause lies in what the clinic has set in Cliniko.
func (c Cause) inSettings() bool {
	r := ruleOf[c]
	return r != nil && (r.shows != nil || r.state == Blocked && c != Refused)
}

// Unchecked reports whether a cause says that Cliniko could not be asked.
func (c Cause) Unchecked() bool { return ruleOf[c] != nil && ruleOf[c].state == Unknown }

// scope says which fields of a Target are set.
type scope uint8

const (
	business scope = 1 << iota
	practitioner
	appointmentType
	whole      scope = 0
	everything       = business | practitioner | appointmentType
)

var anyScope = []scope{whole, business, practitioner, appointmentType, business | practitioner, business | appointmentType, practitioner | appointmentType, everything}

// of is the part of an offering that a scope keeps.
func (s scope) of(o cliniko.Offering) Target {
	t := Target(o)
	if s&business == 0 {
		t.Business = ""
	}
	if s&practitioner == 0 {
		t.Practitioner = ""
	}
	if s&appointmentType == 0 {
		t.AppointmentType = ""
	}
	return t
}

// scope of a target: which of its fields are set.
func (t Target) scope() scope {
	var s scope
	if t.Business != "" {
		s |= business
	}
	if t.Practitioner != "" {
		s |= practitioner
	}
	if t.AppointmentType != "" {
		s |= appointmentType
	}
	return s
}

// covers reports whether an offering is one of those that a target is about.
func (t Target) covers(o cliniko.Offering) bool { return t.scope().of(o) == t }
