package sheet

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

func TestWallClockShowsWhatClocksShow(t *testing.T) {
	t.Parallel()
	zones := []string{
		"Australia/Sydney", "Australia/Adelaide", "Australia/Brisbane", "Australia/Lord_Howe", "Europe/London", "America/Toronto",
		"America/St_Johns", "Europe/Paris", "America/New_York", "America/Phoenix", "Pacific/Auckland", "Pacific/Chatham", "Africa/Cairo",
		"America/Havana", "Asia/Beirut", "Atlantic/Azores", "Africa/Casablanca", "UTC",
	}
	for _, name := range zones {
		t.Run(name, func(t *testing.T) {
			in := sheettest.Zone(t, name)
			for monday := (cliniko.Date{Year: 2026, Month: 1, Day: 5}); monday.Year < 2028; monday = monday.Add(7) {
				clock := newWallClock(monday, DaysPerWeek, in)
				start := time.Date(monday.Year, monday.Month, monday.Day, 0, 0, 0, 0, in)
				for at := start.Add(-26 * time.Hour); at.Before(start.Add(9 * 24 * time.Hour)); at = at.Add(15 * time.Minute) {
					local, m := at.In(in), clock.at(at.Unix())
					_, offset := local.Zone()
					want := [3]int{cliniko.DateOf(local).DaysSince(monday), local.Hour()*60 + local.Minute(), offset}
					if got := [3]int{m.day, m.minute, m.offset}; got != want {
						t.Fatalf("%s: got day, minute, offset %v, want %v", local, got, want)
					}
				}
			}
		})
	}
}

func TestRepeatedHours(t *testing.T) {
	t.Parallel()
	at := func(clock wallClock, hour, minute int) moment {
		return clock.at(time.Date(2026, 4, 4, hour, minute, 0, 0, time.UTC).Unix())
	}
	week := cliniko.Date{Year: 2026, Month: 3, Day: 30}

	t.Run("an hour in Sydney comes twice, the second after the first", func(t *testing.T) {
		sydney := newWallClock(week, DaysPerWeek, sheettest.Zone(t, "Australia/Sydney"))
		before, first, second, after := at(sydney, 14, 45), at(sydney, 15, 30), at(sydney, 16, 30), at(sydney, 17, 0)
		require.False(t, before.twice)
		require.Equal(t, moment{day: 6, minute: 150, order: 150, twice: true, offset: 11 * 3600}, first)
		require.Equal(t, moment{day: 6, minute: 150, order: 179, twice: true, second: true, offset: 10 * 3600}, second)
		require.False(t, after.twice)
		require.Less(t, at(sydney, 15, 55).row(), second.row())
		require.Less(t, second.row(), after.row())
	})
	t.Run("half an hour on Lord Howe comes twice", func(t *testing.T) {
		howe := newWallClock(week, DaysPerWeek, sheettest.Zone(t, "Australia/Lord_Howe"))
		require.False(t, at(howe, 14, 15).twice)
		require.Equal(t, moment{day: 6, minute: 105, order: 105, twice: true, offset: 11 * 3600}, at(howe, 14, 45))
		require.Equal(t, moment{day: 6, minute: 105, order: 119, twice: true, second: true, offset: 10*3600 + 1800}, at(howe, 15, 15))
		require.False(t, at(howe, 15, 30).twice)
	})
	t.Run("no hour of another week comes twice", func(t *testing.T) {
		sydney := newWallClock(week.Add(7), DaysPerWeek, sheettest.Zone(t, "Australia/Sydney"))
		for hour := range 24 * 7 {
			require.False(t, sydney.at(time.Date(2026, 4, 6, hour, 0, 0, 0, time.UTC).Unix()).twice)
		}
	})
}
