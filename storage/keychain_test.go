package storage

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/zalando/go-keyring"

	"mieahealth.com/companion/cliniko"
)

const (
	keyText   = "MS0xMjM0NTY3ODkwYWJjZGVmZ2hpamts-au4"
	otherText = "MS05ODc2NTQzMjEwenl4d3Z1dHNycXBv-au4"
)

func mustKey(t testing.TB, text string) cliniko.Key {
	t.Helper()
	key, err := cliniko.ParseKey(text)
	require.NoError(t, err)
	return key
}

// fakeRing is a password store that does what one cannot make a real one do. Each
// function stands in front of the real thing; nil: it does not interfere.
type fakeRing struct {
	mu      sync.Mutex
	items   map[string]string
	calls   []string
	running int

	beforeGet, beforeSet, beforeDelete func() error
	afterSet                           func()
	forgetful                          bool // says yes and changes nothing
}

var errSwallowed = errors.New("swallowed")

func (r *fakeRing) enter(name string, before func() error) error {
	r.mu.Lock()
	r.calls = append(r.calls, name)
	if r.running++; r.running > 1 {
		panic("two calls at a time")
	}
	r.mu.Unlock()
	var err error
	if before != nil {
		err = before()
	}
	r.mu.Lock()
	r.running--
	if r.items == nil {
		r.items = map[string]string{}
	}
	if err == nil && r.forgetful && name != "get" {
		err = errSwallowed
	}
	return err
}

func (r *fakeRing) Get(service, user string) (string, error) {
	err := r.enter("get", r.beforeGet)
	defer r.mu.Unlock()
	text, ok := r.items[service+":"+user]
	if err == nil && !ok {
		err = keyring.ErrNotFound
	}
	return text, err
}

func (r *fakeRing) Set(service, user, password string) error {
	err := r.enter("set", r.beforeSet)
	defer r.mu.Unlock()
	if err == nil {
		r.items[service+":"+user] = password
	}
	if r.afterSet != nil {
		r.afterSet()
	}
	return spoken(err)
}

func (r *fakeRing) Delete(service, user string) error {
	err := r.enter("delete", r.beforeDelete)
	defer r.mu.Unlock()
	if _, ok := r.items[service+":"+user]; err == nil && !ok {
		err = keyring.ErrNotFound
	}
	if err == nil {
		delete(r.items, service+":"+user)
	}
	return spoken(err)
}

func spoken(err error) error {
	if errors.Is(err, errSwallowed) {
		return nil
	}
	return err
}

func (r *fakeRing) item(id ClinicID) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.items[keychainService+":"+id.String()]
}

func (r *fakeRing) asked() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.calls)
}

func (r *fakeRing) holding(id ClinicID, text string) *fakeRing {
	r.items = map[string]string{keychainService + ":" + id.String(): text}
	return r
}

func always(message string) func() error {
	return func() error { return errors.New(message) }
}

// after blocks a call for some (fake) time.
func after(d time.Duration) func() error {
	return func() error {
		time.Sleep(d)
		return nil
	}
}

func newKeychain(t testing.TB, ring SecretStore) *Keychain {
	k := NewKeychain(ring)
	t.Cleanup(func() { k.Close(context.Background()) })
	return k
}

func requireFault(t testing.TB, err error, op KeychainOp, want KeychainFault) {
	t.Helper()
	var fault *KeychainError
	require.ErrorAs(t, err, &fault)
	require.Equal(t, want, fault.Fault)
	require.Equal(t, op, fault.Op)
	require.NotEmpty(t, fault.Sentence())
	require.NotContains(t, fmt.Sprintf("%v %+v %s", err, fault.Err, fault.Sentence()), keyText)
}

func TestKeychain(t *testing.T) {
	ctx := context.Background()
	t.Run("what is set can be got and deleted, clinic by clinic", func(t *testing.T) {
		k := newKeychain(t, &fakeRing{})
		require.NoError(t, k.Set(ctx, seaside, mustKey(t, keyText)))
		key, err := k.Get(ctx, seaside)
		require.NoError(t, err)
		require.True(t, key.Equal(mustKey(t, keyText)))
		_, err = k.Get(ctx, inland)
		requireFault(t, err, KeychainGet, KeychainEmpty)
		require.NoError(t, k.Delete(ctx, seaside))
		require.NoError(t, k.Delete(ctx, seaside), "nothing to remove is no error")
		_, err = k.Get(ctx, seaside)
		requireFault(t, err, KeychainGet, KeychainEmpty)
	})
	t.Run("a key without a region belongs to the clinic's", func(t *testing.T) {
		k := newKeychain(t, &fakeRing{})
		require.NoError(t, k.Set(ctx, seaside, mustKey(t, "MS0xMjM0NTY3ODkwYWJjZGVm").In("au4")))
		key, err := k.Get(ctx, seaside)
		require.NoError(t, err)
		require.Equal(t, cliniko.Shard("au4"), key.Shard())
	})
	t.Run("what is no key, or another region's, is a bad value", func(t *testing.T) {
		for _, text := range []string{"", "not a key", keyText + "\n" + keyText, strings.Replace(keyText, "au4", "uk1", 1)} {
			_, err := newKeychain(t, (&fakeRing{}).holding(seaside, text)).Get(ctx, seaside)
			requireFault(t, err, KeychainGet, KeychainBadValue)
		}
	})
	t.Run("no password store at all", func(t *testing.T) {
		k := newKeychain(t, nil)
		_, err := k.Get(ctx, seaside)
		requireFault(t, err, KeychainGet, KeychainAbsent)
		requireFault(t, k.Set(ctx, seaside, mustKey(t, keyText)), KeychainSet, KeychainAbsent)
		requireFault(t, k.Delete(ctx, seaside), KeychainDelete, KeychainAbsent)
	})
	t.Run("a yes that kept nothing is found out", func(t *testing.T) {
		k := newKeychain(t, &fakeRing{forgetful: true})
		requireFault(t, k.Set(ctx, seaside, mustKey(t, keyText)), KeychainSet, KeychainNotKept)
	})
	t.Run("a yes that kept the old key is found out", func(t *testing.T) {
		k := newKeychain(t, (&fakeRing{forgetful: true}).holding(seaside, otherText))
		requireFault(t, k.Set(ctx, seaside, mustKey(t, keyText)), KeychainSet, KeychainNotKept)
	})
	t.Run("a yes that removed nothing is found out", func(t *testing.T) {
		k := newKeychain(t, (&fakeRing{forgetful: true}).holding(seaside, keyText))
		requireFault(t, k.Delete(ctx, seaside), KeychainDelete, KeychainNotKept)
	})
	t.Run("an unlock that fails once is tried again", func(t *testing.T) {
		tries := 0
		ring := (&fakeRing{}).holding(seaside, keyText)
		ring.beforeGet = func() error {
			if tries++; tries == 1 {
				return errors.New("failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'")
			}
			return nil
		}
		_, err := newKeychain(t, ring).Get(ctx, seaside)
		require.NoError(t, err)
		require.Equal(t, 2, tries)
	})
	t.Run("a panic in the password store's client is an error", func(t *testing.T) {
		ring := &fakeRing{beforeGet: func() error { var v any = 1; return v.(error) }}
		k := newKeychain(t, ring)
		_, err := k.Get(ctx, seaside)
		requireFault(t, err, KeychainGet, KeychainDenied)
	})
	t.Run("an error that quotes the key is not passed on", func(t *testing.T) {
		k := newKeychain(t, &fakeRing{beforeSet: always("cannot store " + keyText)})
		requireFault(t, k.Set(ctx, seaside, mustKey(t, keyText)), KeychainSet, KeychainDenied)
	})
	t.Run("a closed keychain answers at once", func(t *testing.T) {
		k := newKeychain(t, &fakeRing{})
		k.Close(ctx)
		_, err := k.Get(ctx, seaside)
		requireFault(t, err, KeychainGet, KeychainHung)
	})
}

// waiting gives up after so much fake time.
func waiting(t testing.TB, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

func TestKeychainThatIsSlow(t *testing.T) {
	t.Run("a person who types the password for a minute is waited for", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ring := (&fakeRing{beforeGet: after(time.Minute)}).holding(seaside, keyText)
			_, err := newKeychain(t, ring).Get(waiting(t, 2*time.Minute), seaside)
			require.NoError(t, err)
		})
	})
	t.Run("a call that hangs costs one goroutine, and later ones answer when their wait ends", func(t *testing.T) {
		release := make(chan struct{})
		ring := (&fakeRing{beforeGet: func() error { <-release; return nil }}).holding(seaside, keyText)
		k := NewKeychain(ring)
		before := runtime.NumGoroutine()
		for range 50 {
			_, err := k.Get(waiting(t, 2*time.Millisecond), seaside)
			requireFault(t, err, KeychainGet, KeychainHung)
		}
		require.LessOrEqual(t, runtime.NumGoroutine(), before+1)
		require.Len(t, ring.asked(), 1)
		close(release)
		_, err := k.Get(context.Background(), seaside)
		require.NoError(t, err, "and it works again once the call has ended")
		require.Len(t, ring.asked(), 2, "those that gave up were never asked")
		k.Close(context.Background())
	})
	t.Run("closing waits no longer than it is told to, and never for ever", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			k := NewKeychain((&fakeRing{beforeGet: after(time.Hour)}).holding(seaside, keyText))
			_, err := k.Get(waiting(t, time.Second), seaside)
			requireFault(t, err, KeychainGet, KeychainHung)
			begin := time.Now()
			k.Close(waiting(t, 2*time.Second))
			require.Equal(t, 2*time.Second, time.Since(begin))
			begin = time.Now()
			k.Close(context.Background())
			require.Equal(t, closeTimeout, time.Since(begin))
			<-k.stopped
		})
	})
	t.Run("calls are made in the order in which they were asked", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ring := (&fakeRing{beforeGet: after(time.Second)}).holding(seaside, keyText)
			k := newKeychain(t, ring)
			const calls = 20
			done := make(chan int, calls)
			for i := range calls {
				go func() {
					_, _ = k.Get(context.Background(), seaside)
					done <- i
				}()
				synctest.Wait()
			}
			for i := range calls {
				require.Equal(t, i, <-done)
			}
		})
	})
	t.Run("a set that succeeds after its caller left is not undone", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ring := (&fakeRing{beforeSet: after(5 * time.Second)}).holding(seaside, otherText)
			k := newKeychain(t, ring)
			err := k.Set(waiting(t, 7*time.Second), seaside, mustKey(t, keyText))
			requireFault(t, err, KeychainSet, KeychainHung)
			require.False(t, err.(*KeychainError).Unchanged)
			time.Sleep(time.Minute)
			require.Equal(t, keyText, ring.item(seaside))
		})
	})
	t.Run("a newer set is what stays", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ring := &fakeRing{beforeSet: after(5 * time.Second)}
			k := newKeychain(t, ring)
			requireFault(t, k.Set(waiting(t, time.Second), seaside, mustKey(t, keyText)), KeychainSet, KeychainHung)
			require.NoError(t, k.Set(waiting(t, time.Minute), seaside, mustKey(t, otherText)))
			time.Sleep(time.Minute)
			require.Equal(t, otherText, ring.item(seaside))
		})
	})
	t.Run("a set that its caller left before it began is never made", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ring := (&fakeRing{beforeGet: after(5 * time.Second)}).holding(seaside, otherText)
			k := newKeychain(t, ring)
			_, err := k.Get(waiting(t, time.Second), seaside)
			requireFault(t, err, KeychainGet, KeychainHung)
			requireFault(t, k.Set(waiting(t, time.Second), seaside, mustKey(t, keyText)), KeychainSet, KeychainHung)
			time.Sleep(time.Minute)
			require.Equal(t, []string{"get"}, ring.asked())
		})
	})
}
