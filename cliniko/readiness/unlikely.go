package readiness

import (
	"cmp"
	"slices"

	"mieahealth.com/companion/cliniko"
)

// Unlikely lists, of the offerings that are shown, those that the clinic's own hours or
// rules speak against, in groups for which one answer counts: those of a practitioner at a
// business without working time, and each whose lead time leaves nothing. The first of a
// group is the one to ask about. Nothing is unlikely because of a list that was not read.
func Unlikely(a *cliniko.Account, shown []cliniko.Offering) [][]cliniko.Offering {
	if a == nil {
		return nil
	}
	f := newFacts(a)
	order, of := newOrder[Target](), map[Target][]cliniko.Offering{}
	for _, o := range shown {
		if at, unlikely := f.unlikely(f.link(o)); unlikely {
			order.add(at)
			of[at] = append(of[at], o)
		}
	}
	groups := [][]cliniko.Offering{}
	for _, at := range order.list {
		slices.SortStableFunc(of[at], f.likelierFirst)
		groups = append(groups, of[at])
	}
	return groups
}

// unlikely is the group of an offering that hours or rules speak against.
func (f *facts) unlikely(l link) (group Target, yes bool) {
	at := (business | practitioner).of(l.Offering)
	read := f.known(cliniko.ListHours) && !f.failed(cliniko.ListAvailability)
	if l.appointmentType != nil && !l.appointmentType.Group() && read && !f.works(at) {
		return at, true
	}
	return Target(l.Offering), f.leadTimeExceedsHorizon(l)
}

// likelierFirst puts what needs the least room first, and what no rule speaks against.
func (f *facts) likelierFirst(a, b cliniko.Offering) int {
	l, m := f.link(a), f.link(b)
	if x, y := f.leadTimeExceedsHorizon(l), f.leadTimeExceedsHorizon(m); x != y {
		return choose(x, 1, -1)
	}
	return cmp.Compare(f.minutes(a.AppointmentType), f.minutes(b.AppointmentType))
}
