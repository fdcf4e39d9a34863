package readiness

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// snapshot is a random clinic's, with random days.
func (d *dice) snapshot() Snapshot {
	q := d.question()
	q.Now = q.Now.Add(time.Duration(d.below(200)-100) * time.Hour)
	for o, seen := range q.Seen {
		if d.mostly() {
			seen.Days = NewDays(q.From, q.To)
			for day := range seen.Days.Counts {
				seen.Days.Counts[day] = d.below(256) - 1
			}
			q.Seen[o] = seen
		}
	}
	return Snap(q, Judge(q))
}

func FuzzCompare(f *testing.F) {
	for seed := range 32 {
		f.Add([]byte{byte(seed), byte(seed * 7)}, []byte{byte(seed * 3)})
	}
	f.Fuzz(func(t *testing.T, first, second []byte) {
		requireSoundChange(t, newDice(first).snapshot(), newDice(second).snapshot())
	})
}

func TestRandomChecksAreComparedSoundly(t *testing.T) {
	t.Parallel()
	for seed := range checksCompared {
		before := newDice([]byte{byte(seed), byte(seed >> 8)}).snapshot()
		requireSoundChange(t, before, newDice([]byte{byte(seed), byte(seed >> 8), 1}).snapshot())
		require.Empty(t, Compare(before, before).Line(), "the same check again")
	}
}

// requireSoundChange checks what must hold for every two checks whatsoever.
func requireSoundChange(t *testing.T, before, after Snapshot) {
	t.Helper()
	c := Compare(before, after)
	require.Equal(t, c, Compare(before, after), "the same two checks give the same change")
	require.Equal(t, c.Line() == "", len(c.News) == 0 && c.Gained+c.Lost == 0)
	for _, text := range append(sentences(c), c.Line()) {
		require.NotContains(t, text, "{")
		require.NotContains(t, text, "  ")
		require.True(t, text == "" || strings.HasSuffix(text, "."), text)
	}
	require.GreaterOrEqual(t, min(c.Gained, c.Lost), 0)
	again := DecodeSnapshot(after.Encode())
	require.Equal(t, string(after.Encode()), string(again.Encode()), "what was written reads and writes the same")
}

func FuzzDecodeSnapshot(f *testing.F) {
	f.Add([]byte(`{"version":1,"at":"2026-11-23T05:00:00Z","from":"2026-11-23","to":"2026-12-20","businesses":[{"id":"1"}],"practitioners":[{"id":"2"}],"appointment_types":[{"id":"3"}],"offerings":["0 0 0 bookable 0.Z(62)","0 0 9 blocked x,refused","0 -1 0 empty",""]}`))
	f.Add([]byte(`{"version":1,"at":"2026-11-23T05:00:00Z","from":"2026-11-23","to":"2026-12-20","businesses":[{"id":"1"}],"practitioners":[{"id":"2"}],"appointment_types":[{"id":"3"}],"offerings":[{"b":0,"p":0,"t":0,"state":"bookable","days":"0,,x,1048577"},{"b":-1,"state":"empty"},{"b":"x","state":"blocked"},1,null]}`))
	f.Add([]byte(checked(now).Encode()))
	f.Add([]byte(`{"version":1,"at":"0001-01-01T00:00:00Z","from":"9999-12-31","to":"0001-01-01","offerings":["0 0 0 bookable ("]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		s := DecodeSnapshot(text)
		Compare(s, checked(now))
		Compare(checked(now), s)
		DecodeSnapshot(s.Encode())
	})
}
