package live

import (
	"context"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

const (
	maxInFlight       = 4
	maxOthersInFlight = 3 // of those that the screen may have to wait for
)

// loop is what only Run's goroutine touches. Each field is a concern with a file of its own;
// the loop receives commands and answers, asks them, and starts what is due.
type loop struct {
	live       *Live
	workers    workers
	clinic     storage.Clinic            // the one on screen
	visited    map[storage.ClinicID]bool // the clinics that were on screen in this run
	session    session
	keys       *keys
	pasted     *pastedKey // nil: none
	removals   removals
	known      *known
	focus      focus
	budget     *budget
	health     health
	checks     checks
	publishing publishing
	latest     time.Time // the newest moment that was seen
}

func newLoop(live *Live, ctx context.Context) *loop {
	l := &loop{
		live:       live,
		workers:    workers{ctx: ctx, results: make(chan func())},
		visited:    make(map[storage.ClinicID]bool),
		removals:   removals{clinics: live.o.Clinics, undeleted: make(map[storage.ClinicID]bool)},
		known:      newKnown(live.o.Store, storage.ClinicID{}, 0),
		focus:      focus{foreground: true},
		budget:     newBudget(live.o.Unpaced),
		publishing: publishing{delay: live.o.PublishDelay},
	}
	l.keys = &keys{
		store: live.o.Keychain, timeout: live.o.KeyTimeout, now: l.now, ctx: ctx, inBackground: l.workers.start,
		removed: l.keyRemoved,
		held:    make(map[storage.ClinicID]*heldKey),
	}
	l.clinic, _ = live.o.Clinics.Get(storage.ClinicID{})
	return l
}

// now is by the clock on the wall, since the other one stands still while a computer
// sleeps.
func (l *loop) now() time.Time { return l.live.o.Now().Round(0) }

// run takes commands and answers until the app ends, and waits for its workers.
func (l *loop) run() {
	defer l.live.o.Clinics.SaveAgain()
	defer l.forgetOnClose()
	defer l.workers.Wait()
	defer l.disconnect()
	defer l.dropPasted()
	defer l.saveCheck()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-l.workers.ctx.Done():
			l.obey() // what was asked for just before the end
			return
		case <-l.live.commands.ready:
			l.obey()
		case then := <-l.workers.results:
			then()
			l.changed()
		case <-timer.C:
			l.publish()
		}
		l.checkClock()
		timer.Reset(l.publishing.pause(min(l.start(), l.unsavedPause()), l.now()))
	}
}

// obey does what has been asked for, in that order.
func (l *loop) obey() {
	for _, do := range l.live.commands.take() {
		do(l)
		l.changed()
	}
}

// changed sees to it that the state is published soon.
func (l *loop) changed() { l.publishing.changed(l.now()) }

// idle is how long the loop sleeps when nothing is due.
const idle = time.Minute

// start starts what is due and may go out, and says how long until the next.
func (l *loop) start() time.Duration {
	now := l.now()
	if l.known.advance(now) {
		l.changed()
	}
	l.retryUnsaved(now)
	if l.session.source == nil {
		return idle
	}
	if l.focus.expireWatch(now) {
		l.changed()
	}
	if wait := l.health.wait(now); wait > 0 {
		return wait
	}
	if l.health.offline() {
		l.probe(now)
		return idle
	}
	input := l.planInput()
	if l.known.applyRules(input, now) {
		l.changed()
	}
	return l.startDue(input, now)
}

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
		case d.list == "" && l.learnsToday(), !d.reserve && len(l.session.inFlight) >= maxOthersInFlight:
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
	wait := idle
	if overBudget && !noPlace {
		wait = l.budget.untilBackground(now)
	}
	if next := input.next(now, overBudget || noPlace); !next.IsZero() {
		return min(wait, next.Sub(now))
	}
	return wait
}

// learnsToday reports whether the first query for times is in flight where Cliniko does not
// tell in which zone it counts: its answer says which day is past, so that no other query
// has to be refused for it.
func (l *loop) learnsToday() bool {
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

func (l *loop) planInput() planInput {
	return planInput{
		focus: l.focus, account: l.known.account, offerings: l.known.weekly, groups: l.known.groups, links: l.known.links, tried: l.known.tried,
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
