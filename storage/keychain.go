package storage

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"

	"mieahealth.com/companion/cliniko"
)

// Keychain keeps API keys in the password store. One worker goroutine makes all its
// calls, one at a time, since a call may block for ever behind a question that nobody
// answers. A caller that stops waiting gets KeychainHung, and what the call brings
// later is dropped or undone.
type Keychain struct {
	ring    Ring
	calls   chan *call
	closing chan struct{}
	closed  sync.Once
	stopped chan struct{} // the worker has ended
}

// call is one wish. Its work runs on the worker and returns what takes it back, nil
// when nothing was changed.
type call struct {
	work    func() (undo func(), err error)
	done    chan error
	settled atomic.Bool // by the answer, or by the caller who stopped waiting
}

// NewKeychain starts the worker. ring nil: this computer has none.
func NewKeychain(ring Ring) *Keychain {
	k := &Keychain{ring: ring, calls: make(chan *call), closing: make(chan struct{}), stopped: make(chan struct{})}
	go k.work()
	return k
}

func (k *Keychain) work() {
	defer close(k.stopped)
	for {
		select {
		case <-k.closing:
			return
		case c := <-k.calls:
			c.run()
		}
	}
}

func (c *call) run() {
	if c.settled.Load() {
		return
	}
	undo, err := c.work()
	if c.settled.CompareAndSwap(false, true) {
		c.done <- err
	} else if undo != nil {
		undo()
	}
}

// Get reads the key of a clinic. Every error is a [*KeychainError].
func (k *Keychain) Get(ctx context.Context, id ClinicID) (cliniko.Key, error) {
	var key cliniko.Key
	err := k.do(ctx, KeychainGet, func() (func(), error) {
		text, err := k.read(id)
		if err != nil {
			return nil, err
		}
		key, err = cliniko.ParseKey(text)
		key = key.In(id.Shard)
		if err != nil || key.Shard() != id.Shard {
			return nil, &KeychainError{Fault: KeychainBadValue, Err: errors.New("not a key of this clinic")}
		}
		return nil, nil
	})
	if err != nil {
		return cliniko.Key{}, err
	}
	return key, nil
}

// Set writes the key of a clinic, reads it back and compares. When the caller stops
// waiting and it succeeds later, what was there before is put back. Every error is a
// [*KeychainError].
func (k *Keychain) Set(ctx context.Context, id ClinicID, key cliniko.Key) error {
	return k.do(ctx, KeychainSet, func() (func(), error) {
		before, err := k.read(id)
		if err != nil && faultOf(err) != KeychainEmpty {
			return nil, err
		}
		undo := func() { k.putBack(id, before) }
		if err := k.write(id, key.Reveal()); err != nil {
			return nil, err
		}
		kept, err := k.read(id)
		switch {
		case err == nil && kept == key.Reveal():
			return undo, nil
		case err == nil, faultOf(err) == KeychainEmpty:
			return nil, &KeychainError{Fault: KeychainNotKept, Err: errors.New("read back something else")}
		}
		undo()
		return nil, err
	})
}

// Delete removes the key of a clinic and confirms that it is gone. Nothing to remove
// is no error. Every error is a [*KeychainError].
func (k *Keychain) Delete(ctx context.Context, id ClinicID) error {
	return k.do(ctx, KeychainDelete, func() (func(), error) {
		if err := k.erase(id); err != nil {
			return nil, err
		}
		_, err := k.read(id)
		switch {
		case faultOf(err) == KeychainEmpty:
			return nil, nil
		case err == nil:
			err = &KeychainError{Fault: KeychainNotKept, Err: errors.New("still there")}
		}
		return nil, err
	})
}

// Close stops the worker; it waits for a call under way until ctx ends.
func (k *Keychain) Close(ctx context.Context) {
	k.closed.Do(func() { close(k.closing) })
	select {
	case <-k.stopped:
	case <-ctx.Done():
	}
}

// do has the worker do it, and waits for that as long as the caller does.
func (k *Keychain) do(ctx context.Context, op KeychainOp, work func() (func(), error)) error {
	if k.ring == nil {
		return &KeychainError{Op: op, Fault: KeychainAbsent, Err: errors.New("this computer has none")}
	}
	c := &call{work: work, done: make(chan error, 1)}
	if err := k.await(ctx, c); err != nil {
		var fault *KeychainError
		if !errors.As(err, &fault) {
			fault = &KeychainError{Fault: KeychainHung, Err: err}
		}
		fault.Op = op
		return fault
	}
	return nil
}

var errKeychainClosed = errors.New("closed")

func (k *Keychain) await(ctx context.Context, c *call) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	select {
	case k.calls <- c:
	case <-k.closing:
		return errKeychainClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-c.done:
		return err
	case <-ctx.Done():
		if c.settled.CompareAndSwap(false, true) {
			return ctx.Err()
		}
		return <-c.done
	}
}

func (k *Keychain) read(id ClinicID) (text string, err error) {
	err = attempt(func() (err error) {
		text, err = k.ring.Get(keychainService, id.String())
		return err
	})
	return text, err
}

func (k *Keychain) write(id ClinicID, text string) error {
	err := attempt(func() error { return k.ring.Set(keychainService, id.String(), text) })
	var fault *KeychainError
	if errors.As(err, &fault) && strings.Contains(fault.Err.Error(), text) {
		fault.Err = errors.New("an error that cannot be shown")
	}
	return err
}

// erase finds nothing to do when there is no key.
func (k *Keychain) erase(id ClinicID) error {
	err := attempt(func() error { return k.ring.Delete(keychainService, id.String()) })
	if faultOf(err) == KeychainEmpty {
		return nil
	}
	return err
}

func (k *Keychain) putBack(id ClinicID, before string) {
	if before == "" {
		_ = k.erase(id)
	} else {
		_ = k.write(id, before)
	}
}
