package ui

import (
	"context"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/guide"
)

// foreground is what Fyne's driver calls when the window comes to the front and goes back.
type foreground interface {
	OnEnteredForeground() func()
	OnExitedForeground() func()
}

// goesBack and comesForward do what the driver does, in its order.
func goesBack(w *Window) {
	w.window.Canvas().Focused().FocusLost()
	w.app.Lifecycle().(foreground).OnExitedForeground()()
}

func comesForward(w *Window) {
	w.app.Lifecycle().(foreground).OnEnteredForeground()()
	w.window.Canvas().Focused().FocusGained()
}

func TestComingBackToTheWindow(t *testing.T) {
	w, _, _ := openDemo(t)
	none, end := context.WithCancel(context.Background())
	end()
	w.ShowAndRun(none)
	w.window.Resize(fyne.NewSize(480, 600))
	t.Run("leaves the pages where they were scrolled to", func(t *testing.T) {
		w.showDemo()
		w.demo.page.ScrollToBottom()
		before := w.demo.page.Offset
		require.NotZero(t, before.Y)
		goesBack(w)
		comesForward(w)
		require.Equal(t, before, w.demo.page.Offset)
		require.Equal(t, w.demo.first, w.window.Canvas().Focused())
		w.hideDemo()
	})
	t.Run("shows nothing as under the mouse that was so when it went back", func(t *testing.T) {
		w.show(guide.TabKey)
		tab := w.tabs.Objects[guide.TabStart]
		before := painted(tab)
		tab.(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
		require.NotEqual(t, before, painted(tab))
		goesBack(w)
		require.Equal(t, before, painted(tab))
	})
}

// painted is the colour behind a control.
func painted(o fyne.CanvasObject) color.Color {
	return test.WidgetRenderer(o.(fyne.Widget)).Objects()[0].(*canvas.Rectangle).FillColor
}
