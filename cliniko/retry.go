package cliniko

import (
	"context"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"time"
)

const (
	maxAttempts = 3
	firstPause  = 500 * time.Millisecond
	longestStep = 20 * time.Second
)

// get asks until there is an answer, a fault that will not pass at once, or three attempts.
func (c *Client) get(ctx context.Context, address *url.URL) ([]byte, *Error) {
	for try := 1; ; try++ {
		body, fault := c.attempt(ctx, address)
		if fault == nil || try == maxAttempts || !fault.retryable() {
			return body, fault
		}
		if err := pause(ctx, backoff(try)); err != nil {
			return nil, classify(ctx, err)
		}
	}
}

var retryStatuses = []int{
	http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable,
}

// retryable reports whether the same request may do better in a moment. What took too long
// once would take as long again.
func (e *Error) retryable() bool {
	switch e.Kind {
	case KindOffline, KindNoName, KindBlocked:
		return !timedOut(e.Err)
	case KindServer:
		return slices.Contains(retryStatuses, e.Status)
	}
	return errors.Is(e.Err, errCut)
}

// backoff is a random time up to a bound that doubles with each try ("full backoff"),
// so that many computers do not come back in step.
func backoff(try int) time.Duration {
	return rand.N(min(longestStep, firstPause<<(try-1)))
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
