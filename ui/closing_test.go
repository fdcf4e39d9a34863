package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// unsent has a clinic's key be kept in this run only, and not be sent yet.
func unsent(t *testing.T) *live.State {
	t.Helper()
	s := connected(t)
	s.Key.Phase, s.Key.CopyUntil = live.KeySession, noon.Add(time.Hour)
	s.UnsentKey = s.Clinic.ID
	return s
}

// closable notes that it was closed: Fyne's test driver does not let a window be closed twice.
type closable struct {
	fyne.Window
	closed bool
}

func (c *closable) Close() { c.closed = true }

func TestClosing(t *testing.T) {
	shows := func(t *testing.T, s *live.State) (w *Window, window *closable) {
		w, _, _ = openWindow(t, s)
		window = &closable{Window: w.window}
		w.window = window
		return w, window
	}
	t.Run("the window closes at once when nothing is lost", func(t *testing.T) {
		w, window := shows(t, connected(t))
		w.askToClose()
		require.True(t, window.closed)
	})
	t.Run("while a key would be lost it asks, once, and Return leads to sending the key", func(t *testing.T) {
		w, window := shows(t, unsent(t))
		w.askToClose()
		overlays := w.window.Canvas().Overlays()
		require.Len(t, overlays.List(), 1)
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.False(t, window.closed)
		require.Nil(t, overlays.Top())
		require.Equal(t, guide.TabHandOver, w.tabs.Selected())
		copying, _ := w.window.Canvas().Focused().(*control.Button)
		require.NotNil(t, copying, "other steps are open, and it leads to them")
		require.Equal(t, "Copy the key", copying.Label())
		w.askToClose()
		require.NotNil(t, overlays.Top(), "it asks again the next time")
	})
	t.Run("the key of a clinic that is not on screen can be copied as soon as it is", func(t *testing.T) {
		other := unsent(t)
		other.Clinic.ID.Account = "other"
		other.UnsentKey = other.Clinic.ID
		here := connected(t)
		here.UnsentKey = other.Clinic.ID
		w, fake, _ := openWindow(t, here)
		w.window = &closable{Window: w.window}
		w.askToClose()
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, []storage.ClinicID{other.Clinic.ID}, fake.opened)
		fake.state = other
		w.draw()
		copying, _ := w.window.Canvas().Focused().(*control.Button)
		require.NotNil(t, copying)
		require.Equal(t, "Copy the key", copying.Label())
	})
	t.Run("asked a second time, it closes", func(t *testing.T) {
		w, window := shows(t, unsent(t))
		w.askToClose()
		require.False(t, window.closed)
		w.askToClose()
		require.True(t, window.closed)
	})
	t.Run("Escape keeps the window, and it can be closed anyway", func(t *testing.T) {
		w, window := shows(t, unsent(t))
		w.askToClose()
		w.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		require.False(t, window.closed)
		w.askToClose()
		w.window.Canvas().FocusPrevious()
		anyway := w.window.Canvas().Focused().(*control.Button)
		require.Equal(t, wordCloseAnyway, anyway.Label())
		test.Tap(anyway)
		require.True(t, window.closed)
	})
}
