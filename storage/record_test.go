package storage

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// roundTrip is what comes back of an answer after it was kept.
func roundTrip(t *testing.T, w *OfferingWeek) (*OfferingWeek, int) {
	t.Helper()
	key, err := encodeKey(w.key())
	require.NoError(t, err)
	value := encodeSlots(seaside, key, w)
	got, err := decodeSlots(seaside, key, value)
	require.NoError(t, err)
	return got, len(value)
}

func TestSlotRecord(t *testing.T) {
	t.Run("a usual week takes under two bytes a slot", func(t *testing.T) {
		w := offeringWeek("5", "1", monday, 100)
		got, size := roundTrip(t, w)
		require.Equal(t, w, got)
		require.Less(t, size, 200)
	})
	t.Run("odd seconds, other years and no reading time come back", func(t *testing.T) {
		w := offeringWeek("5", "1", monday, 0)
		w.ReadAt = time.Time{}
		late := monday.At(1435, time.UTC).Unix()
		w.Starts = []int64{-1, late, late, late + 1, time.Date(2400, 1, 1, 0, 0, 1, 0, time.UTC).Unix()}
		got, _ := roundTrip(t, w)
		require.Equal(t, w, got)
	})
	t.Run("starts that are not in order are damage", func(t *testing.T) {
		w := offeringWeek("5", "1", monday, 0)
		w.Starts = []int64{120, 60}
		key := []byte(keyOf(t, w))
		_, err := decodeSlots(seaside, key, encodeSlots(seaside, key, w))
		require.ErrorIs(t, err, errUnreadable)
	})
	t.Run("a record under another key or clinic is unreadable", func(t *testing.T) {
		w := offeringWeek("5", "1", monday, 3)
		key, err := encodeKey(w.key())
		require.NoError(t, err)
		value := encodeSlots(seaside, key, w)
		otherKey, err := encodeKey(weekKey{w.Offering, monday.Add(7).Number()})
		require.NoError(t, err)
		_, err = decodeSlots(seaside, otherKey, value)
		require.ErrorIs(t, err, errUnreadable)
		_, err = decodeSlots(inland, key, value)
		require.ErrorIs(t, err, errUnreadable)
	})
	t.Run("every single flipped bit is noticed", func(t *testing.T) {
		w := offeringWeek("5", "1", monday, 30)
		key, err := encodeKey(w.key())
		require.NoError(t, err)
		value := encodeSlots(seaside, key, w)
		for bit := range 8 * len(value) {
			value[bit/8] ^= 1 << (bit % 8)
			_, err := decodeSlots(seaside, key, value)
			require.Error(t, err)
			value[bit/8] ^= 1 << (bit % 8)
		}
	})
	t.Run("keys are in the order of business and week", func(t *testing.T) {
		var keys [][]byte
		for _, business := range []cliniko.BusinessID{"5", "6", "10"} {
			for _, week := range []int{-30000, -7, 0, 7, 30000} {
				for _, practitioner := range []cliniko.PractitionerID{"", "1", "10"} {
					key, err := encodeKey(weekKey{cliniko.Offering{Business: business, Practitioner: practitioner}, week})
					require.NoError(t, err)
					keys = append(keys, key)
				}
			}
		}
		for i := range keys[1:] {
			require.Negative(t, bytes.Compare(keys[i], keys[i+1]))
		}
	})
}

func TestAccountRecordThatIsNoAccountIsUnreadable(t *testing.T) {
	for _, body := range []string{"", "\x01", "\x01{", "\x02{}", "\x01[]", `{"Shard":1}`} {
		_, err := decodeAccount(seaside, appendChecksum(seaside, accountKey, []byte(body)))
		require.ErrorIs(t, err, errUnreadable, body)
	}
}

// FuzzSlotRecord gives bodies a right checksum, to reach what lies behind it.
func FuzzSlotRecord(f *testing.F) {
	for _, starts := range []int{0, 1, 100} {
		w := offeringWeek("5", "1", monday, starts)
		key, err := encodeKey(w.key())
		require.NoError(f, err)
		value := encodeSlots(seaside, key, w)
		f.Add(key, value[:len(value)-4])
	}
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0}, []byte{1, 60, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1})
	f.Add([]byte{255}, []byte{})
	f.Fuzz(func(t *testing.T, key, body []byte) {
		_, _ = decodeSlots(seaside, key, body)
		first, err := decodeSlots(seaside, key, appendChecksum(seaside, key, bytes.Clone(body)))
		if err != nil {
			return
		}
		again, err := encodeKey(first.key())
		if err != nil {
			return
		}
		if checkKeepable(first) != nil {
			return
		}
		value := encodeSlots(seaside, again, first)
		second, err := decodeSlots(seaside, again, value)
		require.NoError(t, err)
		require.Equal(t, first, second)
	})
}
