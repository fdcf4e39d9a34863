//go:build unix && !darwin

package desktop

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTell(t *testing.T) {
	for _, program := range []string{"zenity", "kdialog"} {
		t.Run("a sentence is shown by "+program+", as it stands", func(t *testing.T) {
			dir := t.TempDir()
			said := filepath.Join(dir, "said")
			script := "#!/bin/sh\nprintf '%s|' \"$@\" >" + said + ".new && /bin/mv " + said + ".new " + said + "\n"
			require.NoError(t, os.WriteFile(filepath.Join(dir, program), []byte(script), 0o700))
			t.Setenv("PATH", dir)
			Tell("MIEA Companion", "No <b>window</b> $HOME")
			require.Eventually(t, func() bool { _, err := os.Stat(said); return err == nil }, 5*time.Second, time.Millisecond)
			text, err := os.ReadFile(said)
			require.NoError(t, err)
			require.Contains(t, string(text), "|No <b>window</b> $HOME|")
		})
	}
	t.Run("without such a program nothing happens", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		Tell("MIEA Companion", "No window")
	})
}
