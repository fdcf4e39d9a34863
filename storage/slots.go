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
	weeks  map[businessWeek][]*OfferingWeek // in the order of byOffering
}

type businessWeek struct {
	business cliniko.BusinessID
	monday   int // its day number
}

// NewSlots are the Slots of some answers, each about another week or offering, by some clocks.
func NewSlots(clocks Clocks, answers ...*OfferingWeek) *Slots {
	s := &Slots{clocks: clocks, weeks: map[businessWeek][]*OfferingWeek{}}
	for _, w := range answers {
		at := businessWeek{w.Business, w.Monday.Number()}
		s.weeks[at] = append(s.weeks[at], w)
	}
	for _, week := range s.weeks {
		slices.SortFunc(week, byOffering)
	}
	return s
}

// All are the answers, in no special order.
func (s *Slots) All() iter.Seq[*OfferingWeek] {
	return func(yield func(*OfferingWeek) bool) {
		if s == nil {
			return
		}
		for _, week := range s.weeks {
			for _, w := range week {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// week are the answers about a business in one week.
func (s *Slots) week(b cliniko.BusinessID, monday int) []*OfferingWeek {
	if s == nil {
		return nil
	}
	return s.weeks[businessWeek{b, monday}]
}

// at is the answer with a key; nil: there is none.
func (s *Slots) at(key weekKey) *OfferingWeek {
	week := s.week(key.Business, key.monday)
	if i, found := findOffering(week, key.Offering); found {
		return week[i]
	}
	return nil
}

func findOffering(week []*OfferingWeek, o cliniko.Offering) (int, bool) {
	return slices.BinarySearchFunc(week, o, func(w *OfferingWeek, o cliniko.Offering) int { return compareOfferings(w.Offering, o) })
}

// with are the Slots after a change; a nil answer is one of which nothing is known any more.
func (s *Slots) with(changed map[weekKey]*OfferingWeek) *Slots {
	next := &Slots{clinic: s.clinic, clocks: s.clocks, weeks: make(map[businessWeek][]*OfferingWeek, len(s.weeks)+1)}
	maps.Copy(next.weeks, s.weeks)
	copied := make(map[businessWeek]bool)
	for key, w := range changed {
		at := businessWeek{key.Business, key.monday}
		if !copied[at] {
			copied[at] = true
			next.weeks[at] = slices.Clone(s.weeks[at])
		}
		if next.weeks[at] = replaced(next.weeks[at], key.Offering, w); len(next.weeks[at]) == 0 {
			delete(next.weeks, at)
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
