package integration

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
)

// handedOver is a clinic of three people that is in order and whose key was sent.
func handedOver(t *testing.T) *desk {
	d := newDesk(t)
	d.seaside.change(threePeople)
	d.connect(d.seaside)
	d.upToDate()
	d.confirms()
	d.marksSent()
	d.goTo(tabOverview)
	d.requireSees("that all is well", saysWell)
	return d
}

const saysWell = "You’re connected" // on the day of sending

func (d *desk) upToDate() {
	d.t.Helper()
	d.eventually("a whole check", func() bool { return d.state().Status.Phase == live.UpToDate })
}

// checksAgain has everything read again, a minute later.
func (d *desk) checksAgain() {
	d.t.Helper()
	d.passes(time.Minute)
	before := d.state().Status.CheckedAt
	d.press(labelCheckNow)
	d.eventually("another whole check", func() bool {
		return d.state().Status.Phase == live.UpToDate && d.state().Status.CheckedAt.After(before)
	})
}

func (d *desk) losses() (titles []string) {
	for _, f := range d.state().Report.Findings {
		if f.Cause == readiness.NoLongerBookable && f.Severity == readiness.Blocker {
			titles = append(titles, f.Title)
		}
	}
	return titles
}

func hideBen(c *demo.Clinic) { c.Practitioner(demo.Ben).ShowOnline = false }

func TestALossAfterTheHandOver(t *testing.T) {
	const lost = "Ben Tran hasn’t been bookable since today: turned off for online booking"
	t.Run("stands first on Overview, and nothing says that all is well", func(t *testing.T) {
		d := handedOver(t)
		d.seaside.change(hideBen)
		d.checksAgain()
		d.requireSees("the loss", lost)
		d.requireNotSees("that all is well", saysWell, "Everything’s working", "Nothing to fix")
		require.Equal(t, []string{lost}, d.losses())
		require.Equal(t, lost, d.state().Report.Findings[0].Title)
		require.True(t, d.offers(labelOpenSettings))
		require.Contains(t, d.tab(tabWho), "needs fixing")
		d.goTo(tabWho)
		d.requireSees("the loss", lost)
		d.requireNotSees("that nothing is wrong", "Nothing to fix")
	})
	t.Run("is told before the key is sent too, once it was confirmed who should be bookable", func(t *testing.T) {
		d := newDesk(t)
		d.seaside.change(threePeople)
		d.connect(d.seaside)
		d.upToDate()
		require.NotContains(t, d.tab(tabWho), "done")
		d.confirms()
		d.eventually("step 3 to be done", func() bool { return strings.Contains(d.tab(tabWho), "done") })
		d.requireSees("the actions of the guide, to be read when all is well", labelBusinesses)
		d.seaside.change(hideBen)
		d.checksAgain()
		require.Equal(t, []string{lost}, d.losses())
		require.Contains(t, d.tab(tabWho), "needs fixing")
	})
}
