package storage

import (
	"errors"
	"strings"
)

// This file is what [Keychain] does with single items of the password store, on its
// worker. Nothing that the store says is believed: what was written is read back, and
// what was removed is looked for.

// item is what the password store holds under a user name; the zero item: nothing.
type item struct {
	text   string
	exists bool
}

// trialName is the user name under which the store shows that it keeps a new key whole,
// before that takes the place of another one.
func trialName(id ClinicID) string { return id.String() + " (new)" }

// replace puts a key in the place of what the store holds.
func (k *Keychain) replace(id ClinicID, text string) error {
	user, trial := id.String(), trialName(id)
	wanted := item{text: text, exists: true}
	before, err := k.find(user)
	if err != nil {
		return unchanged(err)
	}
	if before.exists && before != wanted {
		err = k.writeVerified(trial, text)
	}
	_ = k.erase(trial) // also that of an earlier run; what stays is removed the next time
	if err != nil {
		return unchanged(err)
	}
	if before == wanted {
		return nil
	}
	err = k.writeVerified(user, text)
	late := faultOf(err) == KeychainHung // it may still be written
	if err != nil && k.restore(user, before) && !late {
		return unchanged(err)
	}
	return err
}

// unchanged says of a failure that what the store held before is still there.
func unchanged(err error) error {
	if failed, ok := errors.AsType[*KeychainError](err); ok {
		failed.Unchanged = true
	}
	return err
}

// restore reports whether the store holds what it held before.
func (k *Keychain) restore(user string, before item) bool {
	if k.holds(user, before) {
		return true
	}
	if before.exists {
		_ = k.write(user, before.text)
	} else {
		_ = k.erase(user)
	}
	return k.holds(user, before)
}

func (k *Keychain) holds(user string, want item) bool {
	got, err := k.find(user)
	return err == nil && got == want
}

// writeVerified writes a text and makes sure that the store keeps it whole.
func (k *Keychain) writeVerified(user, text string) error {
	if err := k.write(user, text); err != nil {
		return err
	}
	kept, err := k.find(user)
	if err == nil && kept != (item{text: text, exists: true}) {
		err = &KeychainError{Fault: KeychainNotKept, Err: errors.New("read back something else")}
	}
	return err
}

// eraseVerified erases an item and makes sure that it is gone.
func (k *Keychain) eraseVerified(user string) error {
	if err := k.erase(user); err != nil {
		return err
	}
	left, err := k.find(user)
	if err == nil && left.exists {
		err = &KeychainError{Fault: KeychainNotKept, Err: errors.New("still there")}
	}
	return err
}

// find is [Keychain.read] for callers to whom nothing there is an answer too.
func (k *Keychain) find(user string) (item, error) {
	text, err := k.read(user)
	switch {
	case faultOf(err) == KeychainEmpty:
		return item{}, nil
	case err != nil:
		return item{}, err
	}
	return item{text: text, exists: true}, nil
}

func (k *Keychain) read(user string) (text string, err error) {
	err = k.ask(func() (err error) {
		text, err = k.secrets.Get(keychainService, user)
		return err
	})
	return text, err
}

func (k *Keychain) write(user, text string) error {
	err := k.ask(func() error { return k.secrets.Set(keychainService, user, text) })
	if failed, ok := errors.AsType[*KeychainError](err); ok && strings.Contains(failed.Err.Error(), text) {
		failed.Err = errors.New("an error that cannot be shown")
	}
	return err
}

// erase finds nothing to do when there is no item.
func (k *Keychain) erase(user string) error {
	err := k.ask(func() error { return k.secrets.Delete(keychainService, user) })
	if faultOf(err) == KeychainEmpty {
		return nil
	}
	return err
}

// ask makes one call to the password store. A store that has answered before is there,
// even if nothing is found of it now.
func (k *Keychain) ask(question func() error) error {
	err := attempt(question)
	switch failed, _ := errors.AsType[*KeychainError](err); {
	case failed == nil, failed.Fault == KeychainEmpty, failed.Fault == KeychainLocked:
		k.answered = true
	case failed.Fault == KeychainAbsent && k.answered:
		failed.Fault = KeychainUnreachable
	}
	return err
}
