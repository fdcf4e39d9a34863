package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

// counted counts how often it is drawn.
type counted struct {
	widget.BaseWidget
	drawn *int
}

func (c *counted) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

func (c *counted) Refresh() { *c.drawn++ }

func TestArrange(t *testing.T) {
	t.Run("draws nothing that has not changed", func(t *testing.T) {
		drawn := 0
		c := &counted{drawn: &drawn}
		c.ExtendBaseWidget(c)
		s := newScreen(t, Body("One line."), c)
		s.page.Refresh()
		require.Equal(t, 1, drawn)
		s.page.Arrange()
		require.Equal(t, 1, drawn)
	})
	t.Run("gives what was put in its place, also in a container that keeps its size", func(t *testing.T) {
		before, after := Body("Before"), Body("After")
		inner := Column(0, before)
		s := newScreen(t, inner)
		inner.Objects = []fyne.CanvasObject{after}
		s.page.Arrange()
		require.Equal(t, before.Size(), after.Size())
	})
	t.Run("makes room for what is shown, and takes it back", func(t *testing.T) {
		more, last := Body("More"), Body("Last")
		more.Hide()
		s := newScreen(t, Body("First"), more, last)
		at := last.Position()
		more.Show()
		s.page.Arrange()
		require.Greater(t, last.Position().Y, at.Y)
		more.Hide()
		s.page.Arrange()
		require.Equal(t, at, last.Position())
	})
	t.Run("makes room also for what was drawn anew at another height meanwhile", func(t *testing.T) {
		more, last := Body("More"), Body("Last")
		s := newScreen(t, Body("First"), more, last)
		s.page.Resize(fyne.NewSize(s.page.Size().Width, 20))
		s.page.Arrange()
		most := s.page.Content.Size().Height
		more.Hide()
		s.page.Refresh()
		require.Less(t, s.page.Content.Size().Height, most)
		more.Show()
		s.page.Arrange()
		require.Equal(t, most, s.page.Content.Size().Height)
	})
	t.Run("a page that has become shorter shows its end", func(t *testing.T) {
		objects, _ := manyButtons()
		list := Column(0, objects...)
		s := newScreen(t, list)
		s.page.ScrollToBottom()
		list.Objects = objects[:20]
		s.page.Arrange()
		require.Equal(t, s.page.Content.MinSize().Height, s.page.Content.Size().Height)
		require.Equal(t, s.page.Content.Size().Height-s.page.Size().Height, s.page.Offset.Y)
	})
}
