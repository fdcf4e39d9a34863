package live

import (
	"time"

	"golang.org/x/time/rate"
)

const (
	backgroundPerMinute = 55 // with the burst at most 60 in any minute
	backgroundBurst     = 5

	// What the loop sends in all stays a little below what Cliniko's client lets through,
	// so that a request never waits there: the next moment belongs to the newest command
	// from the screen.
	allPerMinute = 104
	allBurst     = 20
	allButOne    = allBurst - 1 // the background leaves the rest of the burst to people
)

// budget is how many requests may be sent: in all, and of them in the background. Loop
// goroutine.
type budget struct {
	all, background *rate.Limiter
	charged         int // requests of the session that were taken from both
}

// newBudget is a full one; unpaced: one that never ends.
func newBudget(unpaced bool) *budget {
	limiter := func(perMinute, burst int) *rate.Limiter {
		pace := rate.Every(time.Minute / time.Duration(perMinute))
		if unpaced {
			pace = rate.Inf
		}
		return rate.NewLimiter(pace, burst)
	}
	return &budget{all: limiter(allPerMinute, allBurst), background: limiter(backgroundPerMinute, backgroundBurst)}
}

// exhausted reports whether nothing may be sent, not even what people wait for.
func (b *budget) exhausted(now time.Time) bool { return b.all.TokensAt(now) < 1 }

// takeBackground takes a request from the background's share, if there is one.
func (b *budget) takeBackground(now time.Time) bool {
	return b.all.TokensAt(now) >= allButOne && b.background.AllowN(now, 1)
}

// take takes a request.
func (b *budget) take(now time.Time) {
	b.all.AllowN(now, 1)
	b.charged++
}

// charge takes what a session sent beyond the first request of each query, also on credit.
func (b *budget) charge(sent int, now time.Time) {
	if more := sent - b.charged; more > 0 {
		b.charged = sent
		b.all.ReserveN(now, min(more, allBurst))
		b.background.ReserveN(now, min(more, backgroundBurst))
	}
}

// untilAny is how long it takes until people may have something sent.
func (b *budget) untilAny(now time.Time) time.Duration { return until(b.all, 1, now) }

// untilBackground is how long it takes until the background may send.
func (b *budget) untilBackground(now time.Time) time.Duration {
	return max(until(b.background, 1, now), until(b.all, allButOne, now))
}

// timeFor is how long so many requests take at the full pace.
func (b *budget) timeFor(requests int) time.Duration {
	return time.Duration(float64(requests) / float64(b.all.Limit()) * float64(time.Second))
}

func until(limiter *rate.Limiter, tokens float64, now time.Time) time.Duration {
	missing := max(0, tokens-limiter.TokensAt(now))
	return time.Duration(missing/float64(limiter.Limit())*float64(time.Second)) + time.Millisecond
}
