package readiness

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestAPractitionersFreeTimesAreCountedOnceForAllTypes(t *testing.T) {
	q := question(healthy())
	starts := map[cliniko.Offering][]time.Time{}
	at := func(hours ...int) (all []time.Time) {
		for _, h := range hours {
			all = append(all, now.Add(time.Duration(h)*time.Hour))
		}
		return all
	}
	other := noraInitial
	for o := range q.Seen {
		if o.Practitioner == noraInitial.Practitioner && o.AppointmentType != noraInitial.AppointmentType {
			other = o
		}
	}
	require.NotEqual(t, noraInitial, other)
	starts[noraInitial], starts[other] = at(22, 23), at(22, 24)
	q.Starts = func(o cliniko.Offering) []time.Time { return starts[o] }
	r := Judge(q)
	require.Equal(t, 3, r.FreeTimes[noraInitial.Practitioner])
	require.Equal(t, 3, r.AllFreeTimes())

	q.Account.Settings.OnlineBookings.Enabled = false
	require.Zero(t, Judge(q).AllFreeTimes(), "what cannot be booked is not free")
}
