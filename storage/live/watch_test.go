package live

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

func TestWatch(t *testing.T) {
	count := func(requests []request, what string, since time.Time) (n int) {
		for _, r := range requests {
			if r.what == what && !r.at.Before(since) {
				n++
			}
		}
		return n
	}
	t.Run("a watched list is read every ten seconds, for ten minutes", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			began := time.Now()
			w.Watch(cliniko.ListSettings)
			require.False(t, w.after(5*time.Minute).Watch.Stopped)
			require.InDelta(t, 30, count(w.source.requests(), "settings", began), 2)
			require.True(t, w.after(6*time.Minute).Watch.Stopped)
			ended := time.Now()
			w.after(2 * time.Minute)
			require.Zero(t, count(w.source.requests(), "settings", ended))
		})
	})
	t.Run("its pace holds while further weeks wait for requests", func(t *testing.T) {
		inWorld(t, 25, func(w *world) {
			w.connect()
			w.CheckNow()
			w.Watch(cliniko.ListSettings)
			began := time.Now()
			w.after(2 * time.Minute)
			last := began
			for _, r := range w.source.requests() {
				if r.what == "settings" && r.at.After(began) {
					require.LessOrEqual(t, r.at.Sub(last), watchPause+time.Second, "after %s", last.Sub(began))
					last = r.at
				}
			}
			require.Less(t, time.Since(last), watchPause+time.Second)
		})
	})
	t.Run("a switch that flips is noticed, and the times that come with it are read", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.source.change(func(s *fakeSource) { s.off = true })
			w.connect()
			require.Empty(t, w.State().Report.Verdicts[0].Slots)
			w.Watch(cliniko.ListSettings)
			w.source.change(func(s *fakeSource) { s.off = false })
			s := w.after(15 * time.Second)
			require.True(t, s.Account.Settings.OnlineBookings.Enabled)
			require.Equal(t, readiness.Bookable, s.Report.Verdicts[0].State)
			w.source.change(func(s *fakeSource) { s.off = true })
			require.Equal(t, readiness.Blocked, w.after(15 * time.Second).Report.Verdicts[0].State)
			w.source.change(func(s *fakeSource) { s.off = false })
			began := time.Now()
			require.Equal(t, readiness.Bookable, w.after(15 * time.Second).Report.Verdicts[0].State)
			require.NotZero(t, len(timesSince(w.source.requests(), began)), "the times are read anew")
		})
	})
	t.Run("it ends when the user has enough", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Watch(cliniko.ListSettings)
			w.after(time.Second)
			w.Unwatch()
			began := time.Now()
			s := w.after(2 * time.Minute)
			require.Zero(t, s.Watch)
			require.Zero(t, count(w.source.requests(), "settings", began))
		})
	})
}

func timesSince(requests []request, since time.Time) (out []request) {
	for _, r := range requests {
		if strings.HasPrefix(r.what, "times ") && !r.at.Before(since) {
			out = append(out, r)
		}
	}
	return out
}
