package live

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// files are the contents of all files in a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := make(map[string]string)
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		out[path] = string(content)
		return err
	}))
	return out
}

func TestQuiet(t *testing.T) {
	t.Run("nothing is written to the disk while nothing changes, and the moment of the last check at the end", func(t *testing.T) {
		inWorld(t, 3, func(w *world) {
			w.connect()
			next := thisMonday().Add(7)
			w.Show(businessID, next, next.Add(6))
			w.after(2 * time.Minute)
			before, asked := files(t, w.dir), len(w.source.requests())
			require.NotEmpty(t, before)
			w.after(20 * time.Minute)
			require.Greater(t, len(w.source.requests()), asked+50)
			require.Equal(t, before, files(t, w.dir))
			w.stop()
			require.NotEqual(t, before, files(t, w.dir))
			w.run(w.o.Store, w.o.Clinics)
		})
	})
}
