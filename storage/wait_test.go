package storage

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A compaction waits for a transaction that reads, here for as long as the test wants.
func TestTheScreenNeverWaitsForTheDisk(t *testing.T) {
	s := openStore(t, t.TempDir())
	require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 50)))
	reading, err := s.db.bolt.Begin(false)
	require.NoError(t, err)
	compacted := make(chan error)
	go func() {
		s.writing.Lock()
		defer s.writing.Unlock()
		compacted <- s.compact()
	}()
	require.Eventually(t, func() bool { return checkFile(s.path+newMark+"db") == nil }, 5*time.Second, time.Millisecond)
	looked := make(chan bool)
	go func() {
		for range 100_000 {
			s.Slots(seaside).Days("5", monday, monday.Add(6))
		}
		close(looked)
	}()
	select {
	case <-looked:
	case <-time.After(10 * time.Second):
		t.Error("the screen waits behind the compaction")
	}
	require.NoError(t, reading.Rollback())
	require.NoError(t, <-compacted)
}
