package integration

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
)

func TestAWindowThatCloses(t *testing.T) {
	t.Run("gives its folders up, however often the app is started meanwhile", func(t *testing.T) {
		d := newDesk(t)
		for range 4 {
			_, err := storage.OpenFiles(d.paths)
			require.ErrorIs(t, err, storage.ErrRunning)
		}
		d.app.close()
		d.open()
	})
}

func TestAKeyThatClosingWouldLose(t *testing.T) {
	none := storage.ClinicID{}
	t.Run("is one that the password store did not take, also while another clinic is on screen", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(locked, saving)
		d.connect(d.seaside)
		require.Equal(t, d.seaside.id, d.state().UnsentKey)
		d.store.works()
		d.connect(d.hill)
		require.Equal(t, d.seaside.id, d.state().UnsentKey)
		d.addClinic()
		require.Equal(t, d.seaside.id, d.state().UnsentKey)
	})
	t.Run("is one that is forgotten when the app closes", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		require.Equal(t, none, d.state().UnsentKey, "it is in the password store")
		d.goTo(tabKey)
		d.ticksForgetOnClose()
		d.eventually("it to be told", func() bool { return d.state().UnsentKey == d.seaside.id })
	})
	t.Run("is none that was sent, or that can no longer be copied", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(locked, saving)
		d.connect(d.seaside)
		d.marksSent()
		d.eventually("nothing to lose", func() bool { return d.state().UnsentKey == none })
		d.connect(d.hill)
		require.Equal(t, d.hill.id, d.state().UnsentKey)
		d.passes(8 * 24 * time.Hour)
		d.rest()
		d.press(labelCheckNow)
		d.eventually("nothing to lose any more", func() bool { return d.state().UnsentKey == none })
	})
}

func TestTheBusinessThatIsChosen(t *testing.T) {
	for name, c := range rows(t, map[string]struct{ leaves, chosen, shown string }{
		"while another one goes":            {demo.Harbour, "Zoo Clinic", zoo},
		"while the one before it goes":      {demo.Harbour, "Hill Clinic", demo.Hill},
		"and is gone by then, is not shown": {zoo, "Zoo Clinic", ""},
	}, "and is gone by then, is not shown") {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.seaside.change(addZoo)
			d.connect(d.seaside)
			d.eventually("three businesses", func() bool { return d.state().Account != nil && len(d.state().Account.Businesses) == 3 })
			d.goTo(tabCalendar)
			d.press("Harbour Clinic of Seaside")
			d.seaside.change(func(all *demo.Clinic) {
				all.Businesses = slices.DeleteFunc(all.Businesses, func(b demo.Business) bool { return b.ID == c.leaves })
			})
			d.app.live.CheckNow()
			d.eventually("one business fewer", func() bool { return len(d.state().Account.Businesses) == 2 })
			require.NotPanics(t, func() { d.canPress(c.chosen + " of Seaside") })
			d.within(time.Second, func() bool { return string(d.state().Clinic.Choices.Business) == c.shown })
			require.Equal(t, c.shown, string(d.state().Clinic.Choices.Business))
		})
	}
}

const zoo = "1601000555821249999"

// addZoo adds a third business.
func addZoo(c *demo.Clinic) {
	third := c.Businesses[1]
	third.ID, third.Name = zoo, "Zoo Clinic of Seaside"
	c.Businesses = append(c.Businesses, third)
}
