package live

import (
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

// groupAnswer is what came of asking about the first of a group.
type groupState struct {
	tried
	free bool // Cliniko had a time
}

func (g group) query() query { return query{next: true, pair: pair{Offering: g.offerings[0]}} }

// seen is what a group's answer says of each of its offerings.
func (g *groupState) seen() readiness.Seen {
	return readiness.Seen{Complete: !g.at.IsZero() && g.problem == cliniko.KindNone, Problem: g.problem}
}

func (g *groupState) take(got answer, at time.Time) {
	g.tried, g.free = tried{at, kindOf(got.err)}, len(got.starts) > 0
}

// nextAsk is how the next free time of an offering is asked for: to the last day that can be
// booked.
func nextTimeQuery(a query, s scope, now time.Time) slotQuery {
	today, zone := s.zones.today(a.Business, now), s.zones.of(a.Business)
	_, last := s.bookingRules.of(a.Offering).span(now, zone)
	return slotQuery{query: a, days: [2]cliniko.Date{today, today.Add(aWeek - 1)}, zone: zone, now: now, until: cliniko.DateFromNumber(last)}
}

// readNext gives one start or none. Where Cliniko refuses to look so far, the weeks that are
// judged are asked for one by one.
func (q slotQuery) readNextTime(s session, now func() time.Time) answer {
	got := answer{session: s.number, query: q.query, days: q.days}
	next, err := s.source.NextAvailableTime(s.ctx, q.Offering, q.days[0], q.until)
	got.err = err
	if err == nil && !next.IsZero() {
		got.starts = []time.Time{next}
	}
	for n := 0; n < weeksAhead && kindOf(err) == cliniko.KindBadWindow && len(got.starts) == 0; n++ {
		got.days = [2]cliniko.Date{q.days[0].Add(aWeek * n), q.days[1].Add(aWeek * n)}
		if q.readStarts(s, &got); got.err != nil {
			break
		}
	}
	got.at = now()
	return got
}

// group sorts out, of the offerings that are shown, the unlikely ones; those for which
// Cliniko has had a time stay among the others.
func (p *loop) group(shown []cliniko.Offering) (likely []cliniko.Offering) {
	p.groups = nil
	unlikely := make(map[cliniko.Offering]bool)
	for _, offerings := range readiness.Unlikely(p.account, shown) {
		first := offerings[0]
		if p.groupStates[first] == nil {
			p.groupStates[first] = &groupState{}
		}
		if p.groupStates[first].free {
			continue
		}
		p.groups = append(p.groups, group{offerings, p.groupStates[first]})
		for _, o := range offerings {
			unlikely[o] = true
		}
	}
	for _, o := range shown {
		if !unlikely[o] {
			likely = append(likely, o)
		}
	}
	return likely
}

// takeNext puts down whether Cliniko had a time for a group.
func (p *loop) takeNextTime(got answer, now time.Time) {
	if asked := p.groupStates[got.Offering]; asked != nil {
		asked.take(got, now)
		p.setAccount(p.account)
	}
}

// unlikely are the offerings that are not read week by week.
func (p *loop) unlikely() (all []cliniko.Offering) {
	for _, g := range p.groups {
		all = append(all, g.offerings...)
	}
	return all
}

// addOnlyUnlikely adds what is asked about the groups of practitioners who have nothing else:
// whether they can be booked at all is not known before.
func (p planInput) addOnlyUnlikely(out []due) []due {
	likely := make(map[cliniko.PractitionerID]bool)
	for _, t := range p.offerings {
		likely[t.Practitioner] = true
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
		out = append(out, p.after(g.query(), weekState{at: g.at, problem: g.problem}, unlikelyEvery, true))
	}
	return out
}
