package live

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
)

// Random clinics, in which patients book and cancel and staff turn switches: what is
// known after a check is what the clinic offers.
func TestFollowsTheClinic(t *testing.T) { followClinics(t, 1, 3, 11, 21) }

func followClinics(t *testing.T, seeds ...uint64) {
	const rounds = 3
	var compared atomic.Int64
	t.Cleanup(func() {
		require.Greater(t, compared.Load(), int64(5*len(seeds)), "clinics without offerings prove nothing")
	})
	for _, seed := range seeds {
		t.Run(fmt.Sprintf("clinic %d", seed), func(t *testing.T) {
			inClinic(t, 20*time.Millisecond, func() demo.Clinic { return inOneZone(random.Odd(seed, time.Now())) }, func(l *large) {
				l.until(10*time.Minute, l.upToDate)
				l.requireAllKnown(weeksAhead)
				dice := rand.New(rand.NewPCG(seed, 3))
				for range rounds {
					l.server.Change(func(c *demo.Clinic) { shake(c, dice, time.Now()) })
					time.Sleep(time.Minute)
					l.CheckNow()
					time.Sleep(time.Second)
					l.until(10*time.Minute, l.upToDate)
					l.requireAllKnown(weeksAhead)
				}
				compared.Add(int64(l.compared))
			})
		})
	}
}

// inOneZone has all businesses count days as the account does, and no limit to the
// times in a part of a day, so that which times there are does not hang on the minute.
func inOneZone(c demo.Clinic) demo.Clinic {
	c.Online.MaxPerDaySegment = 0
	for i := range c.Businesses {
		c.Businesses[i].Zone = c.Zone
	}
	return c
}

// shake books some hours of four weeks, cancels a booking and turns a switch.
func shake(c *demo.Clinic, dice *rand.Rand, now time.Time) {
	practitioner := &c.Practitioners[dice.IntN(len(c.Practitioners))]
	for range 5 {
		start := now.Truncate(time.Hour).Add(time.Duration(dice.IntN(28*24)) * time.Hour)
		c.Bookings = append(c.Bookings, demo.Booking{
			Practitioner: practitioner.ID, Business: c.Businesses[0].ID, Start: start, End: start.Add(3 * time.Hour),
		})
	}
	first := dice.IntN(len(c.Bookings))
	c.Bookings = slices.Delete(c.Bookings, first, first+1)
	switch dice.IntN(3) {
	case 0:
		practitioner.ShowOnline = !practitioner.ShowOnline
	case 1:
		c.Online.LeadTimeHours = dice.IntN(3) * 24
	}
}
