package calendar

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestWhatBecameOfTheChosenTime(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	chosen := sheettest.Tuesday.At(12*60+30, d.page.zone)
	card := d.page.screen.panel.choice
	choose := func() { d.page.choose(sheet.Selection{Start: chosen}); require.True(t, card.box.Visible()) }
	says := func(what string) {
		t.Helper()
		require.Equal(t, what, d.page.words())
		require.Equal(t, what, card.status.String())
		require.True(t, card.box.Visible(), "nothing moves under a person's hands")
	}
	choose()
	button := d.button(t, textPatientsPage)
	d.window.Canvas().Focus(button)

	d.page.showPractitioner("21", false)
	says(sheet.TextChosenHidden)
	d.page.showPractitioner("21", true)
	require.Equal(t, "Updated 1 min ago", card.status.String())

	week := d.weeks[sheettest.Monday]
	d.weeks[sheettest.Monday] = &sheettest.ReadWeek{Business: sheettest.Harbour, Monday: sheettest.Monday}
	d.publish()
	says(sheet.TextChosenUnread)

	starts := sheettest.BusyWeek(t)
	starts[sheettest.Offering(1, 1)] = append([]string{"24 11:30"}, starts[sheettest.Offering(1, 1)][2:]...)
	d.weeks[sheettest.Monday] = sheettest.Known(t, d.state.Account, starts)
	d.publish()
	says(sheet.TextChosenGone)
	require.Same(t, button, d.window.Canvas().Focused(), "the keyboard stays where it is")
	require.Same(t, button, d.button(t, textPatientsPage))

	d.weeks[sheettest.Monday] = week
	d.publish()
	require.Equal(t, "Updated 1 min ago", card.status.String(), "it came back")
	d.now = chosen.Add(time.Minute)
	d.page.Draw()
	says(sheet.TextChosenPassed)

	d.page.clearSelection()
	require.False(t, card.box.Visible())
}
