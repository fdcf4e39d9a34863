package storage

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func init() { children["write until killed"] = writeUntilKilled }

// numbered is the n-th answer of the child: 50 weeks, over and over.
func numbered(n int) OfferingWeek {
	w := offeringWeek("5", "1", monday.Add(7*(n%50)), n%90)
	w.ReadAt = time.Unix(int64(n), 0).UTC()
	return w
}

// writeUntilKilled prints the number of each answer once it is kept.
func writeUntilKilled(dir string) error {
	s, err := OpenStore(dir)
	if err != nil {
		return err
	}
	first := 0
	err = s.Known(seaside, monday, monday.Add(7*50), func(w OfferingWeek) { first = max(first, int(w.ReadAt.Unix())+1) })
	for n := first; err == nil && n < first+5000; n++ {
		err = s.PutSlots(seaside, numbered(n))
		fmt.Println(n)
		if n%40 == 39 {
			err = s.Forget(inland) // which writes the file anew
		}
	}
	return err
}

func TestNothingKeptIsLostWhenTheAppIsKilled(t *testing.T) {
	const kills = 200
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(7, 11))
	last := -1
	for range kills {
		child := childCommand(t, "write until killed", dir)
		output, err := child.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, child.Start())
		lines := bufio.NewScanner(output)
		require.True(t, lines.Scan(), "the child wrote nothing")
		timer := time.AfterFunc(time.Duration(random.IntN(12_000))*time.Microsecond, func() { _ = child.Process.Kill() })
		for ok := true; ok; ok = lines.Scan() {
			last, err = strconv.Atoi(lines.Text())
			require.NoError(t, err)
		}
		timer.Stop()
		require.Error(t, child.Wait())
		requireKept(t, dir, last)
	}
	t.Logf("%d kills, %d answers kept, none lost", kills, last+1)
}

// requireKept wants the newest answer of each week up to the last one acknowledged; the
// one after may have been kept as well.
func requireKept(t *testing.T, dir string, last int) {
	t.Helper()
	s, err := OpenStore(dir)
	require.NoError(t, err)
	require.Equal(t, NoticeNone, s.Notice())
	kept := map[int]bool{}
	for _, w := range knownWeeks(t, s, seaside) {
		n := int(w.ReadAt.Unix())
		kept[n] = true
		require.Len(t, w.Starts, n%90)
	}
	require.NoError(t, s.Close())
	for n := max(0, last-48); n <= last; n++ {
		require.True(t, kept[n], "answer %d of %d is lost", n, last)
	}
}
