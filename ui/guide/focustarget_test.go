package guide

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// The page in the two windows that everything important has to be in sight in: without
// header and tabs.
var pageSizes = map[string]fyne.Size{"1180 × 760": fyne.NewSize(1180, 650), "480 × 600": fyne.NewSize(480, 418)}

// inSight reports whether all of an object can be seen.
func inSight(w fyne.Window, o fyne.CanvasObject) bool {
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
	return o.Visible() && o.Size().Height > 0 && top >= 0 && top+o.Size().Height <= w.Canvas().Size().Height
}

func requireInSight(t *testing.T, w fyne.Window, o fyne.CanvasObject) {
	t.Helper()
	require.True(t, inSight(w, o), "at %v, %v high, in a window of %v", fyne.CurrentApp().Driver().AbsolutePositionForObject(o), o.Size().Height, w.Canvas().Size())
}

// createdKey is the state of somebody who has a key to paste.
func createdKey() *live.State {
	s := unconnected()
	s.Clinic.Ticks = map[string]time.Time{}
	for _, a := range steps[0].Actions[:4] {
		s.Clinic.Ticks[a.ID] = now
	}
	return s
}

// inEveryWindow runs a test with the key's page in each of the sizes.
func inEveryWindow(t *testing.T, s func() *live.State, do func(*testing.T, *outside, *keyForm, fyne.Window)) {
	t.Helper()
	for name, size := range pageSizes {
		t.Run(name, func(t *testing.T) {
			o, w := window(t, s(), TabKey, size, theme.New(theme.Light, 1))
			o.guide.Shown(TabKey) // as it is at its size
			do(t, o, o.guide.form, w)
		})
	}
}

func TestSight(t *testing.T) {
	t.Run("the key field is in sight when its action is current as the page is shown", func(t *testing.T) {
		inEveryWindow(t, createdKey, func(t *testing.T, _ *outside, f *keyForm, w fyne.Window) {
			requireInSight(t, w, f.field)
			requireInSight(t, w, f.check)
		})
	})
	t.Run("the first action is in sight with its buttons, below the heading where there is room", func(t *testing.T) {
		for name, size := range pageSizes {
			t.Run(name, func(t *testing.T) {
				o, w := window(t, unconnected(), TabKey, size, theme.New(theme.Light, 1))
				o.guide.Shown(TabKey)
				page := o.guide.step(0)
				requireInSight(t, w, page.rows[0].title)
				requireInSight(t, w, page.tools.mark)
				if size.Height > 500 {
					require.Zero(t, page.page.Offset.Y)
				}
			})
		}
	})
	t.Run("the key field comes into sight when its action becomes current, and the keyboard goes to it", func(t *testing.T) {
		inEveryWindow(t, unconnected, func(t *testing.T, o *outside, f *keyForm, w fyne.Window) {
			for range 4 {
				press(t, w, markDone)
			}
			requireInSight(t, w, f.field)
			require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
		})
	})
	t.Run("an action that becomes current comes into sight with its buttons", func(t *testing.T) {
		inEveryWindow(t, unconnected, func(t *testing.T, o *outside, _ *keyForm, w fyne.Window) {
			page := o.guide.step(0)
			for i := range 3 {
				press(t, w, markDone)
				require.Equal(t, i+1, page.openAt())
				requireInSight(t, w, page.rows[i+1].title)
				requireInSight(t, w, page.tools.mark)
				require.Equal(t, fyne.Focusable(page.tools.mark), w.Canvas().Focused(), "the focus stays where it was pressed")
			}
		})
	})
	t.Run("the question whether all of it was copied is in sight and has the keyboard", func(t *testing.T) {
		inEveryWindow(t, createdKey, func(t *testing.T, _ *outside, f *keyForm, w fyne.Window) {
			f.field.SetText(secret)
			f.submit()
			requireInSight(t, w, f.question)
			require.Equal(t, fyne.Focusable(f.pasteAgain), w.Canvas().Focused())
		})
	})
	t.Run("the question about another clinic is in sight and has the keyboard", func(t *testing.T) {
		inEveryWindow(t, seaside, func(t *testing.T, o *outside, f *keyForm, w fyne.Window) {
			o.set(otherKeyed())
			requireInSight(t, w, f.other.box)
			require.Equal(t, fyne.Focusable(f.other.drop), w.Canvas().Focused())
		})
	})
	t.Run("why a key was refused is in sight, and the keyboard is in the field", func(t *testing.T) {
		inEveryWindow(t, createdKey, func(t *testing.T, o *outside, f *keyForm, w fyne.Window) {
			tries(o, f, w)
			s := createdKey()
			s.Key = live.KeyState{Phase: live.KeyFailed, Shard: "au4", Ending: o.pasted().Ending(), Problem: &cliniko.Error{Kind: cliniko.KindKeyRefused}}
			o.set(s)
			require.NotEmpty(t, said(f))
			requireInSight(t, w, f.said.Line())
			requireInSight(t, w, f.field)
			require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
		})
	})
	t.Run("once the key works the way on is in sight and has the keyboard", func(t *testing.T) {
		inEveryWindow(t, createdKey, func(t *testing.T, o *outside, f *keyForm, w fyne.Window) {
			tries(o, f, w)
			s := seaside()
			s.Key.Ending = o.pasted().Ending()
			o.set(s)
			goOn := o.guide.step(0).tools.goOn
			requireInSight(t, w, goOn)
			require.Equal(t, fyne.Focusable(goOn), w.Canvas().Focused())
		})
	})
	t.Run("the way on gives the keyboard to the action that is current there", func(t *testing.T) {
		o, w := window(t, seaside(), TabKey, wide, theme.New(theme.Light, 1))
		o.guide.deps.GoTo = func(tab int) {
			w.SetContent(o.guide.Page(tab))
			o.guide.Shown(tab)
		}
		press(t, w, o.guide.goOnLabel())
		require.Equal(t, fyne.Focusable(o.guide.step(3).tools.main()), w.Canvas().Focused())
	})
	t.Run("the key field is reached from another action, with its own picture and main button", func(t *testing.T) {
		inEveryWindow(t, unconnected, func(t *testing.T, o *outside, f *keyForm, w fyne.Window) {
			o.guide.FocusKey()
			requireInSight(t, w, f.field)
			requireInSight(t, w, f.check)
			require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
			require.Equal(t, keyRow, o.guide.step(0).openAt())
		})
	})
	t.Run("what changes elsewhere does not scroll the page", func(t *testing.T) {
		o, _ := window(t, createdKey(), TabKey, pageSizes["480 × 600"], theme.New(theme.Light, 1))
		page := o.guide.step(0).page
		page.ScrollToOffset(fyne.NewPos(0, 10))
		o.set(createdKey())
		require.Equal(t, float32(10), page.Offset.Y)
	})
}

// TestAPictureStepsAside looks at a small window with large letters.
func TestAPictureStepsAside(t *testing.T) {
	for scale, aside := range map[float32]bool{1: false, 1.5: true} {
		o, w := window(t, unconnected(), TabKey, pageSizes["480 × 600"], theme.New(theme.Light, scale))
		page := o.guide.step(0)
		require.Equal(t, aside, slices.Contains(page.rows[0].slot.Objects, fyne.CanvasObject(page.figure.Aside())))
		require.NotEqual(t, aside, slices.Contains(page.rows[0].slot.Objects, fyne.CanvasObject(page.figure.Card())))
		if aside {
			press(t, w, "How it looks in Cliniko")
			require.NotNil(t, w.Canvas().Overlays().Top())
		}
	}
}

// tries has the key on Return, and Cliniko be asked.
func tries(o *outside, f *keyForm, w fyne.Window) {
	w.Canvas().Focus(f.field)
	f.field.SetText(secret + "-au4")
	f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s := createdKey()
	s.Key = live.KeyState{Phase: live.KeyTrying, Shard: "au4", Ending: o.pasted().Ending()}
	o.set(s)
}

// TestTabStaysOnThePage goes through a page by Tab after what had the keyboard is gone.
func TestTabStaysOnThePage(t *testing.T) {
	o, w := window(t, createdKey(), TabKey, wide, theme.New(theme.Light, 1))
	w.SetContent(control.Column(0, control.NewQuiet("In the header", func() {}), w.Content()))
	tries(o, o.guide.form, w)
	require.Equal(t, keyCancel, w.Canvas().Focused().(*control.Button).Label(), "what can be done now")
	w.Canvas().FocusNext()
	require.NotEqual(t, "In the header", labelOf(w.Canvas().Focused()))
}

func labelOf(f fyne.Focusable) string {
	if b, ok := f.(*control.Button); ok {
		return b.Label()
	}
	return ""
}
