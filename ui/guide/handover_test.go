package guide

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

func TestHandOver(t *testing.T) {
	o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
	form := o.guide.step(3).rows[3].within.(*handOverForm)
	t.Run("a name is needed", func(t *testing.T) {
		require.True(t, form.noted.Disabled())
		form.name.SetText("  \u202e ")
		form.note()
		require.Nil(t, o.state.Clinic.HandedOver)
	})
	t.Run("the key in the place of a name is refused, and taken out of the field", func(t *testing.T) {
		form.name.SetText(secret + "-au4")
		require.Empty(t, form.name.Text)
		require.True(t, form.noted.Disabled())
		require.Contains(t, texts(w.Content()), handOverKey)
		form.note()
		require.Nil(t, o.state.Clinic.HandedOver)
	})
	t.Run("the name and the moment are kept", func(t *testing.T) {
		form.name.SetText("Ravi at MIEA")
		form.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, "Ravi at MIEA", o.state.Clinic.HandedOver.To)
		require.Equal(t, now.UTC(), o.state.Clinic.HandedOver.At)
		require.Contains(t, texts(w.Content()), "Handed over to Ravi at MIEA on 23 November.")
	})
	t.Run("it can be undone", func(t *testing.T) {
		test.Tap(o.guide.step(3).rows[3].title)
		press(t, w, handOverUndo)
		require.Nil(t, o.state.Clinic.HandedOver)
	})
}

func TestCopyTheKey(t *testing.T) {
	// pasted is the hand-over page in the run in which the key was pasted.
	pasted := func(t *testing.T) (*outside, fyne.Window) {
		o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
		f := o.guide.form
		f.replace()
		f.field.SetText(secret + "-au4")
		f.submit()
		s := seaside()
		s.Key.Ending, s.Key.CopyUntil = o.tried[0].Ending(), now.AddDate(0, 0, 7)
		o.set(s)
		o.guide.step(3).choose(2)
		return o, w
	}
	copyIt := func(t *testing.T, w fyne.Window) {
		press(t, w, copyKey)
		pressIn(t, w.Canvas().Overlays().Top(), copyKey)
	}
	t.Run("it is confirmed each time", func(t *testing.T) {
		o, w := pasted(t)
		for range 2 {
			press(t, w, copyKey)
			pressIn(t, w.Canvas().Overlays().Top(), copyNot)
			require.Empty(t, o.clipboard)
		}
		w.Canvas().Unfocus()
		require.Equal(t, 1, mainButtons(w.Content()))
		copyIt(t, w)
		w.Canvas().Unfocus()
		require.Equal(t, 1, mainButtons(w.Content()))
		require.Equal(t, secret+"-au4", o.clipboard)
		require.Contains(t, texts(w.Content()), copiedKey)
	})
	t.Run("it leaves the clipboard by itself, unless something else is there by then", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		o.later[0]()
		require.Empty(t, o.clipboard)
		require.Contains(t, texts(w.Content()), copyCleared)
		copyIt(t, w)
		o.clipboard = "a shopping list"
		o.later[1]()
		require.Equal(t, "a shopping list", o.clipboard)
	})
	t.Run("copied twice, it stays for the whole while after the second time", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		copyIt(t, w)
		o.later[0]()
		require.NotEmpty(t, o.clipboard)
		o.later[1]()
		require.Empty(t, o.clipboard)
	})
	t.Run("it leaves the clipboard when the app ends", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		o.guide.Close()
		require.Empty(t, o.clipboard)
	})
	t.Run("a key that may not be copied any more has no button but the way to a new key", func(t *testing.T) {
		o, w := window(t, seaside(), TabHandOver, wide, theme.New(theme.Light, 1))
		o.guide.step(3).choose(2)
		require.NotContains(t, buttons(w.Content()), copyKey)
		require.Contains(t, texts(w.Content()), copyNotNow)
	})
	t.Run("a clinic that is forgotten or refused gives no key", func(t *testing.T) {
		o, w := pasted(t)
		refused := *o.state
		refused.Status.Phase = live.KeyRefused
		o.set(&refused)
		require.NotContains(t, buttons(w.Content()), copyKey)
		copyIt := *o.state
		copyIt.Status.Phase = live.UpToDate
		o.set(&copyIt)
		press(t, w, copyKey)
		pressIn(t, w.Canvas().Overlays().Top(), copyKey)
		require.NotEmpty(t, o.clipboard)
		o.set(unconnected())
		require.Empty(t, o.clipboard)
	})
	t.Run("no text of the page ever holds the key", func(t *testing.T) {
		_, w := pasted(t)
		copyIt(t, w)
		for _, text := range texts(w.Content()) {
			require.NotContains(t, text, secret)
		}
	})
}
