package storage

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestKeychainSetThatFails(t *testing.T) {
	denied := always("org.freedesktop.DBus.Error.AccessDenied")
	set := func(t *testing.T, ring SecretStore) *KeychainError {
		var failed *KeychainError
		require.ErrorAs(t, newKeychain(t, ring).Set(t.Context(), seaside, mustKey(t, keyText)), &failed)
		return failed
	}
	t.Run("leaves the key there was when the new one is not kept", func(t *testing.T) {
		ring := (&fakeRing{forgetful: true}).holding(seaside, otherText)
		failed := set(t, ring)
		require.Equal(t, KeychainNotKept, failed.Fault)
		require.True(t, failed.Unchanged)
		require.Equal(t, []string{"get", "set", "get", "delete"}, ring.asked(), "the new key was tried beside the old one")
	})
	t.Run("writes nothing when it cannot know what is there", func(t *testing.T) {
		ring := (&fakeRing{beforeGet: denied}).holding(seaside, otherText)
		require.True(t, set(t, ring).Unchanged)
		require.Equal(t, []string{"get"}, ring.asked())
	})
	t.Run("does not claim what it cannot read", func(t *testing.T) {
		ring := &fakeRing{}
		ring.afterSet = func() { ring.beforeGet = denied }
		failed := set(t, ring)
		require.Equal(t, KeychainDenied, failed.Fault)
		require.False(t, failed.Unchanged)
	})
	t.Run("does not claim what may still be written", func(t *testing.T) {
		failed := set(t, &fakeRing{beforeSet: always("Did not receive a reply.")})
		require.Equal(t, KeychainHung, failed.Fault)
		require.False(t, failed.Unchanged)
	})
	t.Run("takes away a key that is not kept whole", func(t *testing.T) {
		ring := &fakeRing{}
		ring.afterSet = func() { ring.items[keychainService+":"+seaside.String()] = keyText[:20] }
		require.True(t, set(t, ring).Unchanged)
		require.Empty(t, ring.item(seaside))
	})
	t.Run("before it has begun changes nothing", func(t *testing.T) {
		require.True(t, set(t, nil).Unchanged)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		ring := &fakeRing{}
		var failed *KeychainError
		require.ErrorAs(t, newKeychain(t, ring).Set(ctx, seaside, mustKey(t, keyText)), &failed)
		require.Equal(t, KeychainHung, failed.Fault)
		require.True(t, failed.Unchanged)
		require.Empty(t, ring.asked())
	})
}
