package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// later puts the clock on, without the work of the time between, and gives the state then.
func (w *world) later(d time.Duration) *State {
	w.wrong.Add(int64(d))
	w.Foreground(false)
	return w.after(time.Second)
}

func TestCopyKey(t *testing.T) {
	copied := func(w *world) (key cliniko.Key) {
		w.CopyKey(seaside, func(k cliniko.Key) { key = k })
		w.after(time.Second)
		return key
	}
	sent := func(c *storage.Clinic) { c.HandedOver = &storage.HandOver{To: "Ravi", At: time.Now()} }
	t.Run("in any run, for seven days after it was pasted", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.restart()
			w.Begin()
			s := w.after(time.Minute)
			require.Equal(t, s.Clinic.KeyPasted.Add(copyTime), s.Key.CopyUntil)
			require.True(t, copied(w).Equal(w.key))
			require.Zero(t, w.later(copyTime).Key.CopyUntil)
			require.True(t, copied(w).IsZero())
		})
	})
	t.Run("until it is marked as sent; a newer one can be copied again", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			require.Zero(t, w.after(time.Second).Key.CopyUntil)
			require.True(t, copied(w).IsZero())
			newer, err := cliniko.ParseKey("MS0yLW5ld2VybmV3ZXJuZXdlcg-au4")
			require.NoError(t, err)
			w.Try(newer)
			w.after(time.Minute)
			require.True(t, copied(w).Equal(newer))
		})
	})
	t.Run("a newer one that the store did not take gives no new date to the one it holds", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			w.later(24 * time.Hour)
			w.keychain.answerWith(storage.KeychainDenied)
			newer, err := cliniko.ParseKey("MS0yLW5ld2VybmV3ZXJuZXdlcg-au4")
			require.NoError(t, err)
			w.Try(newer)
			s := w.after(time.Minute)
			require.True(t, s.Key.Older)
			require.True(t, copied(w).Equal(newer), "it was not sent")
			w.keychain.answerWith("")
			w.restart()
			w.Begin()
			s = w.after(time.Minute)
			require.True(t, s.Key.Sent)
			require.True(t, copied(w).IsZero(), "the one that was sent")
		})
	})
	t.Run("the same one pasted again gets no new date", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Update(seaside, sent)
			w.later(24 * time.Hour)
			w.Try(w.key)
			require.True(t, w.after(time.Minute).Key.Sent)
		})
	})
	t.Run("also while another clinic's key waits for an answer", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.tryHill()
			require.NotZero(t, w.State().Key.CopyUntil)
		})
	})
	t.Run("not when it is not known when it was pasted, nor from the future", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			for _, pasted := range []time.Time{{}, time.Now().Add(time.Hour)} {
				w.Update(seaside, func(c *storage.Clinic) { c.KeyPasted = pasted })
				w.after(time.Second)
				w.restart()
				w.Begin()
				require.Zero(t, w.after(time.Second).Key.CopyUntil)
				require.True(t, copied(w).IsZero())
			}
		})
	})
}
