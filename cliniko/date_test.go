package cliniko

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func place(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, ok := loadZone(name)
	require.True(t, ok, name)
	return zone
}

func TestDateAsText(t *testing.T) {
	date, err := ParseDate("2026-11-23")
	require.NoError(t, err)
	require.Equal(t, Date{2026, time.November, 23}, date)
	for _, text := range []string{"", "2026-1-1", "2026-02-30", "23/11/2026", "2026-11-23T00:00:00Z"} {
		_, err := ParseDate(text)
		require.Error(t, err, text)
	}
	t.Run("comes back from JSON, no day as well", func(t *testing.T) {
		for _, date := range []Date{date, {}} {
			encoded, err := json.Marshal(date)
			require.NoError(t, err)
			var back Date
			require.NoError(t, json.Unmarshal(encoded, &back))
			require.Equal(t, date, back)
		}
	})
}

func TestDateArithmetic(t *testing.T) {
	for day := (Date{1999, 12, 1}); day.Before(Date{2040, 2, 1}); day = day.Add(1) {
		require.Equal(t, day, DateFromNumber(day.Number()))
		require.Equal(t, 1, day.Add(1).DaysSince(day))
		monday := day.Monday()
		require.Equal(t, time.Monday, monday.Weekday())
		require.True(t, day.DaysSince(monday) >= 0 && day.DaysSince(monday) < 7)
	}
	require.Equal(t, Date{2024, 2, 29}, Date{2024, 3, 1}.Add(-1))
	require.Equal(t, 0, Date{1970, 1, 1}.Number())
	require.Equal(t, -1, Date{1969, 12, 31}.Number())
}

// Zones whose days begin or change in every odd way there is.
var oddZones = []string{
	"UTC", "Australia/Melbourne", "Australia/Brisbane", "Australia/Adelaide", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
	"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "Europe/Dublin", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "America/St_Johns",
	"America/Santiago", "America/Asuncion", "America/Havana", "America/Sao_Paulo", "America/Godthab", "Africa/Cairo", "Africa/Casablanca", "Asia/Beirut",
	"Asia/Gaza", "Asia/Tehran", "Asia/Kathmandu", "Asia/Amman", "Atlantic/Azores", "Antarctica/Troll",
}

func TestDaysBeginWhereTheyBegin(t *testing.T) {
	for _, name := range oddZones {
		zone := place(t, name)
		for day := (Date{2023, 1, 1}); day.Before(Date{2030, 1, 1}); day = day.Add(1) {
			start, next := day.Start(zone), day.Add(1).Start(zone)
			require.Equal(t, day, DateOf(start), "%s %s", name, day)
			require.True(t, DateOf(start.Add(-time.Nanosecond)).Before(day), "%s %s begins earlier", name, day)
			length := next.Sub(start)
			require.True(t, length >= 22*time.Hour && length <= 26*time.Hour, "%s %s has %s", name, day, length)
		}
	}
}

func TestMomentsOfADay(t *testing.T) {
	at := func(zone string, day Date, minutes int) string {
		return day.At(minutes, place(t, zone)).Format(time.RFC3339)
	}
	t.Run("midnights that are skipped", func(t *testing.T) {
		require.Equal(t, "2026-04-24T01:00:00+03:00", at("Africa/Cairo", Date{2026, 4, 24}, 0))
		require.Equal(t, "2026-09-06T01:00:00-03:00", at("America/Santiago", Date{2026, 9, 6}, 0))
	})
	t.Run("midnights that come twice", func(t *testing.T) {
		require.Equal(t, "2026-11-01T00:00:00-04:00", at("America/Havana", Date{2026, 11, 1}, 0))
	})
	t.Run("a time that is skipped is the moment of the jump, east and west", func(t *testing.T) {
		require.Equal(t, "2026-10-04T03:00:00+11:00", at("Australia/Melbourne", Date{2026, 10, 4}, 150))
		require.Equal(t, "2026-03-08T03:00:00-04:00", at("America/New_York", Date{2026, 3, 8}, 150))
		require.Equal(t, "2026-10-04T02:30:00+11:00", at("Australia/Lord_Howe", Date{2026, 10, 4}, 135))
	})
	t.Run("a time that comes twice is its first coming, east and west", func(t *testing.T) {
		require.Equal(t, "2026-04-05T02:30:00+11:00", at("Australia/Melbourne", Date{2026, 4, 5}, 150))
		require.Equal(t, "2026-11-01T01:30:00-04:00", at("America/New_York", Date{2026, 11, 1}, 90))
	})
	t.Run("minutes beyond midnight are the next day's", func(t *testing.T) {
		require.Equal(t, "2026-11-24T02:00:00+11:00", at("Australia/Melbourne", Date{2026, 11, 23}, 26*60))
	})
	t.Run("a day that a zone left out begins where the next one does", func(t *testing.T) {
		require.Equal(t, "2011-12-31T00:00:00+14:00", at("Pacific/Apia", Date{2011, 12, 30}, 0))
	})
	t.Run("clocks that went back across midnight", func(t *testing.T) {
		require.Equal(t, "2010-11-07T00:00:00-02:30", at("America/St_Johns", Date{2010, 11, 7}, 0))
	})
	t.Run("every quarter of an hour of a plain day is what it says", func(t *testing.T) {
		zone := place(t, "Pacific/Chatham")
		for minutes := 0; minutes < minutesOfDay; minutes += 15 {
			got := Date{2026, 11, 23}.At(minutes, zone)
			require.Equal(t, minutes, got.Hour()*60+got.Minute())
		}
	})
}
