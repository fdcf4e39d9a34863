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

// screen is a window with a page, driven by keys.
type screen struct {
	t *testing.T
	fyne.Window
	page *Page
}

func newScreen(t *testing.T, objects ...fyne.CanvasObject) *screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	page := NewPage(0, Column(8, objects...))
	w := test.NewTempWindow(t, page)
	w.Resize(fyne.NewSize(600, 500))
	return &screen{t, w, page}
}

// keys types keys into what has the focus.
func (s *screen) keys(names ...fyne.KeyName) {
	s.t.Helper()
	for _, name := range names {
		require.NotNil(s.t, s.Canvas().Focused(), "nothing has the keyboard")
		s.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (s *screen) focus(o fyne.Focusable) { s.Canvas().Focus(o) }

func (s *screen) requireFocus(o fyne.Focusable) {
	s.t.Helper()
	require.Same(s.t, o, s.Canvas().Focused())
}

func (s *screen) requireOverlays(n int) {
	s.t.Helper()
	require.Len(s.t, s.Canvas().Overlays().List(), n)
}

// counter counts how often something was done.
func counter() (*int, func()) {
	n := new(int)
	return n, func() { *n++ }
}

// down and up have the keyboard tell of a key, as the driver does.
func down(c fyne.Canvas, key *fyne.KeyEvent) { c.Focused().(desktop.Keyable).KeyDown(key) }
func up(c fyne.Canvas, key *fyne.KeyEvent)   { c.Focused().(desktop.Keyable).KeyUp(key) }
