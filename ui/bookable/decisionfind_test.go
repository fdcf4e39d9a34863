package bookable

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/theme"
)

// names are the choices in sight.
func (l *decisionList) names() (names []string) {
	for _, k := range []*kindList{l.businesses, l.practitioners, l.types} {
		for _, o := range k.rows.Objects {
			for _, line := range k.lines {
				if line.box == o && k.box.Visible() && l.box.Visible() {
					names = append(names, line.name)
				}
			}
		}
	}
	return names
}

func TestFindingInTheList(t *testing.T) {
	find := func(d *desk, text string) []string {
		d.page.FocusFind()
		d.page.screen.decision.field.SetText(text)
		return d.page.screen.decision.names()
	}
	t.Run("has a field where there are many choices", func(t *testing.T) {
		require.True(t, newDesk(t, usual).show(undecided(large())).page.screen.decision.find.Visible())
		require.False(t, newDesk(t, usual).show(undecided(seaside())).page.screen.decision.find.Visible())
	})
	t.Run("gives the keyboard to it and stays in the list", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(large()))
		d.page.FocusFind()
		require.True(t, d.listed())
		require.Same(t, d.page.screen.decision.field, d.window.Canvas().Focused())
	})
	t.Run("has the keyboard when the list is opened again, and its heading in sight", func(t *testing.T) {
		d := newDesk(t, look{"low, large text", theme.Light, 1.5, 900, 400}).show(large())
		d.button(textChange).Press()
		require.Same(t, d.page.screen.decision.field, d.window.Canvas().Focused())
		require.Zero(t, d.page.screen.decision.list.Offset.Y)
	})
	t.Run("keeps those with every word that was typed", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(large()))
		require.Equal(t, []string{"Liv Riley"}, find(d, "liv ri"))
		require.Equal(t, []string{"Hill Clinic"}, find(d, "hill"))
		require.Equal(t, []string{"Massage, 20 min", "Massage, 25 min", "Massage, 30 min"}, find(d, "mass"))
		require.NotContains(t, d.texts(), textPractitioners, "no heading without a choice")
		require.Empty(t, find(d, "zed"))
		require.Contains(t, d.texts(), "No matches for “zed”")
	})
	t.Run("finds what is folded", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(cluttered()))
		list := d.page.screen.decision
		require.NotEmpty(t, list.all)
		last := list.all[len(list.all)-1]
		require.NotContains(t, list.names(), last.name)
		require.Contains(t, find(d, last.name), last.name)
	})
	t.Run("changes nothing of what is confirmed", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(large()))
		find(d, "liv riley")
		d.press(fyne.KeyReturn)
		d.press(fyne.KeySpace)
		find(d, "anna")
		d.button(textConfirm).Press()
		require.Len(t, d.clinic.marks, 1, "the one that was unticked")
		require.Empty(t, d.page.screen.decision.field.Text)
	})
	t.Run("ends with Escape, then leads to the first choice", func(t *testing.T) {
		d := newDesk(t, usual).show(undecided(large()))
		find(d, "liv")
		d.press(fyne.KeyEscape)
		require.Len(t, d.page.screen.decision.names(), len(d.page.screen.decision.all))
		d.press(fyne.KeyEscape)
		require.Same(t, d.page.screen.decision.businesses.first, d.window.Canvas().Focused())
	})
}

func TestEveryPartOfARowTicks(t *testing.T) {
	d := newDesk(t, usual).show(undecided(seaside()))
	rows := d.page.screen.decision.practitioners.rows
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(rows)
	ticks := func() (ticked int) {
		for _, c := range d.page.screen.decision.all {
			if c.wanted {
				ticked++
			}
		}
		return ticked
	}
	for _, x := range []float32{1, rows.Size().Width / 2, rows.Size().Width - 1} {
		for y := float32(0.5); y < rows.Size().Height-1; y++ {
			before := ticks()
			test.TapCanvas(d.window.Canvas(), top.AddXY(x, y))
			require.NotEqual(t, before, ticks(), "%v px down", y)
		}
	}
}

func TestTheWayToTheFindingsIsTrueWhateverIsTicked(t *testing.T) {
	d := newDesk(t, usual).show(undecided(seaside()))
	before := d.button(textSeeFindings).Label()
	for _, at := range []readiness.Target{{Practitioner: nora}, {Practitioner: ben}} {
		d.check(at).Tapped(nil)
	}
	require.Equal(t, before, d.button(textSeeFindings).Label())
	require.NotRegexp(t, `\d`, before, "the number of things to fix follows from what is confirmed")
}

func TestTheKeyboardInTheListOfChoices(t *testing.T) {
	d := newDesk(t, usual).show(undecided(seaside()))
	list := d.page.screen.decision
	has := func(what string) {
		t.Helper()
		require.Equal(t, what, d.window.Canvas().Focused().(fyne.Accessible).AccessibilityLabel()[:len(what)])
	}
	list.focus()
	has("Harbour Clinic")
	d.press(fyne.KeyDown)
	has("Hill Clinic")
	d.press(fyne.KeyUp)
	has("Harbour Clinic")
	d.press(fyne.KeyTab)
	has("Initial, 45 min")
	d.press(fyne.KeyTab)
	has("Anna Riley")
	d.press(fyne.KeyTab)
	has(textConfirm)
}
