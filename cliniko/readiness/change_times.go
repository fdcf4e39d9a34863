package readiness

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// tristate is an answer that may not be known.
type tristate int

const (
	unknown tristate = iota
	no
	yes
)

// openAny reports whether any of some offerings can be booked on the days that both
// checks are about.
func (c *comparison) openAny(s *Snapshot, standing map[cliniko.Offering]*Standing, of []cliniko.Offering) tristate {
	answer := no
	for _, o := range of {
		switch c.open(s, standing[o]) {
		case yes:
			return yes
		case unknown:
			answer = unknown
		}
	}
	return answer
}

func (c *comparison) open(s *Snapshot, o *Standing) tristate {
	if o != nil && o.State == Bookable && len(o.Days.Counts) == 0 && c.before.To == c.after.To {
		return yes // nothing is told of days, and none has to be
	}
	answer := no
	for day := c.from; !c.to.Before(day); day = day.Add(1) {
		switch n := s.count(o, day); {
		case n > 0:
			return yes
		case n == NotRead:
			answer = unknown
		}
	}
	return answer
}

// count is how many free times an offering has on a day. Where something stands in its
// way, or Cliniko gave an empty answer, that is none; what could not be checked is not
// known.
func (s *Snapshot) count(o *Standing, day cliniko.Date) int {
	switch {
	case o == nil && s.complete():
		return 0
	case o == nil || o.State == Unknown:
		return NotRead
	case o.State == Bookable:
		return o.Days.on(day)
	}
	return 0
}

// compareTimes adds up the free times that came and went.
func (c *comparison) compareTimes() {
	all := newOrder[cliniko.PractitionerID]()
	sums := map[cliniko.PractitionerID]*times{}
	for _, o := range c.offerings {
		gained, lost := c.timesOf(o)
		if gained+lost == 0 {
			continue
		}
		all.add(o.Practitioner)
		sum := sums[o.Practitioner]
		if sum == nil {
			sum = &times{who: c.subject(Target{Practitioner: o.Practitioner})}
			sums[o.Practitioner] = sum
		}
		sum.gained, sum.lost = sum.gained+gained, sum.lost+lost
		c.change.Gained, c.change.Lost = c.change.Gained+gained, c.change.Lost+lost
	}
	for _, p := range all.list {
		c.change.times = append(c.change.times, *sums[p])
	}
}

// timesOf counts day by day. Nothing is lost on days that would meanwhile have passed, or
// come too near to be booked, had nothing been changed; and nothing is gained by days
// that would have come within reach.
func (c *comparison) timesOf(o cliniko.Offering) (gained, lost int) {
	was, is := c.was[o], c.is[o]
	leadBefore, leadNow := c.lead(c.before, c.namesBefore, o), c.lead(c.after, c.namesNow, o)
	near := c.day(o, c.after.At.Add(leadBefore))
	nearNow := c.day(o, c.after.At.Add(min(leadBefore, leadNow)))
	far, farNow, ends := c.reach(o)
	for day := c.from; !c.to.Before(day); day = day.Add(1) {
		before, after := c.before.count(was, day), c.after.count(is, day)
		switch {
		case before == NotRead || after == NotRead:
		case after < before && near.Before(day):
			lost += before - after
		case after > before && nearNow.Before(day) && (!ends || day.Before(far) || farNow.Before(day)):
			gained += after - before
		}
	}
	return gained, lost
}

// unknownLead is the longest lead time that an account can choose.
const unknownLead = 48 * time.Hour

func (c *comparison) lead(s *Snapshot, n *names, o cliniko.Offering) time.Duration {
	if rules := n.rules(n.types[o.AppointmentType]); rules.LeadTime.Known {
		return rules.Lead()
	}
	return unknownLead
}

// reach is the last day that could be booked at the earlier check, and the one that
// could be booked now if patients can still book as many days ahead. false: no end told.
func (c *comparison) reach(o cliniko.Offering) (then, now cliniko.Date, ends bool) {
	rules := c.namesBefore.rules(nil)
	return c.day(o, c.before.At.Add(rules.Ahead())), c.day(o, c.after.At.Add(rules.Ahead())), rules.DaysAhead.Known
}

// day is the day it is at a business, or, where its zone is not known, by UTC.
func (c *comparison) day(o cliniko.Offering, at time.Time) cliniko.Date {
	zone := time.UTC
	for _, n := range []*names{c.namesBefore, c.namesNow} {
		if told, known := n.account.Zone(o.Business); known {
			zone = told
		}
	}
	return cliniko.DateOf(at.In(zone))
}
