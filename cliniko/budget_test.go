package cliniko

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// office is a made-up network with clients that share a budget.
type office struct {
	t      *testing.T
	budget *Budget
	network
	sent []time.Time
}

func newOffice(t *testing.T) *office {
	o := &office{t: t, budget: NewBudget(nil)}
	o.say(always(200, aUser))
	return o
}

func (o *office) say(answer func(*http.Request) (*http.Response, error)) {
	o.answer = func(req *http.Request) (*http.Response, error) {
		o.mu.Lock()
		o.sent = append(o.sent, time.Now())
		o.mu.Unlock()
		return answer(req)
	}
}

func (o *office) client(key string) *Client {
	c, err := NewClient(mustKey(o.t, key), Options{Base: &o.network, Budget: o.budget})
	require.NoError(o.t, err)
	return c
}

func (o *office) requireAtMost(most int) {
	for first := range o.sent {
		last := first
		for last < len(o.sent) && o.sent[last].Sub(o.sent[first]) < time.Minute {
			last++
		}
		require.LessOrEqual(o.t, last-first, most)
	}
}

// commonRecords are the shared records of several processes.
type commonRecords struct {
	mu sync.Mutex
	memory
}

func (s *commonRecords) Change(name string, change func([]byte) []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.Change(name, change)
}

func TestOneBudget(t *testing.T) {
	t.Run("a wrong key that is tried again and again costs no more than another", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			o := newOffice(t)
			o.say(always(401, ""))
			for range 400 {
				_, err := o.client(canary).User(t.Context())
				require.Equal(t, KindKeyRefused, fault(t, err).Kind)
			}
			o.requireAtMost(130)
		})
	})
	t.Run("clients that work at once share it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			o := newOffice(t)
			var all sync.WaitGroup
			for range 3 {
				all.Go(func() {
					c := o.client(canary)
					for range 150 {
						_, err := c.User(t.Context())
						require.NoError(t, err)
					}
				})
			}
			all.Wait()
			o.requireAtMost(130)
		})
	})
	t.Run("processes that share its records share it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			o, common := newOffice(t), &commonRecords{memory: memory{}}
			var all sync.WaitGroup
			for range 2 {
				c, err := NewClient(mustKey(t, canary), Options{Base: &o.network, Budget: NewBudget(common)})
				require.NoError(t, err)
				all.Go(func() {
					for range 200 {
						_, err := c.User(t.Context())
						require.NoError(t, err)
					}
				})
			}
			all.Wait()
			o.requireAtMost(130)
		})
	})
	t.Run("a region does not pay for another, nor a stand-in for Cliniko", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			o := newOffice(t)
			o.say(always(429, "", "Retry-After", "600"))
			_, _ = o.client(canary).User(t.Context())
			o.say(always(200, aUser))
			_, err := o.client(strings.Replace(canary, "-au1", "-au2", 1)).User(t.Context())
			require.NoError(t, err)
			c, err := NewClient(mustKey(t, canary), Options{Base: &o.network, Budget: o.budget, StandIn: "http://127.0.0.1:1"})
			require.NoError(t, err)
			_, err = c.User(t.Context())
			require.NoError(t, err)
		})
	})
}

func TestSilenceBelongsToTheUser(t *testing.T) {
	const other = `{"id":"8","first_name":"Ben","role":"receptionist"}`
	limited := always(429, "", "Retry-After", "600")
	synctest.Test(t, func(t *testing.T) {
		o := newOffice(t)
		ada, again, ben := o.client(canary), o.client(canary), o.client(canary)
		for c, who := range map[*Client]string{ada: aUser, again: aUser, ben: other} {
			o.say(always(200, who))
			_, err := c.User(t.Context())
			require.NoError(t, err)
		}
		o.say(limited)
		_, err := ada.Settings(t.Context())
		require.Equal(t, 10*time.Minute, fault(t, err).Wait)
		require.Equal(t, time.Now().Add(10*time.Minute), fault(t, err).RetryAt)
		before := o.count()
		for name, c := range map[string]*Client{"another client of the user": again, "a key that nobody knows yet": o.client(canary)} {
			_, err = c.User(t.Context())
			require.Equal(t, KindRateLimited, fault(t, err).Kind, name)
			require.Equal(t, 10*time.Minute, fault(t, err).Wait, name)
		}
		require.Equal(t, before, o.count(), "nothing was sent")
		o.say(always(200, other))
		_, err = ben.User(t.Context())
		require.NoError(t, err, "another user goes on")
	})
}

func TestAfterAWaitRequestsGoOneByOneFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		o := newOffice(t)
		c := o.client(canary)
		o.say(always(429, "", "Retry-After", "60"))
		_, _ = c.User(t.Context())
		time.Sleep(time.Minute)

		var mu sync.Mutex
		flying, most, answers := 0, 0, 0
		o.say(func(*http.Request) (*http.Response, error) {
			mu.Lock()
			if flying++; answers < carefulAnswers {
				most = max(most, flying)
			}
			mu.Unlock()
			time.Sleep(time.Second)
			mu.Lock()
			flying--
			answers++
			mu.Unlock()
			return reply(200, aUser), nil
		})
		begin := time.Now()
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				_, err := c.User(t.Context())
				require.NoError(t, err)
			})
		}
		all.Wait()
		require.Equal(t, 1, most)
		require.Less(t, time.Since(begin), 6*time.Second, "then they go together again")
	})
}

func TestARecordSaysNothingOfAnybody(t *testing.T) {
	o := newOffice(t)
	c := o.client(canary)
	_, err := c.User(t.Context())
	require.NoError(t, err)
	o.say(always(429, "", "Retry-After", "600"))
	_, _ = c.User(t.Context())
	require.Len(t, o.budget.known, 1)
	for name, record := range o.budget.known {
		require.Regexp(t, `\A[0-9a-f]{16}\z`, name)
		require.Regexp(t, `\A\{"tokens":[0-9.]+,"at":"[^"]+","silent":\{"[0-9a-f]{16}":"[^"]+"\},"careful":3\}\z`, string(record))
	}
}

func FuzzPace(f *testing.F) {
	for _, record := range []string{"", "{", "null", `{"tokens":1e300}`, `{"tokens":-1e300,"careful":-5}`, `{"tokens":3,"at":"2999-01-01T00:00:00Z","silent":{"":"9999-01-01T00:00:00Z"}}`, `{"at":"0001-01-01T00:00:00Z","careful":99}`} {
		f.Add([]byte(record))
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, record []byte) {
		p := readRecord(record, now)
		require.True(t, p.Tokens >= -burst && p.Tokens <= burst, p.Tokens)
		require.LessOrEqual(t, p.silence("", now), longestWait)
		require.LessOrEqual(t, p.take(now), time.Minute)
		require.True(t, p.Careful >= 0 && p.Careful <= carefulAnswers)
	})
}
