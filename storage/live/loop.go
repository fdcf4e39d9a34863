package live

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

const (
	backgroundPerMinute = 55 // with the burst at most 60 in any minute
	backgroundBurst     = 5

	// What the loop sends in all stays a little below what Cliniko's client lets through,
	// so that a request is never on its way to wait there: the next moment belongs to the
	// newest wish from the screen.
	allPerMinute = 85
	allBurst     = 35
	wholeBurst   = allBurst - 1 // the background touches no more of it: it belongs to people

	maxFlights   = 4
	otherFlights = 3 // of those that the screen may have to wait for

	settle = 100 * time.Millisecond // changes within it become one announcement
)

// loop is the state that only Run's goroutine touches.
type loop struct {
	live       *Live
	background *rate.Limiter
	all        *rate.Limiter
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
	tried   map[ask]tried // the lists
	links   []ask
	tracks  map[cliniko.Offering]*track // also of those that cannot be offered now
	offered []*track                    // what readiness.Shown says of account

	charged int // requests of the session that were taken from the budgets
	early   early
	sight   int  // see slotAsk
	blind   bool // the next free time is not told

	shown    view
	watch    Watch
	past     checks
	visited  map[storage.ClinicID]bool // in this run
	inFront  bool
	round    time.Time
	trouble  trouble
	checked  time.Time
	changes  uint64
	latest   time.Time    // the newest moment that was seen
	pruned   cliniko.Date // the Monday before which weeks were dropped
	sayBy    time.Time    // when the state is to be published; zero: nothing has changed
	finished context.Context
}

// session is one connection to a clinic; an answer that comes after it ended is
// dropped.
type session struct {
	source Source
	ctx    context.Context
	end    context.CancelFunc
}

func newLoop(l *Live) *loop {
	return &loop{
		live:       l,
		background: rate.NewLimiter(rate.Every(time.Minute/backgroundPerMinute), backgroundBurst),
		all:        rate.NewLimiter(rate.Every(time.Minute/allPerMinute), allBurst),
		answers:    make(chan answer), returns: make(chan func()), giveUp: func() {}, flights: make(map[ask]bool),
		keys: make(map[storage.ClinicID]cliniko.Key), visited: make(map[storage.ClinicID]bool),
		key: KeyState{Phase: KeyNone}, settled: KeyState{Phase: KeyNone}, inFront: true,
		tracks: make(map[cliniko.Offering]*track), tried: make(map[ask]tried),
	}
}

// now is by the clock on the wall, since the other one stands still while a computer
// sleeps.
func (p *loop) now() time.Time { return p.live.o.Now().Round(0) }

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
		p.mindClock()
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
	now := p.now()
	p.present(now)
	if p.session.source == nil {
		return idle
	}
	p.tireOfWatching(now)
	if wait := p.trouble.rest(now); wait > 0 {
		return wait
	}
	if p.trouble.offline() {
		p.probe(now)
		return idle
	}
	picture := p.picture()
	p.settle(picture, now)
	waiting := false
	for d := range picture.due(now) {
		switch {
		case p.flights[d.ask]:
		case len(p.flights) >= maxFlights, !d.first && len(p.flights) >= otherFlights:
			return idle
		case p.all.TokensAt(now) < 1:
			return until(p.all, 1, now)
		case !d.urgent && (waiting || p.all.TokensAt(now) < wholeBurst || !p.background.AllowN(now, 1)):
			waiting = true
		default:
			p.all.AllowN(now, 1)
			p.charged++
			p.fly(d.ask, now)
		}
	}
	if waiting {
		return max(until(p.background, 1, now), until(p.all, wholeBurst, now))
	}
	if next := picture.next(now); !next.IsZero() {
		return min(idle, next.Sub(now))
	}
	return idle
}

// until is how long a budget takes to allow so many.
func until(budget *rate.Limiter, tokens float64, now time.Time) time.Duration {
	missing := max(0, tokens-budget.TokensAt(now))
	return time.Duration(missing/float64(budget.Limit())*float64(time.Second)) + time.Millisecond
}

// probe finds out whether something gets through again, while nothing does.
func (p *loop) probe(now time.Time) {
	if a := (ask{list: cliniko.ListUser}); !p.flights[a] {
		p.charged++
		p.fly(a, now)
	}
}

func (p *loop) picture() picture {
	return picture{
		account: p.account, tracks: p.offered, links: p.links,
		shown: p.shown, watch: p.watch, foreground: p.inFront, round: p.round, tried: p.tried,
	}
}

// charge takes what flights sent beyond their first request from the budgets, also on
// credit.
func (p *loop) charge(now time.Time) {
	if p.session.source == nil {
		return
	}
	if more := p.session.source.Requests() - p.charged; more > 0 {
		p.charged += more
		p.all.ReserveN(now, min(more, allBurst))
		p.background.ReserveN(now, min(more, backgroundBurst))
	}
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
		q := p.slotAsk(a, now)
		work = func() answer { return q.read(s, clock) }
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
	p.charge(now)
	p.trouble.note(got, now)
	if got.err == nil {
		p.checked = now
	}
	if got.list == "" {
		p.takeSlots(got, now)
		return
	}
	p.tried[got.ask] = tried{now, kind}
	p.takeList(got)
}

func (p *loop) takeList(got answer) {
	before := p.account
	p.setAccount(applied(p.account, p.clinic.ID.Shard, got))
	if got.err == nil {
		p.follow(before, got.list)
		p.keep(p.live.o.Store.PutAccount(p.clinic.ID, p.account))
	}
	if got.list == cliniko.ListSettings && got.err == nil {
		p.rename(p.account.Settings)
	}
}
