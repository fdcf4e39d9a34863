package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

func TestKeepFocus(t *testing.T) {
	first, second, third := NewQuiet("First", func() {}), NewQuiet("Second", func() {}), NewQuiet("Third", func() {})
	s := newScreen(t, first, second, third)
	focused := func() fyne.Focusable { return s.Canvas().Focused() }

	require.Nil(t, KeepFocus(second, nil))
	require.Nil(t, focused(), "nothing had it")

	s.focus(first)
	require.Nil(t, KeepFocus(second, nil))
	require.Equal(t, fyne.Focusable(first), focused(), "it is where a person put it")

	first.Hide()
	substitute := KeepFocus(second, nil)
	require.Equal(t, fyne.Focusable(second), focused(), "what had it is gone")
	require.Equal(t, fyne.Focusable(second), substitute)

	substitute = KeepFocus(third, substitute)
	require.Equal(t, fyne.Focusable(third), focused(), "it was only a substitute")
	require.Equal(t, fyne.Focusable(third), substitute)

	s.focus(second)
	require.Nil(t, KeepFocus(third, substitute))
	require.Equal(t, fyne.Focusable(second), focused())
}

func TestAPageScrollsToWhatWasNeverDrawn(t *testing.T) {
	objects, buttons := manyButtons()
	page := NewPage(0, Column(0, objects...))
	page.Resize(fyne.NewSize(400, 300))
	last := buttons[len(buttons)-1]
	page.ScrollIntoView(last, 0, last.Size().Height)
	require.Positive(t, page.Offset.Y)
}

func TestTick(t *testing.T) {
	pressed := 0
	tick := NewTick("Allow API keys", func() { pressed++ })
	s := newScreen(t, tick, NewQuiet("After it", func() {}))
	s.Canvas().FocusNext()
	require.NotEqual(t, fyne.Focusable(tick), s.Canvas().Focused(), "what cannot be ticked takes no keyboard")

	numbers := []*Text{Hint("1"), Hint("1")}
	s.page.Content = Column(0, Lead(8, numbers[0], Trail(8, Strong("Title"), tick.Line())), Lead(8, numbers[1], Trail(8, Strong("Title"), NewStateIcon(ToDo, 18))))
	s.page.Refresh()
	require.Equal(t, numbers[1].Position(), numbers[0].Position(), "what stands beside it stands as beside a plain icon")
	tick.SetState(ToDo, true)
	s.focus(tick)
	s.keys(fyne.KeySpace)
	require.Equal(t, 1, pressed)
	require.Equal(t, "Allow API keys, to do", tick.AccessibilityLabel())
	tick.SetState(ByUser, true)
	require.Equal(t, ByUser, tick.State())
}
