package integration

import (
	"maps"
	"slices"
	"testing"
)

// thorough reports whether everything is tested: with the build tag long, but not with
// -short, as under the race detector.
func thorough() bool { return long && !testing.Short() }

// rows are the rows of a table: those of the given names, which stand for the others, or
// all of them when the test is thorough.
func rows[R any](t *testing.T, table map[string]R, names ...string) map[string]R {
	t.Helper()
	if thorough() {
		return table
	}
	chosen := maps.Clone(table)
	maps.DeleteFunc(chosen, func(name string, _ R) bool { return !slices.Contains(names, name) })
	if len(chosen) != len(names) {
		t.Fatalf("the table does not have all of %q", names)
	}
	return chosen
}
