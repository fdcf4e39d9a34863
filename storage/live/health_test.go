package live

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestHealth(t *testing.T) {
	got := func(kind cliniko.Kind) answer {
		if kind == cliniko.KindNone {
			return answer{}
		}
		return answer{err: &cliniko.Error{Kind: kind, RetryAt: noon.Add(time.Minute)}}
	}
	record := func(h *health, kind cliniko.Kind, at time.Time) { h.record(got(kind), cliniko.ListUser, at) }
	t.Run("each time that nothing gets through the next probe waits longer, to a limit", func(t *testing.T) {
		var h health
		for _, wait := range []time.Duration{5, 10, 20, 40, 40} {
			record(&h, cliniko.KindOffline, noon)
			require.True(t, h.offline())
			require.Equal(t, wait*time.Second, h.wait(noon))
		}
		h.retryNow()
		require.Zero(t, h.wait(noon))
		record(&h, cliniko.KindNone, noon)
		require.Equal(t, health{answeredAt: noon}, h)
	})
	t.Run("single requests that fail are no trouble before the third in a row", func(t *testing.T) {
		var h health
		record(&h, cliniko.KindServer, noon)
		record(&h, cliniko.KindServer, noon)
		require.False(t, h.offline())
		record(&h, cliniko.KindServer, noon)
		require.True(t, h.offline())
	})
	t.Run("a wait that Cliniko asks for is not cut short, by nothing", func(t *testing.T) {
		var h health
		record(&h, cliniko.KindRateLimited, noon)
		record(&h, cliniko.KindNone, noon)
		h.retryNow()
		require.False(t, h.offline())
		require.Equal(t, time.Minute, h.wait(noon))
	})
	t.Run("a key is invalid when it was refused twice, far enough apart", func(t *testing.T) {
		var h health
		record(&h, cliniko.KindKeyRefused, noon)
		record(&h, cliniko.KindKeyRefused, noon.Add(time.Second))
		require.False(t, h.keyInvalid())
		record(&h, cliniko.KindKeyRefused, noon.Add(keyRecheckAfter))
		require.True(t, h.keyInvalid())
		record(&h, cliniko.KindNone, noon.Add(keyRecheckAfter))
		require.True(t, h.keyInvalid(), "only the probe speaks for it")
		h.record(answer{query: query{list: cliniko.ListUser}}, cliniko.ListUser, noon)
		require.False(t, h.keyInvalid())
	})
}
