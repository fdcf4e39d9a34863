package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// This file asks about what the clinic's own hours or rules speak against, see
// [readiness.Unlikely]: for each group one offering, and for that its next free time alone.
// Only when Cliniko has one are all of the group read week by week like the others.

// unlikelyEvery is how often a group is asked about.
const unlikelyEvery = 30 * time.Minute

// group is a group of unlikely offerings, by the offering that is asked about.
type group struct {
	offerings []cliniko.Offering
	*groupState
}

// groupState is what came of asking about the first of a group.
type groupState struct {
	outcome
	free bool // Cliniko had a time
}

func (g group) query() query { return query{nextTime: true, Offering: g.offerings[0]} }

// seen is what that says of each of its offerings.
func (g *groupState) seen() readiness.Seen {
	return readiness.Seen{Complete: !g.at.IsZero() && g.problem == cliniko.KindNone, Problem: g.problem}
}

func (g *groupState) take(got answer, at time.Time) {
	g.outcome, g.free = outcome{at, kindOf(got.err)}, len(got.starts) > 0
}

// nextTimeQuery is how the next free time of an offering is asked for: to the last day that can be
// booked.
func nextTimeQuery(q query, s scope, now time.Time) slotQuery {
	today, zone := s.zones.today(q.Business, now), s.zones.of(q.Business)
	_, last := s.rules.of(q.Offering).span(now, zone)
	return slotQuery{query: q, days: [2]cliniko.Date{today, today.Add(aWeek - 1)}, zone: zone, now: now, until: cliniko.DateFromNumber(last)}
}

// without are the offerings that are in none of some groups.
func without(all []cliniko.Offering, groups [][]cliniko.Offering) []cliniko.Offering {
	grouped := make(map[cliniko.Offering]bool)
	for _, o := range slices.Concat(groups...) {
		grouped[o] = true
	}
	return slices.DeleteFunc(slices.Clone(all), func(o cliniko.Offering) bool { return grouped[o] })
}

// addOnlyUnlikely adds what is asked about the groups of practitioners who have nothing else:
// whether they can be booked at all is not known before.
func (p planInput) addOnlyUnlikely(out []due) []due {
	likely := make(map[cliniko.PractitionerID]bool)
	for _, s := range p.weekly {
		likely[s.Practitioner] = true
	}
	return p.addGroups(out, func(g group) bool { return !likely[g.offerings[0].Practitioner] })
}

// addUnlikely adds what is asked about each group.
func (p planInput) addUnlikely(out []due) []due {
	return p.addGroups(out, func(group) bool { return true })
}

func (p planInput) addGroups(out []due, which func(group) bool) []due {
	for _, g := range p.groups {
		if !which(g) {
			continue
		}
		out = append(out, p.after(g.query(), g.outcome, unlikelyEvery, true))
	}
	return out
}
