package guide

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

// secret is a made-up key of the right form.
var secret = strings.Repeat("MS0xLWFiY2RlZmdo", 3)

func keyPage(t *testing.T, s *live.State) (*outside, *keyForm, fyne.Window) {
	t.Helper()
	o, w := window(t, s, TabKey, narrow, theme.New(theme.Light, 1))
	return o, o.guide.form, w
}

// said is what the form says under its field; empty when it says nothing.
func said(f *keyForm) string {
	line := f.said.Line()
	if !line.Visible() {
		return ""
	}
	return line.Objects[1].(*control.Text).String()
}

func TestKeyForm(t *testing.T) {
	t.Run("a pasted key names its region at once and is tried on Return", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		o.clipboard = "  \u201c" + secret + "-AU4\u201d\u200b\n"
		f.paste()
		require.Equal(t, "Region: Australia.", said(f))
		f.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Len(t, o.tried, 1)
		require.Equal(t, cliniko.Shard("au4"), o.tried[0].Shard())
	})
	t.Run("a wrong text is named wrong without being shown, and never tried", func(t *testing.T) {
		for _, wrong := range []string{"my secret key-au4", "https://seaside.au4.cliniko.com", "abcdefgh-evil.com/au1", "Authorization: Basic abc"} {
			o, f, _ := keyPage(t, unconnected())
			o.clipboard = wrong
			f.paste()
			require.NotEmpty(t, said(f))
			require.NotContains(t, said(f), wrong)
			f.submit()
			require.Empty(t, o.tried)
		}
	})
	t.Run("after a refused text the next one takes its place, pasted or typed", func(t *testing.T) {
		wrong := "https://seaside.au4.cliniko.com"
		refused := map[string]func(*outside, *keyForm){
			"the link pastes it": func(_ *outside, f *keyForm) { f.paste() },
			"Ctrl+V pastes it":   func(o *outside, f *keyForm) { f.field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: o}) },
			"it was sent off": func(_ *outside, f *keyForm) {
				f.field.SetText(wrong)
				f.submit()
			},
		}
		for name, refuse := range refused {
			t.Run(name, func(t *testing.T) {
				o, f, w := keyPage(t, unconnected())
				w.Canvas().Focus(f.field)
				o.clipboard = wrong
				refuse(o, f)
				require.True(t, f.field.Wrong())
				test.Type(f.field, "a")
				require.Equal(t, "a", f.field.Text)
				refuse(o, f)
				o.clipboard = secret + "-au4"
				f.field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: o})
				require.Equal(t, "Region: Australia.", said(f))
				f.field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: o})
				require.Equal(t, secret+"-au4", f.field.Text, "it takes the place of a good one, too")
				o.clipboard = ""
				f.paste()
				require.Equal(t, secret+"-au4", f.field.Text)
			})
		}
	})
	t.Run("naming the region of a key does not move its button", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabKey, wide, theme.New(theme.Light, 1))
		f := o.guide.form
		o.guide.FocusKey()
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.check)
		for _, text := range []string{secret + "-au4", secret, ""} {
			f.field.SetText(text)
			require.Equal(t, at, fyne.CurrentApp().Driver().AbsolutePositionForObject(f.check), said(f))
		}
	})
	t.Run("an empty clipboard says what to do", func(t *testing.T) {
		_, f, _ := keyPage(t, unconnected())
		f.paste()
		require.Contains(t, said(f), "Copy the key")
	})
	t.Run("an empty field says what to do", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		f.submit()
		require.Contains(t, said(f), "Copy the key")
		require.Empty(t, o.tried)
	})
	t.Run("a key without an ending is asked about before it is tried", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		f.field.SetText(secret)
		require.Equal(t, keyNoRegion, said(f))
		f.submit()
		require.Empty(t, o.tried)
		require.True(t, f.question.Visible())
		require.False(t, f.entry.Visible())
		f.wasAll()
		require.Len(t, o.tried, 1)
		require.Equal(t, cliniko.DefaultShard, o.tried[0].Shard())
	})
	t.Run("a key that was not copied whole can be pasted again", func(t *testing.T) {
		o, f, w := keyPage(t, unconnected())
		f.field.SetText(secret)
		f.submit()
		require.Equal(t, fyne.Focusable(f.pasteAgain), w.Canvas().Focused())
		f.again()
		require.Empty(t, f.field.Text)
		require.True(t, f.entry.Visible())
		require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
		require.Empty(t, o.tried)
	})
	t.Run("waiting for the password store can be stopped", func(t *testing.T) {
		o, f, w := keyPage(t, unconnected())
		s := unconnected()
		s.Key.Phase = live.KeySaving
		o.set(s)
		require.Contains(t, f.waitFor.String(), storage.PasswordStore())
		press(t, w, keyCancel)
		require.Equal(t, 1, o.canceled)
	})
	t.Run("a kept key leaves neither the field nor a clipboard holding it", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		o.clipboard = secret + "-au4"
		o.primary.text = " " + secret + "-au4\n"
		f.paste()
		f.submit()
		s := seaside()
		s.Key.Ending = o.tried[0].Ending()
		o.set(s)
		require.Empty(t, f.field.Text)
		require.Empty(t, o.clipboard)
		require.Empty(t, o.primary.text)
		require.True(t, f.tried.IsZero())
		require.True(t, f.kept.box.Visible())
		require.False(t, f.entry.Visible())
	})
	t.Run("a key that is being tried has left the clipboard, whatever becomes of it", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		o.clipboard, o.primary.text = secret+"-au4", secret+"-au4"
		f.paste()
		f.submit()
		require.Empty(t, o.clipboard)
		require.Empty(t, o.primary.text)
		require.NotEmpty(t, f.field.Text, "it can be tried again")
	})
	t.Run("the key in the field for the address is taken out of it", func(t *testing.T) {
		o, w := window(t, unconnected(), TabKey, wide, theme.New(theme.Light, 1))
		field := o.guide.step(0).tools.address.field
		field.SetText(secret + "-au4")
		require.Empty(t, field.Text)
		require.Contains(t, texts(w.Content()), addressKey)
	})
	t.Run("a try that is stopped is not said to go on", func(t *testing.T) {
		o, f, w := keyPage(t, unconnected())
		f.field.SetText(secret + "-au4")
		f.submit()
		s := unconnected()
		s.Key = live.KeyState{Phase: live.KeyTrying, Ending: o.tried[0].Ending(), Shard: "au4"}
		o.set(s)
		f.field.SetWrong(true) // by a try before
		f.try(o.tried[0])
		press(t, w, keyCancel)
		o.set(unconnected())
		require.Empty(t, said(f))
		require.False(t, f.field.Wrong())
	})
	t.Run("a clipboard that holds something else is left alone", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		o.clipboard = secret + "-au4"
		f.paste()
		f.submit()
		o.clipboard, o.primary.text = "a shopping list", "a line of a letter"
		s := seaside()
		s.Key.Ending = o.tried[0].Ending()
		o.set(s)
		require.Equal(t, "a shopping list", o.clipboard)
		require.Equal(t, "a line of a letter", o.primary.text)
	})
	t.Run("a key that an earlier state still shows as kept is not mistaken for the new one", func(t *testing.T) {
		o, f, _ := keyPage(t, seaside())
		f.replace()
		f.field.SetText(secret + "-au4")
		f.submit()
		o.set(seaside())
		require.False(t, f.tried.IsZero())
		require.NotEmpty(t, f.field.Text)
	})
	t.Run("a refused key says why until somebody types again", func(t *testing.T) {
		o, f, _ := keyPage(t, unconnected())
		f.field.SetText(secret + "-au4")
		f.submit()
		s := unconnected()
		s.Key = live.KeyState{Phase: live.KeyFailed, Ending: o.tried[0].Ending(), Shard: "au4", Problem: &cliniko.Error{Kind: cliniko.KindKeyRefused}}
		o.set(s)
		require.Contains(t, said(f), "It has no ending such as -au4")
		s.Key.NamesRegion = true
		o.set(s)
		require.Contains(t, said(f), "Its ending (-au4) is there")
		require.NotEmpty(t, f.field.Text)
		f.field.SetText(secret + "-au2")
		o.set(s)
		require.Equal(t, "Region: Australia.", said(f))
	})
	t.Run("replacing keeps the present key until the new one works, and can be given up", func(t *testing.T) {
		o, f, w := keyPage(t, seaside())
		press(t, w, keyReplace)
		require.True(t, f.entry.Visible())
		require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
		require.Equal(t, 1, mainButtons(w.Content()))
		press(t, w, keyGiveUp)
		require.True(t, f.kept.box.Visible())
		require.Empty(t, o.tried)
	})
	t.Run("forgetting asks first and does nothing on Keep it", func(t *testing.T) {
		o, _, w := keyPage(t, seaside())
		press(t, w, keyForget)
		pressIn(t, w.Canvas().Overlays().Top(), forgetKeep)
		require.Empty(t, o.forgotten)
		press(t, w, keyForget)
		pressIn(t, w.Canvas().Overlays().Top(), forgetDo)
		require.Equal(t, []storage.ClinicID{{Shard: "au4", Account: "1"}}, o.forgotten)
	})
	t.Run("Ctrl+K reaches the field, also when a key is kept", func(t *testing.T) {
		for _, s := range []*live.State{unconnected(), seaside()} {
			o, f, w := keyPage(t, s)
			o.guide.FocusKey()
			require.Equal(t, fyne.Focusable(f.field), w.Canvas().Focused())
		}
	})
	t.Run("no text of the page ever holds the key", func(t *testing.T) {
		o, f, w := keyPage(t, unconnected())
		f.field.SetText(secret + "-au4")
		f.submit()
		for _, s := range []*live.State{unconnected(), seaside(), troubled()} {
			s.Key.Ending, s.Key.Shard = o.tried[0].Ending(), "au4"
			o.set(s)
			for _, text := range texts(w.Content()) {
				require.NotContains(t, text, secret)
			}
		}
	})
}

func TestKeyOfAnotherClinic(t *testing.T) {
	asked := func(t *testing.T) (*outside, *keyForm, fyne.Window) {
		o, f, w := keyPage(t, seaside())
		f.replace()
		f.field.SetText(secret + "-au4")
		f.submit()
		s := otherKeyed()
		s.Key.Ending = o.tried[0].Ending()
		o.set(s)
		return o, f, w
	}
	t.Run("the question names it, and the keyboard is on the answer that changes nothing", func(t *testing.T) {
		_, f, w := asked(t)
		require.Contains(t, texts(w.Content()), "This key is for Hill Physio. Add it as a second clinic?")
		require.False(t, f.entry.Visible())
		require.False(t, f.kept.box.Visible())
		require.Equal(t, fyne.Focusable(f.other.drop), w.Canvas().Focused())
		w.Canvas().Unfocus()
		require.Zero(t, mainButtons(w.Content()))
	})
	t.Run("it can be added", func(t *testing.T) {
		o, _, w := asked(t)
		press(t, w, "Add Hill Physio")
		require.Equal(t, []string{"add"}, o.answers)
	})
	t.Run("left out, the key is gone from the form", func(t *testing.T) {
		o, f, w := asked(t)
		press(t, w, otherDrop)
		require.Equal(t, []string{"drop"}, o.answers)
		o.set(seaside())
		require.Empty(t, f.field.Text)
		require.True(t, f.tried.IsZero())
		require.True(t, f.kept.box.Visible())
	})
	t.Run("one that is connected already is not called new", func(t *testing.T) {
		o, _, w := asked(t)
		s := *o.state
		s.Clinics = append(s.Clinics, storage.Clinic{ID: s.Key.Other.ID, Name: "Hill Physio"})
		o.set(&s)
		require.Contains(t, buttons(w.Content()), "Use it for Hill Physio")
	})
}

func TestKeyFieldInView(t *testing.T) {
	o, w := window(t, unconnected(), TabKey, fyne.NewSize(480, 496), theme.New(theme.Light, 1))
	f := o.guide.form
	inView := func(of fyne.CanvasObject) {
		t.Helper()
		bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(of).Y + of.Size().Height
		require.LessOrEqual(t, bottom, w.Canvas().Size().Height)
	}
	o.guide.FocusKey()
	inView(f.check)
	f.field.SetText(secret + "-au4")
	require.Equal(t, "Region: Australia.", said(f))
	inView(f.said.Line())
	inView(f.check)
}

func TestKeptKey(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*live.State)
		state  control.State
		words  string
	}{
		"it is kept, MIEA does not have it, and it can be copied for a while": {func(s *live.State) { s.Key.CopyUntil = now.AddDate(0, 0, 7) }, control.Done, "you can copy it there until 30 November."},
		"it is kept, MIEA does not have it, and it cannot be copied":          {func(*live.State) {}, control.Done, "this app can’t copy it any more"},
		"after the hand-over that is not said":                                {func(s *live.State) { handed(s) }, control.Done, "The key works and is kept in"},
		"on a shared login it is kept until the app closes":                   {func(s *live.State) { s.Clinic.ForgetKeyOnClose = true }, control.Done, "until you close this app. MIEA doesn’t have it yet"},
		"for this session only, with the reason":                              {func(s *live.State) { s.Key.Phase, s.Key.Fault = live.KeySession, storage.KeychainAbsent }, control.Attention, "The key works. This computer has no password store"},
		"the demo's key is kept nowhere":                                      {func(s *live.State) { s.Demo = true }, control.Done, "demo clinic"},
	} {
		t.Run(name, func(t *testing.T) {
			s := seaside()
			c.change(s)
			state, words := keptWords(s, now)
			require.Equal(t, c.state, state)
			require.Contains(t, words, c.words)
		})
	}
	t.Run("it shows whose it is and how it ends", func(t *testing.T) {
		_, f, _ := keyPage(t, seaside())
		require.Equal(t, "It belongs to Ada Lovell, administrator at Seaside Physio (Australia). It ends in Qk3w-au4.", f.kept.whose.String())
	})
	t.Run("a shared login is remembered", func(t *testing.T) {
		o, f, _ := keyPage(t, seaside())
		test.Tap(f.kept.onClose)
		require.True(t, o.state.Clinic.ForgetKeyOnClose)
	})
}
