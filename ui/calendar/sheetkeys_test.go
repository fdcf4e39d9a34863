package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// press types keys into the calendar, which has the keyboard.
func (d *desk) press(keys ...fyne.KeyName) {
	if shown := d.page.screen.shown(); !shown.Focused() {
		shown.TakeKeyboard()
	}
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (d *desk) grid() *sheetView { return d.page.screen.sheets }

// at says the block under the cursor: "Tue 24 11:30".
func (d *desk) at() string {
	if d.grid().Current == sheet.None {
		return ""
	}
	w := d.page.sheet
	b := w.Blocks[d.grid().Current]
	return sheet.HeadText(w.Columns[b.Column].Date) + " " + wording.Style{}.ClockAt(w.Rows[b.Row].Minute)
}

func TestKeysMoveTheCursor(t *testing.T) {
	d := seat(t, map[cliniko.Offering][]string{
		sheettest.Offering(1, 1): {"24 11:30", "24 12:30", "26 09:30", "26 16:30", "27 11:00"},
		sheettest.Offering(2, 2): {"24 11:30", "26 12:00"},
	})
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{"", "Tue 24 11:30"},
		{fyne.KeyUp, "Tue 24 11:30"},
		{fyne.KeyDown, "Tue 24 12:30"},
		{fyne.KeyDown, "Tue 24 12:30"},
		{fyne.KeyRight, "Thu 26 12:00"}, // over a day without times
		{fyne.KeyRight, "Fri 27 11:00"},
		{fyne.KeyRight, "Fri 27 11:00"},
		{fyne.KeyLeft, "Thu 26 12:00"},
		{fyne.KeyHome, "Tue 24 11:30"},
		{fyne.KeyEnd, "Fri 27 11:00"},
	} {
		d.press(step.key)
		require.Equal(t, step.want, d.at(), step.key)
	}
}

func TestReturnAndSpaceSelectAndEscapeGivesUp(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		d.press(fyne.KeyEscape)
		require.True(t, d.page.chosen.IsZero())
		d.press(key)
		require.Equal(t, sheettest.Tuesday.At(11*60+30, d.page.zone).Unix(), d.page.chosen.Start.Unix(), key)
	}
}

func TestPageKeysTurnTheWeekAndTheCursorKeepsItsPlace(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	later := sheettest.Known(t, d.state.Account, nil)
	for i := range later.Offerings {
		o := &later.Offerings[i]
		o.Monday, o.From, o.To = sheettest.Monday.Add(7), sheettest.Monday.Add(7), sheettest.Monday.Add(13)
		o.Starts = []time.Time{sheettest.Monday.Add(9).At(13*60, sheettest.Zone(t, "Australia/Sydney")), sheettest.Monday.Add(11).At(9*60, sheettest.Zone(t, "Australia/Sydney"))}
	}
	d.weeks[sheettest.Monday.Add(7)] = later
	d.publish()
	d.press(fyne.KeyRight)
	require.Equal(t, "Wed 25 11:00", d.at())
	d.press(fyne.KeyPageDown)
	require.Equal(t, "Wed 2 13:00", d.at())
	require.Equal(t, "30 November – 4 December 2026", d.page.title())
	d.press(fyne.KeyPageDown)
	require.Empty(t, d.at(), "a week that is not there yet")
	d.press(fyne.KeyPageUp)
	require.Equal(t, "Wed 2 13:00", d.at(), "the cursor remembers its place")
	d.press(fyne.KeyPageUp)
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	require.Equal(t, []string{
		"11 2026-11-24..2026-11-29", "11 2026-11-30..2026-12-06", "11 2026-12-07..2026-12-13",
		"11 2026-11-30..2026-12-06", "11 2026-11-24..2026-11-29",
	}, d.shown)
}

func TestLettersAsTyped(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	d.press(fyne.KeyPageDown, fyne.KeyPageDown)
	d.window.Canvas().Focused().TypedRune('T')
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	d.press(fyne.KeyPageDown)
	d.window.Canvas().Focused().TypedRune('n')
	require.Equal(t, sheettest.Monday, d.page.sheet.From)
	require.Equal(t, "Tue 24 11:30", d.at())

	var others []rune
	d.window.Canvas().SetOnTypedRune(func(r rune) { others = append(others, r) })
	d.window.Canvas().Focused().TypedRune('?')
	d.window.Canvas().Focused().TypedRune(' ')
	require.Equal(t, []rune{'?'}, others, "what the calendar does not use goes on to the window")

	var keys []fyne.KeyName
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, e.Name) })
	d.press(fyne.KeyF5)
	require.Equal(t, []fyne.KeyName{fyne.KeyF5}, keys)
}

func TestTheWindowForwardsKeysWhenNothingHasTheKeyboard(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5}))
	require.False(t, d.page.TypedRune('x'))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}))
	require.False(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}), "there is nothing to give up")
	require.True(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}))
	require.Equal(t, "Tue 24 11:30", d.at(), "the first key brings the cursor")
	require.True(t, d.page.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}))
	require.Equal(t, "Tue 24 12:30", d.at())
}
