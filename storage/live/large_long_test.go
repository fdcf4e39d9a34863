//go:build long

package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
)

func TestLargeClinic(t *testing.T) { readClinic(t, largeSize, 1.05) }

func TestFirstReadingOfALargeClinic(t *testing.T) { readFirst(t, largeSize, 0, 2) }

// The time that is said to be left is of the right size, all the way.
func TestTheTimeLeft(t *testing.T) {
	inClinic(t, 250*time.Millisecond, func() demo.Clinic { return partlyEmpty(largeSize) }, func(l *large) {
		type estimate struct{ at, left time.Duration }
		var told []estimate
		l.until(20*time.Minute, func() bool {
			s := l.State()
			if now := time.Since(l.began); s.Status.TimeLeft > 0 && (len(told) == 0 || now-told[len(told)-1].at >= 5*time.Second) {
				told = append(told, estimate{now, s.Status.TimeLeft})
			}
			checked, all := s.Report.Progress()
			return all > 0 && checked == all
		})
		took := time.Since(l.began)
		t.Logf("all practitioners are checked after %s", took)
		require.Less(t, took, 2*time.Minute)
		require.Greater(t, len(told), 10)
		require.Zero(t, l.State().Status.TimeLeft)
		for _, e := range told {
			t.Logf("after %s about %s left, in truth %s", e.at.Round(time.Second), e.left.Round(time.Second), (took - e.at).Round(time.Second))
			require.Greater(t, 4*e.left, took-e.at)
			require.Less(t, e.left, 4*(took-e.at))
		}
	})
}
