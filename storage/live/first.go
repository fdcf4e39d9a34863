package live

import (
	"slices"

	"mieahealth.com/companion/cliniko"
)

// This file plans the first reading of a clinic. Whether somebody can be booked at all is
// asked of everybody before it is asked when else: first of one offering of each
// practitioner, then of one at each business, then of each offering.

// grouping makes offerings of one group the same.
type grouping func(cliniko.Offering) cliniko.Offering

func byPractitioner(o cliniko.Offering) cliniko.Offering {
	return cliniko.Offering{Practitioner: o.Practitioner}
}

func byPlace(o cliniko.Offering) cliniko.Offering {
	return cliniko.Offering{Practitioner: o.Practitioner, Business: o.Business}
}

func byOffering(o cliniko.Offering) cliniko.Offering { return o }

// candidates are offerings of which one with a free time is enough.
type candidates struct {
	found bool   // a free time is known
	asked int    // offerings that were asked in the week
	next  *track // one that was not; nil: none is left
}

// addFirst adds one offering of each group of which no free time is known, in a week that
// it was not asked in yet; those groups first of which fewest were asked.
func (p picture) addFirst(out []due, n int, of grouping) []due {
	groups := slices.DeleteFunc(p.candidates(n, of), func(g *candidates) bool { return g.found || g.next == nil })
	slices.SortStableFunc(groups, func(a, b *candidates) int { return a.asked - b.asked })
	for _, g := range groups {
		out = append(out, p.after(g.next.ask(n), reading{}, 0, true))
	}
	return out
}

// firstWeeks is how many weeks may still have to be asked for a first free time: all of
// them while one was not, and none afterwards, when there is no group to look for.
func (p picture) firstWeeks() int {
	for _, t := range p.tracks {
		for n := range weeksAhead {
			if t.asks(n) && t.at(n).at.IsZero() && !t.found() {
				return weeksAhead
			}
		}
	}
	return 0
}

func (p picture) candidates(n int, of grouping) (order []*candidates) {
	groups := make(map[cliniko.Offering]*candidates)
	for _, t := range p.tracks {
		key := of(t.Offering)
		g := groups[key]
		if g == nil {
			g = &candidates{}
			groups[key], order = g, append(order, g)
		}
		switch {
		case t.found():
			g.found = true
		case !t.asks(n):
		case !t.at(n).at.IsZero():
			g.asked++
		case g.next == nil:
			g.next = t
		}
	}
	return order
}

// found reports whether a free time in the weeks ahead is known.
func (t *track) found() bool {
	return slices.ContainsFunc(t.weeks[:min(len(t.weeks), weeksAhead)], func(r reading) bool { return r.known() && len(r.week.Starts) > 0 })
}

// asks reports whether a week can tell of a free time: the settings leave room for one,
// and the week before it was read.
func (t *track) asks(n int) bool {
	return n <= t.last() && !t.closed(n) && (n == 0 || t.closed(n-1) || t.at(n-1).known())
}
