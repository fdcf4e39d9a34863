package sheet

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestDaysAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	today := sheettest.Tuesday
	for text, want := range map[string]string{
		"24 Nov": "2026-11-24", "24 November 2026": "2026-11-24", "Nov 24": "2026-11-24", "Tue 24 Nov": "2026-11-24", "3rd december": "2026-12-03",
		"24/11": "2026-11-24", "24.11.26": "2026-11-24", "24-11-2026": "2026-11-24", "2026-11-24": "2026-11-24", "3/12": "2026-12-03",
		"24": "2026-11-24", "23": "2026-12-23", "31": "2026-12-31", "23 Nov": "2027-11-23", "29 Feb": "", "29 Feb 2028": "2028-02-29",
		"": "", "now": "", "32": "", "0": "", "24 13": "", "1 2 3 4": "", "24 Nov 1999": "", "24 Nov 99999": "", "11 Novembre": "", "Nov": "", "-5": "2026-12-05",
		"99999999999999999999": "",
	} {
		day, ok := ParseDay(text, today, wording.Style{})
		require.Equal(t, want, day.String(), text)
		require.Equal(t, want != "", ok, text)
	}
}

func TestNumbersAreReadAsTheClinicWritesThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"11/24": "2026-11-24", "12/3": "2026-12-03", "11/24/26": "2026-11-24", "24/11": "2026-11-24", "24 Nov": "2026-11-24", "Nov 24": "2026-11-24",
		"2026-11-24": "2026-11-24", "24": "2026-11-24", "12": "2026-12-12", "13/13": "",
	} {
		day, _ := ParseDay(text, sheettest.Tuesday, wording.Style{MonthFirst: true})
		require.Equal(t, want, day.String(), text)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"24 Nov", "24/11/2026", "2026-11-24", "Tue 24", "29 Feb", "٣/٤", "\xff", "31.12."} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		day, ok := ParseDay(text, sheettest.Tuesday, wording.Style{})
		if ok != !day.IsZero() || ok && (day.Add(0) != day || day.Year < 2000 || day.Year > 2199) {
			t.Fatalf("%q is %v, %v", text, day, ok)
		}
	})
}
