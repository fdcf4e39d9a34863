package report

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
)

func TestWhatShouldBeOffIsReported(t *testing.T) {
	nora := readiness.Target{Practitioner: "11"}
	ready := seaside()
	ready.Hours[0].Windows = day9to5
	seen := full()
	seen[noraAtHarbour], seen[benAtHarbour], seen[oliveAtHill] = seen[noraAtHill], seen[noraAtHill], seen[noraAtHill]
	marked := map[readiness.Target]readiness.Mark{nora: readiness.ShouldBeOff}
	c := check(ready, seen, marked)
	var text, doc bytes.Buffer
	require.NoError(t, c.WriteText(&text))
	require.NoError(t, c.WriteJSON(&doc))

	require.Contains(t, text.String(), readiness.HeadingFix+" (1)\n")
	require.Contains(t, text.String(), "Nora Quinn is still on in Cliniko: turn it off")
	require.Contains(t, text.String(), "Settings → Users & practitioners → Nora Quinn")
	require.Equal(t, ExitNotReady, c.ExitCode(), "patients could book her")
	var got struct {
		Findings []struct {
			Code, Severity, Title string
			Practitioner          string `json:"practitioner_id"`
			Fix                   struct{ Menu string }
		}
		Marks []struct {
			Practitioner string `json:"practitioner_id"`
			Word         string
		}
	}
	require.NoError(t, json.Unmarshal(doc.Bytes(), &got))
	require.Equal(t, "still_on", got.Findings[0].Code)
	require.Equal(t, "blocker", got.Findings[0].Severity)
	require.Equal(t, "11", got.Findings[0].Practitioner)
	require.Contains(t, got.Findings[0].Fix.Menu, "Nora Quinn")
	require.Equal(t, "should be off", got.Marks[0].Word)

	c = check(ready, seen, map[readiness.Target]readiness.Mark{nora: readiness.OffIgnored})
	text.Reset()
	require.NoError(t, c.WriteText(&text))
	require.Contains(t, text.String(), readiness.HeadingIgnored)
	require.Equal(t, ExitReady, c.ExitCode())

	ready.Practitioners[0].ShowOnline = false
	text.Reset()
	c = check(ready, seen, marked)
	require.NoError(t, c.WriteText(&text))
	require.NotContains(t, text.String(), "turn it off")
	require.Equal(t, ExitReady, c.ExitCode())
}
