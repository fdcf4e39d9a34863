package control_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	. "mieahealth.com/companion/ui/control"
)

func TestField(t *testing.T) {
	t.Run("shortcuts that do not edit go on", func(t *testing.T) {
		f := NewField("Find")
		newScreen(t, f)
		var got []string
		f.OnShortcut = func(s fyne.Shortcut) { got = append(got, s.ShortcutName()) }
		ctrlR := &desktop.CustomShortcut{KeyName: fyne.KeyR, Modifier: fyne.KeyModifierControl}
		ctrl3 := &desktop.CustomShortcut{KeyName: fyne.Key3, Modifier: fyne.KeyModifierControl}
		f.TypedShortcut(ctrlR)
		f.TypedShortcut(ctrl3)
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
		require.Equal(t, []string{ctrlR.ShortcutName(), ctrl3.ShortcutName()}, got)
	})
	t.Run("it copies, cuts and pastes", func(t *testing.T) {
		f := NewField("")
		newScreen(t, f)
		clipboard := fyne.CurrentApp().Clipboard()
		test.Type(f, "Anna")
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
		f.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard})
		require.Equal(t, "Anna", clipboard.Content())
		require.Empty(t, f.Text)
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
		require.Equal(t, "Anna", f.Text)
	})
	t.Run("Return submits and Escape is told", func(t *testing.T) {
		f := NewField("")
		s := newScreen(t, f)
		submitted, escaped := "", 0
		f.OnSubmitted = func(text string) { submitted = text }
		f.OnEscape = func() { escaped++ }
		s.focus(f)
		test.Type(f, "Nora")
		s.keys(fyne.KeyReturn, fyne.KeyEscape)
		require.Equal(t, "Nora", submitted)
		require.Equal(t, 1, escaped)
	})
	t.Run("the mouse wheel over it scrolls the page", func(t *testing.T) {
		field, below := NewField(""), canvas.NewRectangle(color.Transparent)
		below.SetMinSize(fyne.NewSize(10, 1000))
		s := newScreen(t, field, below)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).AddXY(60, 10)
		test.Scroll(s.Canvas(), at, 0, -50)
		require.Equal(t, float32(50), s.page.Offset.Y)
	})
	t.Run("Tab goes on to its action", func(t *testing.T) {
		pressed, press := counter()
		f := NewField("")
		f.SetAction("Paste", press)
		s := newScreen(t, f)
		s.focus(f)
		s.Canvas().FocusNext()
		s.keys(fyne.KeyReturn)
		require.Equal(t, 1, *pressed)
	})
}

func TestSecretField(t *testing.T) {
	const secret = "not-a-real-key"
	f := NewSecretField("Paste the key")
	s := newScreen(t, f)
	s.focus(f)
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("before")
	test.Type(f, secret)
	require.Equal(t, secret, f.Text)

	t.Run("nothing on screen shows it", func(t *testing.T) {
		require.NotContains(t, test.RenderToMarkup(s.Canvas()), secret)
	})
	t.Run("nothing copies or cuts it", func(t *testing.T) {
		f.TypedShortcut(&fyne.ShortcutSelectAll{})
		f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
		f.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard})
		require.Equal(t, "before", clipboard.Content())
		require.Equal(t, secret, f.Text)
	})
	t.Run("forgotten it does not come back", func(t *testing.T) {
		f.Forget()
		f.TypedShortcut(&fyne.ShortcutUndo{})
		require.Empty(t, f.Text)
	})
}
