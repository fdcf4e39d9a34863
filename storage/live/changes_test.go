package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestChanges(t *testing.T) {
	t.Run("a check is compared with the one before, and says nothing when all is as it was", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			require.Empty(t, w.State().SinceCheck.Line())
			w.CheckNow()
			s := w.after(time.Minute)
			require.Empty(t, s.SinceCheck.Line())
			require.Empty(t, s.SinceVisit.Line())
		})
	})
	t.Run("a switch that flipped between two checks is told", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.source.change(func(s *fakeSource) { s.off = true })
			w.CheckNow()
			require.Contains(t, w.after(time.Minute).SinceCheck.Line(), "Online bookings")
		})
	})
	t.Run("what happened while the app was closed is told at the next visit", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			clinic, ok := w.o.Clinics.Get(seaside)
			require.True(t, ok)
			require.NotEmpty(t, clinic.LastCheck, "the check went to the clinic's file")
			w.source.change(func(s *fakeSource) { s.off = true })
			w.restart()
			w.Open(seaside)
			require.NotEmpty(t, w.after(time.Minute).SinceVisit.Line())
		})
	})
	t.Run("a forgotten clinic's check is not written after the wipe", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Forget(seaside)
			w.after(time.Minute)
			_, ok := w.o.Clinics.Get(seaside)
			require.False(t, ok)
			require.Equal(t, storage.ClinicID{}, w.State().Clinic.ID)
		})
	})
}
