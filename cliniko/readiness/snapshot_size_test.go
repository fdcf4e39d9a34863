package readiness_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/cliniko/readiness"
)

// A clinic's file holds two of them, indented.
func TestASnapshotOfFiveHundredOfferingsIsSmall(t *testing.T) {
	now := momentOf(7)
	clinic := random.Healthy(7, random.Size{Businesses: 5, Practitioners: 60, AppointmentTypes: 24}, now)
	q := asked(&clinic, now)
	s := readiness.Snap(q, readiness.Judge(q))
	require.InDelta(t, 500, len(q.Seen), 60)

	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, s.Encode(), "  ", "  "))
	t.Logf("%d offerings, %d of them shown: %d bytes, %d in a clinic's file", len(s.Offerings), len(q.Seen), len(s.Encode()), indented.Len())
	require.Less(t, indented.Len(), 128<<10)
	require.Equal(t, s, readiness.DecodeSnapshot(s.Encode()))

	begun := time.Now()
	require.Empty(t, readiness.Compare(s, s).Line())
	require.Less(t, time.Since(begun), time.Second)
}
