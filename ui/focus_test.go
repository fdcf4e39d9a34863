package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

func TestWhereTheKeyboardIs(t *testing.T) {
	t.Run("what is out of sight takes no keys", func(t *testing.T) {
		w, _, _ := openWindow(t, unconnected())
		w.focusKey()
		require.NotNil(t, w.window.Canvas().Focused())
		w.show(guide.TabCalendar)
		require.Equal(t, fyne.Focusable(w.start), w.window.Canvas().Focused())
	})
	t.Run("Tab begins on the page on screen, and Shift+Tab above it", func(t *testing.T) {
		for name, show := range map[string]func(*Window){
			"at the start":           func(*Window) {},
			"after a shortcut":       func(w *Window) { w.show(guide.TabKey) },
			"after a press on a tab": func(w *Window) { test.Tap(w.tabs.Objects[guide.TabKey].(fyne.Tappable)) },
			"after a shortcut on another tab": func(w *Window) {
				test.Tap(w.tabs.Objects[guide.TabOnline].(fyne.Tappable))
				w.show(guide.TabKey)
			},
			"after a click that nothing takes": func(w *Window) {
				w.window.Canvas().Focus(w.header.more)
				test.TapCanvas(w.window.Canvas(), fyne.NewPos(1100, 740))
			},
			"after a dialog": func(w *Window) {
				w.show(guide.TabKey)
				w.showKeys()
				w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			},
		} {
			t.Run(name, func(t *testing.T) {
				w, _, _ := openWindow(t, unconnected())
				show(w)
				pressTab(w)
				requireOnPage(t, w)
				for range 20 {
					if w.window.Canvas().FocusPrevious(); !onPage(w) {
						break
					}
				}
				require.Contains(t, w.tabs.Objects, w.window.Canvas().Focused())
			})
		}
	})
	t.Run("Tab goes to the action that is current", func(t *testing.T) {
		s := unconnected()
		s.Clinic.Ticks = map[string]time.Time{"key/administrator": noon}
		w, _, _ := openWindow(t, s)
		w.show(guide.TabKey)
		pressTab(w)
		require.Equal(t, w.guide.Current(guide.TabKey), w.window.Canvas().Focused())
	})
}

// pressTab does what the driver does.
func pressTab(w *Window) {
	c := w.window.Canvas()
	if takes, ok := c.Focused().(fyne.Tabbable); ok && takes.AcceptsTab() {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	c.FocusNext()
}

// goTo goes to a button with the keyboard.
func goTo(t *testing.T, w *Window, label string) *control.Button {
	t.Helper()
	for range 50 {
		w.window.Canvas().FocusNext()
		if b, ok := w.window.Canvas().Focused().(*control.Button); ok && b.Label() == label {
			return b
		}
	}
	require.Fail(t, "no button", label)
	return nil
}

// onPage reports whether the keyboard is on the page on screen.
func onPage(w *Window) bool {
	focused, ok := w.window.Canvas().Focused().(fyne.CanvasObject)
	return ok && focused != w.start && fyne.CurrentApp().Driver().AbsolutePositionForObject(focused).Y >= w.top.Size().Height
}

func requireOnPage(t *testing.T, w *Window) {
	t.Helper()
	require.True(t, onPage(w), "%T has the keyboard", w.window.Canvas().Focused())
}
