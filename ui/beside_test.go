package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestBesideTheBrowser(t *testing.T) {
	t.Run("the window is narrow, and goes back to the size it had, which alone is kept for the next start", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.window.Resize(fyne.NewSize(1000, 700))
		w.tick()
		w.besideItem().Press()
		require.Equal(t, fyne.NewSize(besideWidth, 700), w.window.Canvas().Size())
		w.tick()
		require.Equal(t, 1000, w.preferences.Width)
		require.Equal(t, menuFullSize, w.besideItem().Label)
		w.besideItem().Press()
		require.Equal(t, fyne.NewSize(1000, 700), w.window.Canvas().Size())
		require.Equal(t, menuBeside, w.besideItem().Label)
	})
	t.Run("one that was narrow already grows to the standard size", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.window.Resize(fyne.NewSize(besideWidth, leastHeight))
		w.placeBeside()
		w.backToFullSize()
		require.Equal(t, float32(storage.DefaultPreferences().Width), w.window.Canvas().Size().Width)
	})
	t.Run("one that a person made wider is beside it no longer", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.placeBeside()
		w.window.Resize(fyne.NewSize(900, 700))
		w.tick()
		require.Equal(t, 900, w.preferences.Width)
		require.Equal(t, menuBeside, w.besideItem().Label)
	})
}
