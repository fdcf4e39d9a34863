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

// budgetRecord is the record of a region, as it is kept for all processes.
type budgetRecord struct {
	Tokens  float64              `json:"tokens"`
	At      time.Time            `json:"at"` // when they were counted
	Silent  map[string]time.Time `json:"silent,omitempty"`
	Careful int                  `json:"careful,omitempty"` // so many more answers are waited for one by one
}

// readRecord is the record at a moment. One that cannot be read starts empty; clocks that
// were put back neither give nor take.
func readRecord(record []byte, now time.Time) budgetRecord {
	b := budgetRecord{Tokens: burst, At: now}
	if len(record) > 0 && json.Unmarshal(record, &b) != nil {
		return budgetRecord{At: now}
	}
	passed := max(0, now.Sub(b.At))
	b.Tokens = min(burst, max(-burst, b.Tokens)+passed.Minutes()*perMinute)
	b.At = now
	b.Careful = min(max(0, b.Careful), carefulAnswers)
	maps.DeleteFunc(b.Silent, func(_ string, until time.Time) bool {
		return !now.Before(until) || until.Sub(now) > longestWait
	})
	return b
}

// tighten takes over what another record of the same region is stricter in.
func (b *budgetRecord) tighten(other budgetRecord) {
	b.Tokens, b.Careful = min(b.Tokens, other.Tokens), max(b.Careful, other.Careful)
	for user, until := range other.Silent {
		b.prolong(user, until)
	}
}

// take takes one request, or says how long there is none to take.
func (b *budgetRecord) take(now time.Time) (wait time.Duration) {
	if b.Tokens < 1 {
		return time.Duration((1-b.Tokens)/perMinute*float64(time.Minute)) + time.Millisecond
	}
	b.Tokens--
	return 0
}

// silence is how long a user may send nothing. A user whom nobody knows yet may be any
// of them, and any of them may be one whom nobody knew.
func (b *budgetRecord) silence(user string, now time.Time) (longest time.Duration) {
	for of, until := range b.Silent {
		if of == user || of == "" || user == "" {
			longest = max(longest, until.Sub(now))
		}
	}
	return longest
}

// stop begins the silence of a user, or prolongs it.
func (b *budgetRecord) stop(user string, wait time.Duration, now time.Time) {
	b.prolong(user, now.Add(wait))
	b.Careful = carefulAnswers
}

// prolong has a silence last until a moment, if it would end before.
func (b *budgetRecord) prolong(user string, until time.Time) {
	if b.Silent == nil {
		b.Silent = map[string]time.Time{}
	}
	if until.After(b.Silent[user]) {
		b.Silent[user] = until
	}
}
