package storage

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"

	"github.com/godbus/dbus/v5"
	"github.com/zalando/go-keyring"
)

const keychainService = appFolder

// SecretStore is the operating system's password store, as go-keyring has it. Its calls may
// block for ever.
type SecretStore interface {
	Get(service, user string) (string, error)
	Set(service, user, password string) error
	Delete(service, user string) error
}

// SystemSecretStore is the password store of this computer: the Credential Manager, the login
// keychain, or the Secret Service on the session bus.
func SystemSecretStore() SecretStore { return systemSecretStore{} }

type systemSecretStore struct{}

func (systemSecretStore) Get(service, user string) (string, error) { return keyring.Get(service, user) }

func (systemSecretStore) Set(service, user, password string) error {
	return keyring.Set(service, user, password)
}

func (systemSecretStore) Delete(service, user string) error { return keyring.Delete(service, user) }

// KeychainFault says why the password store did not do it.
type KeychainFault string

// The faults.
const (
	KeychainEmpty       KeychainFault = "empty"       // it answered that it holds no key for this clinic
	KeychainAbsent      KeychainFault = "absent"      // this computer has no password store
	KeychainUnreachable KeychainFault = "unreachable" // there is or was one, and it cannot be reached now
	KeychainLocked      KeychainFault = "locked"      // it is locked
	KeychainDenied      KeychainFault = "denied"      // it refused access
	KeychainHung        KeychainFault = "hung"        // it did not answer, or the caller stopped waiting
	KeychainNotKept     KeychainFault = "not kept"    // it said yes and kept something else, or removed nothing
	KeychainBadValue    KeychainFault = "bad value"   // what it holds for this clinic is no key
	KeychainForeign     KeychainFault = "foreign"     // what it holds for this clinic is another clinic's key
)

// KeychainOp is what was asked of the password store.
type KeychainOp string

// The operations.
const (
	KeychainGet    KeychainOp = "get"
	KeychainSet    KeychainOp = "set"
	KeychainDelete KeychainOp = "delete"
)

// KeychainError is what the methods of [Keychain] return.
type KeychainError struct {
	Op    KeychainOp
	Fault KeychainFault
	Err   error // the cause, for the log; never holds the key

	// Unchanged: a Set that failed left what the store held for this clinic, a key or
	// nothing, as it was; that was verified, or nothing was written.
	Unchanged bool
}

func (e *KeychainError) Error() string {
	return fmt.Sprintf("password store, %s: %s", e.Op, e.Fault)
}

func (e *KeychainError) Unwrap() error { return e.Err }

// faultWords tells faults by what go-keyring's errors say, in lower case, since only "not
// found" has a type: its secret_service package and D-Bus on Linux, the security tool's
// exit status on macOS (the low byte of an OSStatus). The first line that fits counts.
var faultWords = []struct {
	fault KeychainFault
	words []string
}{
	{KeychainLocked, []string{
		unlockFailed, "islocked", "is locked", "locked collection", "locked object", "locked item", "dismissed",
		"user interaction is not allowed", "-25308", "exit status 36",
	}},
	{KeychainAbsent, []string{
		"serviceunknown", "was not provided by any .service", "is not activatable",
		"couldn't determine address of session bus", "dbus-launch", "executable file not found",
		"/usr/bin/security: no such file", "unsupported platform",
	}},
	{KeychainUnreachable, []string{
		"namehasnoowner", "disconnected", "error.spawn.", "could not activate",
		"unknown object", "unknownobject", "no such object", "nosuchobject", "unknownmethod",
		"no such interface", "unknowninterface", "nosession",
		"dial unix", "no such file or directory", "connection refused", "connection reset", "broken pipe",
		"connection closed", "closed network connection", "no keychain is available", "exit status 53",
	}},
	{KeychainHung, []string{"noreply", "did not receive a reply", "timeout", "timed out", "timedout"}},
}

const unlockFailed = "failed to unlock"

// windowsNoLogonSession is ERROR_NO_SUCH_LOGON_SESSION: a policy forbids keeping passwords.
const windowsNoLogonSession = syscall.Errno(1312)

func classify(err error) KeychainFault {
	switch {
	case errors.Is(err, keyring.ErrNotFound):
		return KeychainEmpty
	case errors.Is(err, windowsNoLogonSession):
		return KeychainAbsent
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return KeychainUnreachable // the session bus has ended
	}
	text := said(err)
	for _, row := range faultWords {
		for _, word := range row.words {
			if strings.Contains(text, word) {
				return row.fault
			}
		}
	}
	return KeychainDenied
}

// said is an error in lower case. A D-Bus error says its text, which differs from store to
// store and may be translated; its name does not.
func said(err error) string {
	text := err.Error()
	if fromBus, ok := errors.AsType[dbus.Error](err); ok {
		text = fromBus.Name + ": " + text
	}
	return strings.ToLower(text)
}

// faultOf is the fault of an error that [attempt] gave; empty: it is nil.
func faultOf(err error) KeychainFault {
	if fault, ok := errors.AsType[*KeychainError](err); ok {
		return fault.Fault
	}
	return ""
}

// attempt makes one call to the password store, or two: go-keyring takes the first
// signal on the session bus for the answer to an unlock question, and so fails now
// and then without cause.
func attempt(ask func() error) error {
	err := recovered(ask)
	if err != nil && strings.Contains(err.Error(), unlockFailed) {
		err = recovered(ask)
	}
	if err == nil {
		return nil
	}
	return &KeychainError{Fault: classify(err), Err: err}
}

// recovered: go-keyring panics when a password store answers with another type.
func recovered(ask func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the password store's answer makes no sense (%T)", p)
		}
	}()
	return ask()
}
