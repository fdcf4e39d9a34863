package readiness

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestAFailureIsSaidByItsKind(t *testing.T) {
	for kind, says := range map[cliniko.Kind]string{
		cliniko.KindDenied:  "blocks this computer",
		cliniko.KindServer:  "it is not this computer",
		cliniko.KindUnpaid:  "subscription",
		cliniko.KindOffline: "not connected to the internet",
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
