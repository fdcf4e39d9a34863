package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// pressKeyShortcut does what the driver does: what has the keyboard gets a shortcut first. The
// driver of tests gives its canvas none, so that the table is asked.
func pressKeyShortcut(t *testing.T, w *Window) {
	t.Helper()
	focused := w.window.Canvas().Focused()
	if _, takes := focused.(fyne.Shortcutable); takes {
		handed := false
		field, ours := focused.(*control.Field)
		require.True(t, ours, "%T keeps shortcuts", focused)
		handOn := field.OnShortcut
		field.OnShortcut = func(fyne.Shortcut) { handed = true }
		field.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierShortcutDefault})
		field.OnShortcut = handOn
		require.True(t, handed)
	}
	for _, s := range shortcuts {
		if s.key == fyne.KeyK {
			s.press(w)
		}
	}
}

// requireKeyField holds that the key field has the keyboard and is in sight.
func requireKeyField(t *testing.T, w *Window, from fyne.Focusable) {
	t.Helper()
	field, is := w.window.Canvas().Focused().(*control.Field)
	require.True(t, is, "from %T: %T", from, w.window.Canvas().Focused())
	require.True(t, field.Password, "from %T", from)
	require.Equal(t, guide.TabKey, w.tabs.Selected())
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y
	require.GreaterOrEqual(t, top, w.top.Size().Height, "below header and tabs")
	require.LessOrEqual(t, top+field.Size().Height, w.window.Canvas().Size().Height)
}

// TestTheKeyFieldIsReachedFromEverywhere presses its shortcut on every tab, with the
// keyboard in all that takes it there.
func TestTheKeyFieldIsReachedFromEverywhere(t *testing.T) {
	states := map[string]func() *live.State{"before a key": unconnected, "connected": func() *live.State { return connected(t) }}
	for name, state := range states {
		for _, size := range []fyne.Size{fyne.NewSize(1180, 760), fyne.NewSize(480, 600)} {
			t.Run(name, func(t *testing.T) {
				w, _, _ := openWindow(t, state())
				w.window.Resize(size)
				for tab := range tabLabels {
					w.show(tab)
					seen := map[fyne.Focusable]bool{nil: true}
					pressKeyShortcut(t, w)
					requireKeyField(t, w, nil)
					for w.show(tab); ; {
						w.window.Canvas().FocusNext()
						from := w.window.Canvas().Focused()
						if seen[from] {
							break
						}
						seen[from] = true
						pressKeyShortcut(t, w)
						requireKeyField(t, w, from)
						w.show(tab)
						w.window.Canvas().Focus(from)
					}
				}
			})
		}
	}
}
