package cliniko

import (
	"archive/zip"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shortZone is a zone as it is embedded for systems without zone files: with a rule for
// the years ahead in place of a table.
func shortZone(t *testing.T, name string) *time.Location {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	require.NoError(t, err)
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	require.NoError(t, err)
	defer archive.Close()
	file, err := archive.Open(name)
	require.NoError(t, err)
	data, err := io.ReadAll(file)
	require.NoError(t, err)
	zone, err := time.LoadLocationFromTZData(name, data)
	require.NoError(t, err)
	return zone
}

func TestADayHasAStartInEveryYear(t *testing.T) {
	for _, name := range []string{"Africa/Cairo", "Australia/Sydney", "Australia/Lord_Howe", "Europe/London", "America/Toronto"} {
		zone := shortZone(t, name)
		for year := 2026; year <= 2040; year++ {
			for _, day := range []Date{{year, time.January, 1}, {year, time.December, 30}, {year, time.December, 31}} {
				require.Equal(t, day, DateOf(day.Start(zone)), "%s in %s", day, name)
				require.Equal(t, 9, day.At(9*60, zone).Hour(), "%s in %s", day, name)
			}
		}
	}
}
