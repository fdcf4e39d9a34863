package tour

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
)

// clinic is a demo clinic that the app reaches over the loopback network, with a key
// of its own.
type clinic struct {
	*demo.Server
	key     string
	address string
	close   func()
	id      storage.ClinicID
	site    string // its address in the browser, without a final slash
}

func newClinic(t *testing.T) *clinic {
	t.Helper()
	c := &clinic{key: newKey(t)}
	c.Server = demo.New(demo.Options{Seed: 3, Key: c.key})
	address, stop, err := c.Listen()
	require.NoError(t, err)
	c.address, c.close = address, stop
	t.Cleanup(stop)
	c.Change(func(all *demo.Clinic) {
		c.id = storage.ClinicID{Shard: "au4", Account: cliniko.AccountID(all.ID)}
		c.site = "https://" + all.Subdomain + ".au4.cliniko.com"
	})
	return c
}

// bookable are the offerings that have a time in the coming week.
func (c *clinic) bookable() (all []demo.Offering) {
	c.Change(func(clinic *demo.Clinic) {
		now := time.Now()
		for _, o := range clinic.Offerings() {
			if starts, _ := clinic.Slots(o, now, now.AddDate(0, 0, 7), now); len(starts) > 0 {
				all = append(all, o)
			}
		}
	})
	return all
}

// hasToldTimes reports whether the app has asked for the times of every bookable offering.
func (c *clinic) hasToldTimes() bool { return c.hasToldTimesSince(time.Time{}) }

// hasToldTimesSince leaves out what was asked before a moment.
func (c *clinic) hasToldTimesSince(began time.Time) bool {
	requests := slices.DeleteFunc(c.Requests(), func(r demo.Request) bool { return r.At.Before(began) })
	return !slices.ContainsFunc(c.bookable(), func(o demo.Offering) bool {
		path := "/businesses/" + o.Business + "/practitioners/" + o.Practitioner +
			"/appointment_types/" + o.AppointmentType + "/available_times"
		return !slices.ContainsFunc(requests, func(r demo.Request) bool { return strings.Contains(r.Path, path) })
	})
}

// requireOnlyReads fails when the app has asked for anything but the lists it needs.
func (c *clinic) requireOnlyReads(t *testing.T) {
	t.Helper()
	for _, request := range c.Requests() {
		require.Equal(t, "GET", request.Method, request.Path)
		address, err := url.Parse(request.Path)
		require.NoError(t, err)
		for _, person := range []string{"patient", "appointments", "booking", "attendee", "invoice"} {
			require.NotContains(t, address.Path, person)
		}
	}
}

// mostPerMinute leaves MIEA a good part of the requests that Cliniko allows a user.
const mostPerMinute = 130

// requireWithinBudget looks at every minute in which there was a request.
func (c *clinic) requireWithinBudget(t *testing.T) {
	t.Helper()
	requests := c.Requests()
	most, first := 0, 0
	for last := range requests {
		for requests[last].At.Sub(requests[first].At) >= time.Minute {
			first++
		}
		most = max(most, last-first+1)
	}
	t.Logf("%d requests, at most %d in a minute", len(requests), most)
	require.LessOrEqual(t, most, mostPerMinute)
}

// logSince prints what was asked for since a moment.
func (c *clinic) logSince(t *testing.T, began time.Time) {
	for _, r := range c.Requests() {
		if r.At.After(began) {
			t.Logf("%5.1f s  %s", r.At.Sub(began).Seconds(), r.Path)
		}
	}
}

// lastMinute is how many requests came in the last minute.
func (c *clinic) lastMinute() (n int) {
	for _, r := range c.Requests() {
		if time.Since(r.At) < time.Minute {
			n++
		}
	}
	return n
}

// requireKept compares what the app's store holds with what the clinic offered at the
// moment it was read.
func (c *clinic) requireKept(t *testing.T, folder string) {
	t.Helper()
	store, err := storage.OpenStore(folder)
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	require.Zero(t, store.Notice())

	today := cliniko.DateOf(time.Now())
	kept := map[demo.Offering]int{}
	// The weeks of the judgement follow every change; those further ahead may be hours old.
	slots, err := store.Load(c.id)
	require.NoError(t, err)
	for week := range slots.All() {
		if week.Monday.Before(today.Add(-14)) || today.Monday().Add(27).Before(week.Monday) {
			continue
		}
		o := demo.Offering{Business: string(week.Business), Practitioner: string(week.Practitioner), AppointmentType: string(week.AppointmentType)}
		kept[o] += len(week.Starts)
		var offered []time.Time
		c.Change(func(clinic *demo.Clinic) {
			offered, _ = clinic.Slots(o, week.From.At(0, time.UTC), week.To.At(0, time.UTC), week.ReadAt)
		})
		var starts []time.Time
		for _, start := range week.Starts {
			starts = append(starts, time.Unix(start, 0))
		}
		require.Equal(t, texts(offered), texts(starts), "%v in the week of %v", o, week.Monday)
	}
	for _, o := range c.bookable() {
		require.NotZero(t, kept[o], "no time was kept of %v", o)
	}
	t.Logf("%d offerings kept, %d of them bookable in the coming week", len(kept), len(c.bookable()))
}

// requireForgotten looks for what is left of the clinic in the app's folder.
func (c *clinic) requireForgotten(t *testing.T, folder string) {
	t.Helper()
	clinics, err := storage.OpenClinics(folder)
	require.NoError(t, err)
	require.Empty(t, clinics.All())
	store, err := storage.OpenStore(folder)
	require.NoError(t, err)
	defer func() { require.NoError(t, store.Close()) }()
	account, err := store.Account(c.id)
	require.NoError(t, err)
	require.Nil(t, account)
	slots, err := store.Load(c.id)
	require.NoError(t, err)
	require.Empty(t, slices.Collect(slots.All()), "no times are left")
}

func texts(times []time.Time) (all []string) {
	for _, at := range times {
		all = append(all, at.UTC().Format(time.RFC3339))
	}
	return all
}
