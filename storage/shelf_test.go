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

const shelfFolder = "COMPANION_TEST_SHELF"

// addOne adds one to a number on a shelf.
func addOne(before []byte) []byte {
	n, _ := strconv.Atoi(string(before))
	return []byte(strconv.Itoa(n + 1))
}

// TestShelfProcess is another process that uses the shelf.
func TestShelfProcess(t *testing.T) {
	dir := os.Getenv(shelfFolder)
	if dir == "" {
		t.Skip("only in a process of its own")
	}
	for range 200 {
		require.NoError(t, NewShelf(dir).Change("n", addOne))
	}
}

func TestShelf(t *testing.T) {
	t.Run("no change is lost between goroutines and processes", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "cache")
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				other := exec.Command(os.Args[0], "-test.run", "^TestShelfProcess$")
				other.Env = append(os.Environ(), shelfFolder+"="+dir)
				require.NoError(t, other.Run())
			})
			all.Go(func() {
				for range 200 {
					require.NoError(t, NewShelf(dir).Change("n", addOne))
				}
			})
		}
		all.Wait()
		require.NoError(t, NewShelf(dir).Change("n", func(before []byte) []byte {
			require.Equal(t, "800", string(before))
			return before[:1]
		}))
		require.NoError(t, NewShelf(dir).Change("n", func(before []byte) []byte {
			require.Equal(t, "8", string(before), "a shorter record leaves nothing of a longer one")
			return before
		}))
	})
	t.Run("a folder that cannot be made is an error", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, 0o600))
		require.Error(t, NewShelf(filepath.Join(file, "cache")).Change("n", addOne))
	})
	t.Run("what is no file in a record's place is left alone", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.Mkdir(filepath.Join(dir, "budget-n.lock"), 0o700))
		require.ErrorIs(t, NewShelf(dir).Change("n", addOne), errMisplaced)
	})
}
