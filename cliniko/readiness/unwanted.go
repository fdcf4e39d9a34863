package readiness

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// entityScopes are those of what has a switch of its own in Cliniko.
var entityScopes = []scope{business, practitioner, appointmentType}

// Off reports whether the clinic wants what bears the mark to be off.
func (m Mark) Off() bool { return m == ShouldBeOff || m == OffIgnored }

// unwanted reports whether the clinic wants a part of an offering to be off.
func (i *Input) unwanted(o cliniko.Offering) bool {
	return slices.ContainsFunc(entityScopes, func(s scope) bool { return i.Marks[s.of(o)].Off() })
}

// addUnwanted finds what is on in Cliniko and should be off.
func (j *judge) addUnwanted(found *topics, verdicts []Verdict) {
	for _, at := range j.entities() {
		if mark := j.Marks[at]; mark.Off() && j.isOn(at) {
			offered := offeredAt(at, verdicts)
			found.add(StillOn, at, unwantedSeverity(mark, len(offered) > 0), offered...)
		}
	}
}

// unwantedSeverity is a blocker where patients could book what the clinic does not want.
func unwantedSeverity(m Mark, offered bool) Severity {
	switch {
	case m == OffIgnored:
		return Note
	case offered:
		return Blocker
	}
	return Warning
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
