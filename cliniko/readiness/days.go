package readiness

import "mieahealth.com/companion/cliniko"

// Days are the free times of an offering on each day of a range, by the clocks of its
// business.
type Days struct {
	From   cliniko.Date
	Counts []int // NotRead: nothing is known about that day
}

// NotRead stands for a day that was not read, or not read well.
const NotRead = -1

// NewDays is a range, both ends included, of which nothing was read yet.
func NewDays(from, to cliniko.Date) Days {
	d := Days{From: from}
	if from.IsZero() || to.DaysSince(from) > maxDays {
		return d
	}
	for range to.DaysSince(from) + 1 {
		d.Counts = append(d.Counts, NotRead)
	}
	return d
}

// on is the number of free times on a day; NotRead where it is not told.
func (d Days) on(date cliniko.Date) int {
	if day := date.DaysSince(d.From); day >= 0 && day < len(d.Counts) {
		return d.Counts[day]
	}
	return NotRead
}
