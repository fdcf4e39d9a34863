package guide

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestHandOver(t *testing.T) {
	o, w := window(t, copiedHere(seaside()), TabHandOver, wide, theme.New(theme.Light, 1))
	form := o.guide.sending
	o.guide.step(3).choose(sendRow)
	t.Run("a name is needed, and asked for by the button and the circle", func(t *testing.T) {
		row := o.guide.step(3).rows[2]
		for _, pressed := range []fyne.Tappable{form.noted, row.icon} {
			for _, nobody := range []string{"", "  \u202e "} {
				form.name.SetText("R")
				form.name.SetText(nobody)
				w.Canvas().Unfocus()
				test.Tap(pressed)
				require.Nil(t, o.state.Clinic.HandedOver)
				require.Contains(t, texts(w.Content()), handOverNobody)
				require.Equal(t, fyne.Focusable(form.name), w.Canvas().Focused())
				form.name.SetText("R")
				require.NotContains(t, texts(w.Content()), handOverNobody)
			}
		}
	})
	t.Run("the key in the place of a name is refused, and taken out of the field", func(t *testing.T) {
		form.name.SetText(secret + "-au4")
		require.Empty(t, form.name.Text)
		require.Contains(t, texts(w.Content()), handOverKey)
		form.note()
		require.Nil(t, o.state.Clinic.HandedOver)
	})
	t.Run("the name and the moment are kept", func(t *testing.T) {
		form.name.SetText("Ravi at MIEA")
		w.Canvas().Focus(form.name)
		form.name.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Equal(t, "Ravi at MIEA", o.state.Clinic.HandedOver.To)
		require.Equal(t, now.UTC(), o.state.Clinic.HandedOver.At)
		require.Contains(t, texts(w.Content()), "The key went to Ravi at MIEA on 23 November.")
	})
	t.Run("then the page is the end of the guide, seen from its beginning, and the keyboard is on what can be done now", func(t *testing.T) {
		page := o.guide.step(3)
		require.Zero(t, page.page.Offset.Y)
		require.Equal(t, fyne.Focusable(page.sent.times), w.Canvas().Focused())
		require.NotContains(t, texts(w.Content()), handOverLabel)
		press(t, w, endTimes)
		press(t, w, endOverview)
		require.Equal(t, []int{TabCalendar, TabStart}, o.wentTo)
	})
	t.Run("it can be put right, with the keyboard where that is done; until then nothing is lost", func(t *testing.T) {
		press(t, w, endElse)
		require.NotNil(t, o.state.Clinic.HandedOver)
		require.Equal(t, "Ravi at MIEA", form.name.Text)
		require.Contains(t, texts(w.Content()), handOverLabel)
		require.NotContains(t, texts(w.Content()), endConnected)
		require.Equal(t, fyne.Focusable(form.name), w.Canvas().Focused())
		require.Equal(t, 1, mainButtons(w.Content()))
		form.name.SetText("Mo at MIEA")
		form.note()
		require.Equal(t, "Mo at MIEA", o.state.Clinic.HandedOver.To)
		require.Contains(t, texts(w.Content()), endConnected)
	})
	t.Run("a key that was not sent yet is marked as such, and its name stays in the form", func(t *testing.T) {
		press(t, w, endElse)
		press(t, w, handOverNotSent)
		require.Nil(t, o.state.Clinic.HandedOver)
		require.Equal(t, "Mo at MIEA", form.name.Text)
	})
	t.Run("another clinic on screen is not taken for the one that is being put right", func(t *testing.T) {
		o, _ := window(t, handed(seaside()), TabHandOver, wide, theme.New(theme.Light, 1))
		o.guide.sending.correct()
		other := handed(seaside())
		other.Clinic.ID.Account = "2"
		o.set(other)
		require.False(t, o.guide.sending.correcting())
		require.Empty(t, o.guide.sending.name.Text)
	})
}

func TestTheEnd(t *testing.T) {
	common := theme.New(theme.Light, 1)
	t.Run("it says that the clinic is connected, what patients can book and how to stop it", func(t *testing.T) {
		o, w := window(t, handed(seaside()), TabHandOver, wide, common)
		shown := texts(w.Content())
		require.Subset(t, shown, []string{endConnected, "The key went to Ravi at MIEA on 9 November.", "Patients can book 2 practitioners once your MIEA representative has set MIEA up.", endNextText + " " + endNothing, endLaterText})
		require.Contains(t, strings.Join(shown, " "), "Archive the key in Cliniko, under Manage API keys.")
		require.Equal(t, control.Done, o.guide.step(3).sent.ending.mark.State())
	})
	t.Run("several businesses are counted", func(t *testing.T) {
		s := handed(seaside())
		s.Account.Businesses = append(s.Account.Businesses, cliniko.Business{ID: "hill", Name: "Hill Clinic", ShowOnline: true})
		s.Report.Verdicts[0].Business = "hill"
		_, w := window(t, s, TabHandOver, wide, common)
		require.Contains(t, texts(w.Content()), "Patients can book 2 practitioners at 2 businesses once your MIEA representative has set MIEA up.")
	})
	t.Run("it bears no tick of the app's own, and leads on, where something is wrong or was not checked", func(t *testing.T) {
		unread, refused := handed(seaside()), handed(seaside())
		unread.Account, unread.Report = nil, readiness.Report{}
		refused.Status.Phase = live.KeyRefused
		for words, s := range map[string]*live.State{"1 thing needs fixing.": handed(troubled()), "Couldn’t check everything.": unread, "The key no longer works.": refused} {
			o, w := window(t, s, TabHandOver, wide, common)
			require.Contains(t, texts(w.Content()), words)
			require.Contains(t, texts(w.Content()), endSent)
			require.NotContains(t, texts(w.Content()), endConnected)
			require.Contains(t, texts(w.Content()), endNextText)
			require.Equal(t, control.ByUser, o.guide.step(3).sent.ending.mark.State())
			press(t, w, o.guide.goOnLabel())
			require.Equal(t, []int{TabKey + o.guide.progress.Next()}, o.wentTo)
		}
	})
	t.Run("a key that was pasted since is not sent: the page leads to sending it", func(t *testing.T) {
		s := copiedHere(handed(seaside()))
		s.Key.Sent, s.Key.CopyUntil = false, now.AddDate(0, 0, 7)
		o, w := window(t, s, TabHandOver, wide, common)
		require.NotContains(t, texts(w.Content()), endConnected)
		require.Equal(t, control.ToDo, o.guide.States()[3])
		o.guide.step(3).choose(2)
		require.Contains(t, buttons(w.Content()), copyKey)
		o.guide.sending.name.SetText("Ravi at MIEA")
		o.guide.sending.note()
		require.Contains(t, texts(w.Content()), "The key went to Ravi at MIEA on 23 November.")
		_, overview := window(t, s, TabStart, wide, common)
		require.Contains(t, strings.Join(texts(overview.Content()), " "), newKeyUnsent)
	})
	t.Run("another clinic coming on screen leaves the keyboard where it is", func(t *testing.T) {
		o, w := window(t, seaside(), TabHandOver, wide, common)
		title := o.guide.step(3).rows[1].title
		w.Canvas().Focus(title)
		o.set(handed(seaside()))
		require.NotEqual(t, fyne.Focusable(o.guide.step(3).sent.times), w.Canvas().Focused())
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
		o.guide.sending.name.SetText("Ravi")
		w.Canvas().Unfocus()
		require.Equal(t, 1, mainButtons(w.Content()))
		require.Equal(t, secret+"-au4", o.clipboard)
		require.Contains(t, texts(w.Content()), copiedKey)
	})
	t.Run("nothing else asks whether it was sent", func(t *testing.T) {
		_, w := pasted(t)
		require.NotContains(t, buttons(w.Content()), markDone)
		require.Contains(t, buttons(w.Content()), handOverDone)
	})
	t.Run("copied, the way on is to say who received it", func(t *testing.T) {
		o, w := pasted(t)
		require.Equal(t, fyne.Focusable(o.guide.copier.copy), o.guide.Current(TabHandOver))
		copyIt(t, w)
		require.Equal(t, fyne.Focusable(o.guide.sending.name), o.guide.Current(TabHandOver))
	})
	t.Run("who came to copy copies with Return; Escape does not", func(t *testing.T) {
		o, w := pasted(t)
		for key, held := range map[fyne.KeyName]string{fyne.KeyEscape: "", fyne.KeyReturn: secret + "-au4"} {
			o.clipboard = ""
			press(t, w, copyKey)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
			require.Nil(t, w.Canvas().Overlays().Top())
			require.Equal(t, held, o.clipboard)
		}
	})
	t.Run("it leaves the clipboard by itself, unless something else is there by then", func(t *testing.T) {
		o, w := pasted(t)
		copyIt(t, w)
		o.later[0]()
		require.Empty(t, o.clipboard)
		require.Contains(t, texts(w.Content()), copyCleared)
		require.False(t, o.guide.copier.said.Line().Objects[0].Visible(), "a tick, though it may not be sent yet")
		require.Equal(t, fyne.Focusable(o.guide.copier.copy), o.guide.Current(TabHandOver))
		o.guide.sending.name.SetText("Ravi")
		require.Equal(t, fyne.Focusable(o.guide.sending.name), o.guide.Current(TabHandOver))
		o.guide.sending.name.SetText("")
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

func TestTheFormIsInTheOpenActionOnly(t *testing.T) {
	s := seaside()
	s.Key.CopyUntil = now.AddDate(0, 0, 7)
	o, w := window(t, s, TabHandOver, narrow, theme.New(theme.Light, 1))
	page, form := o.guide.step(3), o.guide.sending
	page.choose(0)
	require.NotContains(t, texts(w.Content()), handOverLabel)
	require.NotContains(t, buttons(w.Content()), copyKey)
	page.choose(sendRow)
	require.Contains(t, texts(w.Content()), handOverLabel)
	require.Subset(t, buttons(w.Content()), []string{handOverDone, copyKey})

	t.Run("and its button stays where it is while a name is typed", func(t *testing.T) {
		form.note()
		require.Contains(t, texts(w.Content()), handOverNobody)
		before := fyne.CurrentApp().Driver().AbsolutePositionForObject(form.noted)
		form.name.SetText("Ravi")
		require.NotContains(t, texts(w.Content()), handOverNobody)
		require.Equal(t, before, fyne.CurrentApp().Driver().AbsolutePositionForObject(form.noted))
	})
	t.Run("and the question whether it was sent can be left", func(t *testing.T) {
		form.note()
		asked := w.Canvas().Overlays().Top()
		require.Subset(t, buttons(asked), []string{sentNot, sentAnyway, copyKey})
		pressIn(t, asked, sentNot)
		require.Nil(t, w.Canvas().Overlays().Top())
		require.Nil(t, o.state.Clinic.HandedOver)
	})
	t.Run("and its answer never lands at a clinic that came on screen meanwhile", func(t *testing.T) {
		form.note()
		asked := w.Canvas().Overlays().Top()
		other := seaside()
		other.Clinic.ID.Account = "4711"
		o.set(other)
		pressIn(t, asked, sentAnyway)
		require.Nil(t, o.state.Clinic.HandedOver)
	})
}
