package storage

import (
	"iter"
	"maps"
	"slices"

	"mieahealth.com/companion/cliniko"
)

// Slots is what is known of the free times of one clinic: a value that nobody changes,
// for any goroutine. A change makes new Slots, which share with the old all that has
// stayed. nil knows nothing.
type Slots struct {
	clinic ClinicID
	clocks Clocks
	weeks  map[cliniko.BusinessID]map[int][]*OfferingWeek // by the day number of the Monday, in the order of byOffering
}

// NewSlots are the Slots of some answers, by some clocks.
func NewSlots(clocks Clocks, weeks ...*OfferingWeek) *Slots {
	changed := make(map[place]*OfferingWeek, len(weeks))
	for _, w := range weeks {
		changed[w.place()] = w
	}
	return (&Slots{clocks: clocks}).with(changed)
}

// All are the answers, in no special order.
func (s *Slots) All() iter.Seq[*OfferingWeek] {
	return func(yield func(*OfferingWeek) bool) {
		for _, weeks := range s.businesses() {
			for _, week := range weeks {
				for _, w := range week {
					if !yield(w) {
						return
					}
				}
			}
		}
	}
}

func (s *Slots) businesses() map[cliniko.BusinessID]map[int][]*OfferingWeek {
	if s == nil {
		return nil
	}
	return s.weeks
}

// at is the answer at a place; nil: there is none.
func (s *Slots) at(p place) *OfferingWeek {
	week := s.businesses()[p.Business][p.monday]
	if i, found := findOffering(week, p.Offering); found {
		return week[i]
	}
	return nil
}

func findOffering(week []*OfferingWeek, o cliniko.Offering) (int, bool) {
	return slices.BinarySearchFunc(week, o, func(w *OfferingWeek, o cliniko.Offering) int { return compareOfferings(w.Offering, o) })
}

// with are the Slots after a change; a place with nil is one of which nothing is known
// any more.
func (s *Slots) with(changed map[place]*OfferingWeek) *Slots {
	next := &Slots{clinic: s.clinic, clocks: s.clocks, weeks: make(map[cliniko.BusinessID]map[int][]*OfferingWeek, len(s.weeks)+1)}
	maps.Copy(next.weeks, s.weeks)
	weeks := make(map[place][]*OfferingWeek) // of which next has copies of its own; their places have no offering
	for p, w := range changed {
		at := place{Offering: cliniko.Offering{Business: p.Business}, monday: p.monday}
		week, own := weeks[at]
		if !own {
			week = slices.Clone(s.weeks[p.Business][p.monday])
		}
		weeks[at] = replaced(week, p.Offering, w)
	}
	own := make(map[cliniko.BusinessID]bool)
	for at, week := range weeks {
		if !own[at.Business] {
			own[at.Business] = true
			copied := make(map[int][]*OfferingWeek, len(s.weeks[at.Business])+1)
			maps.Copy(copied, s.weeks[at.Business])
			next.weeks[at.Business] = copied
		}
		if next.weeks[at.Business][at.monday] = week; len(week) == 0 {
			delete(next.weeks[at.Business], at.monday)
		}
	}
	return next
}

// replaced is a week with another answer about an offering; nil: with none. It changes
// the week.
func replaced(week []*OfferingWeek, o cliniko.Offering, w *OfferingWeek) []*OfferingWeek {
	i, found := findOffering(week, o)
	switch {
	case found && w == nil:
		return slices.Delete(week, i, i+1)
	case found:
		week[i] = w
	case w != nil:
		return slices.Insert(week, i, w)
	}
	return week
}
