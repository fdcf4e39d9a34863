package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/control"
)

func TestJumpToADate(t *testing.T) {
	d := seat(t, sheettest.BusyWeek(t))
	fourWeeks(t, d)
	canvas := d.window.Canvas()
	typed := func(text string) {
		for _, r := range text {
			canvas.Focused().TypedRune(r)
		}
	}
	d.button(t, textJump).Press()
	shot(t, d.window, "dialog-jump")
	typed("nonsense")
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.NotNil(t, canvas.Overlays().Top(), "a day that is none is not jumped to")
	typed("x")
	require.Equal(t, "x", canvas.Focused().(*control.Field).Text, "what is typed next takes its place")
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, sheettest.Monday, d.page.sheet.From)

	d.button(t, textJump).Press()
	typed("3 Dec")
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, sheettest.Monday.Add(7), d.page.sheet.From)
	require.Equal(t, cliniko.Date{Year: 2026, Month: 12, Day: 3}, d.page.day)
	require.Equal(t, d.grid(), canvas.Focused(), "the keyboard goes on with the times of that day")
}
