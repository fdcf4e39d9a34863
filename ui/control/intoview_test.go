package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

// lowField is a page whose field stands below what can be seen, or at its lower edge.
func lowField(t *testing.T, above float32) (fyne.Window, *Page, *Field, *Button) {
	t.Helper()
	test.NewTempApp(t)
	space := canvas.NewRectangle(nil)
	space.SetMinSize(fyne.NewSize(10, above))
	field, button := NewField(""), NewQuiet("Mark", func() {})
	around := Column(0, field, button)
	field.Around = around
	page := NewPage(0, Column(0, space, around))
	w := test.NewTempWindow(t, page)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 300))
	return w, page, field, button
}

// comeBack does what the driver does when the window loses the focus and gets it again.
func comeBack(c fyne.Canvas) {
	c.Focused().FocusLost()
	ComeForward(c)
	c.Focused().FocusGained()
}

func TestWhatHasTheKeyboardComesIntoView(t *testing.T) {
	t.Run("when the keyboard moves there, and not when the window comes to the front", func(t *testing.T) {
		w, page, field, button := lowField(t, 600)
		for _, o := range []fyne.Focusable{field, button} {
			page.ScrollToTop()
			w.Canvas().Unfocus()
			w.Canvas().Focus(o)
			require.NotZero(t, page.Offset.Y)
			page.ScrollToTop()
			comeBack(w.Canvas())
			require.Zero(t, page.Offset.Y)
			w.Canvas().Unfocus()
			w.Canvas().Focus(o)
			require.NotZero(t, page.Offset.Y, "moved again")
		}
	})
	t.Run("after a click and not while the mouse is down", func(t *testing.T) {
		w, page, field, _ := lowField(t, 240)
		field.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		require.Equal(t, fyne.Focusable(field), w.Canvas().Focused())
		require.Zero(t, page.Offset.Y)
		field.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		field.Tapped(&fyne.PointEvent{})
		require.NotZero(t, page.Offset.Y)
	})
}

// undrawn is a driver that has drawn nothing yet, and so knows the canvas of nothing.
type undrawn struct{ fyne.Driver }

func (undrawn) CanvasForObject(fyne.CanvasObject) fyne.Canvas { return nil }

type undrawnApp struct{ fyne.App }

func (a undrawnApp) Driver() fyne.Driver { return undrawn{a.App.Driver()} }

func TestADialogOpensFromWhatWasNeverDrawn(t *testing.T) {
	app := test.NewTempApp(t)
	c := app.Driver().AllWindows()[0].Canvas()
	fyne.SetCurrentApp(undrawnApp{app})
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	Tell(CanvasOf(Column(0)), "Title", "Text", "Close")
	require.NotNil(t, c.Overlays().Top())
}
