package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestSlow(t *testing.T) {
	t.Run("it is said while Cliniko is slow to answer, and no longer", func(t *testing.T) {
		inWorld(t, 3, func(w *world) {
			w.connect()
			w.source.change(func(s *fakeSource) { s.delay = 20 * time.Second })
			w.CheckNow()
			w.after(8 * time.Second)
			w.Slow()
			require.True(t, w.after(time.Second).Status.Slow)
			w.source.change(func(s *fakeSource) { s.delay = 0 })
			require.False(t, w.after(30*time.Second).Status.Slow)
		})
	})
}
