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

func TestPageTellsItsWidthBeforeItLaysOut(t *testing.T) {
	wide, narrow := Body("wide"), Body("narrow")
	narrow.Hide()
	s := newScreen(t, wide, narrow)
	var widths []float32
	s.page.OnWidth = func(width float32) {
		widths = append(widths, width)
		wide.Hide()
		narrow.Show()
	}
	s.Resize(fyne.NewSize(300, 500))
	require.Len(t, widths, 1)
	require.Positive(t, narrow.Size().Width)
	s.Resize(fyne.NewSize(300, 400))
	require.Len(t, widths, 1, "another height is not told")
}

func TestFieldBringsWhatIsAroundItIntoView(t *testing.T) {
	objects, _ := manyButtons()
	field, check := NewField("Paste the key"), NewPrimary("Check and save key", nil)
	form := Column(8, field, Row(0, check))
	s := newScreen(t, append(objects, form, Inset(0, 900, 0, 0, Body("below")))...)
	field.Around = form
	s.focus(field)
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(check).Y + check.Size().Height
	require.Positive(t, s.page.Offset.Y)
	require.LessOrEqual(t, bottom, s.Canvas().Size().Height)
}
