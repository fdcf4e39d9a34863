package guide

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/theme"
)

func TestStart(t *testing.T) {
	common := theme.New(theme.Light, 1)
	t.Run("begins with step 1 and goes on where it stands", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		require.Equal(t, tabStart, o.guide.StartTitle())
		press(t, w, "Start with step 1")
		require.Equal(t, []int{TabKey}, o.wentTo)
		o.set(seaside())
		press(t, w, "Continue to step 4")
		require.Equal(t, []int{TabKey, TabHandOver}, o.wentTo)
	})
	t.Run("a card opens its step wherever it is pressed, and says how the step stands", func(t *testing.T) {
		o, _ := window(t, unconnected(), TabStart, wide, common)
		for i, card := range o.guide.start.cards {
			test.TapCanvas(fyne.CurrentApp().Driver().CanvasForObject(card.area), fyne.CurrentApp().Driver().AbsolutePositionForObject(card.area).AddXY(3, 3))
			require.Equal(t, TabKey+i, o.wentTo[i])
		}
		require.Equal(t, "Step 4, Send the key: to do", o.guide.start.cards[3].area.AccessibilityLabel())
	})
	t.Run("what to have before the start is ticked by pressing anywhere on its row, undone by pressing again, and keeps the keyboard", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		row := o.guide.start.ready[2]
		test.Tap(row.area)
		require.Contains(t, o.state.Clinic.Ticks, "ready/contact")
		require.Equal(t, control.ByUser, row.icon.State())
		require.Equal(t, "Your MIEA representative, to receive the key securely, ticked by you", row.area.AccessibilityLabel())
		require.Equal(t, fyne.Focusable(row.area), w.Canvas().Focused())
		row.area.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		require.NotContains(t, o.state.Clinic.Ticks, "ready/contact")
		require.Equal(t, control.ToDo, row.icon.State())
		require.Equal(t, fyne.Focusable(row.area), w.Canvas().Focused())
	})
	t.Run("the administrator account ticks itself when the key is an administrator's, and is no control then", func(t *testing.T) {
		o, w := window(t, seaside(), TabStart, wide, common)
		row := o.guide.start.ready[0]
		require.Equal(t, control.Done, row.icon.State())
		require.Contains(t, texts(w.Content()), readyChecked)
		test.Tap(row.area)
		require.Empty(t, o.state.Clinic.Ticks)
	})
	t.Run("a tick that the key contradicts says so, and one that Cliniko says nothing about stands", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		row := o.guide.start.ready[0]
		test.Tap(row.area)
		require.Equal(t, control.ByUser, row.icon.State())
		s := seaside()
		s.Clinic.Ticks = o.state.Clinic.Ticks
		s.Account.User = cliniko.User{FirstName: "Dana", Role: "Power receptionist"}
		o.set(s)
		require.Equal(t, control.Attention, row.icon.State())
		require.Contains(t, texts(w.Content()), "This key belongs to Dana, power receptionist, not an administrator.")
		untold := *s
		untold.Account, untold.Clinic.Role = nil, ""
		o.set(&untold)
		require.Equal(t, control.ByUser, row.icon.State())
	})
	t.Run("becomes the overview after the hand-over", func(t *testing.T) {
		o, w := window(t, handed(troubled()), TabStart, wide, common)
		require.Equal(t, tabOverview, o.guide.StartTitle())
		shown := texts(w.Content())
		require.Contains(t, shown, "1 thing needs fixing")
		require.Contains(t, shown, "Patients can still book 2 practitioners through MIEA. Checked just now. The key went to Ravi at MIEA on 9 November.")
		require.NotContains(t, shown, endLaterText)
		require.Contains(t, shown, "Nora Quinn has no hours at Harbour Clinic")
		require.Contains(t, shown, overviewUnknown) // Olive Kay's
		require.Contains(t, shown, "Has no hours at Harbour Clinic")
		press(t, w, overviewCalendar)
		require.Equal(t, []int{TabCalendar}, o.wentTo)
		press(t, w, overviewBookings)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings"}, o.opened)
	})
	t.Run("on the day when the key was sent it is the end of the guide, with the next free times, unless something went wrong", func(t *testing.T) {
		s := handed(seaside())
		s.Clinic.HandedOver.At = now.Add(-time.Hour).UTC()
		o, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.Subset(t, shown, []string{endConnected, endNextText + " " + endNothing, overviewNext})
		require.NotContains(t, shown, headlineReady)
		lost := *s
		losesBen(&lost)
		o.set(&lost)
		require.NotContains(t, texts(w.Content()), endLaterText)
		require.Contains(t, texts(w.Content()), "1 thing needs fixing")
		o.now = now.AddDate(0, 0, 1)
		o.set(s)
		require.NotContains(t, texts(w.Content()), endLaterText)
		require.Contains(t, texts(w.Content()), headlineReady)
	})
	t.Run("the overview tells what has changed since the last visit, and how that stands now", func(t *testing.T) {
		s := changed(handed(troubled()))
		o, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.Contains(t, shown, "Since you last looked, on 9 November")
		require.Contains(t, shown, "Nora Quinn can no longer be booked.")
		require.Contains(t, shown, overviewRest)
		var states []control.State
		for _, i := range o.guide.start.overview.since.drawn {
			states = append(states, i.State)
		}
		require.Equal(t, []control.State{control.Blocked, control.Done, control.NotOffered, control.NotOffered}, states, "with no tick for the rest while something stands in the way")
	})
	t.Run("what it says of somebody for whom nothing has changed stays as it stands", func(t *testing.T) {
		o, _ := window(t, handed(seaside()), TabStart, wide, common)
		next := &o.guide.start.overview.next
		before, lines := next.rows.Objects, next.drawn
		s := handed(seaside())
		losesBen(s)
		o.set(s)
		same := 0
		for i, row := range next.rows.Objects {
			require.Equal(t, lines[i] == next.drawn[i], row == before[i], next.drawn[i].name)
			if row == before[i] {
				same++
			}
		}
		require.Positive(t, same)
		require.Less(t, same, len(before), "one has changed")
	})
	t.Run("a loss stands first, with the ways to put it right or to say that it is meant", func(t *testing.T) {
		s := handed(seaside())
		losesBen(s)
		o, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.NotContains(t, strings.Join(shown, " "), headlineReady)
		require.Contains(t, shown, "Ben Tran hasn’t been bookable since 17 November: turned off for online booking")
		press(t, w, readiness.WordAccept)
		require.Equal(t, []readiness.Target{{Practitioner: "ben"}}, o.accepted)
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, o.opened)
	})
	t.Run("says how many people are checked, and nothing of all, while a clinic is read for the first time", func(t *testing.T) {
		s := handed(seaside())
		partlyRead(s)
		_, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.Contains(t, shown, "1 of 2 practitioners checked. The key went to Ravi at MIEA on 9 November.")
		require.NotContains(t, strings.Join(shown, " "), "Patients can book")
		require.NotContains(t, strings.Join(shown, " "), "ouldn’t check")
		require.Contains(t, shown, headlineChecking)
		require.Contains(t, shown, overviewOpen)
	})
	t.Run("many changes are counted, none are said in one line", func(t *testing.T) {
		o, w := window(t, unchanged(handed(seaside())), TabStart, wide, common)
		require.Contains(t, texts(w.Content()), "Patients can book 2 practitioners through MIEA. Checked just now. Nothing has changed since you last looked, yesterday. The key went to Ravi at MIEA on 9 November.")
		many := handed(seaside())
		many.SinceVisit = readiness.Change{Since: now, News: make([]readiness.News, 9)}
		o.set(many)
		require.Contains(t, texts(w.Content()), "And 3 more changes.")
	})
	t.Run("a time in another zone than this computer's is named", func(t *testing.T) {
		s := handed(seaside())
		s.Account.Businesses[0].Zone, s.Account.Businesses[0].ZoneLabel = "Australia/Perth", ""
		_, w := window(t, s, TabStart, wide, common)
		require.Contains(t, texts(w.Content()), "Today, 8:30 (Perth time)")
	})
	t.Run("the demo clinic can be looked at where the window offers it", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		require.NotContains(t, buttons(w.Content()), startDemo)
		shown := 0
		deps := o.guide.deps
		deps.Demo = func() { shown++ }
		w.SetContent(New(deps).Page(TabStart))
		press(t, w, startDemo)
		require.Equal(t, 1, shown)
	})
}
