package control_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

// clickClock is a clock that stands until a test sets it on.
type clickClock struct{ now time.Time }

func newClickClock(t *testing.T) *clickClock {
	c := &clickClock{time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)}
	TellDoubleClicks(func() time.Time { return c.now })
	t.Cleanup(func() { TellDoubleClicks(nil) })
	return c
}

func (c *clickClock) passes(by time.Duration) { c.now = c.now.Add(by) }

func TestDoubleClick(t *testing.T) {
	t.Run("its second half does not press what the first has brought", func(t *testing.T) {
		clock := newClickClock(t)
		var first *Button
		pressed, press := counter()
		second := NewQuiet("Stop waiting", press)
		second.Hide()
		first = NewQuiet("Check and save", func() {
			first.Hide()
			second.Show()
		})
		s := newScreen(t, Row(0, first, second))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(first).AddXY(8, 8)
		test.TapCanvas(s.Canvas(), at)
		s.page.Refresh()
		for range 5 {
			clock.passes(119 * time.Millisecond)
			test.TapCanvas(s.Canvas(), at.AddXY(3, -2))
			require.Zero(t, *pressed)
		}
		clock.passes(119 * time.Millisecond)
		test.TapCanvas(s.Canvas(), at)
		require.Equal(t, 1, *pressed, "after a while it is meant")
	})
	t.Run("a click elsewhere is one of its own", func(t *testing.T) {
		newClickClock(t)
		pressed, press := counter()
		first, second := NewQuiet("Week", func() {}), NewQuiet("Day", press)
		newScreen(t, first, second)
		test.Tap(first)
		test.Tap(second)
		require.Equal(t, 1, *pressed)
	})
	t.Run("what stays what it is counts each click", func(t *testing.T) {
		newClickClock(t)
		pressed, press := counter()
		next := NewGlyphButton(GlyphNext, "Next week", press)
		newScreen(t, next)
		test.Tap(next)
		test.Tap(next)
		require.Equal(t, 2, *pressed)
	})
	t.Run("what serves another thing by then, or says something else, is not pressed again", func(t *testing.T) {
		clock := newClickClock(t)
		pressed := 0
		var mark *Button
		mark = NewQuiet("Mark as done", func() {
			pressed++
			mark.SetAbout(pressed)
		})
		check := NewCheck("Initial", false, nil)
		newScreen(t, mark, check)
		test.Tap(mark)
		test.Tap(mark)
		require.Equal(t, 1, pressed)
		clock.passes(time.Second)
		test.Tap(mark)
		require.Equal(t, 2, pressed)
		test.Tap(check)
		test.Tap(check)
		require.True(t, check.Checked(), "who double-clicks a box wants it ticked")
	})
	t.Run("a list that it opens stays open", func(t *testing.T) {
		clock := newClickClock(t)
		chosen := ""
		options := NewSelect([]Option{{"1", "Hill"}, {"2", "Seaside"}}, "1", func(id string) { chosen = id })
		s := newScreen(t, options)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(options).AddXY(8, 8)
		test.TapCanvas(s.Canvas(), at)
		test.TapCanvas(s.Canvas(), at)
		s.requireOverlays(1)
		clock.passes(time.Second)
		test.TapCanvas(s.Canvas(), at)
		s.requireOverlays(0)
		require.Empty(t, chosen)
	})
}

func TestHeldKey(t *testing.T) {
	pressed, press := counter()
	second := NewQuiet("Mark as done", press)
	first := NewQuiet("Mark as done", func() { Focus(second) })
	field := NewField("")
	field.OnSubmitted = func(string) { Focus(second) }
	s := newScreen(t, first, second, field)
	holds := func(on fyne.Focusable) {
		s.focus(on)
		key := &fyne.KeyEvent{Name: fyne.KeyReturn}
		down(s.Canvas(), key)
		for range 4 {
			s.Canvas().Focused().TypedKey(key)
		}
		up(s.Canvas(), key)
	}
	for _, on := range []fyne.Focusable{first, field} {
		holds(on)
		s.requireFocus(second)
		require.Zero(t, *pressed, "it was held for %T", on)
	}
	holds(second)
	require.Equal(t, 1, *pressed, "its own press counts")
}
