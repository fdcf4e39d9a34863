package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// This file sends what is due, and puts the answers where they belong.

const (
	maxInFlight       = 4
	maxOthersInFlight = 3 // of those that the screen may have to wait for
)

// startDue sends the most important of what is due: what people wait for as long as the
// whole budget lasts, the rest as long as the background's does.
func (l *loop) startDue(input planInput, now time.Time) time.Duration {
	overBudget, noPlace := false, false // there is more for the background, or for a place in flight
due:
	for d := range input.due(now) {
		switch {
		case overBudget && d.far:
			break due
		case l.session.inFlight[d.query], !l.session.identified && d.list != cliniko.ListSettings:
		case len(l.session.inFlight) >= maxInFlight:
			return idle
		case d.list == "" && l.firstTimesPending(), !d.reserve && len(l.session.inFlight) >= maxOthersInFlight:
			noPlace = true
			break due
		case l.budget.exhausted(now):
			return l.budget.untilAny(now)
		case !d.urgent && (overBudget || !l.budget.takeBackground(now)):
			overBudget = true
		default:
			l.budget.take(now)
			l.send(d.query, now)
		}
	}
	if noPlace {
		return pauseTo(input.nextReserved(now), now, idle)
	}
	wait := idle
	if overBudget {
		wait = l.budget.untilBackground(now)
	}
	return pauseTo(input.next(now, overBudget), now, wait)
}

// pauseTo is how long it is to a moment, or to something else that comes first; zero: the moment never comes.
func pauseTo(next, now time.Time, other time.Duration) time.Duration {
	if next.IsZero() {
		return other
	}
	return min(other, next.Sub(now))
}

// firstTimesPending reports whether the first query for times is in flight where Cliniko does not
// tell in which zone it counts: its answer says which day is past, so that no other query
// has to be refused for it.
func (l *loop) firstTimesPending() bool {
	if l.known.timesTold || l.known.counted != nil {
		return false
	}
	for q := range l.session.inFlight {
		if q.list == "" {
			return true
		}
	}
	return false
}

// probe finds out whether something gets through again, while nothing does.
func (l *loop) probe(now time.Time) {
	if q := (query{list: l.session.probe()}); !l.session.inFlight[q] {
		l.budget.charged++ // what is sent while offline takes nothing from the limiters
		l.send(q, now)
	}
}

// send asks on a worker; its answer comes back to take.
func (l *loop) send(q query, now time.Time) {
	l.session.inFlight[q] = true
	read := l.known.reader(q, now)
	s, clock := l.session, l.live.o.Now
	l.workers.start(func() func() {
		got := read(s.ctx, s.source)
		got.session, got.at = s.number, clock()
		return func() { l.take(got) }
	})
}

// take puts an answer where it belongs; one of another session is dropped.
func (l *loop) take(got answer) {
	if got.session != l.session.number {
		return
	}
	delete(l.session.inFlight, got.query)
	if kindOf(got.err) == cliniko.KindCanceled {
		return
	}
	now := l.now()
	if l.session.source != nil {
		l.budget.charge(l.session.source.Requests(), now)
	}
	l.health.record(got, l.session.probe(), now)
	switch {
	case got.nextTime:
		l.known.takeNextTime(got, now)
	case got.list == "":
		l.known.takeSlots(got, now)
	default:
		l.takeList(got, now)
	}
}

// takeList takes a list, unless it shows that the key reads another clinic.
func (l *loop) takeList(got answer, now time.Time) {
	settings := got.list == cliniko.ListSettings && got.err == nil
	before, after := l.known.account, applied(l.known.account, l.clinic.ID.Shard, got)
	l.known.tried[got.query] = outcome{now, kindOf(got.err)}
	if settings && !l.identify(after.Settings) {
		return
	}
	l.known.setAccount(after, now)
	if got.err == nil {
		if l.focus.watch.Watching(got.list) && before != nil && !sameRules(before, after) {
			l.known.readAgain(l.focus.shown)
		}
		logUnsaved(l.live.o.Store.PutAccount(l.clinic.ID, after))
	}
	if settings {
		l.rename(after.Settings)
	}
}
