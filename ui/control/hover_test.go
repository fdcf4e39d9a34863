package control

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

func TestHoverEndsWithWhatBringsItFromUnderTheMouse(t *testing.T) {
	for name, move := range map[string]func(above *Text, page *Page){
		"the page scrolls by itself":       func(_ *Text, page *Page) { page.ScrollToOffset(fyne.NewPos(0, 30)) },
		"the wheel scrolls it":             func(_ *Text, page *Page) { page.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}) },
		"what stands above it takes room":  func(above *Text, page *Page) { above.Show(); page.Arrange() },
		"the mouse is on something else":   func(*Text, *Page) { NewLink("Other", nil).MouseIn(nil) },
		"the window of the mouse has gone": func(*Text, *Page) { ClearHover() },
	} {
		t.Run(name, func(t *testing.T) {
			above, tick, space := Body("above"), NewTick("Administrator", func() {}), canvas.NewRectangle(nil)
			above.Hide()
			space.SetMinSize(fyne.NewSize(10, 2000))
			tick.SetState(ToDo, true)
			test.NewTempApp(t)
			page := NewPage(0, Column(0, above, tick, space))
			test.NewTempWindow(t, page).Resize(fyne.NewSize(300, 300))
			page.Arrange()
			tick.MouseIn(nil)
			require.True(t, tick.highlighted())
			page.Arrange()
			require.True(t, tick.highlighted(), "nothing has moved")
			move(above, page)
			require.False(t, tick.highlighted())
			tick.MouseMoved(nil)
			require.True(t, tick.highlighted())
		})
	}
}
