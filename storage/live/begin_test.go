package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestBegin(t *testing.T) {
	t.Run("with the last clinic, else the first, else none", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.Begin()
			require.False(t, w.after(time.Second).Connected())
			w.connectBoth()
			for last, first := range map[storage.ClinicID]storage.ClinicID{
				seaside: seaside, hill: hill, {}: hill, {Shard: "uk1", Account: "5"}: hill, // by name
			} {
				w.last = last
				w.restart()
				w.Begin()
				require.Equal(t, first, w.after(time.Second).Clinic.ID)
			}
		})
	})
	t.Run("after one of two is forgotten the other comes on screen", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connectBoth()
			w.Forget(hill)
			require.Equal(t, seaside, w.after(time.Second).Clinic.ID)
		})
	})
	for _, fault := range []storage.KeychainFault{storage.KeychainLocked, storage.KeychainDenied, storage.KeychainUnreachable, storage.KeychainNotKept} {
		t.Run("a key that was to go when the app closed, and is "+string(fault)+", is tried again and never used", func(t *testing.T) {
			inWorld(t, 1, func(w *world) {
				w.connect()
				w.Update(seaside, func(c *storage.Clinic) { c.ForgetKeyOnClose = true })
				w.after(time.Second)
				w.keychain.answerWith(fault)
				w.restart()
				sent := len(w.source.requests())
				w.Begin()
				s := w.after(time.Minute)
				require.Equal(t, KeyNotForgotten, s.Key.Phase)
				require.Equal(t, fault, s.Key.Fault)
				require.Len(t, w.source.requests(), sent)
				w.keychain.answerWith("")
				w.ForgetAgain(seaside)
				s = w.after(time.Second)
				require.Equal(t, KeyUnread, s.Key.Phase)
				require.Equal(t, storage.KeychainEmpty, s.Key.Fault)
				require.Equal(t, KeyNone, keyNotices(s)[0].Key, "it says that it was left")
				require.Empty(t, w.keychain.keys)
				require.Len(t, s.Clinics, 1)
			})
		})
	}
}
