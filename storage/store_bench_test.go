package storage

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"
)

// BenchmarkWeek reads one week of a business: 40 offerings with 50 slots each, out of
// stores of three sizes. The baseline scans the same bytes in bbolt and decodes nothing.
func BenchmarkWeek(b *testing.B) {
	for _, slots := range []int{10_000, 100_000, 1_000_000} {
		s := openStore(b, b.TempDir())
		fill(b, s, seaside, slots, 2000)
		size := fileSize(b, s)
		chosen := oneWeek("1000", monday)
		b.Run(fmt.Sprintf("baseline of %d slots", slots), func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, s.db.view(func(tx *bbolt.Tx) error {
					chosen.collect(tx.Bucket([]byte(seaside.String())).Bucket(slotsBucket))
					return nil
				}))
			}
		})
		b.Run(fmt.Sprintf("out of %d slots", slots), func(b *testing.B) {
			for b.Loop() {
				week, err := s.Week(seaside, "1000", monday)
				require.NoError(b, err)
				require.Len(b, week.Offerings, 40)
			}
			b.ReportMetric(float64(size)/float64(slots), "file-bytes/slot")
		})
	}
}

func BenchmarkSlotRecord(b *testing.B) {
	w := offeringWeek("1000", "2000", monday, 50)
	key, value := []byte(keyOf(b, w)), valueOf(b, seaside, w)
	b.ReportMetric(float64(len(value))/50, "value-bytes/slot")
	for b.Loop() {
		_, err := decodeSlots(seaside, key, value)
		require.NoError(b, err)
	}
}

func BenchmarkPutSlots(b *testing.B) {
	s := openStore(b, b.TempDir())
	fill(b, s, seaside, 100_000, 2000)
	for b.Loop() {
		require.NoError(b, s.PutSlots(seaside, offeringWeek("1000", "2000", monday, 50)))
	}
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
	const offerings, weeks = 500, 52
	for week := range weeks {
		for n := range offerings {
			w := offeringWeek(fmt.Sprint(1000+n%5), fmt.Sprint(2000+n), monday.Add(7*week), 50)
			s.unsaved.of(seaside).put(keyOf(t, w), valueOf(t, seaside, w))
		}
		s.save()
	}
	require.Less(t, fileSize(t, s), int64(30<<20))
	begin := time.Now()
	week, err := s.Week(seaside, "1000", monday.Add(7*20))
	require.NoError(t, err)
	require.Len(t, week.Offerings, offerings/5)
	t.Logf("%d KB for %d slots; one week in %v", fileSize(t, s)/1024, offerings*weeks*50, time.Since(begin))
}
