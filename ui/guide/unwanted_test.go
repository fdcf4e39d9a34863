package guide

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

func TestWhatIsOnAndShouldBeOffKeepsStep3FromBeingDone(t *testing.T) {
	s := seaside()
	s.Report.Ready = false
	s.Report.Findings = []readiness.Finding{{
		Target: readiness.Target{Practitioner: "ben"}, Cause: readiness.StillOn, Severity: readiness.Blocker,
		Title: "Ben Tran is still on in Cliniko: turn it off",
	}}
	f := facts{State: s, now: now}
	c := practitionersShown(f)
	require.Equal(t, control.Blocked, c.State)
	require.Contains(t, c.Reason, "Ben Tran is still on in Cliniko: turn it off")
	require.Equal(t, control.Done, typesShown(f).State)
	require.Equal(t, control.Blocked, standingNow(s))
	require.Empty(t, firstReason(s.Report, "ben"), "it takes no time away")
}
