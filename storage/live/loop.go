package live

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

const (
	backgroundPerMinute = 55 // with the burst at most 60 in any minute
	backgroundBurst     = 5
	maxFlights          = 4
	settle              = 100 * time.Millisecond // changes within it become one announcement
)

// loop is the state that only Run's goroutine touches.
type loop struct {
	live       *Live
	background *rate.Limiter
	answers    chan answer
	flights    map[ask]bool
	workers    sync.WaitGroup
	errands    int         // how many there were; the newest counts
	returns    chan func() // what errands bring back
	giveUp     func()      // ends the errand under way

	clinic  storage.Clinic
	session session
	key     KeyState
	settled KeyState   // of the clinic on screen, before another key was tried
	other   *clinicKey // the key in KeyOther
	keys    map[storage.ClinicID]cliniko.Key

	account *cliniko.Account
	zones   zones
	pairs   map[pair]storage.OfferingWeek
	tried   map[ask]tried
	offered []cliniko.Offering // what readiness.Shown says of account
	links   []ask

	shown    view
	watch    Watch
	past     checks
	visited  map[storage.ClinicID]bool // in this run
	inFront  bool
	round    time.Time
	trouble  trouble
	checked  time.Time
	changes  uint64
	sayBy    time.Time // when the state is to be published; zero: nothing has changed
	finished context.Context
}

// session is one connection to a clinic; an answer that comes after it ended is
// dropped.
type session struct {
	source Source
	ctx    context.Context
	end    context.CancelFunc
}

func newLoop(l *Live, background *rate.Limiter) *loop {
	return &loop{
		live: l, background: background,
		answers: make(chan answer), returns: make(chan func()), giveUp: func() {}, flights: make(map[ask]bool),
		keys: make(map[storage.ClinicID]cliniko.Key), visited: make(map[storage.ClinicID]bool),
		key: KeyState{Phase: KeyNone}, settled: KeyState{Phase: KeyNone}, inFront: true,
		pairs: make(map[pair]storage.OfferingWeek), tried: make(map[ask]tried),
	}
}

func (p *loop) now() time.Time { return p.live.o.Now() }

// run takes wishes and answers until ctx ends, and waits for its workers.
func (p *loop) run(ctx context.Context) {
	p.finished = ctx
	p.clinic, _ = p.live.o.Clinics.Get(storage.ClinicID{})
	defer p.forgetOnClose()
	defer p.workers.Wait()
	defer p.disconnect()
	defer p.keepCheck()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case do := <-p.live.wishes:
			do(p)
			p.changed()
		case then := <-p.returns:
			then()
			p.changed()
		case got := <-p.answers:
			p.take(got)
			p.changed()
		case <-timer.C:
			p.say()
		}
		timer.Reset(p.pause(p.start()))
	}
}

// changed sees to it that the state is published soon.
func (p *loop) changed() {
	if p.sayBy.IsZero() {
		p.sayBy = p.now().Add(settle)
	}
}

// pause is how long the loop may sleep before something is due.
func (p *loop) pause(due time.Duration) time.Duration {
	if p.sayBy.IsZero() {
		return due
	}
	return max(0, min(due, p.sayBy.Sub(p.now())))
}

// start sends what is due and may go out, and says how long until the next.
func (p *loop) start() time.Duration {
	const idle = time.Minute
	if p.session.source == nil {
		return idle
	}
	now := p.now()
	p.tireOfWatching(now)
	if wait := p.trouble.rest(now); wait > 0 {
		return wait
	}
	next := idle
	for _, d := range p.queue(now) {
		switch {
		case d.at.After(now):
			return min(next, d.at.Sub(now))
		case p.flights[d.ask]:
		case len(p.flights) >= maxFlights:
			return next
		case !d.urgent && !p.background.AllowN(now, 1):
			next = time.Second
		default:
			p.fly(d.ask, now)
		}
	}
	return next
}

// queue is the plan; while nothing gets through it is one request that finds out
// whether something does again.
func (p *loop) queue(now time.Time) []due {
	if p.trouble.offline() {
		return []due{{ask: ask{list: cliniko.ListUser}, urgent: true}}
	}
	return plan(picture{
		account: p.account, shownPairs: p.offered, links: p.links, mondays: p.mondays(now),
		shown: p.shown, watch: p.watch, foreground: p.inFront, round: p.round, tried: p.tried,
	}, now)
}

// fly asks in a goroutine of its own, which ends with the session.
func (p *loop) fly(a ask, now time.Time) {
	p.flights[a] = true
	s, clock := p.session, p.live.o.Now
	work := func() answer {
		take, err := readList(s.ctx, s.source, a, now)
		return answer{ask: a, at: clock(), err: err, take: take}
	}
	if a.list == "" {
		days := p.days(a.pair, now)
		work = func() answer { return askSlots(s, a, days, clock) }
		if !mayHaveHours(p.account, a.Offering, days) {
			work = func() answer { return answer{ask: a, at: now, days: days} }
		}
	}
	p.workers.Go(func() { p.land(s, work()) })
}

// land brings an answer to the loop, unless its session is over.
func (p *loop) land(s session, got answer) {
	select {
	case p.answers <- got:
	case <-s.ctx.Done():
	}
}

// take puts an answer where it belongs.
func (p *loop) take(got answer) {
	delete(p.flights, got.ask)
	kind := kindOf(got.err)
	if kind == cliniko.KindCanceled {
		return
	}
	now := p.now()
	p.tried[got.ask] = tried{now, kind}
	p.trouble.note(got, now)
	if got.err == nil {
		p.checked = now
	}
	if got.list == "" {
		p.takeSlots(got)
		return
	}
	p.takeList(got)
}

func (p *loop) takeList(got answer) {
	before, offered := p.account, p.offered
	p.setAccount(applied(p.account, p.clinic.ID.Shard, got))
	if got.err == nil {
		p.follow(before, offered, got.list)
		p.keep(p.live.o.Store.PutAccount(p.clinic.ID, p.account))
	}
	if got.list == cliniko.ListSettings && got.err == nil {
		p.rename(p.account.Settings)
	}
}

func (p *loop) setAccount(a *cliniko.Account) {
	p.account, p.zones, p.offered, p.links = a, nil, nil, nil
	if a == nil {
		return
	}
	p.zones = zonesOf(a)
	p.offered, p.links = readiness.Shown(a, p.now()), links(a)
}

func (p *loop) takeSlots(got answer) {
	if got.err != nil {
		return
	}
	week := storage.OfferingWeek{
		Offering: got.Offering, Monday: got.monday, From: got.days[0], To: got.days[1],
		ReadAt: got.at, Starts: got.starts,
	}
	p.pairs[got.pair] = week
	p.changes++
	p.keep(p.live.o.Store.PutSlots(p.clinic.ID, week))
}
