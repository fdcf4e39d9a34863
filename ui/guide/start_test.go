package guide

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

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
		press(t, w, "Go on with step 4")
		require.Equal(t, []int{TabKey, TabHandOver}, o.wentTo)
	})
	t.Run("what to have ready is ticked by the user and can be undone", func(t *testing.T) {
		o, w := window(t, unconnected(), TabStart, wide, common)
		test.Tap(o.guide.start.ready[2].mark)
		require.Contains(t, o.state.Clinic.Ticks, "ready/contact")
		press(t, w, undoTick)
		require.NotContains(t, o.state.Clinic.Ticks, "ready/contact")
	})
	t.Run("becomes the overview after the hand-over", func(t *testing.T) {
		o, w := window(t, handed(troubled()), TabStart, wide, common)
		require.Equal(t, tabOverview, o.guide.StartTitle())
		shown := texts(w.Content())
		require.Contains(t, shown, "1 thing stands in the way. MIEA can offer 2 practitioners")
		require.Contains(t, shown, "Checked just now. Handed over to Ravi at MIEA on 9 November.")
		require.Contains(t, shown, "Nora Quinn has no hours at Harbour Clinic")
		require.Contains(t, shown, overviewUnknown) // Olive Kay's
		press(t, w, overviewCalendar)
		require.Equal(t, []int{TabCalendar}, o.wentTo)
		press(t, w, overviewBookings)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/bookings"}, o.opened)
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
	t.Run("a loss stands first, with the ways to put it right or to say that it is meant", func(t *testing.T) {
		s := handed(seaside())
		losesBen(s)
		o, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.NotContains(t, strings.Join(shown, " "), headlineReady)
		require.Contains(t, shown, "Ben Tran can’t be booked since 17 November: turned off for online booking")
		press(t, w, overviewIgnore)
		require.Equal(t, []readiness.Target{{Practitioner: "ben"}}, o.ignored)
		press(t, w, settingsPage.Button)
		require.Equal(t, []string{"https://seaside.au4.cliniko.com/settings"}, o.opened)
	})
	t.Run("says how many people are checked, and nothing of all, while a clinic is read for the first time", func(t *testing.T) {
		s := handed(seaside())
		partlyRead(s)
		_, w := window(t, s, TabStart, wide, common)
		shown := texts(w.Content())
		require.Contains(t, shown, "1 of 2 practitioners checked.")
		require.NotContains(t, strings.Join(shown, " "), "MIEA can offer")
		require.NotContains(t, strings.Join(shown, " "), "could not be checked")
		require.Contains(t, shown, overviewOpen)
	})
	t.Run("many changes are counted, none are said in one line", func(t *testing.T) {
		o, w := window(t, unchanged(handed(seaside())), TabStart, wide, common)
		require.Contains(t, texts(w.Content()), "Checked just now. Nothing has changed since you last looked, yesterday. Handed over to Ravi at MIEA on 9 November.")
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
