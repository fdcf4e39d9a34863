package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

const (
	firstProbe = 5 * time.Second  // after the first failure to reach Cliniko
	lastProbe  = 40 * time.Second // and at most between two later ones
	// keyDoubt is how far apart two refusals of a key that has worked must lie
	// before it is believed: short bursts of false refusals have been seen.
	keyRecheckAfter = 30 * time.Second
	// deadKeyRest is how long a key that no longer works is left alone.
	invalidKeyPause = 10 * time.Minute
	// inARow failures of single requests mean that Cliniko as a whole is in trouble.
	failureThreshold = 3
)

// trouble is what stands in the way of asking.
type health struct {
	problem  *cliniko.Error // the newest; nil: none
	until    time.Time      // nothing is sent before this moment
	probes   int            // attempts since Cliniko was last reached
	failures int            // requests in a row that failed
	refusals int            // of the key, each keyDoubt after the one before
}

// note learns from an answer; probe is the list that is asked for while nothing gets through.
func (t *health) note(got answer, probe cliniko.List, now time.Time) {
	kind := kindOf(got.err)
	switch {
	case kind == cliniko.KindNone, kind == cliniko.KindForbidden, kind == cliniko.KindNotFound, kind == cliniko.KindBadWindow:
		if t.problem != nil && t.problem.Kind == cliniko.KindKeyRefused && got.list != probe {
			return // another request was under way when the key was refused
		}
		if t.problem != nil && t.problem.Kind == cliniko.KindRateLimited && now.Before(t.until) {
			return
		}
		*t = health{}
	case kind == cliniko.KindRateLimited:
		t.problem, t.until = asError(got.err), asError(got.err).RetryAt
	case kind == cliniko.KindKeyRefused:
		t.refuse(asError(got.err), now)
	default:
		t.fail(asError(got.err), now)
	}
}

func (t *health) refuse(e *cliniko.Error, now time.Time) {
	if t.refusals > 0 && now.Before(t.until) {
		return
	}
	t.refusals++
	t.problem, t.until = e, now.Add(keyRecheckAfter)
	if t.keyInvalid() {
		t.until = now.Add(invalidKeyPause)
	}
}

func (t *health) fail(e *cliniko.Error, now time.Time) {
	t.failures++
	if !unreachable(e.Kind) && t.failures < failureThreshold {
		return
	}
	t.problem = e
	t.until = now.Add(min(lastProbe, firstProbe<<min(t.probes, 3)))
	t.probes++
}

// rest is how long nothing may be sent.
func (t *health) wait(now time.Time) time.Duration { return max(0, t.until.Sub(now)) }

// offline reports whether the next request is only to find out if one gets through.
func (t *health) offline() bool {
	return t.problem != nil && t.problem.Kind != cliniko.KindRateLimited
}

// keyDead reports whether the key was refused twice, far enough apart.
func (t *health) keyInvalid() bool { return t.refusals >= 2 }

// hurry ends the rest, unless Cliniko itself asked for it.
func (t *health) retryNow() {
	if t.offline() {
		t.until = time.Time{}
	}
}
