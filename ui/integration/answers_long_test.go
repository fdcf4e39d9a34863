//go:build long

package integration

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

func TestAnAnswerAboutAKeyThatNobodyWaitsForAnyMore(t *testing.T) {
	t.Run("brings no clinic in", func(t *testing.T) {
		d := newDesk(t)
		d.seaside.slows(time.Second)
		d.pasteKey(d.seaside.key)
		d.eventually("the key to be tried", func() bool { return d.key().Phase == live.KeyTrying })
		d.press(labelStopWaiting)
		d.eventually("the field again", func() bool { return d.field(fieldKey) != nil })
		d.pasteKey(d.hill.key)
		d.eventually("Hill Physio on screen", func() bool { return d.state().Clinic.ID == d.hill.id })
		d.watches()
		require.False(t, d.lists(d.seaside))
		require.Empty(t, d.store.holds(d.seaside.id))
		require.Equal(t, live.KeyKept, d.key().Phase)
	})
}
