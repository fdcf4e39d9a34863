package wording

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

var (
	sydney = mustZone("Australia/Sydney")
	now    = time.Date(2026, 11, 23, 9, 42, 0, 0, sydney) // a Monday
	today  = cliniko.DateOf(now)
	world  Style
)

func mustZone(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func TestTimes(t *testing.T) {
	for want, got := range map[string]string{
		"9:42":                   world.Clock(now),
		"0:05":                   world.Clock(time.Date(2026, 1, 1, 0, 5, 0, 0, time.UTC)),
		"23:59":                  world.Clock(time.Date(2026, 1, 1, 23, 59, 59, 0, time.UTC)),
		"Mon 23 Nov, 9:42":       world.Moment(now),
		"9:41":                   world.Past(now.Add(-time.Minute), now),
		"yesterday, 9:42":        world.Past(now.AddDate(0, 0, -1), now),
		"9 November, 9:42":       world.Past(now.AddDate(0, 0, -14), now),
		"23 November 2025, 9:42": world.Past(now.AddDate(-1, 0, 0), now),
		"Today, 11:30":           world.Coming(now.Add(108*time.Minute), now),
		"Tomorrow, 8:30":         world.Coming(time.Date(2026, 11, 24, 8, 30, 0, 0, sydney), now),
		"Thu 26 Nov, 9:00":       world.Coming(time.Date(2026, 11, 26, 9, 0, 0, 0, sydney), now),
		"Sun 22 Nov, 9:42":       world.Coming(now.AddDate(0, 0, -1), now),
		"today":                  world.DayFrom(today, today),
		"tomorrow":               world.DayFrom(today.Add(1), today),
		"yesterday":              world.DayFrom(today.Add(-1), today),
		"25 November":            world.DayFrom(today.Add(2), today),
		"9 November":             world.DayFrom(today.Add(-14), today),
		"23 November 2025":       world.DayFrom(today.Add(-365), today),
		"on 9 November":          world.OnDay(today.Add(-14), today),
		"on 23 November 2025":    world.OnDay(today.Add(-365), today),
		"23 November 2026":       world.Date(today),
		"Mon 23 Nov":             world.Day(today),
		"Sydney time":            Zone(sydney, ""),
		"Port-au-Prince time":    Zone(mustZone("America/Port-au-Prince"), ""),
		"Buenos Aires time":      Zone(mustZone("America/Argentina/Buenos_Aires"), ""),
		"Eastern Time (US)":      Zone(sydney, "Eastern Time (US)"),
		"Harbour time":           Zone(sydney, "Harbour"),
	} {
		t.Run(want, func(t *testing.T) { require.Equal(t, want, got) })
	}
	t.Run("the day is counted in the zone of the moment", func(t *testing.T) {
		perth := time.Date(2026, 11, 23, 23, 30, 0, 0, mustZone("Australia/Perth"))
		require.Equal(t, "Today, 23:30", world.Coming(perth, now))
	})
	t.Run("days that have a word need no preposition", func(t *testing.T) {
		for ahead, word := range map[int]string{-1: "yesterday", 0: "today", 1: "tomorrow"} {
			require.Equal(t, word, world.OnDay(today.Add(ahead), today))
		}
	})
	t.Run("clocks that differ only in summer are the same in winter", func(t *testing.T) {
		brisbane := mustZone("Australia/Brisbane")
		require.False(t, SameClock(now, sydney, brisbane))
		require.True(t, SameClock(now.AddDate(0, 6, 0), sydney, brisbane))
	})
}
