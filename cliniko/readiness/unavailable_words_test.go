package readiness

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

func TestWhoIsUnavailableIsNamed(t *testing.T) {
	titles := func(q Input) (all []string) {
		for _, f := range Judge(q).Findings {
			if f.Cause == Unavailable {
				all = append(all, f.Title)
			}
		}
		return all
	}
	blockNora := func(q *Input, until time.Time) {
		q.Account.Blocks = []cliniko.UnavailableBlock{{Practitioner: nora, Business: harbour, Start: now.AddDate(0, 0, -1), End: until}}
	}
	t.Run("with everything that the person offers", func(t *testing.T) {
		q := question(healthy())
		withoutTimes(q, nora)
		blockNora(&q, now.AddDate(0, 2, 0))
		require.Equal(t, []string{"Nora Quinn is marked unavailable until 23 January 2027"}, titles(q))
	})
	t.Run("with the date as the clinic writes it", func(t *testing.T) {
		q := question(healthy())
		q.Style = wording.StyleIn("US")
		withoutTimes(q, nora)
		blockNora(&q, now.AddDate(0, 2, 0))
		require.Equal(t, []string{"Nora Quinn is marked unavailable until January 23, 2027"}, titles(q))
	})
	t.Run("also where only one thing was asked about", func(t *testing.T) {
		q := question(healthy())
		for o := range q.Seen {
			if o.Practitioner == nora {
				q.Seen[o] = Seen{Problem: cliniko.KindOffline}
			}
		}
		q.Seen[noraInitial] = Seen{Complete: true}
		blockNora(&q, now.AddDate(0, 2, 0))
		require.Equal(t, []string{"Nora Quinn is marked unavailable at Harbour Clinic until 23 January 2027"}, titles(q))
	})
	t.Run("for as long as the app looks, where that takes several blocks", func(t *testing.T) {
		q := question(healthy())
		zone, _ := q.Account.Zone(harbour)
		withoutTimes(q, nora)
		for day := from; !to.Before(day); day = day.Add(1) {
			q.Account.Blocks = append(q.Account.Blocks, cliniko.UnavailableBlock{Practitioner: nora, Business: harbour, Start: day.At(540, zone), End: day.At(1020, zone)})
		}
		require.Equal(t, []string{"Nora Quinn is marked unavailable at Harbour Clinic for the next 4 weeks"}, titles(q))
	})
	t.Run("until the last whole day of a block that ends at midnight", func(t *testing.T) {
		q := question(healthy())
		zone, _ := q.Account.Zone(harbour)
		withoutTimes(q, nora)
		blockNora(&q, to.Add(1).Start(zone))
		require.Equal(t, []string{"Nora Quinn is marked unavailable until 20 December"}, titles(q))
	})
	t.Run("but not while there is room for something shorter", func(t *testing.T) {
		q := question(healthy())
		zone, _ := q.Account.Zone(harbour)
		setWindows(q.Account, harbour, nora, cliniko.Window{From: 540, To: 600})
		for day := from; !to.Before(day); day = day.Add(1) {
			q.Account.Blocks = append(q.Account.Blocks, cliniko.UnavailableBlock{Practitioner: nora, Business: harbour, Start: day.At(540, zone), End: day.At(580, zone)})
		}
		for o := range q.Seen {
			if o.Practitioner == nora {
				q.Seen[o] = Seen{Problem: cliniko.KindOffline}
			}
		}
		q.Seen[noraInitial] = Seen{Complete: true}
		require.Equal(t, []string{"Unavailable blocks leave no room for Initial with Nora Quinn at Harbour Clinic"}, titles(q))
	})
}

func TestSomebodyWithOneAppointmentTypeIsNamedAlone(t *testing.T) {
	q := question(healthy())
	q.Account.Businesses[1].ShowOnline = false
	for i := range q.Account.AppointmentTypes {
		q.Account.AppointmentTypes[i].ShowOnline = q.Account.AppointmentTypes[i].ID == initial
	}
	q.Seen[noraInitial] = Seen{Complete: true}
	var titles []string
	for _, f := range Judge(q).Findings {
		titles = append(titles, f.Title)
	}
	require.Contains(t, titles, "Nora Quinn looks fully booked for the next 4 weeks")
}

// withoutTimes has Cliniko offer nothing with a practitioner.
func withoutTimes(q Input, of cliniko.PractitionerID) {
	for o := range q.Seen {
		if o.Practitioner == of {
			q.Seen[o] = Seen{Complete: true}
		}
	}
}
