package report

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestProgress(t *testing.T) {
	t.Run("a pipe gets a line every ten seconds", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			var pipe bytes.Buffer
			step, stop := ProgressTo(Plain(&pipe))
			time.Sleep(11 * time.Second)
			for done := range 21 {
				step(done, 57)
				time.Sleep(time.Second)
			}
			stop()
			require.Equal(t, "Reading from Cliniko: no answer yet.\nReading from Cliniko: 8 of 57.\nReading from Cliniko: 18 of 57.\n", pipe.String())
		})
	})
	t.Run("a check that is soon done says nothing to a pipe or a file", func(t *testing.T) {
		file, err := os.Create(filepath.Join(t.TempDir(), "log"))
		require.NoError(t, err)
		defer file.Close()
		step, stop := ProgressTo(file)
		step(1, 2)
		step(2, 2)
		stop()
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
		step, _ := ProgressTo(Plain(tty))
		step(1, 2)
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
