package sheet

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// coverage follows, week by week, up to which day all of some offerings were read.
type coverage struct {
	expected   map[cliniko.Offering]bool
	today, end cliniko.Date
	until      cliniko.Date // zero: not even today
	ended      bool
}

// add looks at a week from one of its days on, after those before it, and gives what is
// known of these days.
func (c *coverage) add(slots *storage.Slots, b cliniko.BusinessID, from cliniko.Date) []storage.OfferingDays {
	to := cliniko.Earliest(nextMonday(from).Add(-1), c.end)
	week := slots.Days(b, from, to)
	if c.ended {
		return week
	}
	days := c.readDays(week, from, to.DaysSince(from)+1)
	c.ended = days < to.DaysSince(from)+1
	if days > 0 {
		c.until = from.Add(days - 1)
	}
	return week
}

// readDays counts the days, of so many, up to the first that was not read of all. That
// Cliniko refuses to tell about today is no gap.
func (c *coverage) readDays(week []storage.OfferingDays, from cliniko.Date, days int) int {
	read := 0
	for _, o := range week {
		if !c.expected[o.Offering] {
			continue
		}
		read++
		for day, state := range o.States[:days] {
			if state != storage.DayRead && !refused(state, from.Add(day), c.today) {
				days = day
				break
			}
		}
	}
	if read < len(c.expected) {
		return 0
	}
	return days
}

func (in Input) coverage(expected map[cliniko.Offering]bool) coverage {
	return coverage{expected: expected, today: in.today(), end: in.ReadUntil}
}

func (in Input) today() cliniko.Date { return cliniko.DateOf(in.Now.In(in.Zone)) }

func nextMonday(day cliniko.Date) cliniko.Date { return day.Monday().Add(DaysPerWeek) }
