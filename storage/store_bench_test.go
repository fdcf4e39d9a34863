package storage

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// perOp is how long an operation of a benchmark took, in nanoseconds.
func perOp(b *testing.B) float64 { return float64(b.Elapsed().Nanoseconds()) / float64(b.N) }

// BenchmarkDays looks up one week of a business: 40 offerings with 50 slots each, out of
// clinics of three sizes. The baseline copies as many numbers.
func BenchmarkDays(b *testing.B) {
	for _, slots := range []int{10_000, 100_000, 1_000_000} {
		s := openStore(b, b.TempDir())
		fill(b, s, seaside, slots, 2000)
		var baseline float64
		b.Run(fmt.Sprintf("baseline of %d slots", slots), func(b *testing.B) {
			from, to := make([]int64, 2000), make([]int64, 2000)
			for b.Loop() {
				copy(to, from)
			}
			baseline = perOp(b)
		})
		b.Run(fmt.Sprintf("out of %d slots", slots), func(b *testing.B) {
			for b.Loop() {
				require.Len(b, s.Slots(seaside).Days("1000", monday, monday.Add(6)), 40)
			}
			b.ReportMetric(perOp(b)/baseline, "times-baseline")
			b.ReportMetric(float64(fileSize(b, s))/float64(slots), "file-bytes/slot")
		})
	}
}

func BenchmarkSlotRecord(b *testing.B) {
	w := offeringWeek("1000", "2000", monday, 50)
	key, value := []byte(keyOf(b, w)), valueOf(b, seaside, w)
	for b.Loop() {
		_, err := decodeSlots(seaside, key, value)
		require.NoError(b, err)
	}
	b.ReportMetric(float64(len(value))/50, "value-bytes/slot")
}

// BenchmarkPut compares what says the same as before with its baseline, a change.
func BenchmarkPut(b *testing.B) {
	s := openStore(b, b.TempDir())
	fill(b, s, seaside, 1_000_000, 2000)
	account := smallAccount("Seaside")
	for n := range 500 {
		account.Practitioners = append(account.Practitioners, cliniko.Practitioner{ID: cliniko.PractitionerID(fmt.Sprint(n)), Name: "Nora Feld"})
	}
	for what, put := range map[string]func(n int, changed bool) error{
		"slots": func(n int, changed bool) error {
			w := offeringWeek("1000", "2000", monday, 50).later(time.Duration(n) * time.Second)
			if changed {
				w.Starts = w.Starts[n%2:]
			}
			return s.PutSlots(seaside, w)
		},
		"account": func(n int, changed bool) error {
			account.Lists[cliniko.ListUser] = cliniko.Reading{At: readAt.Add(time.Duration(n) * time.Second)}
			if changed {
				account.Settings.Name = fmt.Sprint("Seaside ", n%2)
			}
			return s.PutAccount(seaside, account)
		},
	} {
		var baseline float64
		n := 0
		b.Run("changed "+what, func(b *testing.B) {
			for b.Loop() {
				n++
				require.NoError(b, put(n, true))
			}
			baseline = perOp(b)
		})
		b.Run("the same "+what, func(b *testing.B) {
			require.NoError(b, put(n, false))
			require.NoError(b, put(n, false)) // when the file may be compacted
			before := s.transactions(b)
			for b.Loop() {
				n++
				require.NoError(b, put(n, false))
			}
			require.Equal(b, before, s.transactions(b))
			b.ReportMetric(perOp(b)/baseline, "times-baseline")
		})
	}
}

// BenchmarkCompact compacts a large clinic's file while somebody reads, and tells how
// long a reader had to wait at most. The baseline writes as many bytes.
func BenchmarkCompact(b *testing.B) {
	s := openStore(b, b.TempDir())
	fill(b, s, seaside, 1_300_000, 2000)
	content := make([]byte, fileSize(b, s))
	var baseline float64
	b.Run("baseline", func(b *testing.B) {
		path := filepath.Join(b.TempDir(), "copy")
		for n := 0; b.Loop(); n++ {
			content[0] = byte(n)
			require.NoError(b, writeWhole(path, content))
		}
		baseline = perOp(b)
	})
	b.Run("compact", func(b *testing.B) {
		stop := make(chan struct{})
		var reader sync.WaitGroup
		var longest time.Duration
		reader.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				begin := time.Now()
				s.Slots(seaside).Days("1000", monday, monday.Add(6))
				longest = max(longest, time.Since(begin))
			}
		})
		for b.Loop() {
			s.writing.Lock()
			require.NoError(b, s.compact())
			s.writing.Unlock()
		}
		close(stop)
		reader.Wait()
		b.ReportMetric(perOp(b)/baseline, "times-baseline")
		b.ReportMetric(longest.Seconds()*1000, "ms-longest-read")
	})
}

func BenchmarkForgetOneOfTwoLargeClinics(b *testing.B) {
	s := openStore(b, b.TempDir())
	fill(b, s, seaside, 1_000_000, 2000)
	for b.Loop() {
		b.StopTimer()
		fill(b, s, inland, 100_000, 2000)
		b.StartTimer()
		require.NoError(b, s.Forget(inland))
	}
}

func BenchmarkOpenStore(b *testing.B) {
	dir := b.TempDir()
	s := openStore(b, dir)
	fill(b, s, seaside, 1_000_000, 2000)
	require.NoError(b, s.Close())
	for b.Loop() {
		s, err := OpenStore(dir)
		require.NoError(b, err)
		require.NoError(b, s.Close())
	}
}

// A year of a clinic with 60 practitioners and 500 offerings, 50 slots a week each.
func TestAYearOfALargeClinicStaysSmall(t *testing.T) {
	s := openStore(t, t.TempDir())
	const offerings, weeks = 500, largeSlots / (500 * 50)
	for week := range weeks {
		for n := range offerings {
			w := offeringWeek(fmt.Sprint(1000+n%5), fmt.Sprint(2000+n), monday.Add(7*week), 50)
			s.pending.of(seaside).weeks[w.key()] = w
		}
		s.save()
	}
	require.Less(t, fileSize(t, s), int64(30<<20))
	begin := time.Now()
	slots, err := s.Load(seaside)
	require.NoError(t, err)
	require.Len(t, slots.Days("1000", monday.Add(7*(weeks-1)), monday.Add(7*weeks-1)), offerings/5)
	t.Logf("%d KB for %d slots; brought into memory in %v", fileSize(t, s)/1024, offerings*weeks*50, time.Since(begin))
}
