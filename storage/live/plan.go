package live

import (
	"iter"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// weeksAhead is how many weeks are read for the judgement, this one included. Further
// ones, to the clinic's own horizon, are read as far as the budget reaches.
const weeksAhead = 4

// How old an answer may get before it is asked for again, with the window in front
// and without. Slots that change are asked for more often and quiet ones less, see
// weekState.backedOff; the screen always at this pace.
var freshness = struct{ screen, thisWeek, near, far, lists, links age }{
	screen:   age{time.Minute, 5 * time.Minute},
	thisWeek: age{10 * time.Minute, 30 * time.Minute},
	near:     age{30 * time.Minute, 2 * time.Hour},
	far:      age{4 * time.Hour, 12 * time.Hour},
	lists:    age{5 * time.Minute, 30 * time.Minute},
	links:    age{30 * time.Minute, 2 * time.Hour},
}

type age struct{ foreground, behind time.Duration }

func (a age) of(foreground bool) time.Duration {
	if foreground {
		return a.foreground
	}
	return a.behind
}

// retryAfter is how long a failed query rests.
const retryAfter = 30 * time.Second

// screenShare is what one query for the screen adds to the time between two readings of
// it: a screen with a whole clinic on it takes no more than 30 requests a minute.
const screenShare = 2 * time.Second

// outcome is how the newest attempt to read something went.
type outcome struct {
	at      time.Time    // zero: there was none, or it no longer counts
	problem cliniko.Kind // why it failed
}

// planInput is all that the plan rests on. Planning changes none of it.
type planInput struct {
	focus
	*known
}

// due is a query and when it has to be sent.
type due struct {
	query
	at      time.Time // zero: at once
	urgent  bool      // a person waits for it: beyond the background budget
	reserve bool      // it may use the place in flight that is kept free
	far     bool      // neither it nor anything after it in the order is urgent
}

// due yields what is due, each once, the most important first.
func (p planInput) due(now time.Time) iter.Seq[due] {
	return func(yield func(due) bool) {
		yielded := make(map[query]bool)
		for stage := range p.stages() {
			stage = slices.DeleteFunc(stage, func(d due) bool { return d.at.After(now) || yielded[d.query] })
			slices.SortStableFunc(stage, func(a, b due) int { return a.at.Compare(b.at) })
			for _, d := range stage {
				yielded[d.query] = true
				if !yield(d) {
					return
				}
			}
		}
	}
}

// next is when something that may go out becomes due that is not due yet; zero: nothing does.
// While the background waits, only what is urgent may.
func (p planInput) next(now time.Time, waiting bool) (next time.Time) {
	for stage := range p.stages() {
		next = sooner(next, stage, now, waiting)
	}
	return next
}

// nextReserved is next while the places in flight are taken but for the one that is kept free.
// All else is planned anew when an answer gives its place back, and there may be much of it.
func (p planInput) nextReserved(now time.Time) time.Time {
	return sooner(time.Time{}, p.addScreen(p.addLists(nil, lists)), now, true)
}

// sooner is the soonest of a moment, which may be zero for none, and what becomes due.
func sooner(next time.Time, stage []due, now time.Time, waiting bool) time.Time {
	for _, d := range stage {
		if d.at.After(now) && (d.urgent || !waiting) && (next.IsZero() || d.at.Before(next)) {
			next = d.at
		}
	}
	return next
}

// stages yields everything there is to ask, by importance: the lists that times rest on, the
// screen, the first free time of everybody with the other lists in between, what else was
// never read of the weeks ahead, what was read, and then week after week outward. The slice
// is the yield's only until the next one.
func (p planInput) stages() iter.Seq[[]due] {
	return func(yield func([]due) bool) {
		var stage []due
		for _, add := range p.order() {
			stage = add(stage[:0])
			if !yield(stage) {
				return
			}
		}
	}
}

// order lists what fills the stages. Before the lists have been tried it is not known
// which slots are worth asking for.
func (p planInput) order() []func([]due) []due {
	basics, entities, added, blocks := lists[:2], lists[2:firstBlocks], lists[firstBlocks:firstBlocks+1], lists[firstBlocks+1:]
	some := func(some []list) func([]due) []due {
		return func(out []due) []due { return p.addLists(out, some) }
	}
	if !p.listsTried() {
		return []func([]due) []due{some(basics), some(entities)}
	}
	week := func(n int, anew bool) func([]due) []due {
		return func(out []due) []due { return p.addWeek(out, n, anew) }
	}
	order := []func([]due) []due{some(basics), some(entities), p.addScreen}
	weeks := p.firstWeeks()
	first := func(i int, of grouping) func([]due) []due {
		return func(out []due) []due { return p.addFirst(out, weeks[:i+1], of) }
	}
	for i := range weeks {
		order = append(order, first(i, byPractitioner))
		if i == 0 {
			order = append(order, some(added), p.addOnlyUnlikely)
		}
	}
	order = append(order, some(added), some(blocks), p.addLinks) // what was added above comes once
	for i := range weeks {
		order = append(order, first(i, byPractitionerAtBusiness), first(i, byOffering))
	}
	for n := range weeksAhead {
		order = append(order, week(n, true))
	}
	order = append(order, p.addUnlikely)
	for n := range p.last() + 1 {
		order = append(order, week(n, false))
	}
	return order
}

// last is the last week in which anything can have slots.
func (p planInput) last() (last int) {
	for _, s := range p.weekly {
		last = max(last, s.lastWeek())
	}
	return last
}

func (p planInput) addLists(out []due, some []list) []due {
	for _, l := range some {
		q := query{list: l.List}
		d := p.list(q, freshness.lists)
		d.reserve = true
		if last, ok := p.tried[q]; ok && p.watch.Watching(l.List) {
			d.at, d.urgent = earlier(d.at, last.at.Add(watchPause)), true
		}
		out = append(out, d)
	}
	return out
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func (p planInput) addLinks(out []due) []due {
	for _, q := range p.links {
		out = append(out, p.list(q, freshness.links))
	}
	return out
}

func (p planInput) list(q query, fresh age) due {
	return p.after(q, p.tried[q], fresh.of(p.foreground), true)
}

// addScreen adds the weeks on screen; the more there are, the more slowly each of them
// comes round again.
func (p planInput) addScreen(out []due) []due {
	var weeks int
	p.onScreen(func(*offeringState, int) { weeks++ })
	fresh := max(freshness.screen.of(p.foreground), time.Duration(weeks)*screenShare)
	p.onScreen(func(s *offeringState, n int) {
		d := p.after(s.query(n), s.weekAt(n).outcome, fresh, true)
		d.urgent, d.reserve = d.urgent || p.foreground, true
		out = append(out, d)
	})
	return out
}

// onScreen visits the weeks on screen that can have slots.
func (p planInput) onScreen(visit func(s *offeringState, week int)) {
	for _, s := range p.weekly {
		first, last := p.shown.weeks(s)
		for n := first; n <= min(last, s.lastWeek()); n++ {
			if !s.closed(n) {
				visit(s, n)
			}
		}
	}
}

// addWeek adds one week of what is not on screen; anew: only where it was not read yet, or not
// in this round.
func (p planInput) addWeek(out []due, n int, anew bool) []due {
	fresh, near := freshness.far, n < weeksAhead
	switch {
	case n == 0:
		fresh = freshness.thisWeek
	case near:
		fresh = freshness.near
	}
	old := fresh.of(p.foreground)
	var present, monday cliniko.Date
	for _, s := range p.weekly {
		first, last := p.shown.weeks(s)
		if n > s.lastWeek() || first <= n && n <= last || s.closed(n) {
			continue
		}
		if s.first != present { // most have it in common
			present, monday = s.first, s.first.Add(7*n)
		}
		r := s.weekAt(n)
		if d := p.after(query{Offering: s.Offering, monday: monday}, r.outcome, r.backedOff(old), near); !anew || d.at.IsZero() {
			d.far = !near
			out = append(out, d)
		}
	}
	return out
}

// closedWeeks visits the weeks to the horizon that the clinic's settings close and that are
// not known, or not known lately, to be closed: they are known without asking.
func (p planInput) closedWeeks(now time.Time, visit func(s *offeringState, week int)) {
	for _, s := range p.weekly {
		for n := range s.lastWeek() + 1 {
			if !s.closed(n) {
				continue
			}
			r := s.weekAt(n)
			if !r.bySettings || r.at.Before(p.roundStart) || !now.Before(r.at.Add(freshness.lists.of(p.foreground))) {
				visit(s, n)
			}
		}
	}
}

// staleWeeks visits the weeks of which something is known that the clinic's settings have
// made stale: they have opened since, or lie beyond the horizon now.
func (p planInput) staleWeeks(visit func(s *offeringState, week int)) {
	for _, s := range p.weekly {
		for n, r := range s.weeks {
			if r.wasRead() && (n > s.lastWeek() || r.bySettings && !s.closed(n)) {
				visit(s, n)
			}
		}
	}
}

// after is when to ask again; near: somebody may be waiting for it, and a round is
// about it.
func (p planInput) after(q query, last outcome, fresh time.Duration, near bool) due {
	switch {
	case last.at.IsZero():
		return due{query: q, urgent: near}
	case near && last.at.Before(p.roundStart):
		return due{query: q, urgent: true}
	case passing(last.problem):
		return due{query: q, at: last.at.Add(retryAfter), urgent: near && p.foreground}
	}
	return due{query: q, at: last.at.Add(fresh)}
}

// firstBlocks is where the lists begin that slots do not rest on: the blocks.
var firstBlocks = slices.IndexFunc(lists, func(l list) bool { return l.List == cliniko.ListAvailability })

// listsTried reports whether every list that slots rest on was tried.
func (p planInput) listsTried() bool {
	for _, l := range lists[:firstBlocks] {
		if _, ok := p.tried[query{list: l.List}]; !ok {
			return false
		}
	}
	return p.account != nil
}
