package cliniko

import (
	"encoding/json"
	"maps"
	"time"
)

// Cliniko allows each user 200 requests a minute, and MIEA uses the same user. A
// bucket of 25 that refills at 105 a minute lets through 130 in any minute at most.
const (
	burst     = 25
	perMinute = 105
)

const carefulAnswers = 3 // that come one by one after a silence

// pace is the record of a pool, as it is kept for all processes.
type pace struct {
	Tokens  float64              `json:"tokens"`
	At      time.Time            `json:"at"` // when they were counted
	Silent  map[string]time.Time `json:"silent,omitempty"`
	Careful int                  `json:"careful,omitempty"` // so many more answers are waited for one by one
}

// readPace is the record at a moment. One that cannot be read starts empty; clocks that
// were put back neither give nor take.
func readPace(record []byte, now time.Time) pace {
	p := pace{Tokens: burst, At: now}
	if len(record) > 0 && json.Unmarshal(record, &p) != nil {
		return pace{At: now}
	}
	passed := max(0, now.Sub(p.At))
	p.Tokens = min(burst, max(-burst, p.Tokens)+passed.Minutes()*perMinute)
	p.At = now
	p.Careful = min(max(0, p.Careful), carefulAnswers)
	maps.DeleteFunc(p.Silent, func(_ string, until time.Time) bool {
		return !now.Before(until) || until.Sub(now) > longestWait
	})
	return p
}

// tighten takes over what another record of the same pool is stricter in.
func (p *pace) tighten(other pace) {
	p.Tokens, p.Careful = min(p.Tokens, other.Tokens), max(p.Careful, other.Careful)
	for user, until := range other.Silent {
		p.prolong(user, until)
	}
}

// take takes one request, or says how long there is none to take.
func (p *pace) take(now time.Time) (wait time.Duration) {
	if p.Tokens < 1 {
		return time.Duration((1-p.Tokens)/perMinute*float64(time.Minute)) + time.Millisecond
	}
	p.Tokens--
	return 0
}

// silence is how long a user may send nothing. A user whom nobody knows yet may be any
// of them, and any of them may be one whom nobody knew.
func (p *pace) silence(user string, now time.Time) (longest time.Duration) {
	for of, until := range p.Silent {
		if of == user || of == "" || user == "" {
			longest = max(longest, until.Sub(now))
		}
	}
	return longest
}

// stop begins the silence of a user, or prolongs it.
func (p *pace) stop(user string, wait time.Duration, now time.Time) {
	p.prolong(user, now.Add(wait))
	p.Careful = carefulAnswers
}

// prolong has a silence last until a moment, if it would end before.
func (p *pace) prolong(user string, until time.Time) {
	if p.Silent == nil {
		p.Silent = map[string]time.Time{}
	}
	if until.After(p.Silent[user]) {
		p.Silent[user] = until
	}
}
