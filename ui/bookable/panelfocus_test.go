package bookable

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// focusedTitle is the finding whose button has the keyboard.
func (d *desk) focusedTitle() string {
	d.t.Helper()
	for _, box := range d.page.screen.panel.boxes {
		for _, b := range box.buttons {
			if d.window.Canvas().Focused() == fyne.Focusable(b) {
				return box.title
			}
		}
	}
	return ""
}

// pressButton presses the first button with a label by the keyboard.
func (d *desk) pressButton(label string) {
	d.t.Helper()
	d.window.Canvas().Focus(d.button(label))
	d.press(fyne.KeyReturn)
}

func TestAfterAnActionTheKeyboardIsOnWhatFollows(t *testing.T) {
	const noHours, tooShort = "Nora Quinn has no working hours at Harbour Clinic", "Ben Tran’s shifts at Hill Clinic are too short for Initial"
	t.Run("the finding after one that is ignored", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.pressButton("Ignore this")
		require.NotContains(t, d.titles(), noHours)
		require.Equal(t, tooShort, d.focusedTitle())
	})
	t.Run("also after one that a person unfolded", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.page.unfold(topic{cause: readiness.HoursTooShort, at: readiness.Target(offering(hill, ben, initial))})
		d.pressButton("Ignore this")
		require.Equal(t, "Initial with Olive Kay at Harbour Clinic looks fully booked for the next 4 weeks", d.focusedTitle(), "there is nothing to press at what could not be checked")
	})
	t.Run("the one before where it was the last", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.page.unfold(topic{cause: readiness.FullyBooked, at: readiness.Target(offering(harbour, olive, initial))})
		d.pressButton("Ignore this")
		require.Equal(t, tooShort, d.focusedTitle())
	})
	t.Run("the next choice after one that should be bookable", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.page.screen.panel.choices.line.SetOpen(true)
		d.page.unfold(topic{cause: readiness.PractitionerHidden, at: readiness.Target{Practitioner: pat}})
		d.pressButton("Should be bookable")
		require.Contains(t, d.titles(), "Pat Lee is turned off for online booking")
		require.Equal(t, "Massage is turned off for online booking", d.focusedTitle())
	})
	t.Run("the way back after a cell was ignored", func(t *testing.T) {
		d := newDesk(t, usual).show(seaside())
		d.page.choose(readiness.Target(offering(harbour, nora, standard)))
		d.pressButton("Ignore this")
		require.Equal(t, textUndo, d.window.Canvas().Focused().(*control.Button).Label())
		d.press(fyne.KeyReturn)
		require.Equal(t, "Ignore this", d.window.Canvas().Focused().(*control.Button).Label())
	})
}

func TestNoActionStandsTwiceOnThePage(t *testing.T) {
	d := newDesk(t, usual).show(seaside())
	for name, at := range map[string]readiness.Target{
		"nothing is chosen": {},
		"a cell":            readiness.Target(offering(harbour, nora, standard)),
		"a practitioner":    {Practitioner: nora},
		"a column":          {Business: hill, AppointmentType: initial},
		"a hidden one":      {Practitioner: pat},
	} {
		t.Run(name, func(t *testing.T) {
			d.page.choose(at)
			count := map[string]int{}
			for _, label := range d.labels() {
				count[label]++
			}
			delete(count, textWhatToDo) // of each finding
			for label, times := range count {
				require.Equal(t, 1, times, label)
			}
			d.page.choose(at)
		})
	}
}

func TestFindingsBelowTheTable(t *testing.T) {
	narrow := look{"narrow", theme.Light, 1, 480, 500}
	t.Run("are a press away from the summary", func(t *testing.T) {
		d := newDesk(t, narrow).show(seaside())
		d.pressButton(textSeeFindings)
		require.Equal(t, d.titles()[0], d.focusedTitle())
		require.Positive(t, d.page.screen.left.Offset.Y)
		d = newDesk(t, usual).show(seaside())
		require.False(t, d.page.screen.toFix.Visible(), "they stand beside it")
	})
	t.Run("that are only worth a look stand below the way on", func(t *testing.T) {
		c := healthy()
		for o := range c.seen {
			if o.Practitioner == olive {
				c.free(o, 0)
			}
		}
		d := newDesk(t, narrow).show(c)
		require.Equal(t, "See what’s worth a look", d.page.screen.toFix.Label())
		require.Contains(t, visibleIn(d.page.screen.panel.box), fyne.CanvasObject(d.page.screen.panel.next))
	})
	t.Run("are followed by the way on once all are fixed", func(t *testing.T) {
		d := newDesk(t, narrow).show(healthy())
		require.False(t, d.page.screen.toFix.Visible())
		require.Contains(t, visibleIn(d.page.screen.panel.box), fyne.CanvasObject(d.page.screen.panel.next))
		d.page.screen.panel.next.Press()
		require.Equal(t, []int{afterThis}, d.went)
		d = newDesk(t, usual).show(healthy())
		require.NotContains(t, visibleIn(d.page.screen.panel.box), fyne.CanvasObject(d.page.screen.panel.next))
	})
}
