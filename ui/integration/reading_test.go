package integration

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
)

// threePeople has three people who give one type at one business.
func threePeople(c *demo.Clinic) {
	whole := demo.Seaside(1, now())
	people := []string{demo.Anna, demo.Ben, demo.Chloe}
	c.Businesses = c.Businesses[:1]
	c.Businesses[0].Practitioners = people
	c.Practitioners = slices.DeleteFunc(whole.Practitioners, func(p demo.Practitioner) bool { return !slices.Contains(people, p.ID) })
	c.Hours = nil
	for i := range c.Practitioners {
		c.Practitioners[i].AppointmentTypes = []string{demo.Standard}
		c.SetHours(c.Practitioners[i].ID, c.Businesses[0].ID, map[time.Weekday][]demo.Window{
			time.Monday: {{From: 540, To: 1020}}, time.Tuesday: {{From: 540, To: 1020}}, time.Wednesday: {{From: 540, To: 1020}},
			time.Thursday: {{From: 540, To: 1020}}, time.Friday: {{From: 540, To: 1020}},
		})
	}
}

// What may be said of the whole clinic only when all of it was checked.
var saysAllChecked = []string{"everything could be checked", "Patients can book", "MIEA can offer", "You’re connected", "Everything’s working", "Nothing needs attention"}

func TestTheFirstReading(t *testing.T) {
	t.Run("says of nothing that it is as it should be, and how many people are checked", func(t *testing.T) {
		d := partlyRead(t)
		require.Equal(t, live.Checking, d.state().Status.Phase)
		d.press(labelAttention)
		d.requireNotSees("a verdict on all", saysAllChecked...)
		d.requireSees("how many are checked", "1 of 3 practitioners checked")
		require.Contains(t, d.tab(tabWho), "being checked")
		d.marksSent()
		d.goTo(tabOverview)
		d.requireNotSees("a verdict on all", saysAllChecked...)
		d.requireSees("how many are checked", "1 of 3 practitioners checked")
	})
}

// partlyRead is the page of who can be booked while a clinic is read for the first time.
func partlyRead(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.readsPartly()
	d.confirms()
	return d
}

// readsPartly connects a clinic of three people, and has the free times of Anna alone come.
func (d *desk) readsPartly() {
	d.t.Helper()
	d.seaside.change(threePeople)
	d.seaside.times.close()
	d.connect(d.seaside)
	d.eventually("Anna's free times", func() bool { return anyFree(d.state()) && d.seaside.times.holds() > 1 })
	d.within(stood, never)
}

func never() bool { return false }

func anyFree(s *live.State) bool {
	return slices.ContainsFunc(s.Report.Verdicts, func(v readiness.Verdict) bool { return v.State == readiness.Bookable })
}

// tab is what a tab of the strip says to assistive technology: its label and its state.
func (d *desk) tab(name string) string {
	for _, thing := range front(d.app.screen()) {
		if labelled, ok := thing.presser.(interface{ AccessibilityLabel() string }); ok && strings.HasPrefix(labelled.AccessibilityLabel(), name) {
			return labelled.AccessibilityLabel()
		}
	}
	return ""
}
