package sheet

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// Change is a free time that came or went between two looks.
type Change struct {
	cliniko.Offering
	Start time.Time // UTC
	Gone  bool
}

// Changes compares what is known of the same days before and after. Only days that both
// had read count: what was not known before is not new, and what is not known now is not
// gone.
func Changes(before, after []storage.OfferingDays) (changes []Change) {
	old := make(map[cliniko.Offering]storage.OfferingDays, len(before))
	for _, was := range before {
		old[was.Offering] = was
	}
	for _, now := range after {
		if was, known := old[now.Offering]; known && !slices.Equal(was.Starts, now.Starts) {
			changes = append(changes, missing(was, now, false)...)
			changes = append(changes, missing(now, was, true)...)
		}
	}
	return changes
}

// missing are the starts of one reading that another one, though it was about their
// day, does not have.
func missing(other, of storage.OfferingDays, gone bool) (changes []Change) {
	for day := range of.States {
		if of.States[day] != storage.DayRead || other.States[day] != storage.DayRead {
			continue
		}
		for _, start := range of.Between(of.Begins[day], of.Begins[day+1]) {
			if _, there := slices.BinarySearch(other.Starts, start); !there {
				changes = append(changes, Change{of.Offering, time.Unix(start, 0).UTC(), gone})
			}
		}
	}
	return changes
}

// MarkFor is how long a change stays marked.
const MarkFor = 8 * time.Second

// slotID tells a start of an offering from all others.
type slotID struct {
	cliniko.Offering
	start int64 // unix second
}

func (c Change) slotID() slotID { return slotID{c.Offering, c.Start.Unix()} }

// Marks are the changes that are marked at the moment.
type Marks map[slotID]mark

type mark struct {
	Change
	until time.Time
}

// Add marks changes from now on; the newest word about a time counts.
func (m Marks) Add(changes []Change, now time.Time) {
	for _, c := range changes {
		m[c.slotID()] = mark{c, now.Add(MarkFor)}
	}
}

// Expire ends the marks that have stood long enough, or, should the clock have been
// turned back, would stand too long.
func (m Marks) Expire(now time.Time) {
	for time, mark := range m {
		if left := mark.until.Sub(now); left <= 0 || left > MarkFor {
			delete(m, time)
		}
	}
}

// End is when the next mark ends; zero: there is none.
func (m Marks) End() (end time.Time) {
	for _, mark := range m {
		if end.IsZero() || mark.until.Before(end) {
			end = mark.until
		}
	}
	return end
}

// Of are the changes of a business that are marked.
func (m Marks) Of(b cliniko.BusinessID) (changes []Change) {
	for _, mark := range m {
		if mark.Business == b {
			changes = append(changes, mark.Change)
		}
	}
	return changes
}
