package report

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

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
	t.Run("a terminal shows it through a writer that lets nothing else steer it", func(t *testing.T) {
		tty, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
		if err != nil {
			t.Skip("no terminals here")
		}
		defer tty.Close()
		require.NoError(t, tty.SetReadDeadline(time.Now().Add(10*time.Second)))
		ProgressTo(Plain(tty))(1, 2)
		shown := make([]byte, 64)
		_, err = tty.Read(shown)
		require.NoError(t, err)
	})
	t.Run("a terminal is one", func(t *testing.T) {
		null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
		require.NoError(t, err)
		defer null.Close()
		require.True(t, terminal(null), "a character device")
	})
}
