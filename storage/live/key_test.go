package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

var hill = storage.ClinicID{Shard: "au4", Account: "88"}

// tryHill has a key of Hill Physio tried while Seaside is on screen.
func (w *world) tryHill() cliniko.Key {
	key, err := cliniko.ParseKey("MS0yLWhpbGxoaWxsaGlsbGhpbGw-au4")
	require.NoError(w.t, err)
	w.source.change(func(s *fakeSource) { s.hill = true })
	w.Try(key)
	require.Equal(w.t, KeyOther, w.after(time.Second).Key.Phase)
	w.source.change(func(s *fakeSource) { s.hill = false })
	return key
}

func TestKeyOfAnotherClinic(t *testing.T) {
	t.Run("it waits for an answer, and the clinic on screen stays", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			key := w.tryHill()
			s := w.State()
			require.Equal(t, OtherClinic{ID: hill, Name: "Hill Physio", Subdomain: "hill"}, s.Key.Other)
			require.Equal(t, key.Ending(), s.Key.Ending)
			require.Equal(t, seaside, s.Clinic.ID)
			require.NotContains(t, w.keychain.keys, hill)
			require.Len(t, s.Clinics, 1)
		})
	})
	t.Run("added, it comes on screen beside the first, and both keys are kept", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			key := w.tryHill()
			w.source.change(func(s *fakeSource) { s.hill = true })
			w.AddOther()
			s := w.after(time.Minute)
			require.Equal(t, hill, s.Clinic.ID)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Len(t, s.Clinics, 2)
			require.True(t, w.keychain.keys[hill].Equal(key))
			require.True(t, w.keychain.keys[seaside].Equal(w.key))
		})
	})
	t.Run("dropped, everything is as it was", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			before := w.State().Key
			w.tryHill()
			w.DropPasted()
			s := w.after(time.Second)
			require.Equal(t, before, s.Key)
			require.Equal(t, seaside, s.Clinic.ID)
			w.AddOther()
			require.Equal(t, seaside, w.after(time.Second).Clinic.ID, "there is nothing to add any more")
		})
	})
	t.Run("another key takes its place", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.tryHill()
			w.Try(w.key)
			require.Equal(t, KeyKept, w.after(time.Second).Key.Phase)
			w.AddOther()
			require.Equal(t, seaside, w.after(time.Second).Clinic.ID)
		})
	})
	t.Run("with no clinic on screen there is nothing to ask", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Open(storage.ClinicID{})
			w.after(time.Second)
			w.source.change(func(s *fakeSource) { s.hill = true })
			w.Try(w.key)
			require.Equal(t, hill, w.after(time.Minute).Clinic.ID)
		})
	})
}

func TestReplaceKey(t *testing.T) {
	t.Run("a new key of the same clinic keeps the progress and the free times", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(w.State().Clinic.ID, func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{To: "Ravi", At: time.Now().UTC()} })
			w.after(time.Second)
			key, err := cliniko.ParseKey("MS0yLW5ld25ld25ld25ldw-au4")
			require.NoError(t, err)
			w.Try(key)
			s := w.after(2 * time.Second)
			require.Equal(t, seaside, s.Clinic.ID)
			require.Equal(t, "Ravi", s.Clinic.HandedOver.To)
			require.Positive(t, s.Report.Verdicts[0].Slots)
			require.True(t, w.keychain.keys[seaside].Equal(key))
		})
	})
	t.Run("a try that is stopped leaves the present key as it was", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			before := w.State().Key
			w.source.change(func(s *fakeSource) { s.delay = time.Minute })
			w.Try(w.key)
			require.Equal(t, KeyTrying, w.after(time.Second).Key.Phase)
			w.StopWaiting(seaside)
			require.Equal(t, before, w.after(time.Second).Key)
		})
	})
}

func TestForgetOnClose(t *testing.T) {
	shared := func(c *storage.Clinic) { c.ForgetKeyOnClose = true }
	t.Run("the key leaves the password store when the app closes, and the clinic stays", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, shared)
			w.after(time.Second)
			require.Contains(t, w.keychain.keys, seaside)
			w.stop()
			require.Empty(t, w.keychain.keys)
			require.Len(t, w.o.Clinics.All(), 1)
		})
	})
	t.Run("a key that may stay stays", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.stop()
			require.Contains(t, w.keychain.keys, seaside)
		})
	})
	t.Run("a password store that hangs does not hold up the end", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, shared)
			w.after(time.Second)
			w.keychain.hang = true
			w.stop() // it fails after two seconds
		})
	})
}
