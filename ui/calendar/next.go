package calendar

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// earliest is the first slot after now in one week that passes the filter and whose
// offering is expected; false: none is known.
func earliest(week *storage.Week, expected map[cliniko.Offering]bool, filter Filter, now time.Time) (cliniko.Slot, bool) {
	var first cliniko.Slot
	if week == nil {
		return first, false
	}
	for _, read := range week.Offerings {
		if !expected[read.Offering] || !filter.Shows(read.Offering) {
			continue
		}
		for _, start := range read.Starts {
			if !start.After(now) {
				continue
			}
			if first.Start.IsZero() || start.Before(first.Start) {
				first = cliniko.Slot{Offering: read.Offering, Start: start}
			}
			break
		}
	}
	return first, !first.Start.IsZero()
}
