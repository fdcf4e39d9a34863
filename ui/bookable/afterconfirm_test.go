package bookable

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
)

// practitioner is one of a clinic, to be changed.
func (c *clinic) practitioner(id cliniko.PractitionerID) *cliniko.Practitioner {
	i := slices.IndexFunc(c.account.Practitioners, func(p cliniko.Practitioner) bool { return p.ID == id })
	return &c.account.Practitioners[i]
}

// row is the line of the list about a target, once the list is open.
func (d *desk) row(at readiness.Target) string {
	list := d.page.screen.decision
	i := slices.IndexFunc(list.all, func(c choice) bool { return c.at == at })
	return rows(list.all[i : i+1])[0]
}

// confirmed is a page of a clinic that has confirmed who should be bookable, but for some.
func confirmed(t *testing.T, c *clinic, but ...readiness.Target) *desk {
	d := newDesk(t, usual).show(undecided(c))
	for _, at := range but {
		d.check(at).Tapped(nil)
	}
	d.button(textConfirm).Press()
	return d
}

func TestWhatWasUntickedAndIsTurnedOff(t *testing.T) {
	noraOf := readiness.Target{Practitioner: nora}
	d := confirmed(t, healthy(), noraOf)
	require.Equal(t, []string{"Nora Quinn is still on in Cliniko: turn it off"}, d.titles())
	d.button(textAsk).Press()
	require.Contains(t, d.asked, "Where: Settings → Users & practitioners → Nora Quinn")

	d.clinic.practitioner(nora).ShowOnline = false
	d.show(d.clinic)
	require.Empty(t, d.titles())
	d.button(textChange).Press()
	require.Equal(t, "[ ] Nora Quinn: off", d.row(noraOf))
	d.button(textConfirm).Press()

	d.clinic.practitioner(nora).ShowOnline = true
	d.show(d.clinic)
	require.Equal(t, []string{"Nora Quinn is still on in Cliniko: turn it off"}, d.titles(), "it counts again")
}

func TestWhoIsNewSinceTheListWasConfirmed(t *testing.T) {
	const ida cliniko.PractitionerID = "17"
	idaOf := readiness.Target{Practitioner: ida}
	hired := func(t *testing.T, on bool) *desk {
		d := confirmed(t, healthy())
		account := *d.clinic.account // one that was read anew
		d.clinic.account = &account
		account.Practitioners = append(slices.Clone(account.Practitioners), cliniko.Practitioner{ID: ida, Name: "Ida New", Active: true, ShowOnline: on})
		d.clinic.offer(harbour, massage, ida)
		d.clinic.hours(harbour, ida, 9*60, 17*60)
		return d.show(d.clinic)
	}
	t.Run("is no finding, and the way to the list tells of it", func(t *testing.T) {
		d := hired(t, true)
		require.Empty(t, d.titles())
		d.button("Change who can be booked (1 new)").Press()
		require.Equal(t, "[x] Ida New: new, on in Cliniko, nothing to book", d.row(idaOf), "as in Cliniko")
	})
	t.Run("is in sight also when off", func(t *testing.T) {
		d := hired(t, false)
		d.button("Change who can be booked (1 new)").Press()
		require.Equal(t, "[ ] Ida New: new, off", d.row(idaOf))
		require.Contains(t, d.page.screen.decision.names(), "Ida New")
	})
	t.Run("is no longer once the list is confirmed again", func(t *testing.T) {
		d := hired(t, true)
		d.button("Change who can be booked (1 new)").Press()
		d.button(textConfirm).Press()
		d.button(textChange).Press()
		require.Equal(t, "[x] Ida New: on in Cliniko, nothing to book", d.row(idaOf))
	})
	t.Run("is nobody who was archived, and none of a list that an earlier version confirmed", func(t *testing.T) {
		d := hired(t, true)
		d.clinic.practitioner(ida).Active = false
		d.show(d.clinic)
		d.button(textChange)
		d.clinic.practitioner(ida).Active, d.clinic.decision.Listed = true, nil
		d.show(d.clinic)
		d.button(textChange)
	})
}

func TestWhatIsTurnedOnThoughItWasNotTicked(t *testing.T) {
	massageOf := readiness.Target{AppointmentType: massage}
	turnOn := func(d *desk) {
		i := slices.IndexFunc(d.clinic.account.AppointmentTypes, func(a cliniko.AppointmentType) bool { return a.ID == massage })
		d.clinic.account.AppointmentTypes[i].ShowOnline = true
		d.show(d.clinic)
	}
	t.Run("is told by the way to the list, until that is confirmed again", func(t *testing.T) {
		d := confirmed(t, healthy())
		d.button(textChange)
		turnOn(d)
		d.button("Change who can be booked (1 new)").Press()
		require.Equal(t, "[x] Massage, 60 min: new, checking…", d.row(massageOf))
		d.button(textConfirm).Press()
		d.button(textChange)
	})
	t.Run("is told again after it was off and left so", func(t *testing.T) {
		d := confirmed(t, healthy())
		turnOn(d)
		d.button("Change who can be booked (1 new)").Press()
		d.check(massageOf).Tapped(nil)
		d.button(textConfirm).Press()
		require.Equal(t, []string{"Massage is still on in Cliniko: turn it off"}, d.titles())
		d.button(textChange)
	})
	t.Run("is not told of what the clinic wants, ticked or marked in the table", func(t *testing.T) {
		d := confirmed(t, healthy(), massageOf)
		turnOn(d)
		d.button(textChange)

		d = confirmed(t, healthy())
		d.page.mark(readiness.Target{Practitioner: anna, AppointmentType: massage}, readiness.ShouldBeBookable)
		turnOn(d)
		d.button(textChange)
	})
}

func TestWhatIsOffAndMeant(t *testing.T) {
	benOf := readiness.Target{Practitioner: ben}
	left := func(t *testing.T, change func(*clinic)) *desk {
		c := lossy()
		c.practitioner(ben).ShowOnline = true
		change(c)
		return newDesk(t, usual).show(c)
	}
	for title, change := range map[string]func(*clinic){
		"Ben Tran hasn’t been bookable since today: turned off for online booking": func(c *clinic) { c.practitioner(ben).ShowOnline = false },
		"Ben Tran hasn’t been bookable since today: inactive in Cliniko":           func(c *clinic) { c.practitioner(ben).Active = false },
		"Ben Tran hasn’t been bookable since today: no longer in Cliniko": func(c *clinic) {
			c.account.Practitioners = slices.DeleteFunc(c.account.Practitioners, func(p cliniko.Practitioner) bool { return p.ID == ben })
			c.account.Hours = slices.DeleteFunc(c.account.Hours, func(h cliniko.Hours) bool { return h.Practitioner == ben })
			for i := range c.account.Services {
				s := &c.account.Services[i]
				s.Practitioners = slices.DeleteFunc(s.Practitioners, func(p cliniko.PractitionerID) bool { return p == ben })
			}
		},
	} {
		t.Run(title, func(t *testing.T) {
			d := left(t, change)
			require.Equal(t, []string{title}, d.titles(), "it is told once")
			d.button(textAccept).Press()
			require.Empty(t, d.titles())
			require.Empty(t, d.page.inSight().sort(d.page.state.Report.Findings).ignored)
			require.True(t, d.page.state.Report.Ready)
			require.Equal(t, readiness.ShouldBeOff, markOn(d.page.state.Clinic, benOf))
		})
	}
	t.Run("the keyboard goes on to the next loss", func(t *testing.T) {
		d := left(t, func(c *clinic) { c.practitioner(ben).Active, c.practitioner(anna).ShowOnline = false, false })
		require.Len(t, d.titles(), 2)
		next := d.titles()[1]
		d.pressButton(textAccept)
		require.Equal(t, []string{next}, d.titles())
		require.Equal(t, next, d.focusedTitle())
		require.Equal(t, textAccept, d.window.Canvas().Focused().(*control.Button).Label())
	})
	t.Run("a person who comes back is not ignored", func(t *testing.T) {
		d := left(t, func(c *clinic) { c.practitioner(ben).Active = false })
		d.button(textAccept).Press()
		d.clinic.practitioner(ben).Active = true
		d.show(d.clinic)
		require.Equal(t, []string{"Ben Tran is still on in Cliniko: turn it off"}, d.titles())
	})
	t.Run("a link that was taken away is ignored", func(t *testing.T) {
		d := left(t, func(c *clinic) {
			for i := range c.account.Services {
				if s := &c.account.Services[i]; s.AppointmentType == initial && s.Business == harbour {
					s.Practitioners = slices.DeleteFunc(s.Practitioners, func(p cliniko.PractitionerID) bool { return p == ben })
				}
			}
		})
		require.Len(t, d.titles(), 1)
		d.button(textAccept).Press()
		require.Empty(t, d.titles())
		require.Len(t, d.page.inSight().sort(d.page.state.Report.Findings).ignored, 1)
	})
}
