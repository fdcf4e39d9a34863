package readiness

// Numbers from which a limit is worth a word.
const (
	longLeadHours  = 24
	shortDaysAhead = 28
)

// limits are what trims the free times of an offering that has some; each says at
// which target it stands.
var limits = []struct {
	cause Cause
	trims func(j *judge, l link) (at scope, yes bool)
}{
	{LimitPerDayPart, (*judge).cappedPerDayPart},
	{LimitLeadTime, (*judge).longLeadTime},
	{LimitDaysAhead, (*judge).fewDaysAhead},
	{LimitDefaultType, (*judge).coarseSteps},
}

// Limit reports whether a finding's cause only trims free times.
func (c Cause) Limit() bool {
	for _, limit := range limits {
		if limit.cause == c {
			return true
		}
	}
	return false
}

func (j *judge) addLimits(found *topics, verdicts []Verdict) {
	for _, v := range verdicts {
		if !isBookable(v) {
			continue
		}
		l := j.link(v.Offering)
		for _, limit := range limits {
			if at, yes := limit.trims(j, l); yes {
				found.add(limit.cause, at.of(v.Offering), Note, v.Offering)
			}
		}
	}
}

func (j *judge) cappedPerDayPart(link) (scope, bool) {
	return whole, j.rules(nil).PerDayPart.N > 0
}

func (j *judge) longLeadTime(l link) (scope, bool) {
	rules := j.rules(l.appointmentType)
	return choose(rules.OwnLead, appointmentType, whole), rules.LeadTime.N >= longLeadHours
}

func (j *judge) fewDaysAhead(link) (scope, bool) {
	ahead := j.rules(nil).DaysAhead
	return whole, ahead.Known && ahead.N <= shortDaysAhead
}

// Cliniko lays out a practitioner's start times in steps of the default type, so a
// shorter type leaves gaps unused (said by its staff in issue 137 of cliniko-api).
func (j *judge) coarseSteps(l link) (scope, bool) {
	if l.practitioner == nil || l.appointmentType == nil || l.appointmentType.Group() {
		return practitioner, false
	}
	usual := j.types[l.practitioner.DefaultType]
	return practitioner, usual != nil && !usual.Group() && usual.Minutes > l.appointmentType.Minutes
}
