package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// State is everything the screen draws besides the slots: a snapshot that nobody
// changes. The slots come from the store, week by week.
type State struct {
	Clinic  storage.Clinic   // the one on screen; the zero ID: none is connected yet
	Clinics []storage.Clinic // all, by name
	Site    cliniko.Site     // zero: not known or not valid
	Demo    bool

	Account  *cliniko.Account // nil: nothing was read yet
	Report   readiness.Report
	From, To cliniko.Date // the days that Report is about
	Horizon  cliniko.Date // the last day that slots are read for, as the first business counts them

	SinceVisit readiness.Change // against the last check of an earlier run of the app
	SinceCheck readiness.Change // against the check before

	Key    KeyState
	Status Status
	Watch  Watch
	Notice storage.Notice

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
}

// KeyPhase is where the key that was pasted stands.
type KeyPhase string

// The phases of a key.
const (
	KeyNone    KeyPhase = "none"
	KeyReading KeyPhase = "reading" // waiting for the password store to give it
	KeyTrying  KeyPhase = "trying"  // asking Cliniko whose it is
	KeySaving  KeyPhase = "saving"  // waiting for the password store to take it
	KeyKept    KeyPhase = "kept"    // works and lies in the password store
	KeySession KeyPhase = "session" // works, for this session only; Fault says why
	KeyFailed  KeyPhase = "failed"  // did not work; Problem or Fault says why
	// KeyOther: it works, but for another clinic than the one on screen; Other says which.
	KeyOther KeyPhase = "other clinic"
	// KeyNotForgotten: it is still in the password store; Fault says why.
	KeyNotForgotten KeyPhase = "not forgotten"
)

// KeyState says what is known about the key, without it.
type KeyState struct {
	Phase   KeyPhase
	Ending  string                // last characters, to tell keys apart; may be empty
	Shard   cliniko.Shard         // its region
	Pasted  bool                  // it was pasted in this run of the app
	Problem *cliniko.Error        // Cliniko's answer, when it failed
	Fault   storage.KeychainFault // the password store's, when it failed
	Other   OtherClinic           // KeyOther: the clinic it belongs to
}

// OtherClinic is the clinic of a key that was pasted while another one is on screen.
type OtherClinic struct {
	ID   storage.ClinicID
	Name string
}
