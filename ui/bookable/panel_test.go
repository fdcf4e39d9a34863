package bookable

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestFindings(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	require.Equal(t, []string{
		"Nora Quinn has no working hours at Harbour Clinic",
		"Ben Tran’s shifts at Hill Clinic are too short for Initial",
		"Couldn’t check Olive Kay at Hill Clinic",
		"Initial with Olive Kay at Harbour Clinic looks fully booked for the next 4 weeks",
	}, d.titles())
	require.Equal(t, map[cliniko.Offering]bool{offering(harbour, nora, initial): true, offering(harbour, nora, standard): true}, d.grid().marked)

	d.button(textOpenSettings).Press()
	require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, d.opened)
	d.button(textAsk).Press()
	for _, part := range []string{
		"Nora Quinn has no working hours at Harbour Clinic.", "add working hours.", "It takes about 5 minutes.",
		"Settings → Users & practitioners → Nora Quinn → Practitioner availability",
	} {
		require.Contains(t, d.asked, part)
	}

	d.button(textWhatToDo).Press()
	require.Equal(t, map[cliniko.Offering]bool{offering(hill, ben, initial): true}, d.grid().marked)
	d.button(textPatientsPage).Press()
	require.Equal(t, "https://seaside.au4.cliniko.com/bookings?business_id=2&practitioner_id=12&appointment_type_id=21", d.opened[1])
}

func TestWhatClinikoRefusesGoesToMIEA(t *testing.T) {
	c := healthy()
	c.seen[offering(hill, ben, initial)] = readiness.Seen{Problem: cliniko.KindNotFound}
	d := newDesk(t, usual).show(c)
	d.button(textAskMIEA).Press()
	require.Contains(t, d.copied(), "Initial with Ben Tran at Hill Clinic. Everything looks set up, but Cliniko answers “not found”")
	require.Empty(t, d.asked)
}

func TestWhatIsUnfoldedComesIntoView(t *testing.T) {
	d := newDesk(t, usual).show(large())
	var button *control.Button
	for _, b := range d.buttons() {
		if b.Label() == textWhatToDo {
			button = b // the last one
		}
	}
	d.window.Canvas().Focus(button)
	d.press(fyne.KeyReturn)
	focused := d.window.Canvas().Focused().(*control.Button)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused).Y
	require.Positive(t, top)
	require.Less(t, top+focused.Size().Height, usual.height)
}

func TestWithoutAnAddressThereIsNothingToOpen(t *testing.T) {
	d := newDesk(t, usual)
	s := seaside().state()
	s.Site = cliniko.Site{}
	d.page.SetState(s)
	require.NotContains(t, d.labels(), textOpenSettings)
	require.Contains(t, d.labels(), textAsk)
	d.page.choose(readiness.Target(offering(harbour, anna, initial)))
	require.NotContains(t, d.labels(), textPatientsPage)
}

func TestASelectionNarrowsTheFindings(t *testing.T) {
	d := seat(t, seaside())
	d.press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn)
	require.Contains(t, d.texts(), "Ben Tran")
	require.Equal(t, []string{"Ben Tran’s shifts at Hill Clinic are too short for Initial"}, d.titles())
	d.button(textShowAll).Press()
	require.Len(t, d.titles(), 4)

	t.Run("a cell that is fine opens the patients' page for it", func(t *testing.T) {
		d.page.choose(readiness.Target(offering(harbour, anna, initial)))
		require.Contains(t, d.texts(), textNothingHere)
		d.button(textPatientsPage).Press()
		require.Equal(t, "https://seaside.au4.cliniko.com/bookings?business_id=1&practitioner_id=11&appointment_type_id=21", d.opened[0])
	})
	t.Run("a combination that nothing links says how to link it", func(t *testing.T) {
		d.page.choose(readiness.Target(offering(harbour, ben, telehealth)))
		require.Contains(t, d.texts(), textLinkThem)
		require.Contains(t, d.texts(), "Settings → Appointment types → Telehealth")
		require.NotContains(t, d.labels(), textPatientsPage)
		require.Empty(t, d.titles())
	})
}

func TestMarksAreKeptShownAndUndone(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	d.button("Ignore this").Press()
	require.Equal(t, []storage.Mark{{Offering: cliniko.Offering{Business: harbour, Practitioner: nora}, Word: "leave out on purpose", At: now}}, d.clinic.marks)
	require.NotContains(t, d.titles(), "Nora Quinn has no working hours at Harbour Clinic")
	require.NotContains(t, drawn(d.page.table), "Nora Quinn: b b – – –")

	d.page.screen.panel.ignored.line.SetOpen(true)
	d.page.unfold(topic{cause: readiness.NoHoursAtBusiness, at: readiness.Target{Business: harbour, Practitioner: nora}})
	require.Contains(t, d.texts(), "Ignored by you.")
	d.button(textUndo).Press()
	require.Empty(t, d.clinic.marks)
	require.Equal(t, "Nora Quinn has no working hours at Harbour Clinic", d.titles()[0])

	d.page.screen.panel.choices.line.SetOpen(true)
	d.page.unfold(topic{cause: readiness.PractitionerHidden, at: readiness.Target{Practitioner: pat}})
	d.button("Should be bookable").Press()
	require.Contains(t, d.titles(), "Pat Lee is turned off for online booking")
	require.Contains(t, drawn(d.page.table), "Pat Lee: b – – – –")
	require.Contains(t, d.texts(), "You want this to be bookable.")
	d.button(textUndo).Press()
	require.Empty(t, d.clinic.marks)
}

func TestAPartOfAFindingCanBeLeftOut(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	cell := readiness.Target(offering(harbour, nora, standard))
	d.page.choose(cell)
	d.page.screen.panel.mark.Press()
	require.Equal(t, readiness.LeaveOut, markOn(d.page.state.Clinic, cell))
	require.Contains(t, d.texts(), "Ignored by you.")
	d.page.screen.panel.undo.Press()
	require.Empty(t, d.clinic.marks)
}

func TestTheKeyboardReachesEveryFinding(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	reached := map[fyne.Focusable]bool{}
	for range 60 {
		d.window.Canvas().FocusNext()
		reached[d.window.Canvas().Focused()] = true
	}
	for _, box := range d.page.screen.panel.boxes {
		if box.state == control.NotOffered {
			continue // folded away
		}
		for _, b := range box.buttons {
			require.True(t, reached[b], "%s: %s", box.title, b.Label())
		}
	}
	for _, o := range []fyne.Focusable{d.page.screen.field, d.page.screen.segments, d.grid(), d.page.screen.copy, d.page.screen.panel.choices.line, d.page.screen.guide, d.guided} {
		require.True(t, reached[o], "%T", o)
	}
}

func TestTheKeyboardStaysInThePanel(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	d.window.Canvas().Focus(d.button(textWhatToDo))
	d.press(fyne.KeyReturn)
	focused, isButton := d.window.Canvas().Focused().(*control.Button)
	require.True(t, isButton)
	require.Equal(t, textOpenSettings, focused.Label(), "of the finding that was unfolded")
	require.Equal(t, map[cliniko.Offering]bool{offering(hill, ben, initial): true}, d.grid().marked)

	same := seaside()
	d.show(same)
	require.Same(t, focused, d.window.Canvas().Focused(), "the same again changes nothing")

	same.hours(hill, ben, 9*60, 17*60)
	same.free(offering(hill, ben, initial), 3)
	d.show(same)
	next := d.window.Canvas().Focused().(*control.Button)
	require.Contains(t, d.page.screen.panel.boxes[topic{cause: readiness.FullyBooked, at: readiness.Target(offering(harbour, olive, initial))}].buttons, next, "the finding is gone")
}

func TestAnUncheckedFindingSaysWhyAndOffersNothingToClick(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	d.page.choose(readiness.Target(offering(hill, olive, initial)))
	require.Equal(t, []string{"Couldn’t check Olive Kay at Hill Clinic"}, d.titles())
	require.Contains(t, strings.Join(d.texts(), "\n"), "Couldn’t read the free times. Cliniko didn’t answer in time.")
	for _, label := range []string{textOpenSettings, textAsk, "Ignore this"} {
		require.NotContains(t, d.labels(), label)
	}
}

func TestNothingStandsInTheWay(t *testing.T) {
	d := newDesk(t, usual).show(healthy())
	require.Contains(t, d.texts(), textNothing)
	require.Contains(t, d.texts(), textNothingAll)
	require.False(t, d.page.screen.panel.choices.line.Open())

	unread := healthy()
	delete(unread.seen, offering(harbour, anna, initial))
	d.show(unread)
	require.NotContains(t, d.texts(), textNothingAll)
	require.Contains(t, d.texts(), textNothingYet)
}

func TestManyFindingsAreListedAFewAtATime(t *testing.T) {
	c := large()
	for _, o := range readiness.Shown(c.account, now) {
		if o.AppointmentType != c.account.AppointmentTypes[0].ID || o.Business != c.account.Businesses[0].ID {
			continue
		}
		c.seen[o] = readiness.Seen{Problem: cliniko.KindNotFound}
	}
	c.account.AppointmentTypes[1].Name = "Standard"
	for n, o := range readiness.Shown(c.account, now) {
		if n%3 == 0 {
			c.free(o, 0)
		}
	}
	d := newDesk(t, usual).show(c)
	require.Greater(t, len(c.state().Report.Findings), 3*firstFindings)
	require.Len(t, d.titles(), firstFindings)
	d.window.Canvas().Focus(d.button(fmt.Sprintf(textMore, firstFindings)))
	d.press(fyne.KeyReturn)
	require.Len(t, d.titles(), 2*firstFindings)
	next := d.page.screen.panel.boxes[d.page.screen.panel.order[firstFindings]].box
	require.Contains(t, visibleIn(next), d.window.Canvas().Focused(), "the keyboard goes on where the list went on")
}

func TestWhatIsWorthALookStandsUnderItsOwnHeading(t *testing.T) {
	headings := func(d *desk) (found []string) {
		for _, text := range d.texts() {
			if text == readiness.HeadingFix || text == readiness.HeadingLook {
				found = append(found, text)
			}
		}
		return found
	}
	c := seaside()
	for o := range c.seen {
		if o.Practitioner == olive {
			c.free(o, 0)
		}
	}
	d := newDesk(t, usual).show(c)
	require.Equal(t, []string{readiness.HeadingFix, readiness.HeadingLook}, headings(d))
	list := d.page.screen.panel.list.Objects
	at := slices.Index(list, fyne.CanvasObject(d.page.screen.panel.look))
	blockers := slices.IndexFunc(d.page.state.Report.Findings, func(f readiness.Finding) bool { return f.Severity != readiness.Blocker })
	require.Equal(t, blockers, at, "as many stand above it as the summary counts")

	c = healthy()
	for o := range c.seen {
		if o.Practitioner == olive {
			c.free(o, 0)
		}
	}
	d.show(c)
	require.Equal(t, []string{readiness.HeadingLook}, headings(d))
}

func TestEveryThingOfANoteOnManyCanBeReached(t *testing.T) {
	d := newDesk(t, usual).show(cluttered())
	require.LessOrEqual(t, len(d.page.state.Report.Findings), 20)
	require.Contains(t, d.page.screen.panel.choices.line.AccessibilityLabel(), fmt.Sprintf(textChoices, 352), "each thing counts")
	d.page.screen.panel.choices.line.SetOpen(true)
	require.Contains(t, d.texts(), "230 archived appointment types")
	d.page.unfold(topic{cause: readiness.TypeArchived, of: parts{appointmentType: true}})
	require.Contains(t, d.labels(), "Old 19")
	require.NotContains(t, d.labels(), "Old 20")
	for left := 230 - firstFindings; left > 0; left -= firstFindings {
		d.button(fmt.Sprintf(textMore, min(left, firstFindings))).Press()
	}
	for i := range 230 {
		require.Contains(t, d.labels(), fmt.Sprint("Old ", i))
	}
	d.button("Old 229").Press()
	require.Contains(t, d.texts(), "Old 229 is archived")
	require.NotContains(t, d.texts(), "230 archived appointment types")
	d.button(markLabels[readiness.ShouldBeBookable]).Press()
	require.Equal(t, readiness.ShouldBeBookable, markOn(d.page.state.Clinic, readiness.Target{AppointmentType: "1229"}))
	d.button(textShowAll).Press()
	require.Contains(t, d.titles(), "Old 229 is archived", "what is wanted stands by itself")
	d.page.screen.panel.choices.line.SetOpen(true)
	require.Contains(t, d.texts(), "229 archived appointment types")
}

// labels are those of all buttons on the page.
func (d *desk) labels() (labels []string) {
	for _, b := range d.buttons() {
		labels = append(labels, b.Label())
	}
	return labels
}

// mainButtons are the labels of the filled buttons on the page.
func (d *desk) mainButtons() (labels []string) {
	for _, b := range d.buttons() {
		for _, o := range test.WidgetRenderer(b).Objects() {
			if box, ok := o.(*canvas.Rectangle); ok && box.Size().Height > 1 && box.FillColor == theme.Color(theme.Accent) { // and no underline
				labels = append(labels, b.Label())
				break
			}
		}
	}
	return labels
}

func TestThereIsOneMainButton(t *testing.T) {
	warned := healthy()
	warned.free(offering(harbour, olive, initial), 0)
	for name, c := range map[string]struct {
		clinic *clinic
		main   string
	}{
		"to repair what is broken":         {seaside(), textOpenSettings},
		"on to step 4 once it is finished": {warned, wayOn},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, usual).show(c.clinic)
			require.Contains(t, d.labels(), textOpenSettings)
			require.Equal(t, []string{c.main}, d.mainButtons())
		})
	}
}
