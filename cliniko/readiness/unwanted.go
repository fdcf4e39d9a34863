package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// entityScopes are those of what has a switch of its own in Cliniko.
var entityScopes = []scope{business, practitioner, appointmentType}

// unwanted reports whether the clinic wants a part of an offering to be off.
func (i *Input) unwanted(o cliniko.Offering) bool {
	return slices.ContainsFunc(entityScopes, func(s scope) bool { return i.Marks[s.of(o)] == ShouldBeOff })
}

// addUnwanted warns of what is on in Cliniko and should be off.
func (j *judge) addUnwanted(found *topics, verdicts []Verdict) {
	for _, at := range j.entities() {
		if j.Marks[at] == ShouldBeOff && j.isOn(at) {
			found.add(StillOn, at, Warning, offeredAt(at, verdicts)...)
		}
	}
}

// isOn reports whether the own switches of an entity let it be booked.
func (j *judge) isOn(at Target) bool {
	return !slices.ContainsFunc(j.fieldCauses(cliniko.Offering(at)), func(c Cause) bool {
		return c.ofEntity() && ruleOf[c].about[0] == at.scope()
	})
}

// offeredAt are the offerings of a target that no switch and no link rules out.
func offeredAt(at Target, verdicts []Verdict) (offered []cliniko.Offering) {
	for _, v := range verdicts {
		if at.covers(v.Offering) && isOffered(v) {
			offered = append(offered, v.Offering)
		}
	}
	return offered
}
