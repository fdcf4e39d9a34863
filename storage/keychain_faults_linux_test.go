package storage

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	ss "mieahealth.com/companion/storage/secretservice"
)

// storeFaults are what a password store does wrong, and the fault that each operation
// then names for a clinic whose key it holds; empty: it succeeds.
var storeFaults = []struct {
	name             string
	play             ss.Fault
	get, set, delete KeychainFault
}{
	{"works", ss.Fault{}, "", "", ""},
	{"none", ss.Fault{Kind: ss.None}, KeychainAbsent, KeychainAbsent, KeychainAbsent},
	{"cannot be unlocked", ss.Fault{Kind: ss.Locked}, KeychainLocked, KeychainLocked, KeychainLocked},
	{"unlocking is dismissed", ss.Fault{Kind: ss.Dismissed}, KeychainLocked, KeychainLocked, KeychainLocked},
	{"is locked when it gets", ss.Fault{Kind: ss.Locked, Op: ss.Get}, KeychainLocked, KeychainLocked, ""},
	{"is locked when it creates", ss.Fault{Kind: ss.Locked, Op: ss.Create}, "", KeychainLocked, ""},
	{"is locked when it deletes", ss.Fault{Kind: ss.Locked, Op: ss.Delete}, "", "", KeychainLocked},
	{"denies everything", ss.Fault{Kind: ss.Denied}, KeychainDenied, KeychainDenied, KeychainDenied},
	{"denies to search", ss.Fault{Kind: ss.Denied, Op: ss.Search}, KeychainDenied, KeychainDenied, KeychainDenied},
	{"denies to get", ss.Fault{Kind: ss.Denied, Op: ss.Get}, KeychainDenied, KeychainDenied, ""},
	{"denies to create", ss.Fault{Kind: ss.Denied, Op: ss.Create}, "", KeychainDenied, ""},
	{"denies to create in place", ss.Fault{Kind: ss.Denied, Op: ss.Create, After: 1}, "", KeychainDenied, ""},
	{"denies to delete", ss.Fault{Kind: ss.Denied, Op: ss.Delete}, "", "", KeychainDenied},
	{"creating is dismissed", ss.Fault{Kind: ss.Dismissed, Op: ss.Create}, "", KeychainNotKept, ""},
	{"deleting is dismissed", ss.Fault{Kind: ss.Dismissed, Op: ss.Delete}, "", "", KeychainNotKept},
	{"hangs", ss.Fault{Kind: ss.Hung}, KeychainHung, KeychainHung, KeychainHung},
	{"hangs when it gets", ss.Fault{Kind: ss.Hung, Op: ss.Get}, KeychainHung, KeychainHung, ""},
	{"hangs when it creates", ss.Fault{Kind: ss.Hung, Op: ss.Create}, "", KeychainHung, ""},
	{"hangs when it creates in place", ss.Fault{Kind: ss.Hung, Op: ss.Create, After: 1}, "", KeychainHung, ""},
	{"hangs when it deletes", ss.Fault{Kind: ss.Hung, Op: ss.Delete}, "", KeychainHung, KeychainHung},
	{"is late", ss.Fault{Kind: ss.Hung, Delay: time.Millisecond}, "", "", ""},
	{"forgets", ss.Fault{Kind: ss.Forgetful}, "", KeychainNotKept, KeychainNotKept},
	{"forgets what is in place", ss.Fault{Kind: ss.Forgetful, Op: ss.Create, After: 1}, "", KeychainNotKept, ""},
	{"truncates", ss.Fault{Kind: ss.Truncating, Bytes: 20}, "", KeychainNotKept, ""},
	{"truncates what is in place", ss.Fault{Kind: ss.Truncating, Bytes: 20, Op: ss.Create, After: 1, Times: 1}, "", KeychainNotKept, ""},
	{"gives a foreign key", ss.Fault{Kind: ss.Foreign}, "", KeychainNotKept, ""},
	{"gives a foreign key for the new one", ss.Fault{Kind: ss.Foreign, Op: ss.Get, After: 2, Times: 1}, "", KeychainNotKept, ""},
	{"leaves the bus", ss.Fault{Kind: ss.LeavesOff, After: 1}, KeychainUnreachable, KeychainUnreachable, KeychainUnreachable},
	{"leaves the bus having created", ss.Fault{Kind: ss.LeavesDone, Op: ss.Create}, "", KeychainUnreachable, ""},
	{"leaves the bus having created in place", ss.Fault{Kind: ss.LeavesDone, Op: ss.Create, After: 1}, "", KeychainUnreachable, ""},
	{"leaves the bus having deleted", ss.Fault{Kind: ss.LeavesDone, Op: ss.Delete}, "", KeychainUnreachable, KeychainUnreachable},
	{"restarts instead of creating", ss.Fault{Kind: ss.LeavesOff, Op: ss.Create, Back: true}, "", KeychainUnreachable, ""},
	{"restarts having created in place", ss.Fault{Kind: ss.LeavesDone, Op: ss.Create, After: 1, Back: true}, "", KeychainUnreachable, ""},
	{"restarts instead of deleting", ss.Fault{Kind: ss.LeavesOff, Op: ss.Delete, Back: true}, "", KeychainUnreachable, KeychainUnreachable},
}

func TestKeychainSaysNothingFalseOfAFaultyStore(t *testing.T) {
	service := ss.Start(t)
	for _, c := range storeFaults {
		t.Run(c.name, func(t *testing.T) {
			for range runs(t) {
				held := faultyStore{t, service, otherText}
				says := func(want, got KeychainFault, what string) {
					if got == "" && c.play.Back {
						return // it was back in time; what it holds then was looked at
					}
					require.Equal(t, want, got, what)
				}
				says(c.get, held.get(c.play), "get")
				says(c.set, held.set(c.play), "set")
				says(c.delete, held.delete(c.play), "delete")
				empty := faultyStore{t, service, ""}
				require.NotEmpty(t, empty.get(c.play))
				empty.set(c.play)
				empty.delete(c.play)
			}
		})
	}
}

// A store that leaves the bus at any of the requests that a call makes of it.
func TestKeychainSaysNothingFalseWhenTheStoreVanishes(t *testing.T) {
	service := ss.Start(t)
	const mostRequests = 24
	for _, before := range []string{"", otherText, keyText} {
		for after := 0; after < mostRequests; after += vanishStep {
			for _, kind := range []ss.Kind{ss.LeavesOff, ss.LeavesDone} {
				for _, back := range []bool{false, true} {
					fault := ss.Fault{Kind: kind, After: after, Back: back}
					t.Run(fmt.Sprint(len(before) > 0, kind, after, back), func(t *testing.T) {
						store := faultyStore{t, service, before}
						store.get(fault)
						store.set(fault)
						store.delete(fault)
					})
				}
			}
		}
	}
}

func TestKeychainLeavesNoCopyBehind(t *testing.T) {
	service := ss.Start(t)
	leftOver := func(t *testing.T) *Keychain {
		service.Clear()
		service.Plant(keychainService, seaside.String(), otherText)
		k := newKeychain(t, SystemSecretStore())
		service.Play(ss.Fault{Kind: ss.LeavesDone, Op: ss.Create})
		requireFault(t, k.Set(t.Context(), seaside, mustKey(t, keyText)), KeychainSet, KeychainUnreachable)
		service.Play(ss.Fault{})
		_, ok := service.Item(keychainService, trialName(seaside))
		require.True(t, ok, "this test is about what is left over")
		return k
	}
	for name, do := range map[string]func(*testing.T, *Keychain) error{
		"after the next set":                 func(t *testing.T, k *Keychain) error { return k.Set(t.Context(), seaside, mustKey(t, keyText)) },
		"after a set of the key that it has": func(t *testing.T, k *Keychain) error { return k.Set(t.Context(), seaside, mustKey(t, otherText)) },
		"after the next delete":              func(t *testing.T, k *Keychain) error { return k.Delete(t.Context(), seaside) },
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, do(t, leftOver(t)))
			_, ok := service.Item(keychainService, trialName(seaside))
			require.False(t, ok)
		})
	}
	t.Run("a copy that cannot be removed is told", func(t *testing.T) {
		k := leftOver(t)
		service.Play(ss.Fault{Kind: ss.Denied, Op: ss.Delete, After: 1})
		requireFault(t, k.Delete(t.Context(), seaside), KeychainDelete, KeychainDenied)
		service.Play(ss.Fault{})
	})
}

// faultyStore is a clinic's key in a Secret Service that plays faults.
type faultyStore struct {
	t       *testing.T
	service *ss.Service
	before  string // the key that it holds first; empty: none
}

func (s faultyStore) holds(user string) string {
	text, _ := s.service.Item(keychainService, user)
	return text
}

// while plays a fault while the keychain does something, and returns when the store is
// at rest again and the keychain has nothing under way.
func (s faultyStore) while(fault ss.Fault, do func(context.Context, *Keychain)) {
	s.t.Helper()
	s.service.Clear()
	if s.before != "" {
		s.service.Plant(keychainService, seaside.String(), s.before)
	}
	s.service.Play(fault)
	k := NewKeychain(SystemSecretStore())
	ctx, giveUp := context.WithTimeout(s.t.Context(), 10*time.Second)
	defer giveUp()
	if fault.Delay == 0 {
		go s.giveUpOnceItHangs(ctx, giveUp)
	}
	do(ctx, k)
	s.service.Play(ss.Fault{})
	k.Close(s.t.Context())
	select {
	case <-k.stopped:
	case <-time.After(10 * time.Second):
		require.FailNow(s.t, "the call under way never ended")
	}
}

func (s faultyStore) giveUpOnceItHangs(ctx context.Context, giveUp func()) {
	select {
	case <-s.service.Hanging():
		giveUp()
	case <-ctx.Done():
	}
}

func (s faultyStore) get(fault ss.Fault) KeychainFault {
	s.t.Helper()
	var key cliniko.Key
	var err error
	s.while(fault, func(ctx context.Context, k *Keychain) { key, err = k.Get(ctx, seaside) })
	if err == nil && fault.Kind != ss.Foreign {
		require.Equal(s.t, s.before, key.Reveal())
	}
	if faultOf(err) == KeychainEmpty {
		require.Empty(s.t, s.before, "a false “it has none”")
	}
	require.Equal(s.t, s.before, s.holds(seaside.String()), "asking changes nothing")
	return faultOf(err)
}

// set wants no false “saved”, no false “unchanged” and no lost key.
func (s faultyStore) set(fault ss.Fault) KeychainFault {
	s.t.Helper()
	var err error
	var then string
	s.while(fault, func(ctx context.Context, k *Keychain) {
		err = k.Set(ctx, seaside, mustKey(s.t, keyText))
		then = s.holds(seaside.String())
	})
	now := s.holds(seaside.String())
	if err == nil {
		require.Equal(s.t, keyText, then, "a false “saved”")
		require.Equal(s.t, keyText, now, "saved, and then not")
		return ""
	}
	var failed *KeychainError
	require.ErrorAs(s.t, err, &failed)
	if failed.Unchanged {
		require.Equal(s.t, s.before, then, "a false “unchanged”")
		require.Equal(s.t, s.before, now, "unchanged, and then not")
	}
	require.Contains(s.t, []string{s.before, keyText}, now, "neither the old key nor the new one is whole")
	return failed.Fault
}

// delete wants no false “deleted”.
func (s faultyStore) delete(fault ss.Fault) KeychainFault {
	s.t.Helper()
	var err error
	s.while(fault, func(ctx context.Context, k *Keychain) {
		err = k.Delete(ctx, seaside)
		if err == nil {
			require.Empty(s.t, s.holds(seaside.String()), "a false “deleted”")
		}
	})
	if err == nil {
		require.Empty(s.t, s.holds(seaside.String()), "deleted, and then not")
	}
	return faultOf(err)
}

func runs(t *testing.T) int {
	asked := os.Getenv("STORAGE_FAULT_RUNS")
	if asked == "" {
		return faultRuns
	}
	n, err := strconv.Atoi(asked)
	require.NoError(t, err)
	return n
}
