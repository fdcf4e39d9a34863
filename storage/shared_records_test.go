package storage

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// addOne adds one to a number in a record.
func addOne(before []byte) []byte {
	n, _ := strconv.Atoi(string(before))
	return []byte(strconv.Itoa(n + 1))
}

func init() { children["changes a record"] = addOften }

func addOften(dir string) (err error) {
	for range 200 {
		err = errors.Join(err, NewSharedRecords(dir).Change("n", addOne))
	}
	return err
}

func TestSharedRecords(t *testing.T) {
	t.Run("no change is lost between goroutines and processes", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "cache")
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				require.NoError(t, childCommand(t, "changes a record", dir).Run())
			})
			all.Go(func() { require.NoError(t, addOften(dir)) })
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
