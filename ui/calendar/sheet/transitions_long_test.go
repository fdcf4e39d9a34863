//go:build long

package sheet

import (
	"archive/zip"
	"flag"
	"fmt"
	"github.com/stretchr/testify/require"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the golden files")

// TestTransitions draws the weeks in which clocks change, of every zone there is for
// three years, with a slot every half hour around the change and one at 23:55. Zones
// whose weeks look alike stand together.
func TestTransitions(t *testing.T) {
	t.Parallel()
	zonesOf := map[string][]string{}
	for name, in := range allZones(t) {
		for _, at := range transitions(in, 2026, 2029) {
			drawn := drawTransition(t, in, at)
			zonesOf[drawn] = append(zonesOf[drawn], name)
		}
	}
	var all strings.Builder
	for _, drawn := range slices.Sorted(maps.Keys(zonesOf)) {
		slices.Sort(zonesOf[drawn])
		fmt.Fprintf(&all, "%s\n  %s\n\n", drawn, strings.Join(zonesOf[drawn], " "))
	}
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(golden, []byte(all.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	wanted, got := strings.Split(string(want), "\n\n"), strings.Split(all.String(), "\n\n")
	for i := range min(len(wanted), len(got)) {
		require.Equal(t, wanted[i], got[i])
	}
	require.Len(t, got, len(wanted))
}

// allZones are the zones that come with Go, so that the golden file does not depend on
// those of this computer.
func allZones(t *testing.T) map[string]*time.Location {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	require.NoError(t, err)
	defer archive.Close()
	zones := map[string]*time.Location{}
	for _, entry := range archive.File {
		if strings.HasSuffix(entry.Name, "/") {
			continue
		}
		file, err := entry.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(file)
		require.NoError(t, err)
		require.NoError(t, file.Close())
		zones[entry.Name], err = time.LoadLocationFromTZData(entry.Name, data)
		require.NoError(t, err)
	}
	require.Greater(t, len(zones), 500)
	return zones
}
