package control_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestButton(t *testing.T) {
	t.Run("Return, Enter and Space press it and it keeps the keyboard", func(t *testing.T) {
		pressed, press := counter()
		b := NewPrimary("Check now", press)
		s := newScreen(t, b, NewQuiet("Other", nil))
		s.focus(b)
		s.keys(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace)
		b.TypedRune(' ')
		require.Equal(t, 3, *pressed)
		s.requireFocus(b)
	})
	t.Run("a click presses it and gives it the keyboard", func(t *testing.T) {
		pressed, press := counter()
		b := NewQuiet("Check now", press)
		s := newScreen(t, b)
		test.Tap(b)
		require.Equal(t, 1, *pressed)
		s.requireFocus(b)
	})
	t.Run("disabled it is not pressed and gets no keyboard", func(t *testing.T) {
		pressed, press := counter()
		b, other := NewQuiet("Check now", press), NewQuiet("Other", func() {})
		b.Disable()
		s := newScreen(t, b, other)
		test.Tap(b)
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		b.Press()
		s.Canvas().FocusNext()
		require.Zero(t, *pressed)
		s.requireFocus(other)
	})
	t.Run("keys it does not use reach the window", func(t *testing.T) {
		b := NewQuiet("Check now", func() {})
		s := newScreen(t, b)
		var keys []fyne.KeyName
		var runes []rune
		s.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { keys = append(keys, k.Name) })
		s.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
		s.focus(b)
		s.keys(fyne.KeyEscape, fyne.KeyReturn)
		b.TypedRune('?')
		b.TypedRune(' ')
		require.Equal(t, []fyne.KeyName{fyne.KeyEscape}, keys)
		require.Equal(t, []rune{'?'}, runes)
	})
	t.Run("it says what it does to assistive text also when it shows a glyph", func(t *testing.T) {
		newScreen(t)
		require.Equal(t, "More", NewGlyphButton(GlyphMore, "More", nil).AccessibilityLabel())
		require.Equal(t, fyne.AccessibleRoleLink, NewLink("Paste", nil).AccessibilityRole())
		require.Equal(t, fyne.AccessibleRoleButton, NewQuiet("Paste", nil).AccessibilityRole())
	})
	t.Run("copying fills the clipboard and is said", func(t *testing.T) {
		b := NewCopyLink("Copy link", func() string { return "https://example.test" })
		s := newScreen(t, b)
		s.focus(b)
		width := b.MinSize().Width
		s.keys(fyne.KeyReturn)
		require.Equal(t, width, b.MinSize().Width, "nothing beside it moves")
		require.Equal(t, "https://example.test", fyne.CurrentApp().Clipboard().Content())
		require.Equal(t, "Copied", b.Label())
		s.Canvas().Unfocus()
		require.Equal(t, "Copy link", b.Label(), "until one turns to something else")
	})
}

func TestTitleLink(t *testing.T) {
	pressed, press := counter()
	o := NewTitleLink("Log into Cliniko as an administrator", press)
	below := Body("Go to Settings")
	s := newScreen(t, Column(0, o.Line(), below), NewQuiet("Other", nil))
	t.Run("a click and keys press it, and it keeps the keyboard", func(t *testing.T) {
		test.Tap(o)
		s.keys(fyne.KeyReturn, fyne.KeySpace)
		require.Equal(t, 3, *pressed)
		s.requireFocus(o)
	})
	t.Run("its text begins where other texts do, and the ring 4 px before that", func(t *testing.T) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		require.Equal(t, at(below).X, at(partsOf(o)[1]).X)
		require.Equal(t, at(below).X-4-theme.FocusRing, at(o).X)
	})
	t.Run("it says what it opens", func(t *testing.T) {
		require.Equal(t, "Log into Cliniko as an administrator", o.AccessibilityLabel())
		require.Equal(t, fyne.AccessibleRoleButton, o.AccessibilityRole())
	})
	t.Run("it is as high as its text needs", func(t *testing.T) {
		require.Greater(t, o.HeightForWidth(120), o.HeightForWidth(500))
	})
}

func TestArea(t *testing.T) {
	pressed, press := counter()
	text := Body("A Cliniko administrator account")
	row := NewRowArea("An administrator account, to do", Lead(12, NewStateIcon(ToDo, 18), text), press)
	card := NewCardArea("Step 1", Body("So that Cliniko and MIEA can exchange information."), press)
	below := Body("Steps")
	s := newScreen(t, Column(0, row.Line(), below, card))
	t.Run("a click anywhere on it and keys press it, and it keeps the keyboard", func(t *testing.T) {
		for _, area := range []*Area{row, card} {
			*pressed = 0
			test.TapCanvas(s.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(area).AddXY(area.Size().Width-2, area.Size().Height-2))
			s.keys(fyne.KeyReturn, fyne.KeySpace)
			require.Equal(t, 3, *pressed)
			s.requireFocus(area)
		}
	})
	t.Run("disabled it is not pressed", func(t *testing.T) {
		*pressed = 0
		row.Disable()
		test.Tap(row)
		require.Zero(t, *pressed)
		require.Equal(t, desktop.DefaultCursor, row.Cursor())
		row.Enable()
		require.Equal(t, desktop.PointerCursor, row.Cursor())
	})
	t.Run("what a row holds begins where other things begin", func(t *testing.T) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		require.Equal(t, at(below).X-4, at(row).X)
	})
	t.Run("it says its name and grows with its words", func(t *testing.T) {
		require.Equal(t, "An administrator account, to do", row.AccessibilityLabel())
		require.Equal(t, fyne.AccessibleRoleButton, row.AccessibilityRole())
		before := row.Size().Height
		text.SetText("A Cliniko administrator account, of somebody who may create API keys and change the settings of practitioners, businesses and appointment types")
		s.page.Refresh()
		require.Greater(t, row.Size().Height, before)
	})
}

func TestCheck(t *testing.T) {
	var got []bool
	c := NewCheck("Initial, 45 min", false, func(on bool) { got = append(got, on) })
	c.SetCount("12")
	s := newScreen(t, c)
	s.focus(c)
	s.keys(fyne.KeySpace, fyne.KeyReturn)
	test.Tap(c)
	c.SetChecked(false)
	require.Equal(t, []bool{true, false, true}, got, "told of each change by a person, and of no other")
	require.False(t, c.Checked())
	c.SetChecked(true)
	require.Equal(t, "Initial, 45 min, 12, ticked", c.AccessibilityLabel())
	require.Greater(t, c.HeightForWidth(90), c.HeightForWidth(400), "a long label wraps")
}

func TestSegments(t *testing.T) {
	var got []int
	c := NewSegments([]string{"Week", "Day", "Month", "List"}, 0, func(i int) { got = append(got, i) })
	s := newScreen(t, Row(0, c))
	s.focus(c)
	s.keys(fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyHome)
	require.Equal(t, []int{1, 3, 0}, got, "the ends hold")
	test.TapAt(c, fyne.NewPos(c.MinSize().Width-8, 10))
	require.Equal(t, 3, c.Selected())
	test.TapAt(c, fyne.NewPos(8, 10))
	require.Equal(t, 0, c.Selected())
	c.Select(2)
	require.Equal(t, []int{1, 3, 0, 3, 0}, got, "not told of what code chooses")
}

func TestDisclosure(t *testing.T) {
	d := NewDisclosure("Not shown online, by choice (19)", Body("Folded"))
	s := newScreen(t, d.Section(), Body("below"))
	folded := s.page.Content.MinSize().Height
	s.focus(d)
	s.keys(fyne.KeyReturn)
	require.True(t, d.Open())
	require.Greater(t, s.page.Content.MinSize().Height, folded)
	require.Contains(t, d.AccessibilityLabel(), "expanded")
	s.keys(fyne.KeySpace)
	require.False(t, d.Open())
	require.Equal(t, folded, s.page.Content.MinSize().Height)
}

func TestHoverIsShown(t *testing.T) {
	b := NewQuiet("Check now", nil)
	s := newScreen(t, Row(0, b))
	before := s.Canvas().Capture()
	b.MouseIn(&desktop.MouseEvent{})
	require.NotEqual(t, before, s.Canvas().Capture())
	b.MouseOut()
	require.Equal(t, before, s.Canvas().Capture())
}

func TestKeyboardIsShown(t *testing.T) {
	all := []fyne.Focusable{
		NewPrimary("Open", func() {}), NewQuiet("Mark", func() {}), NewLink("Paste", func() {}), NewGlyphButton(GlyphMore, "More", func() {}),
		NewCheck("Initial", true, nil), NewSegments([]string{"Week", "Day"}, 0, nil), NewSelect([]Option{{"1", "A"}}, "1", nil),
		NewDisclosure("More", Body("")), NewField("Find"),
	}
	for _, o := range all {
		s := newScreen(t, o.(fyne.CanvasObject))
		before := s.Canvas().Capture()
		s.Canvas().FocusNext()
		s.requireFocus(o)
		require.NotEqual(t, before, s.Canvas().Capture(), "%T", o)
		s.Canvas().Unfocus()
		require.Equal(t, before, s.Canvas().Capture(), "%T", o)
	}
}
