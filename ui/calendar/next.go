package calendar

import (
	"math"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// nextFree is the earliest free time of the filter that is known.
type nextFree struct {
	cliniko.Slot // a zero Start: none is known
	// until is the last day up to which all of the filter was read without a gap; zero:
	// not even today. A slot after it need not be the first there is.
	until cliniko.Date
	last  bool // until is the last day that patients can book
}

func (n nextFree) found() bool { return !n.Start.IsZero() }

// sure reports whether everything before the slot was read.
func (n nextFree) sure(in *time.Location) bool {
	return !n.until.IsZero() && !n.until.Before(cliniko.DateOf(n.Start.In(in)))
}

// findNext looks for the earliest free time as far as slots are read.
func (p *Page) findNext() nextFree {
	expected, end := p.expectedHere(p.filter), p.readingEnds()
	if len(expected) == 0 {
		return nextFree{}
	}
	known := gapless{expected: expected, today: p.today(), end: end}
	for from := p.today(); !end.Before(from); from = from.Monday().Add(daysPerWeek) {
		week := known.add(p.slots, p.business, from)
		if slot, found := earliest(week, expected, p.deps.Now()); found {
			return nextFree{Slot: slot, until: known.until}
		}
	}
	return nextFree{until: known.until, last: known.until == p.bookable()}
}

// expectedHere are the offerings of the business that can have times and pass a filter.
func (p *Page) expectedHere(f Filter) map[cliniko.Offering]bool {
	here := map[cliniko.Offering]bool{}
	for _, o := range p.expected {
		if o.Business == p.business && f.Shows(o) {
			here[o] = true
		}
	}
	return here
}

// earliest is the first slot of some offerings after now on some days; false: none is
// known.
func earliest(week []storage.OfferingDays, expected map[cliniko.Offering]bool, now time.Time) (cliniko.Slot, bool) {
	var first cliniko.Slot
	for _, read := range week {
		coming := read.Between(now.Unix()+1, math.MaxInt64)
		if !expected[read.Offering] || len(coming) == 0 {
			continue
		}
		if start := time.Unix(coming[0], 0).UTC(); first.Start.IsZero() || start.Before(first.Start) {
			first = cliniko.Slot{Offering: read.Offering, Start: start}
		}
	}
	return first, !first.Start.IsZero()
}
