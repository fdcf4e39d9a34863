package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// openDemo shows the demo clinic, with one fault that is planted and one that is not.
func openDemo(t *testing.T) (w *Window, fake *fakeLive, planted map[string]bool) {
	t.Helper()
	fake, planted = &fakeLive{state: connected(t)}, map[string]bool{"nora": true, "type": false}
	set := func(to bool) func(string) bool {
		return func(id string) bool { planted[id] = to; return true }
	}
	w = New(test.NewTempApp(t), Deps{
		Live: fake, Preferences: storage.DefaultPreferences(), Remember: func(storage.Preferences) {}, Browser: &Browser{}, Now: func() time.Time { return noon },
		Demo: &Demo{
			Key: "DEMO-key", Plant: set(true), Repair: set(false),
			Faults: func() []DemoFault {
				return []DemoFault{{ID: "nora", Title: "Nora is hidden", Planted: true}, {ID: "type", Title: "A type is hidden"}}
			},
		},
	})
	w.window.Show()
	t.Cleanup(w.window.Close)
	return w, fake, planted
}

func TestDemo(t *testing.T) {
	t.Run("its title and a line on every page say so", func(t *testing.T) {
		w, _, _ := openDemo(t)
		require.Equal(t, "MIEA Companion · Demo clinic", w.window.Title())
		require.Subset(t, textsOf(w.top), []string{textDemoBanner, wordCloseDemo})
		real, _, _ := openWindow(t, connected(t))
		require.NotContains(t, textsOf(real.top), textDemoBanner)
	})
	t.Run("changes are made beside the page, which stays in use", func(t *testing.T) {
		w, fake, planted := openDemo(t)
		w.showDemo()
		require.Nil(t, w.window.Canvas().Overlays().Top())
		require.True(t, w.pages[guide.TabStart].Visible())
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.Equal(t, map[string]bool{"nora": false, "type": false}, planted)
		require.Equal(t, 1, fake.checked)
		w.show(guide.TabWho)
		require.True(t, w.demo.Visible())
	})
	t.Run("their panel leaves the page the larger part, and all of it once it is closed", func(t *testing.T) {
		w, _, _ := openDemo(t)
		w.showDemo()
		for _, size := range []fyne.Size{fyne.NewSize(1180, 760), fyne.NewSize(480, 600)} {
			w.window.Resize(size)
			page, panel := w.stack.Size(), w.demo.Size()
			require.Greater(t, page.Width*page.Height, panel.Width*panel.Height)
			w.hideDemo()
			require.Equal(t, w.body.Size(), w.stack.Size())
			w.showDemo()
		}
	})
	t.Run("its way out stays in sight, and the line on top closes it too", func(t *testing.T) {
		w, _, _ := openDemo(t)
		w.toggleDemo()
		w.window.Resize(fyne.NewSize(480, 600))
		require.NotContains(t, textsOf(w.demo.page), wordClose, "it does not scroll away")
		require.Contains(t, textsOf(w.demo.Container), wordClose)
		w.toggleDemo()
		require.False(t, w.demo.Visible())
		w.toggleDemo()
		require.True(t, w.demo.Visible())
	})
	t.Run("Escape and the line on top close it, and the line gets the keyboard back", func(t *testing.T) {
		w, _, _ := openDemo(t)
		for range 2 {
			w.toggleDemo()
			w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			require.False(t, w.demo.Visible())
			require.Equal(t, fyne.Focusable(w.demoLink), w.window.Canvas().Focused())
		}
		w.demoLink.Press()
		control.Focus(w.demoLink)
		w.demoLink.Press()
		require.False(t, w.demo.Visible())
		require.Equal(t, fyne.Focusable(w.demoLink), w.window.Canvas().Focused())
	})
	t.Run("where the part would show little of it, it has the whole place of the page", func(t *testing.T) {
		w, _, _ := openDemo(t)
		w.setPreferences(func(p *storage.Preferences) { p.TextSize = 150 })
		w.applyLook()
		w.toggleDemo()
		w.window.Resize(fyne.NewSize(480, 600))
		require.Equal(t, w.body.Size(), w.demo.Size())
		w.show(guide.TabOnline)
		require.False(t, w.demo.Visible(), "a tab shows its page")
		w.showDemo()
		w.startDemoAnew()
		require.False(t, w.demo.Visible(), "the key's page is in sight")
	})
	t.Run("it can be started from nothing", func(t *testing.T) {
		for size, stays := range map[fyne.Size]bool{fyne.NewSize(1180, 760): true, fyne.NewSize(480, 600): false} {
			w, fake, _ := openDemo(t)
			w.window.Resize(size)
			w.showDemo()
			w.startDemoAnew()
			require.Len(t, fake.forgot, 1)
			require.Equal(t, guide.TabKey, w.tabs.Selected())
			require.Equal(t, stays, w.demo.Visible(), "in a narrow window the page gets the room")
		}
	})
}
