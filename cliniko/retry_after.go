package cliniko

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	usualWait        = time.Minute    // after a 429 that does not say how long
	longestWait      = time.Hour      // however long it says
	longestPlausible = 24 * time.Hour // beyond it the header is nonsense
)

// resetWait is how long a 429 asks to wait, by the longer of two headers:
// X-RateLimit-Reset, in seconds since 1970, less the Date of the same answer, and
// Retry-After. This computer's clock has no say in it.
func resetWait(header http.Header) time.Duration {
	date, err := http.ParseTime(header.Get("Date"))
	wait := retryAfter(header.Get("Retry-After"), date)
	if reset, ok := wholeNumber(header.Get("X-RateLimit-Reset")); ok && err == nil {
		wait = max(wait, plausibleWait(reset-date.Unix()))
	}
	if wait == 0 {
		return usualWait
	}
	return min(wait, longestWait)
}

// retryAfter reads a number of seconds or a date; zero: it says nothing.
func retryAfter(text string, date time.Time) time.Duration {
	if seconds, ok := wholeNumber(text); ok {
		return plausibleWait(seconds)
	}
	if at, err := http.ParseTime(text); err == nil && !date.IsZero() {
		return plausibleWait(at.Unix() - date.Unix())
	}
	return 0
}

func wholeNumber(text string) (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(text), 10, 64)
	return n, err == nil && n >= 0
}

// plausibleWait is a wait of so many seconds; zero: it makes no sense.
func plausibleWait(seconds int64) time.Duration {
	if seconds <= 0 || seconds > int64(longestPlausible/time.Second) {
		return 0
	}
	return time.Duration(seconds) * time.Second
}
