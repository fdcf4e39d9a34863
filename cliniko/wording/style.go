package wording

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Style is how a clinic writes times of day, dates and weeks. The zero Style is "14:30",
// "Tue 24 Nov" and weeks that begin on Monday.
type Style struct {
	TwelveHour  bool // "2:30 pm"
	MonthFirst  bool // "Tue, Nov 24"
	SundayFirst bool // weeks begin on Sunday
}

// The countries, by their codes of two letters, in which people write times and dates in
// another way than in the rest of the world.
var (
	twelveHour = []string{"AU", "NZ", "US", "CA", "GB", "IE"}
	monthFirst = []string{"US"}
	// By the Unicode CLDR (supplemental data, weekData); Australia and China, which older ones
	// have here, begin on Monday. Weeks of Friday or Saturday first are shown from Monday.
	sundayFirst = []string{
		"AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT",
		"GU", "HK", "HN", "ID", "IL", "IN", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM",
		"MO", "MT", "MX", "MZ", "NI", "NP", "PA", "PE", "PH", "PK", "PR", "PT", "PY", "SA",
		"SG", "SV", "TH", "TT", "TW", "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
	}
)

// StyleIn is how people write in a country; one that is not known writes as most do.
func StyleIn(country string) Style {
	return Style{
		TwelveHour:  slices.Contains(twelveHour, country),
		MonthFirst:  slices.Contains(monthFirst, country),
		SundayFirst: slices.Contains(sundayFirst, country),
	}
}

// WeekOf is the first day of the week that a day lies in.
func (s Style) WeekOf(d cliniko.Date) cliniko.Date {
	if s.SundayFirst {
		return d.Add(-int(d.Weekday() - time.Sunday))
	}
	return d.Monday()
}
