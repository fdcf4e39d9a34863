package guide

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// inDemo is the guide on the real work behind it, connected to a demo clinic with some
// faults and no others.
func inDemo(t *testing.T, faults ...string) (server *demo.Server, work *live.Live, o *outside) {
	t.Helper()
	began := time.Now()
	clock := func() time.Time { return now.Add(time.Since(began)) } // a Monday morning, whenever this runs
	server = demo.New(demo.Options{Seed: 1, Limit: -1, Now: clock})
	for _, fault := range server.Faults() {
		server.Repair(fault.ID)
	}
	server.Change(func(c *demo.Clinic) { // few enough to be read at once
		for i := range c.AppointmentTypes {
			c.AppointmentTypes[i].ShowOnline = c.AppointmentTypes[i].ID == demo.Standard
		}
		for i := range c.Practitioners {
			c.Practitioners[i].ShowOnline = c.Practitioners[i].ID == demo.Anna || c.Practitioners[i].ID == demo.Nora
		}
		c.Business(demo.Hill).ShowOnline = false
		c.Online.DaysAhead = 84
	})
	for _, id := range faults {
		require.True(t, server.Plant(id))
	}
	address, stop, err := server.Listen()
	require.NoError(t, err)
	t.Cleanup(stop)
	dir := t.TempDir()
	store, err := storage.OpenStore(dir)
	require.NoError(t, err)
	clinics, err := storage.OpenClinics(dir)
	require.NoError(t, err)
	work = live.New(live.Options{
		Store: store, Clinics: clinics, Keychain: storage.NewKeychain(nil), Now: clock, Demo: true, Unlimited: true,
		Connect: func(key cliniko.Key) (live.Source, error) {
			return cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: address, Now: clock, Unpaced: true})
		},
	})
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { work.Run(ctx); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended; require.NoError(t, store.Close()) })

	o, _ = window(t, unconnected(), TabWho, wide, theme.New(theme.Light, 1))
	deps := o.guide.deps
	deps.Now, deps.Commands, deps.Slots = clock, work, work.Slots
	o.guide = New(deps)
	return server, work, o
}

// until draws the newest state until something holds.
func (o *outside) until(t *testing.T, work *live.Live, holds func() bool) {
	t.Helper()
	require.Eventually(t, func() bool {
		o.set(work.State())
		return holds()
	}, 20*time.Second, 20*time.Millisecond)
}

func TestDemoClinic(t *testing.T) {
	server, work, o := inDemo(t, "online-bookings-off", "no-hours")
	states := func() []control.State { return o.guide.States() }
	// back is the window that gains the focus again after a change in Cliniko.
	back := func() {
		work.Foreground(false)
		work.Foreground(true)
	}

	form := o.guide.form
	form.field.SetText(demo.Key)
	form.submit()
	o.until(t, work, func() bool { return states()[0] == control.Done && states()[1] == control.Blocked })
	o.until(t, work, func() bool { return o.state.Status.Phase == live.UpToDate })

	t.Run("turning online bookings on ticks step 2 and says what came of it", func(t *testing.T) {
		o.guide.Shown(TabOnline)
		o.guide.Opened(TabOnline)
		server.Repair("online-bookings-off")
		back()
		o.until(t, work, func() bool { return states()[1] == control.Done })
		o.until(t, work, func() bool { return o.state.Status.Phase == live.UpToDate })
		require.Regexp(t, `^Online bookings .* on\. \d+ new times this week\.$`, noticed(o, TabOnline))
		o.until(t, work, func() bool { return o.state.Watch.Until.IsZero() }) // the step is done
	})
	t.Run("hours for the one who had none tick step 3 and make that person bookable", func(t *testing.T) {
		o.guide.Shown(TabWho)
		require.Equal(t, control.Blocked, states()[2])
		o.guide.Opened(TabWho)
		require.Equal(t, watching, noticed(o, TabWho))
		server.Repair("no-hours")
		back()
		o.until(t, work, func() bool { return o.state.Report.Ready && o.state.Status.Phase == live.UpToDate })
		require.Equal(t, control.ToDo, states()[2], "nobody has confirmed who should be bookable")
		o.guide.update(func(c *storage.Clinic) { c.Decision = &storage.Decision{At: time.Now()} })
		o.until(t, work, func() bool { return states()[2] == control.Done })
		o.until(t, work, func() bool { return o.state.Status.Phase == live.UpToDate })
		require.Regexp(t, `^Nora Quinn can now be booked\.`, noticed(o, TabWho))
	})
}
