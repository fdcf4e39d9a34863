package storage

import (
	"errors"
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
	Starts   []time.Time  // UTC, in order
}

// Week is everything known about one business in one week: one entry for each
// offering that was read, in a stable order. It is a snapshot; nobody changes it.
type Week struct {
	Business  cliniko.BusinessID
	Monday    cliniko.Date
	Offerings []OfferingWeek
}

// Notice is a word to the user about the cache. The zero Notice is none.
type Notice string

// The notices.
const (
	NoticeNone     Notice = ""
	NoticeDamaged  Notice = "damaged"   // set aside and rebuilt
	NoticeForeign  Notice = "foreign"   // not a file of ours: set aside and rebuilt
	NoticeNewer    Notice = "newer"     // made by a newer version: set aside and rebuilt
	NoticeUnsaved  Notice = "unsaved"   // the folder cannot be written: kept for this session only
	NoticeDiskFull Notice = "disk full" // the newest times could not be saved: kept for this session only
)

// ErrInUse says that another window of this app has the store open.
var ErrInUse = errors.New("the store is open in another window")

// Store is the cache of accounts and slots.
type Store struct{}

// OpenStore opens the cache in a folder and makes it if need be; it always gives a
// working Store, in a temporary folder at worst, unless another window has it:
// then ErrInUse, within about a second.
func OpenStore(dir string) (*Store, error) { panic("stub") }

// Notice is the newest word to the user.
func (s *Store) Notice() Notice { panic("stub") }

// PutAccount keeps a clinic's account.
func (s *Store) PutAccount(id ClinicID, a *cliniko.Account) error { panic("stub") }

// Account is the account last kept; nil: none.
func (s *Store) Account(id ClinicID) (*cliniko.Account, error) { panic("stub") }

// PutSlots keeps what one answer said and replaces what was known of that week.
func (s *Store) PutSlots(id ClinicID, w OfferingWeek) error { panic("stub") }

// Week is a snapshot of one business in one week. Any goroutine.
func (s *Store) Week(id ClinicID, b cliniko.BusinessID, monday cliniko.Date) (*Week, error) {
	panic("stub")
}

// Known calls with each (offering, week) whose Monday lies in a range, in no special
// order; the Starts are the callee's to keep.
func (s *Store) Known(id ClinicID, from, to cliniko.Date, each func(OfferingWeek)) error {
	panic("stub")
}

// Prune drops the weeks before a Monday.
func (s *Store) Prune(id ClinicID, before cliniko.Date) error { panic("stub") }

// Forget removes everything about a clinic.
func (s *Store) Forget(id ClinicID) error { panic("stub") }

// Close waits for readers and closes the file.
func (s *Store) Close() error { panic("stub") }
