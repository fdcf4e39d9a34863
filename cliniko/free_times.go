package cliniko

import "time"

// FreeTimes are the starts, in seconds since 1970, at which each practitioner can be booked. Only
// one appointment can begin then, so that a start is one free time for however many types.
type FreeTimes map[PractitionerID]map[int64]bool

// Add adds a start of an offering, and reports whether it was not there, for any type.
func (f FreeTimes) Add(o Offering, start int64) bool {
	starts := f.of(o.Practitioner)
	added := !starts[start]
	starts[start] = true
	return added
}

// AddAll adds starts of an offering.
func (f FreeTimes) AddAll(o Offering, all []time.Time) {
	starts := f.of(o.Practitioner)
	for _, start := range all {
		starts[start.Unix()] = true
	}
}

func (f FreeTimes) of(p PractitionerID) map[int64]bool {
	if f[p] == nil {
		f[p] = map[int64]bool{}
	}
	return f[p]
}

// Has reports whether a practitioner is free at a start.
func (f FreeTimes) Has(p PractitionerID, start int64) bool { return f[p][start] }

// Count counts the free times of all practitioners.
func (f FreeTimes) Count() int { return f.CountBeyond(nil) }

// CountBeyond counts those that are not among others.
func (f FreeTimes) CountBeyond(others FreeTimes) (n int) {
	for p, starts := range f {
		for start := range starts {
			if !others[p][start] {
				n++
			}
		}
	}
	return n
}
