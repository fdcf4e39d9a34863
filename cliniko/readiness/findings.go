package readiness

import (
	"cmp"
	"slices"

	"mieahealth.com/companion/cliniko"
)

// topic is what a finding is about: one cause at one target.
type topic struct {
	cause Cause
	at    Target
}

// topics collects offerings by topic, in the order in which topics first come.
type topics struct {
	list []Finding
	at   map[topic]int
}

func (t *topics) add(cause Cause, at Target, severity Severity, o ...cliniko.Offering) {
	i, ok := t.at[topic{cause, at}]
	if !ok {
		i = len(t.list)
		t.at[topic{cause, at}] = i
		t.list = append(t.list, Finding{Target: at, Cause: cause, Severity: severity})
	}
	t.list[i].Offerings = append(t.list[i].Offerings, o...)
}

func (j *judge) findings(r Report) []Finding {
	found := &topics{at: map[topic]int{}}
	j.addCauses(found, r.Verdicts)
	j.addEntities(found, r.Verdicts)
	j.addUnread(found)
	j.applyMarks(found.list, r.Verdicts)
	j.addLosses(found, r.Losses)
	j.addUnwanted(found, r.Verdicts)
	j.addNothingBookable(found, r)
	j.addLimits(found, r.Verdicts)
	for i := range found.list {
		j.explain(&found.list[i])
	}
	list := j.groupNotes(found.list)
	slices.SortStableFunc(list, worstFirst)
	return list
}

var severityOrder = map[Severity]int{Blocker: 0, Warning: 1, Note: 2}

func worstFirst(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(severityOrder[a.Severity], severityOrder[b.Severity]),
		cmp.Compare(choose(a.Cause == NoLongerBookable, 0, 1), choose(b.Cause == NoLongerBookable, 0, 1)), // losses first
		cmp.Compare(len(b.Offerings), len(a.Offerings)),
	)
}

// addCauses gives each cause of each offering to the widest target that explains it.
// What is left out by choice has no faults, and what an archived or hidden side keeps
// from being booked needs no word on its links.
func (j *judge) addCauses(found *topics, verdicts []Verdict) {
	reach := newReach(verdicts)
	for _, v := range verdicts {
		offered, covered := isOffered(v), slices.ContainsFunc(v.Causes, Cause.ofEntity)
		for _, cause := range v.Causes {
			if covered && cause.ByChoice() && !cause.ofEntity() {
				continue
			}
			if offered || cause.ByChoice() || cause == OnlineBookingsOff {
				found.add(cause, j.widest(cause, v.Offering, reach), ruleOf[cause].severity, v.Offering)
			}
		}
	}
}

func (j *judge) widest(cause Cause, o cliniko.Offering, reach *reach) Target {
	if cause == LeadTimeExceedsHorizon {
		return choose(j.rules(j.types[o.AppointmentType]).OwnLead, appointmentType, whole).of(o)
	}
	for _, s := range ruleOf[cause].about {
		if reach.explains(cause, s.of(o)) {
			return s.of(o)
		}
	}
	return ruleOf[cause].narrowest(o)
}

// reach counts, scope by scope as it is asked for, the offerings that the clinic
// offers at each target, and those of them that have a cause which only answers show.
// A group type without sessions does not contradict that somebody has no free times.
type reach struct {
	verdicts []Verdict
	offered  map[Target]int
	hit      map[topic]int
	counted  map[scope]bool
}

func newReach(verdicts []Verdict) *reach {
	return &reach{verdicts, map[Target]int{}, map[topic]int{}, map[scope]bool{}}
}

// explains reports whether everything offered at a target has the cause. One offering
// alone explains nothing wider than itself.
func (r *reach) explains(cause Cause, at Target) bool {
	if s := at.scope(); !r.counted[s] {
		r.count(s)
	}
	hit := r.hit[topic{cause, at}]
	return hit > 1 && hit == r.offered[at]
}

func (r *reach) count(s scope) {
	r.counted[s] = true
	for _, v := range r.verdicts {
		if !isOffered(v) {
			continue
		}
		at := s.of(v.Offering)
		r.offered[at]++
		for _, cause := range v.Causes {
			if ruleOf[cause].shows == nil {
				r.hit[topic{cause, at}]++
			}
			if cause == GroupWithoutSessions {
				r.hit[topic{Unavailable, at}]++
				r.hit[topic{FullyBooked, at}]++
			}
		}
	}
}

// addUnread says that something failed, even when no offering is unknown because of it.
func (j *judge) addUnread(found *topics) {
	for _, list := range j.unreadCore() {
		if cause := causeOf(j.account.Lists[list].Problem); cause != "" {
			found.add(cause, Target{}, Warning)
		}
	}
	for _, f := range j.failures {
		found.add(causeOf(f.Kind), Target{}, Warning)
	}
}

// addNothingBookable says that nothing can be booked, unless that online bookings are
// off says it all, which is said even where there is nothing to offer.
func (j *judge) addNothingBookable(found *topics, r Report) {
	switch {
	case j.onlineBookingsOff(link{}):
		found.add(OnlineBookingsOff, Target{}, Blocker)
	case !r.Incomplete && !slices.ContainsFunc(r.Verdicts, isBookable):
		found.add(NothingBookable, Target{}, Blocker, offeringsOf(r.Verdicts)...)
	}
}

func offeringsOf(verdicts []Verdict) []cliniko.Offering {
	all := make([]cliniko.Offering, 0, len(verdicts))
	for _, v := range verdicts {
		all = append(all, v.Offering)
	}
	return all
}
