package control_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

func TestSelect(t *testing.T) {
	clinics := []Option{{"1", "Harbour Clinic"}, {"2", "Hill Clinic"}, {"3", "Island Clinic"}}
	open := func(t *testing.T, key fyne.KeyName) (*screen, *Select, *[]string) {
		got := &[]string{}
		c := NewSelect(clinics, "1", func(id string) { *got = append(*got, id) })
		s := newScreen(t, c)
		s.focus(c)
		s.keys(key)
		s.requireOverlays(1)
		return s, c, got
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyDown, fyne.KeyUp} {
		t.Run(fmt.Sprintf("%s opens it and the arrows choose", key), func(t *testing.T) {
			s, c, got := open(t, key)
			s.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
			s.requireOverlays(0)
			require.Equal(t, []string{"2"}, *got)
			require.Equal(t, "2", c.Selected())
			s.requireFocus(c)
		})
	}
	t.Run("Escape leaves it as it was and gives the keyboard back", func(t *testing.T) {
		s, c, got := open(t, fyne.KeyReturn)
		s.keys(fyne.KeyDown, fyne.KeyEscape)
		s.requireOverlays(0)
		require.Empty(t, *got)
		s.requireFocus(c)
	})
	t.Run("a letter goes to the next that begins with it", func(t *testing.T) {
		s, _, got := open(t, fyne.KeyReturn)
		s.Canvas().Focused().TypedRune('i')
		s.keys(fyne.KeyReturn)
		require.Equal(t, []string{"3"}, *got)
	})
	t.Run("a click beside the list closes it", func(t *testing.T) {
		s, _, got := open(t, fyne.KeyReturn)
		test.TapCanvas(s.Canvas(), fyne.NewPos(590, 490))
		s.requireOverlays(0)
		require.Empty(t, *got)
	})
	t.Run("a click on a line chooses it", func(t *testing.T) {
		s, c, got := open(t, fyne.KeyReturn)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		test.TapCanvas(s.Canvas(), at.AddXY(20, c.Size().Height+60))
		require.Equal(t, []string{"2"}, *got)
	})
	t.Run("what changes while it is open is chosen by what it is, not by its place", func(t *testing.T) {
		s, c, got := open(t, fyne.KeyReturn)
		c.SetOptions(clinics[1:], "2")
		s.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		require.Equal(t, []string{"3"}, *got)
	})
	t.Run("what has left the list since it was opened is not chosen", func(t *testing.T) {
		s, c, got := open(t, fyne.KeyReturn)
		c.SetOptions(clinics[:2], "1")
		s.keys(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		require.Empty(t, *got)
		require.Equal(t, "1", c.Selected())
	})
}

func TestMenu(t *testing.T) {
	t.Run("what is disabled is passed over", func(t *testing.T) {
		pressed, press := counter()
		more := NewGlyphButton(GlyphMore, "More", func() {})
		s := newScreen(t, more)
		s.focus(more)
		ShowMenu(more, []MenuItem{{Label: "Check", Disabled: true}, {Label: "Export", Press: press}, {Label: "Forget", Disabled: true}, {Label: "Settings"}})
		s.keys(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
		require.Equal(t, 1, *pressed)
		s.requireFocus(more)
	})
	t.Run("a long one stays inside the window and scrolls to the cursor", func(t *testing.T) {
		more := NewGlyphButton(GlyphMore, "More", func() {})
		s := newScreen(t, more)
		items := make([]MenuItem, 60)
		got := -1
		for i := range items {
			items[i] = MenuItem{Label: fmt.Sprintf("Practitioner %d", i), Press: func() { got = i }}
		}
		ShowMenu(more, items)
		requireInside(t, s.Canvas().Overlays().Top())
		s.keys(fyne.KeyEnd)
		cursor := s.Canvas().Focused().(fyne.CanvasObject)
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(cursor).Y
		require.LessOrEqual(t, top+cursor.Size().Height, s.Canvas().Size().Height)
		s.keys(fyne.KeyReturn)
		require.Equal(t, 59, got)
	})
}

func TestDialog(t *testing.T) {
	ask := func(t *testing.T) (*screen, *Button, *int) {
		done, act := counter()
		b := NewQuiet("Forget this clinic", func() {})
		s := newScreen(t, b)
		s.focus(b)
		Ask(s.Canvas(), "Forget this clinic?", "The key is removed.", "Forget", "Keep", act)
		s.requireOverlays(1)
		requireInside(t, s.Canvas().Overlays().Top())
		return s, b, done
	}
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape, fyne.KeySpace} {
		t.Run(fmt.Sprintf("%s does nothing but close it, and gives the keyboard back", key), func(t *testing.T) {
			s, b, done := ask(t)
			s.keys(key)
			s.requireOverlays(0)
			require.Zero(t, *done)
			s.requireFocus(b)
		})
	}
	for key, acts := range map[fyne.KeyName]int{fyne.KeyReturn: 1, fyne.KeyEscape: 0} {
		t.Run(fmt.Sprintf("%s, asked before what can be done without loss, acts %d times", key, acts), func(t *testing.T) {
			done, act := counter()
			s := newScreen(t)
			Confirm(s.Canvas(), "Copy the key?", "For a minute.", "Copy", "Not now", act)
			s.keys(key)
			s.requireOverlays(0)
			require.Equal(t, acts, *done)
		})
	}
	t.Run("the other button acts", func(t *testing.T) {
		s, _, done := ask(t)
		s.Canvas().FocusPrevious()
		s.keys(fyne.KeyReturn)
		s.requireOverlays(0)
		require.Equal(t, 1, *done)
	})
	t.Run("a click beside it changes nothing and leaves it the keyboard", func(t *testing.T) {
		s, _, done := ask(t)
		s.Canvas().Unfocus()
		test.TapCanvas(s.Canvas(), fyne.NewPos(5, 495))
		s.requireOverlays(1)
		s.keys(fyne.KeyEscape)
		s.requireOverlays(0)
		require.Zero(t, *done)
	})
	t.Run("Return in a field that submits nothing presses the main button", func(t *testing.T) {
		s := newScreen(t)
		pressed, press := counter()
		closed, onClose := counter()
		field := NewField("")
		var d *Dialog
		d = ShowDialog(s.Canvas(), "Name", field, onClose, NewPrimary("OK", func() {
			press()
			d.Close()
			d.Close()
		}))
		s.focus(field)
		s.keys(fyne.KeyReturn)
		require.Equal(t, 1, *pressed)
		require.Equal(t, 1, *closed, "closing twice is closing once")
	})
}

func TestNotice(t *testing.T) {
	n := NewNotice()
	s := newScreen(t, n.Line(), Body("below"))
	silent := s.page.Content.MinSize().Height
	n.Say(Attention, "Cliniko **did not** answer.")
	require.Greater(t, s.page.Content.MinSize().Height, silent)
	n.Clear()
	require.Equal(t, silent, s.page.Content.MinSize().Height)
}
