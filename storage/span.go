package storage

import (
	"bytes"
	"maps"
	"math"
	"slices"

	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

// span is a choice of slot records: the weeks whose Monday has a day number between
// two, of one business or of all.
type span struct {
	business *cliniko.BusinessID // nil: all
	from, to int                 // both included
}

var everything = span{from: math.MinInt32, to: math.MaxInt32 - 1}

func oneWeek(b cliniko.BusinessID, monday cliniko.Date) span {
	return span{business: &b, from: monday.Number(), to: monday.Number()}
}

// place says where a key stands: before, inside or behind the span; within a
// business, since each has its own stretch of keys.
func (s span) place(business cliniko.BusinessID, monday int) int {
	switch {
	case s.business != nil && business != *s.business, monday > s.to:
		return +1
	case monday < s.from:
		return -1
	}
	return 0
}

// collect copies the records of a span out of the file: one stretch for one business,
// one for each business when all are asked for.
func (s span) collect(slots *bbolt.Bucket) []record {
	cursor := slots.Cursor()
	key, value := cursor.First()
	if s.business != nil {
		key, value = cursor.Seek(weekPrefix(*s.business, s.from))
	}
	var found []record
	for key != nil {
		offering, monday, err := parseSlotKey(key)
		where := s.place(offering.Business, monday.Number())
		switch {
		case err != nil && s != everything:
			key, value = cursor.Next()
		case err != nil || where == 0:
			found = append(found, record{key: string(key), value: bytes.Clone(value)})
			key, value = cursor.Next()
		case where > 0 && s.business != nil:
			return found
		default:
			key, value = seekOn(cursor, key, s.next(offering.Business, where))
		}
	}
	return found
}

// next is the key to jump to from one that is not in the span.
func (s span) next(business cliniko.BusinessID, where int) []byte {
	if where < 0 {
		return weekPrefix(business, s.from)
	}
	return weekPrefix(business, math.MaxInt32)
}

// seekOn moves forward. Keys that do not rise are damage, and would make a jump a
// circle.
func seekOn(cursor *bbolt.Cursor, from, to []byte) (key, value []byte) {
	before := bytes.Clone(from)
	key, value = cursor.Seek(to)
	if key != nil && bytes.Compare(key, before) <= 0 {
		panic("keys do not rise")
	}
	return key, value
}

// with is what the records are once changes are made, in the order of their keys.
func (s span) with(changes *clinicChanges, found []record) []record {
	if changes == nil {
		return found
	}
	changed := map[string][]byte{}
	for week, records := range changes.weeks {
		if s.includes(week) {
			maps.Copy(changed, records)
		}
	}
	if len(changed) == 0 {
		return found
	}
	kept := slices.DeleteFunc(found, func(r record) bool { _, ok := changed[r.key]; return ok })
	for key, value := range changed {
		if value != nil {
			kept = append(kept, record{key: key, value: value})
		}
	}
	slices.SortFunc(kept, byKey)
	return kept
}

// includes reports whether the keys that begin with a [weekOf] are in the span. Those
// that make no sense are in the span of everything, where they can be dropped.
func (s span) includes(week string) bool {
	r := &reader{rest: []byte(week)}
	business, monday := parseWeek(r)
	if r.end() != nil {
		return s == everything
	}
	return s.place(business, monday) == 0
}
