package storage

import (
	"cmp"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// ClinicID names one connected Cliniko account. The zero ClinicID is the clinic that
// is not connected yet.
type ClinicID struct {
	Shard   cliniko.Shard     `json:"shard"`
	Account cliniko.AccountID `json:"account"`
}

// String is "au4/123", the user name of the keychain item.
func (id ClinicID) String() string { return string(id.Shard) + "/" + string(id.Account) }

// OfferingWeek is what one answer said: the bookable starts of an offering in one
// week, and which of its days the answer was about. Once it is kept nobody changes it.
type OfferingWeek struct {
	cliniko.Offering
	Monday   cliniko.Date
	From, To cliniko.Date // the days read, both included, as Cliniko counts days: see [Clocks]
	ReadAt   time.Time    // UTC
	Starts   []int64      // seconds since 1970, in order
}

// weekKey is where an OfferingWeek belongs.
type weekKey struct {
	cliniko.Offering
	monday int // its day number
}

func (w *OfferingWeek) key() weekKey { return weekKey{w.Offering, w.Monday.Number()} }

// refreshes reports whether w says what an older answer says, read at the same
// time or later.
func (w *OfferingWeek) refreshes(older *OfferingWeek) bool {
	return older.From == w.From && older.To == w.To && slices.Equal(older.Starts, w.Starts) && !older.ReadAt.After(w.ReadAt)
}

// byOffering orders what belongs to one business.
func byOffering(a, b *OfferingWeek) int { return compareOfferings(a.Offering, b.Offering) }

func compareOfferings(a, b cliniko.Offering) int {
	return cmp.Or(cmp.Compare(a.Practitioner, b.Practitioner), cmp.Compare(a.AppointmentType, b.AppointmentType))
}
