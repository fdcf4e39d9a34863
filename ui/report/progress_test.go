package report

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestProgressIsForPeopleOnly(t *testing.T) {
	t.Run("nothing goes into a pipe or a file", func(t *testing.T) {
		var pipe bytes.Buffer
		ProgressTo(&pipe)(1, 2)
		require.Empty(t, pipe.String())
		file, err := os.Create(filepath.Join(t.TempDir(), "log"))
		require.NoError(t, err)
		defer file.Close()
		ProgressTo(file)(1, 2)
		info, err := file.Stat()
		require.NoError(t, err)
		require.Zero(t, info.Size())
	})
	t.Run("a terminal is one", func(t *testing.T) {
		null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		require.NoError(t, err)
		defer null.Close()
		require.True(t, terminal(null), "a character device")
	})
}
