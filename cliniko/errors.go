package cliniko

import (
	"fmt"
	"time"
)

// Kind says what the caller does next about an error.
type Kind string

// The kinds of [Error].
const (
	KindNone        Kind = ""
	KindKeyRefused  Kind = "key refused"  // 401: ask for a key
	KindForbidden   Kind = "forbidden"    // 403: the role may not see it
	KindDenied      Kind = "denied"       // refused by what lies before Cliniko's programming interface
	KindNotFound    Kind = "not found"    // 404: gone, or not enabled for online bookings
	KindBadWindow   Kind = "bad window"   // 400 on available times: ask from tomorrow
	KindRateLimited Kind = "rate limited" // 429: nothing until RetryAt
	KindUnpaid      Kind = "unpaid"       // 402: the subscription; Detail is what Cliniko says
	KindServer      Kind = "server"       // 5xx but 504: later
	KindOffline     Kind = "offline"      // no network at all: later
	KindNoName      Kind = "no name"      // the address cannot be found (DNS)
	KindBlocked     Kind = "blocked"      // connection refused or reset
	KindTimeout     Kind = "timeout"      // no answer in time
	KindTLS         Kind = "tls"          // the certificate is not trusted; Detail says whose
	KindClock       Kind = "clock"        // the certificate is out of date by this computer's clock
	KindProxy       Kind = "proxy"        // the office proxy does not let it through; Detail says which
	KindPortal      Kind = "portal"       // a sign-in page answered in Cliniko's place
	KindBadAnswer   Kind = "bad answer"   // cut, nonsense, too large, redirected
	KindTooLarge    Kind = "too large"    // more than any clinic has: not read
	KindRefusedHere Kind = "refused here" // the gate did not send it: a fault of ours
	KindCanceled    Kind = "canceled"     // the caller gave up
)

// Error is what every method of [Client] returns when it fails. Its texts never
// hold the key, a header or an address with a query.
type Error struct {
	Kind    Kind
	List    string        // what was asked for, in words: "practitioners"
	Status  int           // HTTP status of Cliniko or of a proxy, 0: none came
	RetryAt time.Time     // rate limited: when to ask again, by this computer's clock
	Wait    time.Duration // rate limited: how long that was when the error was made
	Detail  string        // issuer, proxy host or server message; safe to show in what a Client returns
	Err     error         // the cause inside, for the log; may be nil
}

func (e *Error) Error() string {
	text := fmt.Sprintf("read %s from Cliniko: %s", e.List, e.Kind)
	if e.Status != 0 {
		text += fmt.Sprintf(" (%d)", e.Status)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }
