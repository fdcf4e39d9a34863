package integration

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

// tries is how often an answer is made to arrive at the wrong moment: which of two things
// that are ready is taken is up to chance.
func tries() int {
	if thorough() {
		return 15
	}
	return 1
}

func TestAnswersStayWithTheirClinic(t *testing.T) {
	for name, order := range rows(t, map[string]func(*desk) (late, present *clinic){
		"an answer of Seaside that arrives when Hill Physio is on screen": func(d *desk) (*clinic, *clinic) { return d.seaside, d.hill },
		"an answer of Hill Physio that arrives when Seaside is on screen": func(d *desk) (*clinic, *clinic) { return d.hill, d.seaside },
	}, "an answer of Seaside that arrives when Hill Physio is on screen") {
		t.Run(name+" changes nothing of it", func(t *testing.T) {
			d := newDesk(t)
			late, present := order(d)
			d.connect(late)
			d.connect(present)
			for range tries() {
				late.held.close()
				d.switchTo(late)
				d.eventually("an answer on its way", func() bool { return late.held.holds() > 0 })
				d.switchTo(present)
				d.letGo(late)
				d.requireNothingOf(late, present)
			}
		})
	}
	t.Run("an answer that arrives after its clinic was forgotten brings nothing of it back", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		for range tries() {
			d.seaside.held.open()
			d.connect(d.seaside)
			d.seaside.held.close()
			d.app.live.CheckNow()
			d.eventually("an answer on its way", func() bool { return d.seaside.held.holds() > 0 })
			d.forget()
			d.eventually("Seaside to be gone", func() bool { return !d.lists(d.seaside) })
			d.letGo(d.seaside)
			for _, id := range []storage.ClinicID{d.seaside.id, {}} {
				account, err := d.app.kept.Store.Account(id)
				require.NoError(t, err)
				require.Nil(t, account, "the store has it again")
			}
			require.Empty(t, d.file(d.seaside))
			require.NotContains(t, d.screen(), "of Seaside")
			require.False(t, d.state().Connected() && d.state().Clinic.ID == d.seaside.id)
		}
	})
}

// letGo has the answers of a clinic arrive, and waits until they have. A minute passes,
// so that the app may ask as much as at the first time.
func (d *desk) letGo(c *clinic) {
	d.t.Helper()
	c.held.open()
	d.eventually("the late answers to arrive", func() bool { return c.held.holds() == 0 })
	d.passes(time.Minute)
	d.rest()
}

// requireNothingOf looks for a clinic in all that the app holds of another one.
func (d *desk) requireNothingOf(stranger, present *clinic) {
	d.t.Helper()
	account, err := d.app.kept.Store.Account(present.id)
	require.NoError(d.t, err)
	file, _ := d.app.kept.Clinics.Get(present.id)
	for where, what := range map[string]any{
		"the store": account, "the clinic": file, "the state": d.state().Account, "the state's clinic": d.state().Clinic,
	} {
		text, err := json.Marshal(what)
		require.NoError(d.t, err)
		require.NotContains(d.t, string(text), stranger.name, "%s of %s", where, present.name)
	}
	require.NotContains(d.t, d.file(present), stranger.name)
}
