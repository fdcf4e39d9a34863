package readiness

import "mieahealth.com/companion/cliniko"

// addEntities gives a note to each entity that no offering has, since nothing else
// would say why it cannot be booked: its own switches, or else that nothing links it.
func (j *judge) addEntities(found *topics, verdicts []Verdict) {
	used := map[Target]bool{}
	for _, v := range verdicts {
		for _, s := range []scope{business, practitioner, appointmentType} {
			used[s.of(v.Offering)] = true
		}
	}
	for _, at := range j.entities() {
		if !used[at] {
			j.addEntity(found, at)
		}
	}
}

func (j *judge) addEntity(found *topics, at Target) {
	l := j.link(cliniko.Offering(at))
	off := false
	for _, r := range rules {
		if r.cause.ByChoice() && r.about[0] == at.scope() && r.shows(j.facts, l) {
			found.add(r.cause, at, Note)
			off = true
		}
	}
	if off || len(j.unreadCore()) > 0 {
		return
	}
	if at.scope() == business {
		found.add(PractitionerNotAtBusiness, at, Note)
	} else {
		found.add(PractitionerNotOffering, at, Note)
	}
}
