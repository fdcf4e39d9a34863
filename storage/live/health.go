package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

const (
	firstProbe = 5 * time.Second  // after the first failure to reach Cliniko
	lastProbe  = 40 * time.Second // and at most between two later ones
	// keyRecheckAfter is how far apart two refusals of a key that has worked must lie
	// before it is believed: short bursts of false refusals have been seen.
	keyRecheckAfter = 30 * time.Second
	// invalidKeyPause is how long a key that no longer works is left alone.
	invalidKeyPause = 10 * time.Minute
	// failureThreshold is how many failures in a row mean that Cliniko as a whole is in trouble.
	failureThreshold = 3
)

// health is how the connection to Cliniko is, and what stands in the way of asking.
type health struct {
	problem  *cliniko.Error // the newest; nil: none
	until    time.Time      // nothing is sent before this moment
	probes   int            // attempts since Cliniko was last reached
	failures int            // requests in a row that failed
	refusals int            // of the key, each keyRecheckAfter after the one before

	answeredAt time.Time // when Cliniko last answered; zero: not since the clinic came on screen
	slow       bool      // it is slow to answer what it was asked last
}

// reset forgets what stood in the way.
func (h *health) reset() { *h = health{answeredAt: h.answeredAt, slow: h.slow} }

// record learns from an answer; probe is the list that is asked for while nothing gets through.
func (h *health) record(got answer, probe cliniko.List, now time.Time) {
	kind := kindOf(got.err)
	h.slow = false
	if kind == cliniko.KindNone {
		h.answeredAt = now
	}
	switch {
	case kind == cliniko.KindNone, kind == cliniko.KindForbidden, kind == cliniko.KindNotFound, kind == cliniko.KindBadWindow:
		if h.problem != nil && h.problem.Kind == cliniko.KindKeyRefused && got.list != probe {
			return // another request was under way when the key was refused
		}
		if h.problem != nil && h.problem.Kind == cliniko.KindRateLimited && now.Before(h.until) {
			return
		}
		h.reset()
	case kind == cliniko.KindRateLimited:
		h.problem, h.until = asError(got.err), asError(got.err).RetryAt
	case kind == cliniko.KindKeyRefused:
		h.refuse(asError(got.err), now)
	default:
		h.fail(asError(got.err), now)
	}
}

func (h *health) refuse(e *cliniko.Error, now time.Time) {
	if h.refusals > 0 && now.Before(h.until) {
		return
	}
	h.refusals++
	h.problem, h.until = e, now.Add(keyRecheckAfter)
	if h.keyInvalid() {
		h.until = now.Add(invalidKeyPause)
	}
}

func (h *health) fail(e *cliniko.Error, now time.Time) {
	h.failures++
	if !unreachable(e.Kind) && h.failures < failureThreshold {
		return
	}
	h.problem = e
	h.until = now.Add(min(lastProbe, firstProbe<<min(h.probes, 3)))
	h.probes++
}

// wait is how long nothing may be sent.
func (h *health) wait(now time.Time) time.Duration { return max(0, h.until.Sub(now)) }

// offline reports whether the next request is only to find out if one gets through.
func (h *health) offline() bool {
	return h.problem != nil && h.problem.Kind != cliniko.KindRateLimited
}

// keyInvalid reports whether the key was refused twice, far enough apart.
func (h *health) keyInvalid() bool { return h.refusals >= 2 }

// retryNow ends the wait, unless Cliniko itself asked for it.
func (h *health) retryNow() {
	if h.offline() {
		h.until = time.Time{}
	}
}
