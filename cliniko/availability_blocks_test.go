package cliniko

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAvailabilityBlocks(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, time.UTC) }
	t.Run("come with how they repeat, unless they are over or nobody's", func(t *testing.T) {
		c := fromFile(t, "availability_blocks.json", "/availability_blocks", hundred)
		blocks, err := c.AvailabilityBlocks(t.Context(), at(25, 0))
		require.NoError(t, err)
		require.Equal(t, []AvailabilityBlock{
			{Practitioner: "201", Business: "101", Start: at(26, 0), End: at(26, 8)},
			{Practitioner: "201", Business: "101", Start: at(2, 0), End: at(2, 2), Repeat: Repeat{Times: 4, Days: 7}},
			{Practitioner: "202", Business: "101", Start: at(2, 0), End: at(2, 2), Repeat: Repeat{Times: 100, Days: 2}},
			{Practitioner: "202", Business: "101", Start: at(2, 0), End: at(2, 2), Repeat: Repeat{Times: 1, Months: 3}},
		}, blocks)
	})
	t.Run("are no more than so many pages", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			asked := 0
			c, _ := newClient(t, func(r *http.Request) (*http.Response, error) {
				asked++
				return reply(200, fmt.Sprintf(`{"availability_blocks":[],"links":{"next":"https://%s%s?page=%d"}}`, r.URL.Host, r.URL.Path, asked+1)), nil
			})
			_, err := c.AvailabilityBlocks(t.Context(), at(25, 0))
			require.ErrorContains(t, err, "availability blocks")
			require.Equal(t, blockPages, asked)
		})
	})
}

func TestTimesOfABlock(t *testing.T) {
	sydney, err := time.LoadLocation("Australia/Sydney")
	require.NoError(t, err)
	nine := time.Date(2026, 9, 30, 9, 0, 0, 0, sydney) // four days before the clocks change
	times := func(repeat Repeat, days int) (starts []string) {
		b := AvailabilityBlock{Start: nine.UTC(), End: nine.Add(time.Hour).UTC(), Repeat: repeat}
		b.Within(nine, nine.AddDate(0, 0, days), sydney, func(start, end time.Time) {
			require.Equal(t, time.Hour, end.Sub(start))
			starts = append(starts, start.In(sydney).Format("2 Jan 15:04"))
		})
		return starts
	}
	require.Equal(t, []string{"30 Sep 09:00"}, times(Repeat{}, 400))
	require.Equal(t, []string{"30 Sep 09:00", "7 Oct 09:00", "14 Oct 09:00"}, times(Repeat{Times: 2, Days: 7}, 400), "by the clock on the wall")
	require.Equal(t, []string{"30 Sep 09:00", "30 Oct 09:00"}, times(Repeat{Times: 9, Months: 1}, 40))
	require.Empty(t, times(Repeat{}, 0))
}

func FuzzAvailabilityBlock(f *testing.F) {
	f.Add(`{"id":"1","starts_at":"2026-11-02T00:00:00Z","ends_at":"2026-11-02T02:00:00Z","repeat_rule":{"repeat_type":"Monthly","repeating_interval":"3"}}`)
	f.Add(`{"starts_at":"9999-11-02T00:00:00Z","ends_at":"9999-12-02T02:00:00Z","repeat_rule":{"repeat_type":"Monthly","repeating_interval":100,"number_of_repeats":100}}`)
	f.Fuzz(func(t *testing.T, text string) {
		var r row
		if json.Unmarshal([]byte(text), &r) != nil {
			return
		}
		b, _ := readAvailabilityBlock(r)
		from := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
		to, count := from.AddDate(1, 0, 0), 0
		b.Within(from, to, time.UTC, func(start, end time.Time) {
			count++
			require.True(t, start.Before(to) && end.After(from) && start.Before(end))
		})
		require.LessOrEqual(t, count, mostRepeats+1)
	})
}
