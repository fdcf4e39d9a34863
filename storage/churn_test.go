package storage

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// churn is a clinic whose slots change from day to day, and a store that is never
// closed.
type churn struct {
	*testing.T
	store     *Store
	random    *rand.Rand
	offerings int
	now       time.Time
}

const churnWeeks = 52 // read ahead

func (c *churn) week(offering int, week cliniko.Date) *OfferingWeek {
	w := offeringWeek(fmt.Sprint(5+offering%3), fmt.Sprint(offering), week, 200+c.random.IntN(200))
	w.ReadAt = c.now
	return w
}

func (c *churn) put(weeks ...*OfferingWeek) { require.NoError(c, c.store.PutSlots(seaside, weeks...)) }

// answer puts an answer with other slots for many weeks of an offering, twice: the
// second says the same.
func (c *churn) answer(today cliniko.Date) {
	offering, first := c.random.IntN(c.offerings), c.random.IntN(churnWeeks/4)
	var weeks []*OfferingWeek
	for week := first; week < churnWeeks; week++ {
		weeks = append(weeks, c.week(offering, today.Monday().Add(7*week)))
	}
	c.put(weeks...)
	c.put(weeks...)
}

// readWeeks reads the weeks from one to another, counted from a Monday, of everybody.
func (c *churn) readWeeks(monday cliniko.Date, from, to int) {
	var all []*OfferingWeek
	for week := from; week < to; week++ {
		for offering := range c.offerings {
			all = append(all, c.week(offering, monday.Add(7*week)))
		}
	}
	c.put(all...)
}

// quietNight reads everything again, and all of it says the same.
func (c *churn) quietNight() {
	for _, w := range knownWeeks(c, c.store, seaside) {
		c.put(w.later(c.now.Sub(w.ReadAt)))
	}
}

// alive is the number of bytes that the records take, with bbolt's note of each.
func (c *churn) alive() (bytes int64) {
	for key, value := range c.store.records(c, seaside) {
		bytes += int64(len(key) + len(value) + elementHead)
	}
	return bytes
}

func TestAfterAYearTheFileIsAtMostAboutTwiceWhatIsAlive(t *testing.T) {
	t.Parallel()
	c := &churn{T: t, store: openStore(t, t.TempDir()), random: rand.New(rand.NewPCG(3, 5)), offerings: 80, now: readAt}
	c.readWeeks(monday, 0, churnWeeks)
	var most float64
	for day := range churnDays {
		today := monday.Add(day)
		c.now = readAt.AddDate(0, 0, day)
		switch {
		case day == churnDays/2: // most practitioners leave
			c.offerings /= 4
			require.NoError(t, c.store.Prune(seaside, today.Add(7*churnWeeks)))
			c.readWeeks(today.Monday(), 0, churnWeeks)
		case day%28 == 0:
			require.NoError(t, c.store.Prune(seaside, today))
			c.readWeeks(today, churnWeeks-4, churnWeeks)
		case day%90 == 30:
			c.quietNight()
		}
		c.answer(today)
		if day%5 == 0 {
			size, alive := fileSize(t, c.store), c.alive()
			require.Less(t, size, max(growth, alive*21/10)+growth, "on day %d, %d KB are alive", day, alive>>10)
			most = max(most, float64(size-growth)/float64(alive))
		}
	}
	require.NoError(t, checkFile(c.store.path))
	require.Equal(t, NoticeNone, c.store.Notice().Kind)
	t.Logf("at most %.1f times what is alive, and room to grow", most)
}
