package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
)

// State is everything the screen draws besides the slots: a snapshot that nobody
// changes. The slots come from [Live.Slots].
type State struct {
	Clinic  storage.Clinic   // the one on screen; the zero ID: none is connected yet
	Clinics []storage.Clinic // all, by name
	Site    cliniko.Site     // zero: not known or not valid
	Demo    bool
	// UnsentKey is a clinic whose key would be lost if the app closed: it is kept in this run only, and
	// MIEA does not have it yet. Zero: none. The clinic on screen comes first.
	UnsentKey storage.ClinicID
	Style     wording.Style // of its times and dates

	Account *cliniko.Account // nil: nothing was read yet
	// Offered are the offerings that can have times: no setting rules them out.
	Offered  []cliniko.Offering
	Unlikely []cliniko.Offering // those of them that are not read week by week, see [readiness.Unlikely]
	Report   readiness.Report
	From, To cliniko.Date // the days that Report is about
	Horizon  cliniko.Date // the last day that slots are read for, as the first business counts them

	SinceVisit readiness.Change // against the last check of an earlier run of the app
	SinceCheck readiness.Change // against the check before

	Key     KeyState
	Status  Status
	Watch   Watch
	Notices []Notice

	// Generation grows with each change of slots, so that a view knows to read again.
	Generation uint64
}

// Connected reports whether a clinic is on screen.
func (s *State) Connected() bool { return s.Clinic.ID != storage.ClinicID{} }

// Phase is what live is doing, in one word for the header.
type Phase string

// The phases.
const (
	Unconnected Phase = "unconnected"
	Checking    Phase = "checking" // reading lists or slots for the first time, or on "Check now"
	UpToDate    Phase = "up to date"
	Offline     Phase = "offline"     // Cliniko cannot be reached; Problem says how
	Waiting     Phase = "waiting"     // Cliniko asked to wait until Until
	KeyRefused  Phase = "key refused" // the key no longer works
	Keyless     Phase = "keyless"     // the clinic is known but its key is not at hand
)

// Status says how fresh the data is and what stands in the way.
type Status struct {
	Phase     Phase
	Problem   *cliniko.Error // nil: none
	Until     time.Time      // Waiting: when it goes on
	CheckedAt time.Time      // when Cliniko last answered, UTC; zero: not in this run
	Done, All int            // Checking: (offering, week) pairs read, of how many
	TimeLeft  time.Duration  // Checking: about how long until it is known of everybody whether they can be booked; zero: not known
	Slow      bool           // Cliniko is slow to answer what it was asked last
}

// KeyPhase is where a clinic's key stands.
type KeyPhase string

// The phases of a key that was pasted and has no clinic yet.
const (
	KeyTrying KeyPhase = "trying" // asking Cliniko whose it is; Problem: it asked to wait first
	KeyFailed KeyPhase = "failed" // Cliniko did not take it; Problem says why
	// KeyOther: it works, but for another clinic than the one on screen; Other says which.
	KeyOther KeyPhase = "other clinic"
)

// The phases of a clinic's own key.
const (
	KeyNone    KeyPhase = "none"
	KeyReading KeyPhase = "reading" // waiting for the password store to give it
	KeySaving  KeyPhase = "saving"  // works; waiting for the password store to take it
	KeyKept    KeyPhase = "kept"    // works and lies in the password store
	KeySession KeyPhase = "session" // works; the password store has not confirmed it: Fault says why
	// KeyUnread: the password store did not give it; Fault says why. Only KeychainEmpty
	// means that it holds none.
	KeyUnread KeyPhase = "unread"
	// KeyForeign: what the password store holds for this clinic opens another one; Other
	// says which.
	KeyForeign    KeyPhase = "foreign"
	KeyForgetting KeyPhase = "forgetting" // waiting for the password store to remove it
	// KeyNotForgotten: the password store has not confirmed that it is gone; Fault says why.
	KeyNotForgotten KeyPhase = "not forgotten"
)

// KeyState says what is known about the key of the clinic on screen, without it.
type KeyState struct {
	Phase       KeyPhase
	Ending      string                // last characters, to tell keys apart; may be empty
	Shard       cliniko.Shard         // its region
	NamesRegion bool                  // its own text ends in its region
	Pasted      bool                  // it was pasted in this run of the app
	Problem     *cliniko.Error        // Cliniko's answer, when it failed
	Fault       storage.KeychainFault // the password store's, when it failed
	Older       bool                  // KeySession: the password store still holds the key before this one
	Other       OtherClinic           // KeyOther, KeyForeign: the clinic it belongs to
	Sent        bool                  // it was marked as sent to MIEA
	Copied      bool                  // it was copied here, to be sent to MIEA
	// CopyUntil is when the key may be copied for the last time, to be sent to MIEA; zero: it
	// may not.
	CopyUntil time.Time
}

// MayBeCopied reports whether the key may be copied at a moment.
func (k KeyState) MayBeCopied(now time.Time) bool { return now.Before(k.CopyUntil) }

// OtherClinic is the clinic that a key belongs to while another one is on screen.
type OtherClinic struct {
	ID        storage.ClinicID
	Name      string
	Subdomain string
}

// Notice is a word to the user, about what this computer keeps or about the key of a
// clinic that is not on screen.
type Notice struct {
	storage.Notice
	Key   KeyPhase              // KeyNotForgotten, or KeyNone for a key that an earlier run had left; empty: not about a key
	Fault storage.KeychainFault // KeyNotForgotten: the password store's
}
