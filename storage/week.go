package storage

import (
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
// week, and which of its days the answer was about.
type OfferingWeek struct {
	cliniko.Offering
	Monday   cliniko.Date
	From, To cliniko.Date // the days read, both included; a week that has begun is read from today
	ReadAt   time.Time    // UTC
	Starts   []time.Time  // UTC, in order, whole seconds
}

// Week is everything known about one business in one week: one entry for each
// offering that was read, in a stable order. It is a snapshot; nobody changes it.
type Week struct {
	Business  cliniko.BusinessID
	Monday    cliniko.Date
	Offerings []OfferingWeek
}
