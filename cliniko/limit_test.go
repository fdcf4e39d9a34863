package cliniko

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

func TestBudget(t *testing.T) {
	t.Run("never over 130 requests in any minute", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			var sent []time.Time
			c, _ := newClient(t, func(*http.Request) (*http.Response, error) {
				sent = append(sent, time.Now())
				return reply(200, aUser), nil
			})
			for range 600 {
				_, err := c.User(t.Context())
				require.NoError(t, err)
				if len(sent) == 300 {
					time.Sleep(5 * time.Minute) // the bucket fills up again
				}
			}
			for first := range sent {
				last := first
				for last < len(sent) && sent[last].Sub(sent[first]) < time.Minute {
					last++
				}
				require.LessOrEqual(t, last-first, 130)
			}
			require.Zero(t, sent[burst-1].Sub(sent[0]), "a burst goes at once")
		})
	})
	t.Run("none for the program’s own demo clinic, which still may ask for silence", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			n := &network{answer: always(200, aUser)}
			c, err := NewClient(mustKey(t, canary), Options{StandIn: "http://127.0.0.1:9", Base: n, Unpaced: true})
			require.NoError(t, err)
			begin := time.Now()
			for range 500 {
				_, err := c.User(t.Context())
				require.NoError(t, err)
			}
			require.Zero(t, time.Since(begin))
			n.answer = always(429, "", "X-RateLimit-Reset", resetIn(40), "Date", serverDate)
			for range 2 {
				_, err := c.User(t.Context())
				require.Equal(t, KindRateLimited, fault(t, err).Kind)
			}
			require.Equal(t, 501, n.count())
		})
	})
	t.Run("nobody may ask Cliniko itself without one", func(t *testing.T) {
		_, err := NewClient(mustKey(t, canary), Options{Unpaced: true})
		require.Equal(t, KindRefusedHere, fault(t, err).Kind)
	})
	t.Run("every attempt counts", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, always(503, ""))
			begin := time.Now()
			for range 20 {
				_, _ = c.User(t.Context())
			}
			require.Equal(t, 60, n.count())
			require.GreaterOrEqual(t, time.Since(begin), 12*time.Second)
		})
	})
	t.Run("a caller who gives up does not wait for it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, always(200, aUser))
			for range burst {
				_, err := c.User(t.Context())
				require.NoError(t, err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			_, err := c.User(ctx)
			require.Equal(t, KindCanceled, fault(t, err).Kind)
			require.Equal(t, burst, n.count())
		})
	})
}

const serverDate = "Mon, 23 Nov 2026 09:00:00 GMT"

func resetIn(seconds int64) string {
	date, err := http.ParseTime(serverDate)
	if err != nil {
		panic(err)
	}
	return strconv.FormatInt(date.Unix()+seconds, 10)
}

func TestResetWait(t *testing.T) {
	for name, test := range map[string]struct {
		reset, date string
		want        time.Duration
	}{
		"as told":             {resetIn(40), serverDate, 40 * time.Second},
		"with spaces":         {" " + resetIn(40) + " ", serverDate, 40 * time.Second},
		"an hour":             {resetIn(3600), serverDate, time.Hour},
		"capped":              {resetIn(7200), serverDate, time.Hour},
		"missing":             {"", serverDate, time.Minute},
		"garbage":             {"soon", serverDate, time.Minute},
		"a date":              {serverDate, serverDate, time.Minute},
		"negative":            {"-5", serverDate, time.Minute},
		"zero":                {"0", serverDate, time.Minute},
		"past":                {resetIn(-40), serverDate, time.Minute},
		"now":                 {resetIn(0), serverDate, time.Minute},
		"milliseconds":        {resetIn(40) + "000", serverDate, time.Minute},
		"huge":                {"9223372036854775807", serverDate, time.Minute},
		"beyond 64 bits":      {"99999999999999999999999", serverDate, time.Minute},
		"a fraction":          {resetIn(40) + ".5", serverDate, time.Minute},
		"no Date":             {resetIn(40), "", time.Minute},
		"a Date that is none": {resetIn(40), "today", time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, resetWait(http.Header{"X-Ratelimit-Reset": {test.reset}, "Date": {test.date}}))
		})
	}
}

func TestRetryAfter(t *testing.T) {
	for name, test := range map[string]struct {
		retry, reset, date string
		want               time.Duration
	}{
		"alone, without a Date":     {"40", "", "", 40 * time.Second},
		"a date":                    {"Mon, 23 Nov 2026 09:01:30 GMT", "", serverDate, 90 * time.Second},
		"a date without a Date":     {"Mon, 23 Nov 2026 09:01:30 GMT", "", "", time.Minute},
		"nonsense":                  {"soon", "", serverDate, time.Minute},
		"negative":                  {"-3", "", serverDate, time.Minute},
		"zero":                      {"0", "", serverDate, time.Minute},
		"capped":                    {"7200", "", serverDate, time.Hour},
		"longer than the reset":     {"90", resetIn(40), serverDate, 90 * time.Second},
		"shorter than the reset":    {"5", resetIn(40), serverDate, 40 * time.Second},
		"beside a nonsensical time": {"5", resetIn(-40), serverDate, 5 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, resetWait(http.Header{"Retry-After": {test.retry}, "X-Ratelimit-Reset": {test.reset}, "Date": {test.date}}))
		})
	}
}

func FuzzResetHeader(f *testing.F) {
	for _, reset := range []string{"", "0", "-1", "1795424440", "1e13", "9223372036854775807", "-9223372036854775808", " 5\t", "Mon, 23 Nov 2026 09:00:40 GMT"} {
		f.Add(reset, serverDate)
		f.Add(reset, "Mon, 01 Jan 0001 00:00:00 GMT")
		f.Add(reset, reset)
	}
	f.Fuzz(func(t *testing.T, reset, date string) {
		wait := resetWait(http.Header{"X-Ratelimit-Reset": {reset}, "Retry-After": {reset}, "Date": {date}})
		require.True(t, wait > 0 && wait <= longestWait, wait)
	})
}

func TestSilenceAfter429(t *testing.T) {
	t.Run("no request until it is over", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, inTurn(always(429, "", "X-RateLimit-Reset", resetIn(40), "Date", serverDate), always(200, aUser)))
			_, err := c.User(t.Context())
			e := fault(t, err)
			require.Equal(t, KindRateLimited, e.Kind)
			require.Equal(t, time.Now().Add(40*time.Second), e.RetryAt)
			require.Contains(t, e.Sentence(), "40 seconds")

			time.Sleep(39 * time.Second)
			begin := time.Now()
			_, err = c.Settings(t.Context())
			require.Equal(t, KindRateLimited, fault(t, err).Kind)
			require.Equal(t, e.RetryAt, fault(t, err).RetryAt)
			require.Equal(t, time.Second, fault(t, err).Wait)
			require.Zero(t, time.Since(begin), "it is said at once")
			require.Equal(t, 1, n.count())

			time.Sleep(time.Second)
			_, err = c.User(t.Context())
			require.NoError(t, err)
		})
	})
	t.Run("this computer's clock has no say in how long", func(t *testing.T) {
		for _, skew := range []time.Duration{-2 * time.Hour, 2 * time.Hour, 10 * 365 * 24 * time.Hour} {
			now := func() time.Time { return time.Now().Add(skew).Round(0) }
			n := &network{answer: always(429, "", "X-RateLimit-Reset", resetIn(40), "Date", serverDate)}
			c, err := NewClient(mustKey(t, canary), Options{Base: n, Now: now})
			require.NoError(t, err)
			_, err = c.User(t.Context())
			require.InDelta(t, 40, fault(t, err).Wait.Seconds(), 1)
			require.WithinDuration(t, now().Add(40*time.Second), fault(t, err).RetryAt, time.Second)
		}
	})
	t.Run("those who wait for the budget meanwhile send nothing", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, func(*http.Request) (*http.Response, error) {
				return reply(429, "", "X-RateLimit-Reset", resetIn(600), "Date", serverDate), nil
			})
			for range burst {
				_, refused := c.budget.admit(t.Context(), c.asker.Load().(asker))
				require.Nil(t, refused)
			}
			var all sync.WaitGroup
			for range 10 {
				all.Go(func() {
					_, err := c.User(t.Context())
					require.Equal(t, KindRateLimited, fault(t, err).Kind)
				})
			}
			all.Wait()
			require.Equal(t, 1, n.count())
		})
	})
}
