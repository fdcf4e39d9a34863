package cliniko

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// Budget is the pace of all requests to Cliniko, kept region by region, and the silence that
// Cliniko asks a user for. All clients of a process share one, and by its [SharedRecords] all
// processes on this computer. Its methods may be called from any goroutine.
type Budget struct {
	shared  SharedRecords
	unpaced bool // only silence is kept

	mu    sync.Mutex
	known memory // what this process knows, since the shared records may fail or be lost

	turn chan struct{} // holds one while requests go out one by one, across the regions
}

// SharedRecords keeps small records by name for all who share a budget.
type SharedRecords interface {
	// Change gives a record, nil for none, to a function that nobody else runs
	// meanwhile, and keeps what it returns. With an error the function may not have
	// been called, and what it returned may be lost.
	Change(name string, change func(before []byte) (after []byte)) error
}

// NewBudget is a budget kept in shared records; nil: for this process alone.
func NewBudget(shared SharedRecords) *Budget {
	b := &Budget{shared: shared, known: memory{}, turn: make(chan struct{}, 1)}
	if shared == nil {
		b.shared = b.known
	}
	return b
}

// memory is the records of one process. Budget's lock guards it.
type memory map[string][]byte

func (m memory) Change(name string, change func([]byte) []byte) error {
	m[name] = change(m[name])
	return nil
}

// asker is whose request it is: Cliniko counts those of each user. Its texts are digests:
// they say neither the address, nor the region, nor the user.
type asker struct {
	region string // the address of the API, which names it
	user   string // of the region and the user; empty: nobody knows yet
}

func digest(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		sum.Write([]byte(text + "\x00"))
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// change works once on the record of a region: on the stricter of what is shared and what this
// process knows.
func (b *Budget) change(region string, work func(*budgetRecord)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	known, done := b.known[region], false
	rewrite := func(before []byte) []byte {
		now := time.Now()
		record := readRecord(before, now)
		record.tighten(readRecord(known, now))
		work(&record)
		b.known[region], _ = json.Marshal(record) // numbers and digests
		done = true
		return b.known[region]
	}
	if b.shared.Change(region, rewrite) != nil && !done {
		rewrite(known)
	}
}

// admit waits for the budget. While Cliniko wants silence it refuses at once; it looks
// again after each wait, since another request may have been told so meanwhile. done is
// to be called with what came of the request.
func (b *Budget) admit(ctx context.Context, who asker) (done func(*Error), _ *Error) {
	var t ticket
	for ctx.Err() == nil {
		var silent, wait time.Duration
		b.change(who.region, func(p *budgetRecord) {
			now := time.Now()
			if silent = p.silence(who.user, now); silent == 0 && !b.unpaced {
				wait = b.take(p, &t, now)
			}
		})
		switch {
		case silent > 0:
			b.giveBack(t)
			return nil, rateLimited(silent)
		case wait == untilTurn:
			t.turn = b.awaitTurn(ctx)
			continue
		case wait == 0:
			return func(fault *Error) { b.learn(who, t, fault) }, nil
		}
		_ = pause(ctx, wait)
	}
	b.giveBack(t)
	return nil, &Error{Kind: KindCanceled, Err: ctx.Err()}
}

// ticket is what a request holds: the turn, while requests go out one by one.
type ticket struct{ turn bool }

// untilTurn is the wait for another request to end.
const untilTurn time.Duration = -1

// take takes one request, or says how long to wait before the next look.
func (b *Budget) take(p *budgetRecord, t *ticket, now time.Time) (wait time.Duration) {
	switch {
	case p.Careful > 0 && !t.turn:
		return untilTurn
	case p.Careful == 0:
		b.giveBack(*t)
		t.turn = false
	}
	return p.take(now)
}

func (b *Budget) awaitTurn(ctx context.Context) (mine bool) {
	select {
	case b.turn <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (b *Budget) giveBack(t ticket) {
	if t.turn {
		<-b.turn
	}
}

// learn keeps what the answer to a request says of the limit.
func (b *Budget) learn(who asker, t ticket, fault *Error) {
	defer b.giveBack(t)
	limited := fault != nil && fault.Kind == KindRateLimited
	answered := fault == nil || fault.Status != 0
	if !limited && !(t.turn && answered) {
		return
	}
	b.change(who.region, func(p *budgetRecord) {
		if !limited {
			p.Careful = max(0, p.Careful-1)
			return
		}
		p.stop(who.user, fault.Wait, time.Now())
		fault.Wait = p.silence(who.user, time.Now())
	})
}

func rateLimited(wait time.Duration) *Error {
	return &Error{Kind: KindRateLimited, Status: http.StatusTooManyRequests, Wait: wait}
}
