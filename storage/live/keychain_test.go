package live

import (
	"context"
	"sync"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// fakeKeychain is a password store in memory that can be told to refuse, or to wait.
type fakeKeychain struct {
	mu     sync.Mutex
	keys   map[storage.ClinicID]cliniko.Key
	fault  storage.KeychainFault
	hang   bool
	asked  map[storage.KeychainOp]int
	locked chan struct{} // nil: it answers at once; closed: it goes on
}

func (k *fakeKeychain) do(ctx context.Context, op storage.KeychainOp, then func() error) error {
	k.mu.Lock()
	fault, hang, locked := k.fault, k.hang, k.locked
	if k.asked == nil {
		k.asked = make(map[storage.KeychainOp]int)
	}
	k.asked[op]++
	k.mu.Unlock()
	if locked != nil {
		select {
		case <-locked:
		case <-ctx.Done():
			return &storage.KeychainError{Fault: storage.KeychainHung}
		}
	}
	if hang {
		<-ctx.Done()
		return &storage.KeychainError{Fault: storage.KeychainHung}
	}
	if fault != "" {
		return &storage.KeychainError{Fault: fault, Unchanged: true}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return then()
}

// answerWith makes it fail from now on; empty: it works.
func (k *fakeKeychain) answerWith(fault storage.KeychainFault) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.fault = fault
}

// lock has it ask for a password, until the person unlocks it.
func (k *fakeKeychain) lock() (unlock func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	locked := make(chan struct{})
	k.locked = locked
	return func() {
		k.mu.Lock()
		defer k.mu.Unlock()
		close(locked)
		k.locked = nil
	}
}

func (k *fakeKeychain) Get(ctx context.Context, id storage.ClinicID) (key cliniko.Key, err error) {
	err = k.do(ctx, storage.KeychainGet, func() error {
		var ok bool
		if key, ok = k.keys[id]; !ok {
			return &storage.KeychainError{Fault: storage.KeychainEmpty}
		}
		return nil
	})
	return key, err
}

func (k *fakeKeychain) Set(ctx context.Context, id storage.ClinicID, key cliniko.Key) error {
	return k.do(ctx, storage.KeychainSet, func() error { k.keys[id] = key; return nil })
}

func (k *fakeKeychain) Delete(ctx context.Context, id storage.ClinicID) error {
	return k.do(ctx, storage.KeychainDelete, func() error { delete(k.keys, id); return nil })
}
