package live

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// This file plans the first reading of a clinic. Whether somebody can be booked at all is
// asked of everybody before it is asked when else: first of the practitioners, one offering
// after the other and week after week until one has a time; then of what each practitioner
// offers at each business, and then of each offering.

// grouping makes offerings of one group the same.
type grouping func(cliniko.Offering) cliniko.Offering

func byPractitioner(o cliniko.Offering) cliniko.Offering {
	return cliniko.Offering{Practitioner: o.Practitioner}
}

func byPractitionerAtBusiness(o cliniko.Offering) cliniko.Offering {
	return cliniko.Offering{Practitioner: o.Practitioner, Business: o.Business}
}

func byOffering(o cliniko.Offering) cliniko.Offering { return o }

// candidates are offerings of which one with a free time is enough.
type candidates struct {
	found bool           // a free time is known
	asked int            // offerings that were asked in the week
	next  *offeringState // one that was not; nil: none is left
}

// addFirst adds one offering of each group of which no free time is known, in the last of
// some weeks, the ones before being read; those groups first of which fewest were asked.
func (p planInput) addFirst(out []due, weeks []int, of grouping) []due {
	groups := slices.DeleteFunc(p.candidates(weeks, of), func(g *candidates) bool { return g.found || g.next == nil })
	slices.SortStableFunc(groups, func(a, b *candidates) int { return a.asked - b.asked })
	for _, g := range groups {
		out = append(out, p.after(g.next.query(weeks[len(weeks)-1]), outcome{}, 0, true))
	}
	return out
}

// enoughDays is how many days a week must have left to be asked for before the others: at
// the end of a week hardly anybody works.
const enoughDays = 4

// firstWeeks are the weeks that may still have to be asked for a first free time, in the order
// in which they are asked; none when every offering has one or was asked for all of them.
func (p planInput) firstWeeks() []int {
	weeks := make([]int, weeksAhead)
	for n := range weeks {
		weeks[n] = n
	}
	if !slices.ContainsFunc(p.weekly, func(s *offeringState) bool { return !s.hasFreeTime() && s.unread(weeks) }) {
		return nil
	}
	if first := p.weekly[0]; first.monday+7-max(first.from, first.monday) < enoughDays {
		weeks = append(weeks[1:], 0)
	}
	return weeks
}

func (p planInput) candidates(weeks []int, of grouping) (order []*candidates) {
	groups := make(map[cliniko.Offering]*candidates)
	last := len(weeks) - 1
	for _, s := range p.weekly {
		key := of(s.Offering)
		g := groups[key]
		if g == nil {
			g = &candidates{}
			groups[key], order = g, append(order, g)
		}
		switch {
		case s.hasFreeTime():
			g.found = true
		case !s.mayHaveTimes(weeks[last]), s.unread(weeks[:last]):
		case !s.weekAt(weeks[last]).at.IsZero():
			g.asked++
		case g.next == nil:
			g.next = s
		}
	}
	return order
}
