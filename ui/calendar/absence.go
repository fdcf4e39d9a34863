package calendar

import (
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// absences say in a few words why somebody has no free times at a business. Causes that are
// not here need no row: who does not work there at all is not missed.
var absences = map[readiness.Cause]string{
	readiness.OnlineBookingsOff:      "Online bookings are off",
	readiness.BusinessHidden:         "This business is turned off for online booking",
	readiness.PractitionerHidden:     "Turned off for online booking",
	readiness.TypeHidden:             "Appointment types turned off for online booking",
	readiness.NoHoursAtBusiness:      "No working hours here",
	readiness.HoursTooShort:          "Shifts are too short",
	readiness.LeadTimeExceedsHorizon: "Needs too much notice",
	readiness.GroupWithoutSessions:   "No group appointments",
	readiness.Unavailable:            "Marked unavailable",
	readiness.FullyBooked:            "Looks fully booked",
	readiness.Refused:                "Cliniko won’t show times",
	readiness.RoleCannotSee:          "Couldn’t check",
	readiness.Unreachable:            "Couldn’t check",
	readiness.RateLimited:            "Couldn’t check",
}

// readAbsences finds out who has no free times at the business on any day of the report.
func (p *Page) readAbsences() {
	verdicts := map[cliniko.PractitionerID][]readiness.Verdict{}
	for _, v := range p.state.Report.Verdicts {
		if v.Business == p.business {
			verdicts[v.Practitioner] = append(verdicts[v.Practitioner], v)
		}
	}
	p.absent = map[cliniko.PractitionerID]string{}
	for id, list := range verdicts {
		if why := absence(list); why != "" {
			p.absent[id] = why
		}
	}
}

// absence is what keeps everything that a practitioner offers from being booked, the most
// basic cause of the offering that is closest to it; empty: something can be booked, or there is
// nothing to say.
func absence(of []readiness.Verdict) string {
	why, closest := "", -1
	for _, v := range of {
		if v.State == readiness.Bookable || v.Pending() {
			return ""
		}
		if at := slices.Index(nearness, v.State); len(v.Causes) > 0 && at > closest && absences[v.Causes[0]] != "" {
			why, closest = absences[v.Causes[0]], at
		}
	}
	return why
}

// nearness orders the states by how little is missing for free times.
var nearness = []readiness.State{readiness.NotOffered, readiness.Blocked, readiness.Empty, readiness.Unknown}
