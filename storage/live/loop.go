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
	// newest command from the screen.
	allPerMinute = 104
	allBurst     = 20
	wholeBurst   = allBurst - 1 // the background touches no more of it: it belongs to people

	maxInFlight       = 4
	maxOthersInFlight = 3 // of those that the screen may have to wait for

	publishDelay = 100 * time.Millisecond // changes within it become one announcement
)

// loop is the state that only Run's goroutine touches.
type loop struct {
	live       *Live
	background *rate.Limiter
	all        *rate.Limiter
	answers    chan answer
	inFlight   map[query]bool
	workers    sync.WaitGroup
	returns    chan func() // what was done off the loop

	clinic      storage.Clinic
	session     session
	keys        *keys
	pastedKey   *pastedKey         // a key that was pasted; nil: none
	removedLate []storage.ClinicID // whose keys this run had to remove for an earlier one

	undeleted   map[storage.ClinicID]bool // forgotten, but for a file that could not be removed
	forgotten   storage.Notice            // the clinic that was forgotten last, until another one is opened; zero: none
	diskTriedAt time.Time                 // when the disk was last asked to do what it had not done
	closing     bool                      // nothing is begun any more

	account *cliniko.Account
	scope
	clocks      storage.Clocks                      // the newest that the store was told
	tried       map[query]tried                     // the lists
	offerings   map[cliniko.Offering]*offeringState // also of those that cannot be offered now
	weekly      []*offeringState                    // of the offerings in scope that are read week by week
	groups      []group                             // and those that are not
	groupStates map[cliniko.Offering]*groupState    // by the first of a group

	charged       int          // requests of the session that were taken from the budgets
	lastPastDay   cliniko.Date // the last day that Cliniko has called past; zero: none
	timesTold     bool         // Cliniko has told times, and with the first ones whether it calls a day past
	lookAheadDays int          // see slotAsk
	noNextTime    bool         // the next free time is not told

	shown      view
	watch      Watch
	checks     checks
	visited    map[storage.ClinicID]bool // in this run
	foreground bool
	roundStart time.Time
	health     health
	slow       bool // Cliniko is slow to answer
	checked    time.Time
	changes    uint64
	latest     time.Time    // the newest moment that was seen
	pruned     cliniko.Date // the Monday before which weeks were dropped
	publishBy  time.Time    // when the state is to be published; zero: nothing has changed
	ctx        context.Context
}

func newLoop(l *Live, ctx context.Context) *loop {
	p := &loop{
		live:       l,
		background: l.o.budget(backgroundPerMinute, backgroundBurst),
		all:        l.o.budget(allPerMinute, allBurst),
		answers:    make(chan answer), returns: make(chan func()), inFlight: make(map[query]bool),
		visited: make(map[storage.ClinicID]bool), undeleted: make(map[storage.ClinicID]bool), foreground: true,
		offerings: make(map[cliniko.Offering]*offeringState), groupStates: make(map[cliniko.Offering]*groupState), tried: make(map[query]tried), ctx: ctx,
	}
	p.keys = &keys{
		store: l.o.Keychain, patience: l.o.KeyTimeout, now: p.now, ctx: ctx, inBackground: p.inBackground,
		removed: p.keyRemoved,
		held:    make(map[storage.ClinicID]*heldKey),
	}
	p.clinic, _ = l.o.Clinics.Get(storage.ClinicID{})
	return p
}

// budget is one of so many requests a minute, and so many at once.
func (o Options) budget(perMinute, burst int) *rate.Limiter {
	pace := rate.Every(time.Minute / time.Duration(perMinute))
	if o.Unpaced {
		pace = rate.Inf
	}
	return rate.NewLimiter(pace, burst)
}

// inBackground does work on a goroutine of its own, and on the loop what the work returns.
func (p *loop) inBackground(work func() (then func())) {
	p.workers.Go(func() {
		then := work()
		select {
		case p.returns <- then:
		case <-p.ctx.Done():
		}
	})
}

// now is by the clock on the wall, since the other one stands still while a computer
// sleeps.
func (p *loop) now() time.Time { return p.live.o.Now().Round(0) }

// run takes commands and answers until the app ends, and waits for its workers.
func (p *loop) run() {
	defer p.live.o.Clinics.SaveAgain()
	defer p.forgetOnClose()
	defer p.workers.Wait()
	defer p.disconnect()
	defer p.dropPasted()
	defer p.saveCheck()
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-p.ctx.Done():
			p.obey() // what was asked for just before the end
			return
		case <-p.live.commands.ready:
			p.obey()
		case then := <-p.returns:
			then()
			p.changed()
		case got := <-p.answers:
			p.take(got)
			p.changed()
		case <-timer.C:
			p.publish()
		}
		p.checkClock()
		timer.Reset(p.pause(min(p.start(), p.unsavedPause())))
	}
}

// obey does what has been asked for, in that order.
func (p *loop) obey() {
	for _, do := range p.live.commands.take() {
		do(p)
		p.changed()
	}
}

// changed sees to it that the state is published soon.
func (p *loop) changed() {
	if p.publishBy.IsZero() {
		p.publishBy = p.now().Add(p.live.o.PublishDelay)
	}
}

// pause is how long the loop may sleep before something is due.
func (p *loop) pause(due time.Duration) time.Duration {
	if p.publishBy.IsZero() {
		return due
	}
	return max(0, min(due, p.publishBy.Sub(p.now())))
}

// start sends what is due and may go out, and says how long until the next.
func (p *loop) start() time.Duration {
	const idle = time.Minute
	now := p.now()
	p.present(now)
	p.retryUnsaved(now)
	if p.session.source == nil {
		return idle
	}
	p.expireWatch(now)
	if wait := p.health.wait(now); wait > 0 {
		return wait
	}
	if p.health.offline() {
		p.probe(now)
		return idle
	}
	input := p.planInput()
	p.applyRules(input, now)
	wait, waiting, busy := idle, false, false // for requests, and for answers
due:
	for d := range input.due(now) {
		switch {
		case waiting && d.far:
			break due
		case p.inFlight[d.query], !p.session.identified && d.query.list != cliniko.ListSettings:
		case len(p.inFlight) >= maxInFlight:
			return idle
		case d.list == "" && p.learnsToday(), !d.first && len(p.inFlight) >= maxOthersInFlight:
			busy = true
			break due
		case p.all.TokensAt(now) < 1:
			return until(p.all, 1, now)
		case !d.urgent && (waiting || p.all.TokensAt(now) < wholeBurst || !p.background.AllowN(now, 1)):
			waiting = true
		default:
			p.all.AllowN(now, 1)
			p.charged++
			p.send(d.query, now)
		}
	}
	if waiting && !busy {
		wait = max(until(p.background, 1, now), until(p.all, wholeBurst, now))
	}
	if next := input.next(now, waiting || busy); !next.IsZero() {
		return min(wait, next.Sub(now))
	}
	return wait
}

// learnsToday reports whether the first request for times is under way where Cliniko does not
// tell in which zone it counts: its answer says which day is past, so that no other request
// has to be refused for it.
func (p *loop) learnsToday() bool {
	if p.timesTold || p.counted != nil {
		return false
	}
	for a := range p.inFlight {
		if a.list == "" {
			return true
		}
	}
	return false
}

// until is how long a budget takes to allow so many.
func until(budget *rate.Limiter, tokens float64, now time.Time) time.Duration {
	missing := max(0, tokens-budget.TokensAt(now))
	return time.Duration(missing/float64(budget.Limit())*float64(time.Second)) + time.Millisecond
}

// probe finds out whether something gets through again, while nothing does.
func (p *loop) probe(now time.Time) {
	if a := (query{list: p.probeList()}); !p.inFlight[a] {
		p.charged++
		p.send(a, now)
	}
}

// probeList is what is asked for while nothing gets through.
func (p *loop) probeList() cliniko.List {
	if p.session.identified {
		return cliniko.ListUser
	}
	return cliniko.ListSettings
}

func (p *loop) planInput() planInput {
	return planInput{
		account: p.account, offerings: p.weekly, groups: p.groups, links: p.links,
		shown: p.shown, watch: p.watch, foreground: p.foreground, roundStart: p.roundStart, tried: p.tried,
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
func (p *loop) send(a query, now time.Time) {
	p.inFlight[a] = true
	s, clock := p.session, p.live.o.Now
	work := func() answer {
		take, err := readList(s.ctx, s.source, a, now)
		return answer{session: s.number, query: a, at: clock(), err: err, take: take}
	}
	switch {
	case a.next:
		q := nextTimeQuery(a, p.scope, now)
		work = func() answer { return q.readNextTime(s, clock) }
	case a.list == "":
		q := p.slotQuery(a, now)
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

// take puts an answer where it belongs; one of another session is dropped.
func (p *loop) take(got answer) {
	if got.session != p.session.number {
		return
	}
	delete(p.inFlight, got.query)
	kind := kindOf(got.err)
	if kind == cliniko.KindCanceled {
		return
	}
	now := p.now()
	p.slow = false
	p.charge(now)
	p.health.note(got, p.probeList(), now)
	if got.err == nil {
		p.checked = now
	}
	switch {
	case got.next:
		p.takeNextTime(got, now)
		return
	case got.list == "":
		p.takeSlots(got, now)
		return
	}
	p.tried[got.query] = tried{now, kind}
	p.takeList(got)
}

func (p *loop) takeList(got answer) {
	before, after := p.account, applied(p.account, p.clinic.ID.Shard, got)
	if got.list == cliniko.ListSettings && got.err == nil && !p.identify(after.Settings) {
		return
	}
	p.setAccount(after)
	if got.err == nil {
		p.rereadIfRulesChanged(before, got.list)
		p.logUnsaved(p.live.o.Store.PutAccount(p.clinic.ID, p.account))
	}
	if got.list == cliniko.ListSettings && got.err == nil {
		p.rename(p.account.Settings)
	}
}
