package wording

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLengthsOfTime(t *testing.T) {
	for want, got := range map[string]string{
		"0 minutes":         Minutes(0),
		"1 minute":          Minutes(1),
		"45 minutes":        Minutes(45),
		"1 hour":            Minutes(60),
		"1 hour 30 minutes": Minutes(90),
		"10 hours":          Minutes(600),
		"28 days’":          Of("28 days"),
		"1 hour’s":          Of("1 hour"),
	} {
		t.Run(want, func(t *testing.T) { require.Equal(t, want, got) })
	}
}
