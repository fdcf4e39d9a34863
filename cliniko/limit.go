package cliniko

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Cliniko allows each user 200 requests a minute, and MIEA uses the same user. A
// bucket of 25 that refills at 105 a minute lets through 130 in any minute at most.
const (
	burst     = 25
	perMinute = 105
)

const (
	usualWait   = time.Minute      // after a 429 that does not say how long
	longestWait = 15 * time.Minute // however long it says
	believable  = 24 * time.Hour   // beyond it the header is nonsense
)

// limit keeps a Client within its budget, and silent while Cliniko asks for it.
type limit struct {
	bucket *rate.Limiter
	now    func() time.Time

	mu    sync.Mutex
	until time.Time // no request before it
}

func newLimit(now func() time.Time, unpaced bool) *limit {
	pace := rate.Every(time.Minute / perMinute)
	if unpaced {
		pace = rate.Inf
	}
	return &limit{bucket: rate.NewLimiter(pace, burst), now: now}
}

// admit waits for the budget. While Cliniko wants silence it refuses at once; it
// looks again after the wait, since another request may have been told so meanwhile.
func (l *limit) admit(ctx context.Context) *Error {
	if fault := l.silence(); fault != nil {
		return fault
	}
	if err := l.bucket.Wait(ctx); err != nil {
		return &Error{Kind: KindCanceled, Err: err}
	}
	return l.silence()
}

func (l *limit) silence() *Error {
	l.mu.Lock()
	defer l.mu.Unlock()
	wait := l.until.Sub(l.now())
	if wait <= 0 {
		return nil
	}
	return &Error{Kind: KindRateLimited, Status: http.StatusTooManyRequests, RetryAt: l.until, Wait: wait}
}

// stop begins the silence, or prolongs it.
func (l *limit) stop(wait time.Duration) *Error {
	l.mu.Lock()
	if until := l.now().Add(wait); until.After(l.until) {
		l.until = until
	}
	l.mu.Unlock()
	return l.silence()
}

// resetWait is how long a 429 asks to wait: X-RateLimit-Reset, in seconds since 1970,
// less the Date of the same answer. This computer's clock has no say in it.
func resetWait(header http.Header) time.Duration {
	reset, err := strconv.ParseInt(strings.TrimSpace(header.Get("X-RateLimit-Reset")), 10, 64)
	if err != nil || reset < 0 {
		return usualWait
	}
	date, err := http.ParseTime(header.Get("Date"))
	if err != nil {
		return usualWait
	}
	seconds := reset - date.Unix()
	if seconds <= 0 || seconds > int64(believable/time.Second) {
		return usualWait
	}
	return min(time.Duration(seconds)*time.Second, longestWait)
}
