package bookable

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// undecided is a clinic that has not confirmed who should be bookable.
func undecided(c *clinic) *clinic {
	c.decision = nil
	return c
}

// rows are choices in a line each, ticked or not.
func rows(all []choice) (lines []string) {
	for _, c := range all {
		tick := "[ ] "
		if c.wanted {
			tick = "[x] "
		}
		lines = append(lines, tick+c.name+": "+c.note)
	}
	return lines
}

func decisionOf(c *clinic, w wishes) *decision {
	s := c.state()
	return newDecision(s, readiness.WordsFor(s.Account, wording.Style{}), w)
}

func TestTheListSaysWhatIsOnInCliniko(t *testing.T) {
	d := decisionOf(seaside(), nil)
	require.Equal(t, []string{"[x] Harbour Clinic: on in Cliniko", "[x] Hill Clinic: on in Cliniko"}, rows(d.businesses()))
	require.Equal(t, []string{
		"[x] Anna Riley: 44 free times", "[x] Ben Tran: shifts too short for Initial", "[x] Chloé D’Souza: 27 free times",
		"[x] Nora Quinn: no hours at Harbour Clinic", "[x] Olive Kay: 16 free times", "[ ] Pat Lee: off",
	}, rows(d.practitioners()))
	require.Equal(t, []string{
		"[x] Initial, 45 min: on in Cliniko", "[x] Standard, 30 min: on in Cliniko", "[x] Telehealth, 20 min: on in Cliniko", "[ ] Massage, 60 min: off",
	}, rows(d.types()))
}

func TestHowAChoiceStands(t *testing.T) {
	type look struct {
		note  string
		state control.State
	}
	of := func(change func(*clinic), w wishes, at readiness.Target) look {
		c := seaside()
		change(c)
		d := decisionOf(c, w)
		for _, all := range [][]choice{d.businesses(), d.practitioners(), d.types()} {
			for _, one := range all {
				if one.at == at {
					return look{one.note, one.state}
				}
			}
		}
		return look{}
	}
	as := func(c *clinic) {}
	lost := of(func(c *clinic) { *c = *lossy() }, nil, readiness.Target{Practitioner: ben})
	anna, nora, pat, massage := readiness.Target{Practitioner: anna}, readiness.Target{Practitioner: nora}, readiness.Target{Practitioner: pat}, readiness.Target{AppointmentType: massage}
	for name, c := range map[string]struct{ got, want look }{
		"with free times":                      {of(as, nil, anna), look{"44 free times", control.Done}},
		"with a fault of its own":              {of(as, nil, nora), look{"no hours at Harbour Clinic", control.Blocked}},
		"with a fault that is ignored":         {of(func(c *clinic) { c.marks = marked(nora, readiness.LeaveOut) }, nil, nora), look{textNoneFree, control.Attention}},
		"on, and unticked":                     {of(as, wishes{anna: false}, anna), look{"still on in Cliniko: turn it off", control.Blocked}},
		"on, and said to be off":               {of(func(c *clinic) { c.marks = marked(anna, readiness.ShouldBeOff) }, nil, anna), look{"still on in Cliniko: turn it off", control.Blocked}},
		"on, said to be off, and ignored":      {of(func(c *clinic) { c.marks = marked(anna, readiness.OffIgnored) }, nil, anna), look{textStillOn, control.NotOffered}},
		"off, and lost":                        {lost, look{"off in Cliniko: turn it on", control.Blocked}},
		"off, and ticked":                      {of(as, wishes{pat: true}, pat), look{"off in Cliniko: turn it on", control.Blocked}},
		"off":                                  {of(as, nil, massage), look{"off", control.NotOffered}},
		"archived":                             {of(func(c *clinic) { c.account.AppointmentTypes[3].Archived = true }, nil, massage), look{"archived", control.NotOffered}},
		"archived, and ticked":                 {of(func(c *clinic) { c.account.AppointmentTypes[3].Archived = true }, wishes{massage: true}, massage), look{textBringBack, control.Blocked}},
		"inactive, and ticked":                 {of(func(c *clinic) { c.account.Practitioners[5].Active = false }, wishes{pat: true}, pat), look{textReactivate, control.Blocked}},
		"on, and nobody links it":              {of(func(c *clinic) { c.account.AppointmentTypes[3].ShowOnline, c.account.Services = true, nil }, nil, massage), look{textNothingThere, control.NotOffered}},
		"not checked yet":                      {of(func(c *clinic) { c.seen = nil }, nil, anna), look{"checking…", control.Checking}},
		"could not be checked":                 {of(func(c *clinic) { c.fail() }, nil, anna), look{"couldn’t check", control.Unchecked}},
		"while online bookings are off":        {of(func(c *clinic) { c.account.Settings.OnlineBookings.Enabled = false }, nil, anna), look{"online bookings are off", control.Blocked}},
		"a business while online bookings are": {of(func(c *clinic) { c.account.Settings.OnlineBookings.Enabled = false }, nil, readiness.Target{Business: hill}), look{"online bookings are off", control.Blocked}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, c.got) })
	}
}

// fail has Cliniko give no answer about any free times.
func (c *clinic) fail() {
	for o := range c.seen {
		c.seen[o] = readiness.Seen{Problem: cliniko.KindTimeout}
	}
}

func marked(at readiness.Target, m readiness.Mark) []storage.Mark {
	return []storage.Mark{{Offering: cliniko.Offering(at), Word: string(m), At: now}}
}

func TestWhatIsOffIsFolded(t *testing.T) {
	c := cluttered()
	for i := range 5 {
		c.account.AppointmentTypes = append(c.account.AppointmentTypes, cliniko.AppointmentType{ID: cliniko.AppointmentTypeID(fmt.Sprint(2000 + i)), Name: fmt.Sprint("Off ", i)})
	}
	last := readiness.Target{AppointmentType: "2004"}
	d := decisionOf(c, wishes{last: true})
	types := d.fold(d.types())
	require.Len(t, types.folded, 350+3, "those archived, those that nobody offers, and of those off all but three")
	require.Equal(t, last, types.folded[len(types.folded)-1].at, "what is ticked now stays where it is")
	c.marks = marked(last, readiness.ShouldBeBookable)
	d = decisionOf(c, nil)
	require.Len(t, d.fold(d.types()).folded, 350+2, "what the clinic wants is in sight")
}

func TestWhatNobodyOffersStaysWhereItIs(t *testing.T) {
	d := newDesk(t, usual).show(undecided(cluttered()))
	types := d.page.screen.decision.types
	types.folded.line.Tapped(nil)
	places := func() [2][]fyne.CanvasObject {
		return [2][]fyne.CanvasObject{slices.Clone(types.rows.Objects), slices.Clone(types.folded.list.Objects)}
	}
	inSight, folded := readiness.Target{AppointmentType: "1230"}, readiness.Target{AppointmentType: "1300"}
	before := places()
	for _, at := range []readiness.Target{inSight, folded} {
		d.check(at).Tapped(nil)
		require.True(t, slices.Equal(before[0], places()[0]) && slices.Equal(before[1], places()[1]), at)
	}
	require.Contains(t, before[1], types.lines[folded].box)
	d.button(textConfirm).Press()
	d.button(textChange).Press()
	require.Contains(t, types.rows.Objects, types.lines[folded].box, "what is still on and should not be is in sight")
}

func TestWhatIsFoldedCanBeTicked(t *testing.T) {
	d := newDesk(t, look{"tall", theme.Light, 1, 1180, 800}).show(undecided(cluttered()))
	old := readiness.Target{AppointmentType: "1000"}
	types := d.page.screen.decision.types
	require.NotContains(t, types.lines, old)
	foot := d.page.screen.decision.foot.Position().Y
	types.folded.line.Tapped(nil)
	require.Greater(t, d.page.screen.decision.foot.Position().Y, foot, "the list has got longer")
	d.check(old).Tapped(nil)
	require.True(t, d.check(old).Checked())
	require.Same(t, d.check(old), d.window.Canvas().Focused())
	require.True(t, types.folded.line.Open())
	types.folded.line.Tapped(nil)
	d.button(textConfirm).Press()
	require.Equal(t, readiness.ShouldBeBookable, markOn(d.clinic.state().Clinic, old), "what is folded counts")
}

func TestConfirming(t *testing.T) {
	word := func(c storage.Clinic, at readiness.Target) readiness.Mark { return markOn(c, at) }
	confirmed := func(c *clinic, w wishes) storage.Clinic {
		d := decisionOf(c, w)
		kept := storage.Clinic{Marks: c.marks}
		confirm(append(append(d.businesses(), d.practitioners()...), d.types()...), now)(&kept)
		return kept
	}
	annaOf, patOf := readiness.Target{Practitioner: anna}, readiness.Target{Practitioner: pat}
	t.Run("keeps the moment and no mark where Cliniko is as wanted", func(t *testing.T) {
		kept := confirmed(seaside(), nil)
		require.Equal(t, now.UTC(), kept.Decision.At)
		require.Len(t, kept.Decision.Listed, 2+6+4, "and what it was about")
		require.Empty(t, kept.Marks)
	})
	t.Run("marks what differs", func(t *testing.T) {
		kept := confirmed(seaside(), wishes{annaOf: false, patOf: true})
		require.Equal(t, readiness.ShouldBeOff, word(kept, annaOf))
		require.Equal(t, readiness.ShouldBeBookable, word(kept, patOf))
		require.Len(t, kept.Marks, 2)
	})
	t.Run("marks what is lost and no longer wanted, which Cliniko does not show", func(t *testing.T) {
		benOf := readiness.Target{Practitioner: ben}
		require.Equal(t, readiness.ShouldBeOff, word(confirmed(lossy(), wishes{benOf: false}), benOf))
		require.Equal(t, readiness.ShouldBeBookable, word(confirmed(lossy(), nil), benOf))
	})
	t.Run("keeps that it is ignored that something is still on", func(t *testing.T) {
		c := seaside()
		c.marks = marked(annaOf, readiness.OffIgnored)
		require.Equal(t, readiness.OffIgnored, word(confirmed(c, nil), annaOf))
		require.Empty(t, confirmed(c, wishes{annaOf: true}).Marks)
	})
	t.Run("takes back a mark that says the opposite, and no other", func(t *testing.T) {
		c := seaside()
		c.marks = append(marked(annaOf, readiness.ShouldBeOff), marked(patOf, readiness.ShouldBeBookable)...)
		c.marks = append(c.marks, marked(readiness.Target{Practitioner: nora}, readiness.LeaveOut)...)
		kept := confirmed(c, wishes{annaOf: true, patOf: false})
		require.Equal(t, []storage.Mark{{Offering: cliniko.Offering{Practitioner: nora}, Word: string(readiness.LeaveOut), At: now}}, kept.Marks)
	})
}

// check is the check of a choice on the page.
func (d *desk) check(at readiness.Target) *control.Check {
	d.t.Helper()
	l := d.page.screen.decision
	for _, k := range []*kindList{l.businesses, l.practitioners, l.types} {
		if line := k.lines[at]; line != nil {
			return line.check
		}
	}
	require.Fail(d.t, "no choice", at)
	return nil
}

func (d *desk) listed() bool { return d.page.screen.decision.box.Visible() }

func TestTheListIsWalkedFirst(t *testing.T) {
	noraOf := readiness.Target{Practitioner: nora}
	t.Run("until it is confirmed, also where nothing is wrong", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(healthy()))
		require.True(t, d.listed())
		require.False(t, d.page.screen.table.Visible())
		require.Contains(t, d.texts(), textWho)
		d.button(textConfirm).Press()
		require.False(t, d.listed())
		require.NotNil(t, d.clinic.decision)
		require.Same(t, d.grid(), d.window.Canvas().Focused())
	})
	t.Run("with the count of what is confirmed beside the button", func(t *testing.T) {
		d := newDesk(t, look{"narrow", theme.Light, 1, 480, 480}).show(undecided(seaside()))
		require.Contains(t, d.texts(), "Ticked: 2 businesses, 5 practitioners and 3 appointment types")
		d.check(noraOf).Tapped(nil)
		require.Contains(t, d.texts(), "Ticked: 2 businesses, 4 practitioners and 3 appointment types")
	})
	t.Run("and there is nothing to confirm where Cliniko lists nothing", func(t *testing.T) {
		c := undecided(seaside())
		c.account.Businesses, c.account.Practitioners, c.account.AppointmentTypes = nil, nil, nil
		c.account.Services, c.account.Hours, c.seen = nil, nil, nil
		d := newDesk(t, usual).show(c)
		require.True(t, d.listed())
		require.False(t, d.page.screen.decision.confirm.Visible())
		require.True(t, d.page.screen.decision.table.Visible())
		require.NotContains(t, strings.Join(d.texts(), "\n"), "Ticked")
	})
	t.Run("by keyboard, with what is unticked told as a finding", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(healthy()))
		d.window.Canvas().Focus(d.check(noraOf))
		d.press(fyne.KeySpace)
		require.False(t, d.check(noraOf).Checked())
		require.Same(t, d.check(noraOf), d.window.Canvas().Focused(), "ticking keeps the keyboard")
		require.Contains(t, d.check(noraOf).AccessibilityLabel(), "still on in Cliniko: turn it off")
		require.Empty(t, d.clinic.marks, "nothing is kept before it is confirmed")
		d.page.SetState(d.clinic.state())
		require.False(t, d.check(noraOf).Checked(), "a new state takes nothing back")
		d.window.Canvas().Focus(d.button(textConfirm))
		d.press(fyne.KeyReturn)
		require.Equal(t, []string{"Nora Quinn is still on in Cliniko: turn it off"}, d.titles())
		require.Contains(t, d.texts(), markedTexts[readiness.ShouldBeOff])
		require.Contains(t, d.texts(), readiness.HeadingFix)
		require.False(t, d.page.finished())
		d.button(markLabels[readiness.OffIgnored]).Press()
		require.Empty(t, d.titles())
		require.Len(t, d.page.inSight().sort(d.page.state.Report.Findings).ignored, 1)
		require.True(t, d.page.finished())
		d.page.unfold(topic{cause: readiness.StillOn, at: noraOf})
		d.page.screen.panel.ignored.line.SetOpen(true)
		d.button(textUndo).Press()
		require.Equal(t, []string{"Nora Quinn is still on in Cliniko: turn it off"}, d.titles(), "no longer ignored")
		d.button(textUndo).Press()
		require.Empty(t, d.titles())
		require.Empty(t, d.clinic.marks)
	})
	t.Run("and says of each kind that Cliniko lists none, where there is none", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(newClinic()))
		require.Equal(t, 3, strings.Count(strings.Join(d.texts(), "\n"), "Cliniko lists none."))
		require.NotContains(t, newDesk(t, usual).show(undecided(healthy())).texts(), "Cliniko lists none.")
	})
	t.Run("and can be left for what needs fixing, and come back to", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(seaside()))
		d.check(noraOf).Tapped(nil)
		d.button(textSeeFindings).Press()
		require.False(t, d.listed())
		require.Nil(t, d.clinic.decision)
		d.button(textChooseFirst).Press()
		require.True(t, d.listed())
		require.False(t, d.check(noraOf).Checked())
	})
	t.Run("and again when asked for, which changes nothing by itself", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		require.False(t, d.listed())
		d.button(textChange).Press()
		require.True(t, d.listed())
		require.Same(t, d.check(readiness.Target{Business: harbour}), d.window.Canvas().Focused())
		d.check(noraOf).Tapped(nil)
		d.button(textKeepChoice).Press()
		require.False(t, d.listed())
		require.Empty(t, d.clinic.marks)
		d.button(textChange).Press()
		require.True(t, d.check(noraOf).Checked())
	})
	t.Run("but not before there is something to choose from", func(t *testing.T) {
		d := newDesk(t, usual)
		for _, s := range []*live.State{unconnected(), func() *live.State { s := undecided(seaside()).state(); s.Account = nil; return s }()} {
			d.page.SetState(s)
			require.False(t, d.listed())
		}
		c := undecided(seaside())
		c.account.Lists[cliniko.ListBusinesses] = cliniko.Reading{Problem: cliniko.KindTimeout}
		d.show(c)
		require.False(t, d.listed())
	})
	t.Run("and finding leads to the table", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(seaside()))
		d.page.FocusFind()
		require.False(t, d.listed())
		require.Same(t, d.page.screen.field, d.window.Canvas().Focused())
	})
	t.Run("and finding drops what was changed in a list that was opened again", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.button(textChange).Press()
		d.check(noraOf).Tapped(nil)
		d.page.FocusFind()
		require.False(t, d.listed())
		require.Same(t, d.page.screen.field, d.window.Canvas().Focused())
		d.button(textChange).Press()
		require.True(t, d.check(noraOf).Checked())
	})
	t.Run("with the way on, once it is confirmed and nothing blocks", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(healthy()))
		d.button(textConfirm).Press()
		d.page.SetState(d.clinic.state())
		d.button(wayOn).Press()
		require.Equal(t, []int{afterThis}, d.went)
		d.show(seaside())
		require.False(t, d.page.screen.next.Visible(), "something blocks")
	})
	t.Run("anew for a clinic that was forgotten and is connected again", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(healthy()))
		d.button(textConfirm).Press()
		require.False(t, d.listed())
		anew := undecided(healthy())
		anew.added = now
		d.show(anew)
		require.True(t, d.listed())
	})
	t.Run("anew also where nothing was confirmed before it was forgotten", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(cluttered()))
		types := d.page.screen.decision.types
		types.folded.line.Tapped(nil)
		d.check(noraOf).Tapped(nil)
		d.page.leaveList()
		anew := undecided(cluttered())
		anew.added = now
		unread := anew.state()
		unread.Account, unread.Report = nil, readiness.Report{}
		d.page.SetState(unread)
		d.show(anew)
		require.True(t, d.listed())
		require.True(t, d.check(noraOf).Checked())
		require.False(t, types.folded.line.Open())
	})
	t.Run("anew for another clinic", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(seaside()))
		d.check(noraOf).Tapped(nil)
		d.page.leaveList()
		other := d.clinic.state()
		other.Clinic.ID.Account = "10"
		d.page.SetState(other)
		require.True(t, d.listed())
		require.True(t, d.check(noraOf).Checked())
	})
}

func TestTheListFits(t *testing.T) {
	long := undecided(seaside())
	long.account.Practitioners[0].Name = strings.Repeat("Anneliese-Wilhelmina ", 50)
	note := undecided(seaside())
	note.account.AppointmentTypes[0].Name = "Initial consultation with a long name"
	for name, c := range map[string]*clinic{"long note": note, "seaside": undecided(seaside()), "large": undecided(large()), "cluttered": undecided(cluttered()), "long": long} {
		for _, l := range []look{usual, {"narrow", theme.Light, 1, 480, 480}, {"large text", theme.Dark, 1.5, 900, 500}, {"narrow, large text", theme.Dark, 1.5, 480, 480}} {
			t.Run(name+" "+l.name, func(t *testing.T) {
				d := newDesk(t, l).show(c)
				d.shot("decision " + name + " " + l.name)
				list := d.page.screen.decision
				requireInside(t, list.list)
				require.LessOrEqual(t, list.list.Content.Size().Width, d.page.Content().Size().Width)
				bottom := list.foot.Position().Y + list.foot.Size().Height
				require.LessOrEqual(t, bottom, d.page.Content().Size().Height+0.6, "what it says last is in sight")
				_, sixty := list.practitioners.lines[readiness.Target{Practitioner: cliniko.PractitionerID(longID(2, 59))}]
				require.Equal(t, name == "large", sixty)
			})
		}
	}
}
