package cliniko

import (
	"bytes"
	"encoding/json"
	"errors"
	"sync"
	"time"
)

// Whoever answers in Cliniko's place must not fill the memory of this computer. No clinic
// comes near these bounds, and no pace of asking that is kept here.
const (
	bodyBytes  = 4 << 20  // of one answer, after decompression
	listBytes  = 32 << 20 // of all pages of a list
	listItems  = 20_000   // rows of a list, or links in a row
	mostStarts = daysOfTimes * minutesOfDay
	hourBytes  = 1 << 30 // of all lists that a Client reads in an hour
	hourItems  = 1_000_000
)

var errTooLarge = errors.New("more than any clinic has")

func tooLarge() *Error { return &Error{Kind: KindTooLarge, Err: errTooLarge} }

// intake is what a Client has taken in within an hour.
type intake struct {
	now func() time.Time

	mu           sync.Mutex
	since        time.Time
	bytes, items int
}

// take reports whether there is room for so much more.
func (r *intake) take(bytes, items int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.now(); now.Sub(r.since).Abs() >= time.Hour {
		r.since, r.bytes, r.items = now, 0, 0
	}
	r.bytes += bytes
	r.items += items
	return r.bytes <= hourBytes && r.items <= hourItems
}

// array is the members of a JSON array of no more than listItems.
type array []json.RawMessage

// UnmarshalJSON stops at the bound, before the members of a longer array take any room.
func (a *array) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	opening, err := decoder.Token()
	if err != nil || opening == nil {
		return err
	}
	if opening != json.Delim('[') {
		return errors.New("no array")
	}
	*a = array{}
	for decoder.More() {
		var member json.RawMessage
		if err := decoder.Decode(&member); err != nil {
			return err
		}
		if *a = append(*a, member); len(*a) > listItems {
			return errTooLarge
		}
	}
	return nil
}
