//go:build long

package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestWhatIsSaidOfAMissingKeyByAStoreThat(t *testing.T) {
	t.Run("is locked does not tell anybody to create a new key", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.store.fails(locked, reading)
		d.restart()
		d.goTo(tabKey)
		d.requireNotSees("to create a new key", saysCreateNew...)
	})
	t.Run("works and has no key any more says that it is gone", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.app.close()
		d.store.removes(d.seaside.id)
		d.open()
		require.Equal(t, storage.KeychainEmpty, d.key().Fault)
		d.goTo(tabKey)
		d.requireSees("that the key is gone", saysGone...)
	})
}

func TestTheTimeToHandTheKeyOver(t *testing.T) {
	t.Run("has an end that step 1 tells beforehand", func(t *testing.T) {
		d := newDesk(t)
		d.goTo(tabKey)
		d.requireSees("for how long the key can be handed over", saysHandOverByThen...)
		d.connect(d.seaside)
		d.goTo(tabKey)
		d.requireSees("until when it can be", "you can copy it there until 1 December")
	})
}
