package live

import (
	"context"
	"time"

	"mieahealth.com/companion/storage"
)

// loop is what only Run's goroutine touches. Each field is a concern with a file of its own;
// the loop receives commands and answers, asks them, and starts what is due.
type loop struct {
	live       *Live
	workers    workers
	clinic     storage.Clinic            // the one on screen
	visited    map[storage.ClinicID]bool // the clinics that were on screen in this run
	writing    storage.Writing
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
		writing:    live.o.Writing,
		workers:    workers{ctx: ctx, results: make(chan func())},
		visited:    make(map[storage.ClinicID]bool),
		removals:   removals{clinics: live.o.Clinics, filesLeft: make(map[storage.ClinicID]bool)},
		known:      newKnown(live.o.Store, storage.ClinicID{}, 0),
		focus:      focus{foreground: true},
		budget:     newBudget(live.o.Unlimited),
		publishing: publishing{delay: live.o.PublishDelay},
	}
	l.keys = &keys{
		store: live.o.Keychain, timeout: live.o.KeyTimeout, now: l.now, workers: &l.workers,
		removed: l.keyRemoved, held: make(map[storage.ClinicID]*heldKey),
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
			l.runCommands() // what was asked for just before the end
			return
		case <-l.live.commands.ready:
			l.runCommands()
		case then := <-l.workers.results:
			then()
			l.changed()
		case <-timer.C:
			l.publish()
		}
		l.checkClock()
		timer.Reset(l.publishing.pause(l.proceed(l.now()), l.now()))
	}
}

// runCommands does what has been asked for, in that order.
func (l *loop) runCommands() {
	for _, do := range l.live.commands.take() {
		do(l)
		l.changed()
	}
}

// changed sees to it that the state is published soon.
func (l *loop) changed() { l.publishing.changed(l.now()) }

// idle is how long the loop sleeps when nothing is due.
const idle = time.Minute

// proceed does what is due at a moment, and says how long until there is more.
func (l *loop) proceed(now time.Time) time.Duration {
	hung, pause := l.keys.expire(now)
	if l.known.advance(now) || hung {
		l.changed()
	}
	return min(pause, l.retryUnsaved(now), l.start(now))
}

// start sends what is due and may go out.
func (l *loop) start(now time.Time) time.Duration {
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
	input := planInput{l.focus, l.known}
	if l.known.applyRules(input, now) {
		l.changed()
	}
	return l.startDue(input, now)
}
