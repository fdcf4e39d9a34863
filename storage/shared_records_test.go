package storage

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

const sharedFolder = "COMPANION_TEST_SHARED_RECORDS"

// addOne adds one to a number in a record.
func addOne(before []byte) []byte {
	n, _ := strconv.Atoi(string(before))
	return []byte(strconv.Itoa(n + 1))
}

// TestSharedRecordsProcess is another process that changes a record.
func TestSharedRecordsProcess(t *testing.T) {
	dir := os.Getenv(sharedFolder)
	if dir == "" {
		t.Skip("only in a process of its own")
	}
	for range 200 {
		require.NoError(t, NewSharedRecords(dir).Change("n", addOne))
	}
}

func TestSharedRecords(t *testing.T) {
	t.Run("no change is lost between goroutines and processes", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "cache")
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				other := exec.Command(os.Args[0], "-test.run", "^TestSharedRecordsProcess$")
				other.Env = append(os.Environ(), sharedFolder+"="+dir)
				require.NoError(t, other.Run())
			})
			all.Go(func() {
				for range 200 {
					require.NoError(t, NewSharedRecords(dir).Change("n", addOne))
				}
			})
		}
		all.Wait()
		require.NoError(t, NewSharedRecords(dir).Change("n", func(before []byte) []byte {
			require.Equal(t, "800", string(before))
			return before[:1]
		}))
		require.NoError(t, NewSharedRecords(dir).Change("n", func(before []byte) []byte {
			require.Equal(t, "8", string(before), "a shorter record leaves nothing of a longer one")
			return before
		}))
	})
	t.Run("a folder that cannot be made is an error", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, 0o600))
		require.Error(t, NewSharedRecords(filepath.Join(file, "cache")).Change("n", addOne))
	})
	t.Run("what is no file in a record's place is left alone", func(t *testing.T) {
		for _, place := range []string{"budget-n.lock", "budget-n.json"} {
			dir := t.TempDir()
			require.NoError(t, os.Mkdir(filepath.Join(dir, place), 0o700))
			require.ErrorIs(t, NewSharedRecords(dir).Change("n", addOne), errMisplaced)
		}
	})
}
