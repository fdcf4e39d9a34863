package live

import (
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// limitedUntil is what a source says until Cliniko's wait is over.
func limitedUntil(end time.Time) func(string) error {
	return func(string) error {
		if wait := time.Until(end); wait > 0 {
			return &cliniko.Error{Kind: cliniko.KindRateLimited, Status: 429, RetryAt: end, Wait: wait}
		}
		return nil
	}
}

func TestAWaitAtTheFirstKeyCheck(t *testing.T) {
	t.Run("is said, and it goes on by itself", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			end := time.Now().Add(10 * time.Minute)
			w.source.break_(limitedUntil(end))
			w.Begin()
			w.Try(w.key)
			s := w.after(5 * time.Second)
			require.Equal(t, KeyTrying, s.Key.Phase)
			require.Equal(t, cliniko.KindRateLimited, s.Key.Problem.Kind)
			require.Less(t, len(w.source.requests()), 3)
			require.Equal(t, seaside, w.after(10*time.Minute).Clinic.ID)
		})
	})
	t.Run("ends with another key", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.source.break_(limitedUntil(time.Now().Add(10 * time.Minute)))
			w.Begin()
			w.Try(w.key)
			w.after(5 * time.Second)
			w.DropPasted()
			w.after(20 * time.Minute)
			require.Less(t, len(w.source.requests()), 3)
		})
	})
}

func TestAWaitInACheck(t *testing.T) {
	readIn := func(t *testing.T, fails func(string) error) (reading *Reading, took time.Duration, err error) {
		synctest.Test(t, func(t *testing.T) {
			source := &fakeSource{now: time.Now, practitioners: 5, fails: fails}
			begin := time.Now()
			reading, err = ReadOnce(t.Context(), source, storage.ClinicID{Shard: "au4"}, 2, time.Now, func(int, int) {})
			took = time.Since(begin)
		})
		return reading, took, err
	}
	t.Run("is waited for", func(t *testing.T) {
		var end atomic.Pointer[time.Time]
		reading, took, err := readIn(t, func(string) error {
			twoMinutes := time.Now().Add(2 * time.Minute)
			end.CompareAndSwap(nil, &twoMinutes)
			return limitedUntil(*end.Load())("")
		})
		require.NoError(t, err)
		require.Equal(t, 2*time.Minute, took)
		require.False(t, reading.Judge(storage.Clinic{}).Incomplete)
	})
	t.Run("of more than three minutes ends it with what there is", func(t *testing.T) {
		var asked atomic.Int64
		reading, took, err := readIn(t, func(string) error {
			if asked.Add(1) < 14 {
				return nil
			}
			return limitedUntil(time.Now().Add(time.Hour))("")
		})
		require.NoError(t, err)
		require.Less(t, took, time.Minute)
		require.True(t, reading.Judge(storage.Clinic{}).Incomplete)
	})
	t.Run("again and again ends it after three minutes in all", func(t *testing.T) {
		var asked atomic.Int64
		reading, took, err := readIn(t, func(string) error {
			if asked.Add(1) < 14 {
				return nil
			}
			return limitedUntil(time.Now().Add(50 * time.Second))("")
		})
		require.NoError(t, err)
		require.LessOrEqual(t, took, 3*time.Minute)
		require.GreaterOrEqual(t, took, 2*time.Minute)
		require.True(t, reading.Judge(storage.Clinic{}).Incomplete)
	})
	t.Run("before anything is known is said", func(t *testing.T) {
		_, took, err := readIn(t, func(string) error { return limitedUntil(time.Now().Add(time.Hour))("") })
		require.Equal(t, cliniko.KindRateLimited, kindOf(err))
		require.Less(t, took, time.Minute)
	})
}
