package readiness

import (
	"encoding/json"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Baseline is what could be booked when the clinic confirmed who should be, or when the key
// was sent to MIEA, and so what the clinic wants: an offering of it that is blocked or not
// offered later is lost. A value of it is never changed. The zero Baseline: nothing is known
// of that time.
type Baseline struct {
	check Snapshot                       // the newest one, with only what could be booked, without the times
	lost  map[cliniko.Offering]time.Time // when an offering was first seen lost
}

// NewBaseline keeps what could be booked at a check; the zero Baseline when that left
// anything unchecked.
func NewBaseline(s Snapshot) Baseline {
	unknown := func(o Standing) bool { return o.State == Unknown }
	if s.At.IsZero() || len(s.Unread) > 0 || slices.ContainsFunc(s.Offerings, unknown) {
		return Baseline{}
	}
	var bookable []Standing
	names := s.names()
	for _, o := range s.Offerings {
		if o.State == Bookable && names.has(Target(o.Offering)) {
			bookable = append(bookable, Standing{Offering: o.Offering, State: Bookable})
		}
	}
	s.Offerings = bookable
	return Baseline{check: s}
}

// Extend is the baseline with what can be booked at a later moment; what could be booked
// earlier stays in it.
func (b Baseline) Extend(later Baseline) Baseline {
	after, sameEntity := Baseline{check: later.check, lost: b.lost}, func(e Entity) string { return e.ID }
	after.check.Businesses = withEarlier(later.check.Businesses, b.check.Businesses, sameEntity)
	after.check.Practitioners = withEarlier(later.check.Practitioners, b.check.Practitioners, sameEntity)
	after.check.Types = withEarlier(later.check.Types, b.check.Types, sameEntity)
	after.check.Offerings = withEarlier(later.check.Offerings, b.check.Offerings, func(s Standing) cliniko.Offering { return s.Offering })
	return after
}

// Without is the baseline without what the clinic's marks say should be off.
func (b Baseline) Without(marks map[Target]Mark) Baseline {
	said := Input{Marks: marks}
	b.check.Offerings = slices.DeleteFunc(slices.Clone(b.check.Offerings), func(s Standing) bool { return said.unwanted(s.Offering) })
	return b
}

// withEarlier is a list with what only an earlier one has after it.
func withEarlier[T any, K comparable](later, earlier []T, key func(T) K) []T {
	known := make(map[K]bool, len(later))
	for _, one := range later {
		known[key(one)] = true
	}
	all := slices.Clone(later)
	for _, one := range earlier {
		if !known[key(one)] {
			all = append(all, one)
		}
	}
	return all
}

// At is when the baseline was measured last, UTC; zero: it was not.
func (b Baseline) At() time.Time { return b.check.At }

// IsZero reports whether nothing was measured.
func (b Baseline) IsZero() bool { return b.check.At.IsZero() }

// Follow is the baseline with what a whole check shows: since when each offering is lost.
// What could not be checked is as it was.
func (b Baseline) Follow(r Report) Baseline {
	after := Baseline{check: b.check, lost: map[cliniko.Offering]time.Time{}}
	for _, v := range r.Verdicts {
		if since, known := b.lost[v.Offering]; known && v.State == Unknown {
			after.lost[v.Offering] = since
		}
	}
	for _, l := range r.Losses {
		after.lost[l.Offering] = l.Since
	}
	return after
}

// writtenBaseline is a Baseline in JSON. Offerings are the places in the check's.
type writtenBaseline struct {
	Check Snapshot      `json:"check"`
	Lost  []writtenLoss `json:"lost,omitempty"`
}

type writtenLoss struct {
	Since     time.Time `json:"since"`
	Offerings []int     `json:"offerings"`
}

// Encode is the baseline as JSON; nil for the zero one.
func (b Baseline) Encode() json.RawMessage {
	if b.IsZero() {
		return nil
	}
	w := writtenBaseline{Check: b.check}
	for i, o := range b.check.Offerings {
		since, lost := b.lost[o.Offering]
		if !lost {
			continue
		}
		at := slices.IndexFunc(w.Lost, func(l writtenLoss) bool { return l.Since.Equal(since) })
		if at < 0 {
			at, w.Lost = len(w.Lost), append(w.Lost, writtenLoss{Since: since.UTC()})
		}
		w.Lost[at].Offerings = append(w.Lost[at].Offerings, i)
	}
	text, _ := json.Marshal(w) // nil for a year beyond 9999
	return text
}

// DecodeBaseline reads what Encode gave. What cannot be read, or was written by another
// version, is no baseline.
func DecodeBaseline(text json.RawMessage) Baseline {
	var w writtenBaseline
	if err := json.Unmarshal(text, &w); err != nil || w.Check.Version < linesVersion || w.Check.Version > snapshotVersion {
		return Baseline{}
	}
	w.Check.Version = snapshotVersion
	b := Baseline{check: w.Check, lost: map[cliniko.Offering]time.Time{}}
	for i := range b.check.Offerings {
		b.check.Offerings[i].Days = Days{}
	}
	for _, l := range w.Lost {
		for _, i := range l.Offerings {
			if i >= 0 && i < len(w.Check.Offerings) {
				b.lost[w.Check.Offerings[i].Offering] = l.Since
			}
		}
	}
	return b
}
