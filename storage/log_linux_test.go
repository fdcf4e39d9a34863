package storage

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAClosedLogIsHeldByNothing(t *testing.T) {
	before := slog.Default()
	t.Cleanup(func() { slog.SetDefault(before) })
	dir := t.TempDir()
	held := func() (count int) {
		open, err := os.ReadDir("/proc/self/fd")
		require.NoError(t, err)
		for _, fd := range open {
			if path, _ := os.Readlink(filepath.Join("/proc/self/fd", fd.Name())); path == filepath.Join(dir, "companion.log") {
				count++
			}
		}
		return count
	}
	closeLog := LogTo(dir)
	require.Equal(t, 2, held(), "by the log and by what a crash would write")
	closeLog()
	require.Zero(t, held())
}
