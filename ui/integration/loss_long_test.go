//go:build long

package integration

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

func TestHowALossGoesOn(t *testing.T) {
	t.Run("of everybody does not bring the start page back", func(t *testing.T) {
		for name, change := range map[string]func(*demo.Clinic){
			"online bookings are off": func(c *demo.Clinic) { c.Online.Enabled = false },
			"nobody has hours":        func(c *demo.Clinic) { c.Hours = nil },
			"nobody is shown": func(c *demo.Clinic) {
				for i := range c.Practitioners {
					c.Practitioners[i].ShowOnline = false
				}
			},
		} {
			d := handedOver(t)
			d.seaside.change(change)
			d.checksAgain()
			d.goTo(tabOverview)
			d.requireNotSees("how to begin: "+name, "Before you start", saysWell, "Everything’s working")
			d.requireSees("what needs fixing: "+name, "needs fixing", "need fixing")
			d.app.kill()
		}
	})
	t.Run("is over when it is restored", func(t *testing.T) {
		d := handedOver(t)
		d.seaside.change(hideBen)
		d.checksAgain()
		d.seaside.change(func(c *demo.Clinic) { c.Practitioner(demo.Ben).ShowOnline = true })
		d.checksAgain()
		require.Empty(t, d.losses())
		d.requireSees("that all is well", saysWell)
	})
	t.Run("is over when a person says that it is meant", func(t *testing.T) {
		d := handedOver(t)
		d.seaside.change(hideBen)
		d.checksAgain()
		d.press(labelAccept)
		d.eventually("the mark", func() bool { return len(d.losses()) == 0 })
		d.requireSees("that all is well", saysWell)
		d.restart()
		d.upToDate()
		require.Empty(t, d.losses())
	})
	t.Run("is none while the key was not sent", func(t *testing.T) {
		d := newDesk(t)
		d.seaside.change(threePeople)
		d.connect(d.seaside)
		d.upToDate()
		d.seaside.change(hideBen)
		d.checksAgain()
		require.Empty(t, d.losses())
	})
	t.Run("is none when somebody is fully booked or on leave", func(t *testing.T) {
		d := handedOver(t)
		d.seaside.change(func(c *demo.Clinic) {
			c.Blocks = append(c.Blocks, demo.Block{ID: "1", Practitioner: demo.Ben, Start: now(), End: now().AddDate(0, 2, 0)})
			c.Bookings = append(c.Bookings, demo.Booking{Practitioner: demo.Chloe, Business: demo.Harbour, Start: now(), End: now().AddDate(0, 2, 0)})
		})
		d.checksAgain()
		require.Empty(t, d.losses())
		require.Len(t, slices.DeleteFunc(d.state().Report.Verdicts, func(v readiness.Verdict) bool { return v.State != readiness.Empty }), 2)
	})
	t.Run("is measured against an earlier check, when the key was sent before there was a baseline", func(t *testing.T) {
		d := handedOver(t)
		d.checksAgain()
		d.app.close()
		d.forgetsBaseline()
		d.seaside.change(hideBen)
		d.open()
		d.upToDate()
		require.Equal(t, []string{"Ben Tran hasn’t been bookable since today: turned off for online booking"}, d.losses())
	})
	t.Run("survives a restart, with the day on which it was first seen", func(t *testing.T) {
		d := handedOver(t)
		d.seaside.change(hideBen)
		d.checksAgain()
		sydney, err := time.LoadLocation("Australia/Sydney")
		require.NoError(t, err)
		day := d.now().In(sydney).Format("2 January")
		d.passes(3 * 24 * time.Hour)
		d.restart()
		d.upToDate()
		d.goTo(tabOverview)
		d.requireSees("the loss and its day", "Ben Tran hasn’t been bookable since "+day)
		d.requireNotSees("that all is well", saysWell)
	})
}

// forgetsBaseline makes the clinic's file one of a version that kept no baseline.
func (d *desk) forgetsBaseline() {
	clinics, err := storage.OpenClinics(d.paths.Data)
	require.NoError(d.t, err)
	clinic, _ := clinics.Get(d.seaside.id)
	clinic.Baseline = nil
	require.NoError(d.t, clinics.Save(clinic))
}
