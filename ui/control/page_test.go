package control_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

// manyButtons fill several windows.
func manyButtons() (objects []fyne.CanvasObject, buttons []*Button) {
	for i := range 60 {
		b := NewQuiet(fmt.Sprint("Button ", i), func() {})
		buttons = append(buttons, b)
		objects = append(objects, Card(Row(0, b)))
	}
	return objects, buttons
}

func TestPageFollowsTheKeyboard(t *testing.T) {
	objects, buttons := manyButtons()
	s := newScreen(t, objects...)
	requireInView := func(b *Button) {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y
		require.GreaterOrEqual(t, top, float32(0), b.Label())
		require.LessOrEqual(t, top+b.Size().Height, s.Canvas().Size().Height, b.Label())
	}
	for _, b := range buttons {
		s.Canvas().FocusNext()
		s.requireFocus(b)
		requireInView(b)
	}
	require.Positive(t, s.page.Offset.Y)
	s.focus(buttons[0])
	requireInView(buttons[0])
}

func TestPageScrollsByKeys(t *testing.T) {
	objects, buttons := manyButtons()
	s := newScreen(t, objects...)
	s.focus(buttons[0])
	most := s.page.Content.Size().Height - s.page.Size().Height
	at := func(key fyne.KeyName) float32 {
		s.keys(key)
		return s.page.Offset.Y
	}
	require.Zero(t, at(fyne.KeyUp))
	down := at(fyne.KeyDown)
	require.Positive(t, down)
	require.Greater(t, at(fyne.KeyPageDown), down)
	require.Equal(t, most, at(fyne.KeyEnd))
	require.Equal(t, most, at(fyne.KeyPageDown))
	require.Less(t, at(fyne.KeyPageUp), most)
	require.Zero(t, at(fyne.KeyHome))
	require.False(t, s.page.ScrollByKey(&fyne.KeyEvent{Name: fyne.KeyTab}))
}

func TestPageGrowsNoWiderThanItShould(t *testing.T) {
	text := Body("One line.")
	s := newScreen(t)
	page := NewPage(300, text)
	s.SetContent(page)
	for _, example := range []struct{ window, text float32 }{{1000, 300}, {700, 300}, {200, 168}} {
		s.Resize(fyne.NewSize(example.window, 400))
		page.Resize(fyne.NewSize(example.window, 400))
		require.Equal(t, example.text, text.Size().Width)
	}
}
