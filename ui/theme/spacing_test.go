package theme

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDistancesAreMultiplesOfTheGrid reads the source of the whole window.
func TestDistancesAreMultiplesOfTheGrid(t *testing.T) {
	part := regexp.MustCompile(`\d*\.\d+ ?\* ?theme\.Grid|theme\.Grid ?/ ?\d`)
	read := 0
	require.NoError(t, filepath.WalkDir("..", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		read++
		require.Empty(t, part.FindAllString(string(source), -1), path)
		return err
	}))
	require.Greater(t, read, 100)
}
