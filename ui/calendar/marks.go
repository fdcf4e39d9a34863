package calendar

import (
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

// Changes compares two snapshots of the same week. Only days that both had read count:
// what was not known before is not new, and what is not known now is not gone.
func Changes(before, after *storage.Week, zone *time.Location) (changes []Change) {
	if before == nil || after == nil {
		return nil
	}
	old := make(map[cliniko.Offering]*storage.OfferingWeek, len(before.Offerings))
	for i := range before.Offerings {
		old[before.Offerings[i].Offering] = &before.Offerings[i]
	}
	for i := range after.Offerings {
		now := &after.Offerings[i]
		was, known := old[now.Offering]
		if !known || was.ReadAt.Equal(now.ReadAt) {
			continue
		}
		changes = append(changes, missing(was, now, zone, false)...)
		changes = append(changes, missing(now, was, zone, true)...)
	}
	return changes
}

// missing are the starts of one reading that another one, though it was about their
// day, does not have.
func missing(other, of *storage.OfferingWeek, zone *time.Location, gone bool) (changes []Change) {
	i := 0
	for _, start := range of.Starts {
		for i < len(other.Starts) && other.Starts[i].Before(start) {
			i++
		}
		if i < len(other.Starts) && other.Starts[i].Equal(start) {
			continue
		}
		if day := cliniko.DateOf(start.In(zone)); !day.Before(other.From) && !other.To.Before(day) {
			changes = append(changes, Change{of.Offering, start, gone})
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
