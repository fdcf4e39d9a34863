package storage

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKept(t *testing.T) {
	t.Run("a second one is told, and the first is asked to come forward", func(t *testing.T) {
		places := PlacesUnder(t.TempDir())
		raised := make(chan struct{}, 1)
		first, err := OpenKept(places, func() { raised <- struct{}{} })
		require.NoError(t, err)
		_, err = OpenKept(places, func() {})
		require.ErrorIs(t, err, ErrRunning)
		<-raised
		first.Close()
		again, err := OpenKept(places, func() {})
		require.NoError(t, err, "closing lets the next one in")
		again.Close()
	})
	t.Run("a store that another process has is told apart", func(t *testing.T) {
		places := Places{Cache: t.TempDir(), Data: t.TempDir()}
		store, err := OpenStore(places.Cache)
		require.NoError(t, err)
		defer store.Close()
		_, err = OpenKept(places, func() {})
		require.ErrorIs(t, err, ErrInUse)
	})
	t.Run("temporary places are gone when they are removed", func(t *testing.T) {
		places, remove, err := TemporaryPlaces()
		require.NoError(t, err)
		kept, err := OpenKept(places, func() {})
		require.NoError(t, err)
		kept.Close()
		remove()
		require.NoDirExists(t, places.Data)
	})
}
