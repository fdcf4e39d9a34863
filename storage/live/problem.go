package live

import (
	"context"
	"errors"

	"mieahealth.com/companion/cliniko"
)

// kindOf is the kind of an error from a Source; KindNone for none.
func kindOf(err error) cliniko.Kind {
	if err == nil {
		return cliniko.KindNone
	}
	return asError(err).Kind
}

// asError is an error of a Source in the form that a Status carries.
func asError(err error) *cliniko.Error {
	var e *cliniko.Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.Canceled):
		return &cliniko.Error{Kind: cliniko.KindCanceled, Err: err}
	}
	return &cliniko.Error{Kind: cliniko.KindBadAnswer, Err: err}
}

// unreachable reports whether a kind means that nothing at all gets through, so that
// asking for other things is pointless.
func unreachable(k cliniko.Kind) bool {
	switch k {
	case cliniko.KindOffline, cliniko.KindNoName, cliniko.KindBlocked, cliniko.KindTLS,
		cliniko.KindClock, cliniko.KindProxy, cliniko.KindPortal:
		return true
	}
	return false
}

// passing reports whether a kind may be gone soon.
func passing(k cliniko.Kind) bool {
	switch k {
	case cliniko.KindServer, cliniko.KindUnpaid, cliniko.KindDenied, cliniko.KindTimeout, cliniko.KindBadAnswer, cliniko.KindTooLarge, cliniko.KindRateLimited, cliniko.KindKeyRefused:
		return true
	}
	return unreachable(k)
}
