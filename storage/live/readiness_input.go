package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// This file sums up what is known, for readiness and for the screen.

// progress counts what was tried since a round began of what it has to.
func (k *known) progress(roundStart time.Time) (done, all int) {
	count := func(at time.Time) {
		all++
		if !at.IsZero() && !at.Before(roundStart) {
			done++
		}
	}
	for _, l := range lists {
		count(k.tried[query{list: l.List}].at)
	}
	for _, s := range k.weekly {
		for n := range min(weeksAhead, s.lastWeek()+1) {
			if !s.closed(n) {
				count(s.weekAt(n).at)
			}
		}
	}
	for _, g := range k.groups {
		count(g.at)
	}
	return done, all
}

// span is the days that the judgement is about: today, as the first business counts, to the
// end of the last of the weeks ahead.
func (k *known) span(now time.Time) (from, to cliniko.Date) {
	return k.zones.today(firstBusiness(k.account), now), k.clocks.Today.Monday().Add(7*weeksAhead - 1)
}

// readinessInput is what readiness judges, but for what the clinic's people have said of it.
// problem is what keeps Cliniko from being asked; nil: nothing.
func (k *known) readinessInput(problem *cliniko.Error, now time.Time) readiness.Input {
	from, to := k.span(now)
	q := readiness.Input{Account: k.account, From: from, To: to, Now: now, Seen: make(map[cliniko.Offering]readiness.Seen, len(k.weekly))}
	days := k.knownDays(k.clocks.Today.Monday(), to)
	for _, s := range k.weekly {
		seen := s.seen(days[s.Offering], k.zones.today(s.Business, now), now)
		if !seen.Complete && seen.Problem == cliniko.KindNone && problem != nil {
			seen.Problem = problem.Kind
		}
		q.Seen[s.Offering] = seen
	}
	for _, g := range k.groups {
		for _, o := range g.offerings {
			q.Seen[o] = g.seen()
		}
	}
	q.Starts = func(o cliniko.Offering) []time.Time { return startsAt(coming(days[o].Starts, now)) }
	return q
}

// knownDays are what is known of all offerings on some days.
func (k *known) knownDays(from, to cliniko.Date) map[cliniko.Offering]storage.OfferingDays {
	slots := k.store.Slots(k.clinic)
	known := make(map[cliniko.Offering]storage.OfferingDays)
	for business := range k.zones {
		for _, days := range slots.Days(business, from, to) {
			known[days.Offering] = days
		}
	}
	return known
}

// seen sums up what is known about an offering in the weeks ahead.
func (o *offeringState) seen(known storage.OfferingDays, today cliniko.Date, now time.Time) readiness.Seen {
	starts := coming(known.Starts, now)
	seen := readiness.Seen{Complete: true, Slots: len(starts), Days: o.countDays(known, now)}
	if len(starts) > 0 {
		seen.Next = time.Unix(starts[0], 0).UTC()
	}
	for n := range min(weeksAhead, o.lastWeek()+1) {
		w := o.weekAt(n)
		seen.Complete = seen.Complete && w.wasRead() && !cliniko.Latest(today, o.first.Add(7*n)).Before(w.week.From) && !w.week.To.Before(o.lastDay(n))
		if w.problem != cliniko.KindNone {
			seen.Problem = w.problem
		}
	}
	return seen
}

// countDays counts the slots of each day in the weeks ahead. Beyond the horizon there is
// nothing to read.
func (o *offeringState) countDays(known storage.OfferingDays, now time.Time) readiness.Days {
	days := readiness.NewDays(o.first, o.first.Add(7*weeksAhead-1))
	for i := range days.Counts {
		switch {
		case i < len(known.States) && known.States[i] == storage.DayRead:
			days.Counts[i] = len(known.Between(max(known.Begins[i], now.Unix()+1), known.Begins[i+1]))
		case o.monday+i > o.to:
			days.Counts[i] = 0
		}
	}
	return days
}

func startsAt(starts []int64) []time.Time {
	all := make([]time.Time, len(starts))
	for i, start := range starts {
		all[i] = time.Unix(start, 0).UTC()
	}
	return all
}

// expectedQueries is how many queries it takes of somebody, and how many times those that
// were sent follow when they have told nothing.
const expectedQueries = 2

// requestsLeft estimates how many requests it takes until it is known of everybody whether
// they can be booked. Of whom one tells nothing, many will follow.
func (k *known) requestsLeft(r readiness.Report) (requests int) {
	asked, open := make(map[cliniko.PractitionerID]int), make(map[cliniko.PractitionerID]int)
	for _, s := range k.weekly {
		for n := range weeksAhead {
			switch {
			case !s.mayHaveTimes(n):
			case s.weekAt(n).at.IsZero():
				open[s.Practitioner]++
			default:
				asked[s.Practitioner]++
			}
		}
	}
	for practitioner := range r.Unchecked() {
		requests += min(expectedQueries*(1+asked[practitioner]), open[practitioner])
	}
	for _, g := range k.groups {
		if g.at.IsZero() {
			requests++
		}
	}
	return requests
}
