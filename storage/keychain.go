package storage

import (
	"context"
	"errors"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Keychain keeps API keys in the password store. One worker goroutine makes all its
// calls, one at a time and in the order in which they were asked, since a call may
// block for ever behind a question that nobody answers. A caller waits until the store
// has answered or its context ends; then it gets KeychainHung. A call that has not begun
// by then is never made; one that is under way goes on, and nobody hears its result.
type Keychain struct {
	secrets  SecretStore
	calls    chan call // without a buffer: taken is begun
	closing  chan struct{}
	closed   sync.Once
	stopped  chan struct{} // the worker has ended
	answered bool          // there is a store: it has answered before; the worker's
}

// call is one request. Its work runs on the worker.
type call struct {
	work func() error
	done chan error // has room for the result, since nobody may wait for it
}

// NewKeychain starts the worker. secrets nil: this computer has none.
func NewKeychain(secrets SecretStore) *Keychain {
	k := &Keychain{secrets: secrets, calls: make(chan call), closing: make(chan struct{}), stopped: make(chan struct{})}
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
			c.done <- c.work()
		}
	}
}

// Get reads the key of a clinic. Every error is a [*KeychainError].
func (k *Keychain) Get(ctx context.Context, id ClinicID) (cliniko.Key, error) {
	var key cliniko.Key
	err := k.do(ctx, KeychainGet, func() error {
		text, err := k.read(id.String())
		if err != nil {
			return err
		}
		key, err = cliniko.ParseKey(text)
		key = key.In(id.Shard)
		if err != nil || key.Shard() != id.Shard {
			return &KeychainError{Fault: KeychainBadValue, Err: errors.New("not a key of this clinic")}
		}
		return nil
	})
	if err != nil {
		return cliniko.Key{}, err
	}
	return key, nil
}

// Set writes the key of a clinic, reads it back and compares. A key that the store holds
// already is not lost when that fails; [KeychainError.Unchanged] says whether it is
// still in its place. Every error is a [*KeychainError].
func (k *Keychain) Set(ctx context.Context, id ClinicID, key cliniko.Key) error {
	return k.do(ctx, KeychainSet, func() error { return k.replace(id, key.Reveal()) })
}

// Delete removes the key of a clinic. It is nil only when the store has answered
// afterwards that it has no such key; there may have been none. Every error is a
// [*KeychainError].
func (k *Keychain) Delete(ctx context.Context, id ClinicID) error {
	return k.do(ctx, KeychainDelete, func() error {
		if err := k.eraseVerified(id.String()); err != nil {
			return err
		}
		return k.eraseVerified(trialName(id))
	})
}

// closeTimeout is how long Close waits at most.
const closeTimeout = 5 * time.Second

// Close stops the worker. It waits for a call under way until ctx ends, and not for
// ever: that call may never end.
func (k *Keychain) Close(ctx context.Context) {
	k.closed.Do(func() { close(k.closing) })
	ctx, cancel := context.WithTimeout(ctx, closeTimeout)
	defer cancel()
	select {
	case <-k.stopped:
	case <-ctx.Done():
	}
}

func (k *Keychain) do(ctx context.Context, op KeychainOp, work func() error) error {
	err := k.await(ctx, call{work: work, done: make(chan error, 1)})
	if failed, ok := errors.AsType[*KeychainError](err); ok {
		failed.Op = op
	}
	return err
}

var (
	errNoPasswordStore = errors.New("this computer has none")
	errKeychainClosed  = errors.New("closed")
)

func (k *Keychain) await(ctx context.Context, c call) error {
	switch {
	case k.secrets == nil:
		return unchanged(&KeychainError{Fault: KeychainAbsent, Err: errNoPasswordStore})
	case ctx.Err() != nil:
		return unchanged(&KeychainError{Fault: KeychainHung, Err: ctx.Err()})
	}
	select {
	case k.calls <- c:
	case <-k.closing:
		return unchanged(&KeychainError{Fault: KeychainHung, Err: errKeychainClosed})
	case <-ctx.Done():
		return unchanged(&KeychainError{Fault: KeychainHung, Err: ctx.Err()})
	}
	select {
	case err := <-c.done:
		return err
	case <-ctx.Done():
		return &KeychainError{Fault: KeychainHung, Err: ctx.Err()}
	}
}
