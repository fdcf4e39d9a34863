package ui

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAgesGrowByTheWallClock(t *testing.T) {
	now := time.Now().Truncate(time.Minute)
	require.False(t, agesGrew(now, now.Add(59*time.Second)))
	require.True(t, agesGrew(now, now.Add(60*time.Second)))
	require.True(t, agesGrew(now, now.Add(-time.Minute)), "the clock was set back")

	// What a computer that slept sees: the wall went on, the monotonic clock did not.
	drawn := time.Now()
	require.True(t, agesGrew(drawn, drawn.Round(0).Add(8*time.Hour)))
	require.True(t, agesGrew(time.Time{}, now), "nothing was drawn yet")
}
