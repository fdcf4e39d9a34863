package readiness

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestAFailureIsSaidByItsKind(t *testing.T) {
	for kind, says := range map[cliniko.Kind]string{
		cliniko.KindDenied:  "blocking this computer",
		cliniko.KindServer:  "Your computer is fine",
		cliniko.KindUnpaid:  "subscription",
		cliniko.KindOffline: "connected to the internet",
	} {
		t.Run(string(kind), func(t *testing.T) {
			q := question(healthy())
			q.Seen[noraInitial] = Seen{Problem: kind}
			require.Equal(t, Unknown, verdictOn(q, noraInitial).State)
			require.Equal(t, []Cause{Unreachable}, verdictOn(q, noraInitial).Causes)
			require.Contains(t, Judge(q).Findings[0].Detail, says)
			require.NotContains(t, Judge(q).Findings[0].Detail, "role")

			a := healthy()
			a.Lists[cliniko.ListServices] = cliniko.Reading{Problem: kind}
			a.Services, a.Businesses = nil, nil
			require.Contains(t, Judge(question(a)).Findings[0].Detail, says)
		})
	}
}

// What was read before, or in part, is shown on; that the newest attempt failed is said.
func TestAFailureIsSaidOfWhatIsKnown(t *testing.T) {
	require.False(t, Judge(question(healthy())).Incomplete)
	said := func(t *testing.T, r Report, what string) {
		require.True(t, r.Incomplete)
		require.Equal(t, Unreachable, r.Findings[0].Cause)
		require.Equal(t, "Couldn’t read everything", r.Findings[0].Title)
		require.Contains(t, r.Findings[0].Detail, what)
	}
	t.Run("of the free times of somebody who can be booked", func(t *testing.T) {
		q := question(healthy())
		seen := q.Seen[noraInitial]
		seen.Problem = cliniko.KindKeyRefused
		q.Seen[noraInitial] = seen
		require.Equal(t, Bookable, verdictOn(q, noraInitial).State)
		said(t, Judge(q), "when asked for free times")
	})
	for list, words := range listWords {
		t.Run("of "+words, func(t *testing.T) {
			a := healthy()
			reading := a.Lists[list]
			reading.Problem = cliniko.KindKeyRefused
			a.Lists[list] = reading
			q := question(a)
			said(t, Judge(q), "when asked for "+words)
			require.Equal(t, Bookable, verdictOn(q, noraInitial).State)
		})
	}
	t.Run("but not of a list that the role may not see", func(t *testing.T) {
		a := healthy()
		a.Lists[cliniko.ListBlocks] = cliniko.Reading{Problem: cliniko.KindForbidden}
		require.False(t, Judge(question(a)).Incomplete)
	})
}
