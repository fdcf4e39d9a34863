package wording

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func TestStyles(t *testing.T) {
	australian, american := StyleIn("AU"), StyleIn("US")
	at := func(hour, minute int) time.Time { return time.Date(2026, 11, 23, hour, minute, 0, 0, sydney) }
	for want, got := range map[string]string{
		"9:42 am":                           australian.Clock(now),
		"12:05 am":                          australian.Clock(at(0, 5)),
		"12 pm":                             australian.Clock(at(12, 0)),
		"11:59 pm":                          australian.Clock(at(23, 59)),
		"12 am":                             australian.ClockAt(24 * 60),
		"2:00":                              australian.FaceAt(14 * 60),
		"14:00":                             world.FaceAt(14 * 60),
		"9:30 – 10:15 am":                   australian.Clocks(at(9, 30), at(10, 15)),
		"11:30 am – 12:15 pm":               australian.Clocks(at(11, 30), at(12, 15)),
		"11:30 pm – 12:15 am":               australian.Clocks(at(23, 30), at(24, 15)),
		"11 am – 11 am":                     australian.Clocks(at(11, 0), at(35, 0)),
		"11:30 – 12:15":                     world.Clocks(at(11, 30), at(12, 15)),
		"Mon 23 Nov, 9:42 am":               australian.Moment(now),
		"Mon, Nov 23, 9:42 am":              american.Moment(now),
		"November 23, 2026":                 american.Date(today),
		"on November 9":                     american.OnDay(today.Add(-14), today),
		"Monday 23 November 2026":           australian.LongDay(today),
		"Monday, November 23, 2026":         american.LongDay(today),
		"Monday, November 23":               american.WeekdayDay(today),
		"23–27 November 2026":               world.Dates(today, today.Add(4)),
		"November 23–27, 2026":              american.Dates(today, today.Add(4)),
		"23 November – 4 December 2026":     world.Dates(today, today.Add(11)),
		"November 23 – December 4, 2026":    american.Dates(today, today.Add(11)),
		"23 November 2026":                  world.Dates(today, today),
		"23 November 2026 – 3 January 2027": world.Dates(today, today.Add(41)),
	} {
		t.Run(want, func(t *testing.T) { require.Equal(t, want, got) })
	}
	t.Run("a country decides, and one that is not known writes as most do", func(t *testing.T) {
		for country, want := range map[string]Style{
			"AU": {TwelveHour: true}, "NZ": {TwelveHour: true}, "GB": {TwelveHour: true}, "IE": {TwelveHour: true},
			"CA": {TwelveHour: true, SundayFirst: true},
			"US": {TwelveHour: true, MonthFirst: true, SundayFirst: true},
			"BR": {SundayFirst: true}, "JP": {SundayFirst: true}, "IL": {SundayFirst: true}, "ZA": {SundayFirst: true}, "HK": {SundayFirst: true},
			"DE": {}, "FR": {}, "AE": {}, "": {}, "au": {},
		} {
			require.Equal(t, want, StyleIn(country), country)
		}
	})
	t.Run("a week begins on Monday or on Sunday", func(t *testing.T) {
		sunday := cliniko.Date{Year: 2026, Month: 11, Day: 22}
		for day := range 7 {
			require.Equal(t, sunday, american.WeekOf(sunday.Add(day)))
			require.Equal(t, today, australian.WeekOf(today.Add(day)))
		}
	})
}

func TestHowFarSomebodyLooks(t *testing.T) {
	from := cliniko.Date{Year: 2026, Month: time.December, Day: 28}
	for days, want := range map[int]string{28: "the next 4 weeks", 7: "the next week", 27: "the next 3 weeks", 22: "the next 3 weeks", 6: "the next 6 days", 1: "the next day", 364: "the next 52 weeks"} {
		require.Equal(t, want, Ahead(from, from.Add(days-1)))
	}
}
