package storage

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKept(t *testing.T) {
	t.Run("a second one is told, and the first is asked to come forward", func(t *testing.T) {
		places := PathsUnder(t.TempDir())
		first, err := OpenFiles(places)
		require.NoError(t, err)
		_, err = OpenFiles(places)
		require.ErrorIs(t, err, ErrRunning)
		<-first.Raise()
		first.Close()
		again, err := OpenFiles(places)
		require.NoError(t, err, "closing lets the next one in")
		again.Close()
	})
	t.Run("a store that another process has is told apart", func(t *testing.T) {
		places := Paths{Cache: t.TempDir(), Data: t.TempDir()}
		store, err := OpenStore(places.Cache)
		require.NoError(t, err)
		defer store.Close()
		_, err = OpenFiles(places)
		require.ErrorIs(t, err, ErrInUse)
	})
	t.Run("what a kill left of files being written is gone, and nothing else", func(t *testing.T) {
		places := PathsUnder(t.TempDir())
		clinics := clinicsFolder(places.Data)
		require.NoError(t, os.MkdirAll(filepath.Join(clinics, "au4-7.json.new-7"), folderMode))
		left := []string{"start.json.new-1", "au4-123.json.new-3141592653", "uk1-a_b.json.new-9", "uk1-a_b.json.previous.new-2"}
		others := []string{"notes.json.new-1", "au4-123.json.new-1x", "au4-123.json.new-", "au4-123.json.unreadable-1", "au4-123.new-1"}
		for _, name := range append(left, others...) {
			require.NoError(t, os.WriteFile(filepath.Join(clinics, name), []byte("{"), fileMode))
		}
		require.NoError(t, os.WriteFile(filepath.Join(places.Data, preferencesFile+".new-5"), nil, fileMode))
		openClinics(t, places.Data) // as a check does, while the window may be writing
		require.Len(t, siblings(filepath.Join(clinics, "au4-123.json"), newMark), 3)

		kept, err := OpenFiles(places)
		require.NoError(t, err)
		defer kept.Close()

		for _, name := range left {
			require.NoFileExists(t, filepath.Join(clinics, name))
		}
		for _, name := range others {
			require.FileExists(t, filepath.Join(clinics, name))
		}
		require.DirExists(t, filepath.Join(clinics, "au4-7.json.new-7"))
		require.NoFileExists(t, filepath.Join(places.Data, preferencesFile+".new-5"))
	})
	t.Run("temporary places are gone when they are removed", func(t *testing.T) {
		places, remove, err := TemporaryPaths()
		require.NoError(t, err)
		kept, err := OpenFiles(places)
		require.NoError(t, err)
		kept.Close()
		remove()
		require.NoDirExists(t, places.Data)
	})
}
