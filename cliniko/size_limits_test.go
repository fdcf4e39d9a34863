package cliniko

import (
	"fmt"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// memoryOf is how much is allocated in all while something is done.
func memoryOf(do func()) (bytes uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// pagesOf answers with page after page of the same rows.
func pagesOf(rows string) func(*http.Request) (*http.Response, error) {
	return func(req *http.Request) (*http.Response, error) {
		next := max(1, pageNumber(req.URL)) + 1
		return reply(200, `{"services":[`+rows+`],"links":{"next":"?page=`+strconv.Itoa(next)+`"}}`), nil
	}
}

func TestListsFarLargerThanAnyClinics(t *testing.T) {
	const fill = "{},"
	flood := strings.Repeat(fill, (bodyBytes-100)/len(fill)) + "{}"
	t.Run("of rows", func(t *testing.T) {
		c, n := newClient(t, pagesOf(flood))
		var err error
		used := memoryOf(func() { _, err = c.Services(t.Context()) })
		require.Equal(t, KindTooLarge, fault(t, err).Kind)
		require.Equal(t, 1, n.count())
		require.Less(t, used, uint64(100<<20))
	})
	t.Run("of bytes", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, pagesOf(`{"id":"1","notes":"`+strings.Repeat("x", bodyBytes-200)+`"}`))
			_, err := c.Services(t.Context())
			require.Equal(t, KindTooLarge, fault(t, err).Kind)
			require.LessOrEqual(t, n.count(), 1+listBytes/(bodyBytes-200))
		})
	})
	t.Run("of links in a row", func(t *testing.T) {
		c, _ := newClient(t, always(200, `{"businesses":[{"id":"1","appointment_type_ids":[`+strings.Repeat("1,", bodyBytes/2-100)+`1]}]}`))
		var businesses []Business
		used := memoryOf(func() { businesses, _ = c.Businesses(t.Context()) })
		require.Len(t, businesses, 1)
		require.Nil(t, businesses[0].AppointmentTypes, "it counts as not told")
		require.Less(t, used, uint64(100<<20))
	})
	t.Run("of starts in a week", func(t *testing.T) {
		starts := make([]string, mostStarts+1)
		for i := range starts {
			starts[i] = fmt.Sprintf(`{"appointment_start":%q}`, time.Date(2026, 11, 23, 0, 0, i, 0, time.UTC).Format(time.RFC3339))
		}
		c, _ := newClient(t, always(200, `{"available_times":[`+strings.Join(starts, ",")+`]}`))
		_, err := c.AvailableTimes(t.Context(), Offering{"1", "2", "3"}, Date{2026, 11, 23}, Date{2026, 11, 29})
		require.Equal(t, KindTooLarge, fault(t, err).Kind)
	})
	t.Run("one after the other", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			var rows []string
			for id := range listItems {
				rows = append(rows, fmt.Sprintf(`{"id":"%d"}`, id+1))
			}
			c, n := newClient(t, always(200, `{"practitioners":[`+strings.Join(rows, ",")+`]}`))
			c.intake.since, c.intake.items = time.Now(), hourItems-listItems*hourLists
			ask := func() error { _, err := c.Practitioners(t.Context()); return err }
			for range hourLists {
				require.NoError(t, ask())
			}
			require.Equal(t, KindTooLarge, fault(t, ask()).Kind)
			require.Equal(t, hourLists+1, n.count())
			time.Sleep(time.Hour)
			require.NoError(t, ask())
		})
	})
}
