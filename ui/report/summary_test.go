package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
)

func TestTheSummaryStaysShort(t *testing.T) {
	c := check(seaside(), full(), nil)
	for i := range 300 {
		c.Report.Findings = append(c.Report.Findings, readiness.Finding{Severity: readiness.Blocker, Title: fmt.Sprintf("Finding %d", i)})
	}
	lines := strings.Split(c.Summary(), "\n")
	require.Less(t, len(lines), 30)
	require.Contains(t, strings.Join(lines, "\n"), " more\n")
}

func TestTheSummaryOfWhatWasNeverRead(t *testing.T) {
	require.NotContains(t, Check{}.Summary(), "Checked on")
}
