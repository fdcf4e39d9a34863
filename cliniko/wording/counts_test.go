package wording

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCounts(t *testing.T) {
	for want, got := range map[string]string{
		"1 business":              Count(1, "business"),
		"2 businesses":            Count(2, "business"),
		"0 practitioners":         Count(0, "practitioner"),
		"999 times":               Count(999, "time"),
		"1,234,567 times":         Count(1234567, "time"),
		"10,000":                  Number(10000),
		"0":                       Number(0),
		"1 hour":                  Hours(1),
		"24 hours":                Hours(24),
		"36 hours":                Hours(36),
		"2 days":                  Hours(48),
		"49 hours":                Hours(49),
		"28 days":                 Hours(672),
		"":                        List(nil),
		"Ada":                     List([]string{"Ada"}),
		"Ada and Ben":             List([]string{"Ada", "Ben"}),
		"Ada, Ben and Chloé":      List([]string{"Ada", "Ben", "Chloé"}),
		"Ada, Ben, Chloé and Dev": FirstOf(3, []string{"Ada", "Ben", "Chloé", "Dev"}),
		"Ada, Ben and 2 others":   FirstOf(2, []string{"Ada", "Ben", "Chloé", "Dev"}),
		"Élodie":                  Capital("élodie"),
	} {
		t.Run(want, func(t *testing.T) { require.Equal(t, want, got) })
	}
	require.Empty(t, Capital(""))
}
