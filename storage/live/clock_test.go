package live

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestClock(t *testing.T) {
	screen := func(w *world, began time.Time) (reads int) {
		for _, r := range timesSince(w.source.requests(), began) {
			if strings.Contains(r.what, thisMonday().Add(7).String()+"..") {
				reads++
			}
		}
		return reads
	}
	for name, jump := range map[string]time.Duration{"ahead": time.Hour, "back": -time.Hour, "back by a year": -365 * 24 * time.Hour} {
		t.Run("put "+name+": the screen is read on, at its usual pace", func(t *testing.T) {
			inWorld(t, 1, func(w *world) {
				w.connect()
				w.Show(businessID, thisMonday().Add(7), thisMonday().Add(13))
				w.after(time.Minute)
				w.wrong.Store(int64(jump))
				if jump < -24*time.Hour {
					w.after(2 * time.Minute)
					w.wrong.Store(0)
				}
				began := time.Now()
				require.Equal(t, UpToDate, w.after(10*time.Minute).Status.Phase)
				require.InDelta(t, 10, screen(w, began), 2)
				requireAtMost(t, 60, w.source.requests(), began)
			})
		})
	}
	t.Run("a computer that slept reads what is on screen when it wakes", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Show(businessID, thisMonday().Add(7), thisMonday().Add(13))
			w.after(time.Minute)
			began := time.Now()
			w.wrong.Store(int64(9 * time.Hour))
			w.after(61 * time.Second)
			require.NotZero(t, screen(w, began))
		})
	})
}
