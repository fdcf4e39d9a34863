package readiness

// Numbers from which a limit is worth a word. How Cliniko sends "unlimited" for a day
// part is not documented, so a large number is taken for it.
const (
	mostPerDayPart = 20
	longLeadHours  = 24
	shortDaysAhead = 28
)

// limits are what trims the free times of an offering that has some; each says at
// which target it stands.
var limits = []struct {
	cause Cause
	trims func(j *judge, l link) (at shape, yes bool)
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

func (j *judge) cappedPerDayPart(link) (shape, bool) {
	most := j.account.Settings.OnlineBookings.MaxPerDaySegment
	return whole, most != nil && *most > 0 && *most <= mostPerDayPart
}

func (j *judge) longLeadTime(l link) (shape, bool) {
	at := whole
	if l.kind != nil && l.kind.LeadTimeHours != nil {
		at = kind
	}
	lead := j.leadTime(l.kind)
	return at, lead != nil && *lead >= longLeadHours
}

func (j *judge) fewDaysAhead(link) (shape, bool) {
	days := j.account.Settings.OnlineBookings.DaysAhead
	return whole, days != nil && *days > 0 && *days <= shortDaysAhead
}

// Cliniko lays out a practitioner's start times in steps of the default type, so a
// shorter type leaves gaps unused (said by its staff in issue 137 of cliniko-api).
func (j *judge) coarseSteps(l link) (shape, bool) {
	if l.practitioner == nil || l.kind == nil || l.kind.Group() {
		return practitioner, false
	}
	usual := j.types[l.practitioner.DefaultType]
	return practitioner, usual != nil && !usual.Group() && usual.Minutes > l.kind.Minutes
}
