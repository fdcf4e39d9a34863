package calendar

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestDaysAsPeopleTypeThem(t *testing.T) {
	today := tuesday
	for text, want := range map[string]string{
		"24 Nov": "2026-11-24", "24 November 2026": "2026-11-24", "Nov 24": "2026-11-24", "Tue 24 Nov": "2026-11-24", "3rd december": "2026-12-03",
		"24/11": "2026-11-24", "24.11.26": "2026-11-24", "24-11-2026": "2026-11-24", "2026-11-24": "2026-11-24", "3/12": "2026-12-03",
		"24": "2026-11-24", "23": "2026-12-23", "31": "2026-12-31", "23 Nov": "2027-11-23", "29 Feb": "", "29 Feb 2028": "2028-02-29",
		"": "", "now": "", "32": "", "0": "", "24 13": "", "1 2 3 4": "", "24 Nov 1999": "", "24 Nov 99999": "", "11 Novembre": "", "Nov": "", "-5": "2026-12-05",
		"99999999999999999999": "",
	} {
		day, ok := parseDay(text, today)
		require.Equal(t, want, day.String(), text)
		require.Equal(t, want != "", ok, text)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"24 Nov", "24/11/2026", "2026-11-24", "Tue 24", "29 Feb", "٣/٤", "\xff", "31.12."} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, ok := parseDay(text, tuesday)
		if ok != !day.IsZero() || ok && (day.Add(0) != day || day.Year < 2000 || day.Year > 2199) {
			t.Fatalf("%q is %v, %v", text, day, ok)
		}
	})
}

func TestJumpToADate(t *testing.T) {
	d := seat(t, busyWeek(t))
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
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, monday, d.page.sheet.From)

	d.button(t, textJump).Press()
	typed("3 Dec")
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	require.Nil(t, canvas.Overlays().Top())
	require.Equal(t, monday.Add(7), d.page.sheet.From)
	require.Equal(t, cliniko.Date{Year: 2026, Month: 12, Day: 3}, d.page.day)
	require.Equal(t, d.grid(), canvas.Focused(), "the keyboard goes on with the times of that day")
}
