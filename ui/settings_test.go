package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

// textsOf are the texts and labels that can be seen.
func textsOf(o fyne.CanvasObject) (texts []string) {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			texts = append(texts, textsOf(child)...)
		}
	case *control.Page:
		return textsOf(o.Content)
	case interface{ AccessibilityLabel() string }:
		return []string{o.AccessibilityLabel()}
	}
	return texts
}

func TestSettings(t *testing.T) {
	press := func(w *Window, key fyne.KeyName) {
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	t.Run("open with the keyboard on the first of them, and Escape goes back to where one was", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.show(guide.TabOnline)
		w.showSettings()
		w.showSettings()
		require.Equal(t, tabSettings, w.tabs.Selected())
		require.Same(t, w.settings.rows[0].segments, w.window.Canvas().Focused())
		press(w, fyne.KeyEscape)
		require.Equal(t, guide.TabOnline, w.tabs.Selected())
		require.True(t, w.pages[guide.TabOnline].Visible())
	})
	t.Run("apply and are kept at once", func(t *testing.T) {
		w, fake, _ := openWindow(t, connected(t))
		var kept storage.Preferences
		w.deps.Remember = func(p storage.Preferences) { kept = p }
		for _, all := range [][]setting{appearanceSettings, calendarSettings} {
			for _, s := range all {
				for i := range s.labels {
					w.choose(s, i)
					require.Equal(t, i, s.chosen(w.preferences), s.name)
				}
			}
		}
		require.Equal(t, storage.Preferences{
			Theme: "dark", TextSize: 150, Width: kept.Width, Height: kept.Height, Clinic: fake.state.Clinic.ID, AllHours: true,
			Writing: storage.Writing{Clock: storage.Clock24, WeekStart: storage.WeekFromSunday},
		}, kept)
		require.Equal(t, kept.Writing, fake.writing)
		require.Equal(t, float32(1.5), theme.Scale())
	})
	t.Run("and the calendar's own tick for all hours are one", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.choose(hoursSetting, allHours)
		w.show(guide.TabCalendar)
		w.showSettings()
		row := w.settings.rows[len(w.settings.rows)-1]
		require.Equal(t, labelHours, row.name)
		require.Equal(t, allHours, row.segments.Selected())
		w.show(guide.TabCalendar)
		w.setPreferences(func(p *storage.Preferences) { p.AllHours = false })
		w.showSettings()
		require.Zero(t, row.segments.Selected())
	})
	t.Run("the arrows choose", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.showSettings()
		press(w, fyne.KeyRight)
		require.Equal(t, "light", w.preferences.Theme)
	})
	t.Run("say what automatic means for the clinic", func(t *testing.T) {
		s := connected(t)
		s.Account.Settings = cliniko.Settings{CountryCode: "US"}
		w, fake, _ := openWindow(t, s)
		w.showSettings()
		require.Subset(t, textsOf(w.settings.page), []string{"Automatic follows the clinic’s country: 9:30 am.", "Automatic follows the clinic’s country: Sunday."})
		fake.state = unconnected()
		w.draw()
		require.Contains(t, textsOf(w.settings.page), "Automatic follows the clinic’s country.")
	})
	t.Run("a clinic can be forgotten, and without one there is nothing to forget", func(t *testing.T) {
		w, fake, _ := openWindow(t, connected(t))
		w.showSettings()
		require.Subset(t, textsOf(w.settings.page), []string{"Remove the key, the free times and your choices for Seaside Physio from this computer.", wordForgetClinic})
		fake.state = unconnected()
		w.draw()
		require.NotContains(t, textsOf(w.settings.page), wordForgetClinic)
	})
	t.Run("have room in the narrowest window with the largest text", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.choose(appearanceSettings[1], len(textSizes)-1)
		w.window.Resize(fyne.NewSize(besideWidth, leastHeight))
		w.showSettings()
		require.LessOrEqual(t, w.window.Canvas().Size().Width, float32(besideWidth))
		require.LessOrEqual(t, w.settings.page.Content.MinSize().Width, float32(besideWidth))
	})
}
