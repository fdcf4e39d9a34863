package calendar

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

// markFor is how long a change stays marked.
const markFor = 8 * time.Second

// freeTime tells one free time from all others.
type freeTime struct {
	cliniko.Offering
	start int64 // unix second
}

func (c Change) freeTime() freeTime { return freeTime{c.Offering, c.Start.Unix()} }

// marks are the changes that are marked at the moment.
type marks map[freeTime]mark

type mark struct {
	Change
	until time.Time
}

// add marks changes from now on; the newest word about a time counts.
func (m marks) add(changes []Change, now time.Time) {
	for _, c := range changes {
		m[c.freeTime()] = mark{c, now.Add(markFor)}
	}
}

// expire ends the marks that have stood long enough, or, should the clock have been
// turned back, would stand too long.
func (m marks) expire(now time.Time) {
	for time, mark := range m {
		if left := mark.until.Sub(now); left <= 0 || left > markFor {
			delete(m, time)
		}
	}
}

// end is when the next mark ends; zero: there is none.
func (m marks) end() (end time.Time) {
	for _, mark := range m {
		if end.IsZero() || mark.until.Before(end) {
			end = mark.until
		}
	}
	return end
}

// of are the changes of a business that are marked.
func (m marks) of(b cliniko.BusinessID) (changes []Change) {
	for _, mark := range m {
		if mark.Business == b {
			changes = append(changes, mark.Change)
		}
	}
	return changes
}
