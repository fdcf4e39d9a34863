package bookable

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

func TestManyColumnsAreShownBusinessByBusiness(t *testing.T) {
	d := newDesk(t, usual).show(large())
	d.page.setAttention(false)
	chooser := d.page.screen.columns.business
	second := d.clinic.account.Businesses[1].ID

	require.True(t, d.page.screen.columns.chooser.Visible())
	require.Len(t, d.page.table.columns, 24)
	require.Len(t, d.page.table.groups, 1)
	require.Equal(t, d.clinic.account.Businesses[0].ID, d.page.table.place)
	d.page.setBusiness(second)
	require.Equal(t, string(second), chooser.Selected())
	require.Equal(t, readiness.Target{Business: second}, d.page.table.groups[0].at)
	d.show(large())
	require.Equal(t, second, d.page.table.place, "a new state changes no choice")
	d.page.setBusiness(everywhere)
	require.Len(t, d.page.table.columns, 120)

	t.Run("while a search goes through all", func(t *testing.T) {
		d.page.setBusiness(second)
		d.page.setFind("Telehealth")
		require.Len(t, d.page.table.columns, 15)
		require.False(t, d.page.screen.columns.chooser.Visible())
		d.page.setFind("")
	})
	t.Run("and a finding that is unfolded turns to its business", func(t *testing.T) {
		for _, box := range d.page.screen.panel.boxes {
			if len(box.finding.Offerings) == 0 || box.finding.Offerings[0].Business == d.page.table.place || box.finding.Business == "" {
				continue
			}
			d.page.unfold(box.topic)
			require.Equal(t, box.finding.Business, d.page.table.place)
			return
		}
		require.Fail(t, "no finding at another business")
	})
	t.Run("few columns need no chooser", func(t *testing.T) {
		require.False(t, newDesk(t, usual).show(seaside()).page.screen.columns.chooser.Visible())
	})
}

func TestTheBusinessOfTheFirstFindingIsShownFirst(t *testing.T) {
	c := large()
	c.seen = maps.Clone(c.seen)
	for o, seen := range c.seen {
		if seen.Slots == 0 && o.Business == c.account.Businesses[0].ID {
			c.free(o, 3)
		}
	}
	c.seen[offering(c.account.Businesses[0].ID, c.account.Practitioners[0].ID, c.account.AppointmentTypes[0].ID)] = readiness.Seen{Problem: cliniko.KindTimeout}
	d := newDesk(t, usual).show(c)
	require.Contains(t, d.page.table.places, c.account.Businesses[0].ID)
	require.Equal(t, d.page.screen.panel.boxes[d.page.screen.panel.order[0]].finding.Offerings[0].Business, d.page.table.place)
	require.NotEqual(t, c.account.Businesses[0].ID, d.page.table.place)
}

func TestTheBusinessOnScreenStaysThereAsAnswersComeIn(t *testing.T) {
	c := large()
	all, first, second := c.seen, c.account.Businesses[0].ID, c.account.Businesses[1].ID
	c.seen = maps.Clone(all)
	maps.DeleteFunc(c.seen, func(o cliniko.Offering, _ readiness.Seen) bool { return o.Business == first })
	d := newDesk(t, usual).show(c)
	require.Equal(t, second, d.page.table.place, "the first that is known to need attention")
	c.seen = all
	d.show(c)
	require.Equal(t, second, d.page.table.place)
}

func TestAChosenBusinessComesBackAfterAViewThatHasNothingOfIt(t *testing.T) {
	c := large()
	c.seen = maps.Clone(c.seen)
	healthy := c.account.Businesses[0].ID
	for o, seen := range c.seen {
		if seen.Slots == 0 && o.Business == healthy {
			c.free(o, 3)
		}
	}
	d := newDesk(t, usual).show(c)
	d.page.setAttention(false)
	d.page.setBusiness(healthy)
	d.page.setAttention(true)
	require.NotEqual(t, healthy, d.page.table.place, "nothing there needs attention")
	d.page.setAttention(false)
	require.Equal(t, healthy, d.page.table.place)
}

func TestSomebodyWithoutAnythingAtTheBusinessIsNotListed(t *testing.T) {
	c := large()
	first, nobodyThere := c.account.Businesses[0].ID, c.account.Practitioners[5].ID
	for i, s := range c.account.Services {
		if s.Business == first {
			c.account.Services[i].Practitioners = ids(append(append([]cliniko.Practitioner{}, c.account.Practitioners[:5]...), c.account.Practitioners[6:]...))
		}
	}
	got := c.table(filter{})
	require.Len(t, got.rows, 59)
	require.NotContains(t, named(got.rows), readiness.Target{Practitioner: nobodyThere})
	require.Len(t, c.table(filter{business: everywhere}).rows, 60)
}

func TestColumnsThatNobodyOffersAreFoldedAway(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	unfold := d.page.screen.columns.link
	require.Equal(t, "Show 1 more appointment type, which nobody offers", unfold.Label())
	before := drawn(d.page.table)[0]

	d.window.Canvas().Focus(unfold)
	d.press(fyne.KeyReturn)
	require.Equal(t, " Initial Standard Telehealth Massage Initial Standard Massage", drawn(d.page.table)[0])
	require.Same(t, unfold, d.window.Canvas().Focused().(*control.Button))
	require.Equal(t, textFoldUnoffered, unfold.Label())
	d.press(fyne.KeyReturn)
	require.Equal(t, before, drawn(d.page.table)[0])

	c := seaside()
	for i := range c.account.AppointmentTypes {
		c.account.AppointmentTypes[i].ShowOnline = true
	}
	d.show(c)
	require.Equal(t, "Show 1 more appointment type, not offered everywhere", unfold.Label(), "Massage at Hill Clinic")

	d.page.setAttention(true)
	require.False(t, d.page.screen.columns.unfold.Visible(), "none of them needs attention")
}
