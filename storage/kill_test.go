package storage

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func init() {
	children["write until killed"] = writeUntilKilled
	children["read again until killed"] = readAgainUntilKilled
}

// killOften starts a child that prints the number of each thing it has kept, kills it,
// and looks at what is there, again and again. It gives the last number printed.
func killOften(t *testing.T, name, dir string, kills int, look func(last int)) (last int) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 11))
	for range kills {
		child := childCommand(t, name, dir)
		var complaint bytes.Buffer
		child.Stderr = &complaint
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
		require.Empty(t, complaint.String())
		look(last)
	}
	return last
}

// numbered is the n-th answer of the child: 50 weeks, over and over.
func numbered(n int) *OfferingWeek {
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
	slots, err := s.Load(seaside)
	for w := range slots.All() {
		first = max(first, int(w.ReadAt.Unix())+1)
	}
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
	t.Parallel()
	dir := t.TempDir()
	last := killOften(t, "write until killed", dir, storeKills, func(last int) { requireKept(t, dir, last) })
	t.Logf("%d kills, %d answers kept, none lost", storeKills, last+1)
}

// requireKept wants the newest answer of each week up to the last one acknowledged; the
// one after may have been kept as well.
func requireKept(t *testing.T, dir string, last int) {
	t.Helper()
	s, err := OpenStore(dir)
	require.NoError(t, err)
	require.Equal(t, NoticeNone, s.Notice().Kind)
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

// Of 200 answers in a row, four about each week, only the first about a week is news.
const (
	repeatedWeeks = 50
	repeatedFor   = 4 * repeatedWeeks
)

func repeated(n int) *OfferingWeek {
	w := offeringWeek("5", "1", monday.Add(7*(n%repeatedWeeks)), n/repeatedFor%90)
	w.ReadAt = time.Unix(int64(n), 0).UTC()
	return w
}

// readAgainUntilKilled goes on after the newest age that is kept.
func readAgainUntilKilled(dir string) error {
	s, err := OpenStore(dir)
	if err != nil {
		return err
	}
	n := 0
	slots, err := s.Load(seaside)
	for w := range slots.All() {
		n = max(n, int(w.ReadAt.Unix())+1)
	}
	for ; err == nil; n++ {
		err = s.PutSlots(seaside, repeated(n))
		fmt.Println(n)
	}
	return err
}

func TestAKillLosesNoSlotsAndMakesNothingLookNewer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	older := 0
	last := killOften(t, "read again until killed", dir, ageKills, func(last int) {
		s, err := OpenStore(dir)
		require.NoError(t, err)
		kept := knownWeeks(t, s, seaside)
		require.NoError(t, s.Close())
		require.GreaterOrEqual(t, len(kept), min(last+1, repeatedWeeks))
		for week, w := range kept {
			at := int(w.ReadAt.Unix())
			newest := last - (last-week+repeatedWeeks)%repeatedWeeks // the last acknowledged answer about this week
			require.Equal(t, repeated(at).Monday, w.Monday)
			require.Len(t, w.Starts, at/repeatedFor%90, "answer %d had other slots", at)
			if at != last+1 { // which may be kept without having been acknowledged
				require.LessOrEqual(t, at, newest, "after answer %d", last)
				require.Equal(t, newest/repeatedFor, at/repeatedFor, "the slots of answer %d are lost", newest)
			}
			if at < newest {
				older++
			}
		}
	})
	require.True(t, older > 0 || agesMayMiss && last < repeatedFor, "ages that waited in memory")
	t.Logf("%d kills after %d answers: no slots lost, %d times an age", ageKills, last+1, older)
}
