package storage

import (
	"context"

	"mieahealth.com/companion/cliniko"
)

// Ring is the operating system's password store, as go-keyring has it. Its calls may
// block for ever.
type Ring interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// KeychainFault says why the password store did not do it.
type KeychainFault string

// The faults.
const (
	KeychainEmpty    KeychainFault = "empty"    // it works and holds no key for this clinic
	KeychainAbsent   KeychainFault = "absent"   // this computer has no password store
	KeychainLocked   KeychainFault = "locked"   // it is locked
	KeychainDenied   KeychainFault = "denied"   // it refused access
	KeychainHung     KeychainFault = "hung"     // it did not answer, or the user stopped waiting
	KeychainNotKept  KeychainFault = "not kept" // it said yes and kept nothing
	KeychainBadValue KeychainFault = "bad value"
)

// KeychainError is what the methods of [Keychain] return.
type KeychainError struct {
	Fault KeychainFault
	Err   error // the cause, for the log; never holds the key
}

func (e *KeychainError) Error() string { return "password store: " + string(e.Fault) }

func (e *KeychainError) Unwrap() error { return e.Err }

// Keychain keeps API keys in the password store. One worker goroutine makes all its
// calls, one at a time; a caller that stops waiting gets KeychainHung, and what the
// call brings later is dropped or undone.
type Keychain struct{}

// NewKeychain starts the worker. ring nil: this computer has none.
func NewKeychain(ring Ring) *Keychain { panic("stub") }

// Get reads the key of a clinic.
func (k *Keychain) Get(ctx context.Context, id ClinicID) (cliniko.Key, error) { panic("stub") }

// Set writes the key of a clinic, reads it back and compares.
func (k *Keychain) Set(ctx context.Context, id ClinicID, key cliniko.Key) error { panic("stub") }

// Delete removes the key of a clinic and confirms that it is gone.
func (k *Keychain) Delete(ctx context.Context, id ClinicID) error { panic("stub") }

// Close stops the worker; it waits for a call under way until ctx ends.
func (k *Keychain) Close(ctx context.Context) { panic("stub") }
