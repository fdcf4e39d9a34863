package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

// What everything else here rests on.
func TestConnect(t *testing.T) {
	t.Run("a key that works is kept, and opens its clinic at the next start", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		require.Equal(t, live.KeyKept, d.key().Phase)
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
		d.requireTruth()
		d.restart()
		require.Equal(t, d.seaside.id, d.state().Clinic.ID)
		require.Equal(t, live.KeyKept, d.key().Phase)
		d.requireTruth()
	})
	t.Run("a key of another clinic brings that one in, if it is wanted", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.pasteKey(d.hill.key)
		d.eventually("the question", func() bool { return d.key().Phase == live.KeyOther })
		d.press(labelAddOther + d.hill.name)
		d.eventually("Hill Physio on screen", func() bool { return d.state().Clinic.ID == d.hill.id })
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
		require.Equal(t, d.hill.key, d.store.holds(d.hill.id))
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
	})
	t.Run("a key that nobody has made is refused", func(t *testing.T) {
		d := newDesk(t)
		d.pasteKey(keyText("nobody's"))
		d.rest()
		require.Equal(t, live.KeyFailed, d.key().Phase)
		require.Empty(t, d.store.all())
		d.requireTruth()
	})
	t.Run("forgetting the key takes everything of the clinic off this computer", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.forget()
		d.eventually("Seaside to be gone", func() bool { return !d.lists(d.seaside) })
		require.Empty(t, d.store.all())
		require.Empty(t, d.file(d.seaside))
		account, err := d.app.kept.Store.Account(d.seaside.id)
		require.NoError(t, err)
		require.Nil(t, account)
		d.requireTruth()
	})
}
