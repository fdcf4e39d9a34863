//go:build long

package integration

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTwoClinics(t *testing.T) {
	t.Run("are on one computer", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.connect(d.hill)
		d.switchTo(d.seaside)
		d.requireTruth()
		require.Len(t, d.store.all(), 2)
	})
}
