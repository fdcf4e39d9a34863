//go:build long

package bookable

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The list is drawn with every answer that comes in.
func TestTheListIsDrawnFast(t *testing.T) {
	const most = 50 * time.Millisecond
	d := newDesk(t, usual).show(undecided(large()))
	fastest := time.Hour
	for range 10 {
		began := time.Now()
		d.page.screen.decision.draw()
		fastest = min(fastest, time.Since(began))
	}
	t.Log(fastest)
	require.Less(t, fastest, most)
}
