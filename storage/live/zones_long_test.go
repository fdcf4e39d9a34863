//go:build long

package live

import (
	"maps"
	"slices"
	"testing"
)

func TestAccountsThatCountDaysElsewhere(t *testing.T) {
	countDaysElsewhere(t, slices.Sorted(maps.Keys(elsewhere)), 0, 4, 6)
}
