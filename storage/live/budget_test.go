package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestBudgetOfRequests(t *testing.T) {
	takeAll := func(b *budget, now time.Time) (n int) {
		for ; b.takeBackground(now); n++ {
			b.take(now)
		}
		return n
	}
	t.Run("the background leaves people most of what is sent at once", func(t *testing.T) {
		b := newBudget(false)
		require.Equal(t, allBurst-allButOne+1, takeAll(b, noon))
		require.False(t, b.exhausted(noon))
		require.Equal(t, 2, b.charged)
	})
	t.Run("it goes on when it says so, and not before", func(t *testing.T) {
		b := newBudget(false)
		takeAll(b, noon)
		wait := b.untilBackground(noon)
		require.False(t, b.takeBackground(noon.Add(wait/2)))
		require.True(t, b.takeBackground(noon.Add(wait)))
	})
	t.Run("further pages are charged, also on credit, and each once", func(t *testing.T) {
		b := newBudget(false)
		b.charge(allBurst+5, noon)
		require.True(t, b.exhausted(noon))
		wait := b.untilAny(noon)
		b.charge(allBurst+5, noon)
		require.Equal(t, wait, b.untilAny(noon))
		require.False(t, b.exhausted(noon.Add(wait)))
	})
	t.Run("without a pace nothing ever waits", func(t *testing.T) {
		require.Zero(t, newBudget(true).timeFor(1000))
	})
	t.Run("a minute's requests take a minute", func(t *testing.T) {
		require.InDelta(t, time.Minute, newBudget(false).timeFor(allPerMinute), float64(time.Second))
	})
}
