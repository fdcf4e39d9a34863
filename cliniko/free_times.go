package cliniko

// FreeTime is a moment at which a practitioner can be booked. Only one appointment can begin then,
// so that it is one free time for however many appointment types.
type FreeTime struct {
	Practitioner PractitionerID
	Start        int64 // seconds since 1970
}

// FreeTimes is a set of free times.
type FreeTimes map[FreeTime]bool

// Add adds the start of an offering, and reports whether it was not there, for any type.
func (f FreeTimes) Add(o Offering, start int64) bool {
	at := FreeTime{o.Practitioner, start}
	added := !f[at]
	f[at] = true
	return added
}

// Has reports whether the practitioner of an offering is free at a start, for any type.
func (f FreeTimes) Has(o Offering, start int64) bool { return f[FreeTime{o.Practitioner, start}] }
