package live

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// slowNetwork answers from a demo clinic after a latency, without a socket, so that
// a test's clock can stand still.
type slowNetwork struct {
	server  *demo.Server
	latency time.Duration

	mu      sync.Mutex
	sent    []request
	refuses func(*http.Request) *http.Response // nil: nothing
}

func (n *slowNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	n.mu.Lock()
	n.sent = append(n.sent, request{time.Now(), r.URL.Path, r.URL.RawQuery})
	refuses := n.refuses
	n.mu.Unlock()
	select {
	case <-time.After(n.latency):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	if refuses != nil {
		if refusal := refuses(r); refusal != nil {
			return refusal, nil
		}
	}
	recorder := httptest.NewRecorder()
	arrived := r.Clone(r.Context())
	arrived.Host, arrived.TLS = r.URL.Host, &tls.ConnectionState{}
	n.server.ServeHTTP(recorder, arrived)
	response := recorder.Result()
	response.Request = r
	return response, nil
}

func (n *slowNetwork) requests() []request {
	n.mu.Lock()
	defer n.mu.Unlock()
	return append([]request(nil), n.sent...)
}

// refuse has what a function gives answered in the clinic's place.
func (n *slowNetwork) refuse(with func(*http.Request) *http.Response) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.refuses = with
}

// before are the requests that were sent before a moment.
func (n *slowNetwork) before(moment time.Time) []request {
	return slices.DeleteFunc(n.requests(), func(r request) bool { return !r.at.Before(moment) })
}

func (n *slowNetwork) slotRequests() (all int) {
	for _, r := range n.requests() {
		if strings.HasSuffix(r.what, "_times") || strings.HasSuffix(r.what, "_time") {
			all++
		}
	}
	return all
}

// large is a Live at work on a demo clinic behind some latency.
type large struct {
	*Live
	t       *testing.T
	server  *demo.Server
	network *slowNetwork
	began   time.Time

	compared int // offerings
}

// A clinic of 500 offerings, and one of 60 for every day.
var (
	largeSize  = random.Size{Businesses: 5, Practitioners: 60, AppointmentTypes: 24}
	mediumSize = random.Size{Businesses: 2, Practitioners: 8, AppointmentTypes: 24}
)

// inGenerated runs a test in a clinic of a size, on a Monday.
func inGenerated(t *testing.T, size random.Size, test func(l *large)) {
	inClinic(t, 250*time.Millisecond, func() demo.Clinic {
		time.Sleep(2 * 24 * time.Hour) // the bubble's clock begins on a Saturday
		return random.Healthy(7, size, time.Now())
	}, test)
}

func inClinic(t *testing.T, latency time.Duration, generate func() demo.Clinic, test func(l *large)) {
	t.Parallel()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		clinic := generate()
		server := demo.New(demo.Options{Clinic: &clinic})
		l := &large{t: t, server: server, network: &slowNetwork{server: server, latency: latency}, began: time.Now()}
		store, err := storage.OpenStore(dir)
		require.NoError(t, err)
		defer store.Close()
		clinics, err := storage.OpenClinics(dir)
		require.NoError(t, err)
		key, err := cliniko.ParseKey(demo.Key)
		require.NoError(t, err)
		l.Live = New(Options{
			Store: store, Clinics: clinics, Now: time.Now,
			Keychain: &fakeKeychain{keys: make(map[storage.ClinicID]cliniko.Key)},
			Connect: func(key cliniko.Key) (Source, error) {
				return cliniko.NewClient(key, cliniko.Options{Version: "test", Base: l.network})
			},
		})
		ctx, cancel := context.WithCancel(t.Context())
		var work sync.WaitGroup
		work.Go(func() { l.Run(ctx) })
		defer work.Wait()
		defer cancel()
		l.Try(key)
		test(l)
	})
}

// until waits for something, a moment at a time.
func (l *large) until(limit time.Duration, is func() bool) {
	l.t.Helper()
	for end := time.Now().Add(limit); !is(); {
		require.True(l.t, time.Now().Before(end), "it takes over %s", limit)
		time.Sleep(50 * time.Millisecond)
		synctest.Wait()
	}
}

func (l *large) upToDate() bool { return l.State().Status.Phase == UpToDate }

func TestMediumClinic(t *testing.T) { readClinic(t, mediumSize, 1.1) }

// readClinic reads a clinic of a size, with at most so many requests for each week of an
// offering that has hours.
func readClinic(t *testing.T, size random.Size, most float64) {
	t.Run("first slots after at most 15 requests and 3 seconds", func(t *testing.T) {
		inGenerated(t, size, func(l *large) {
			l.until(time.Minute, func() bool { return l.State().Account != nil && len(l.State().Account.Businesses) > 0 })
			monday := cliniko.DateOf(time.Now()).Monday()
			l.Show(l.State().Account.Businesses[0].ID, monday, monday.Add(6))
			l.until(time.Minute, func() bool {
				for _, o := range l.State().Report.Verdicts {
					if o.Slots > 0 {
						return true
					}
				}
				return false
			})
			var before int // the others left while the screen was told
			for _, r := range l.network.requests() {
				if time.Since(r.at) > publishDelay {
					before++
				}
			}
			t.Logf("first slots after %s and %d requests", time.Since(l.began), before)
			require.LessOrEqual(t, time.Since(l.began), 3*time.Second)
			require.LessOrEqual(t, before, 15)
		})
	})
	t.Run("four weeks complete with hardly more than one request for each that has hours, and every slot is known", func(t *testing.T) {
		inGenerated(t, size, func(l *large) {
			l.until(time.Hour, l.upToDate)
			open := l.openWeeks()
			ratio := float64(l.network.slotRequests()) / float64(open)
			t.Logf("%d requests for %d (offering, week) with hours: %.3f; in %s", l.network.slotRequests(), open, ratio, time.Since(l.began))
			require.LessOrEqual(t, ratio, most)
			requireAtMost(t, 130, l.network.requests(), l.began)
			l.requireAllKnown(weeksAhead)
			require.Greater(t, l.compared, size.Practitioners*20/3)
		})
	})
	t.Run("a command from the screen is on its way within a second, whatever else is read", func(t *testing.T) {
		inGenerated(t, size, func(l *large) {
			time.Sleep(time.Duration(size.Practitioners) * 3 * time.Second)
			account := l.State().Account
			for n, b := range account.Businesses {
				monday := cliniko.DateOf(time.Now()).Monday().Add(7 * (5 + n))
				before, commanded := len(l.network.requests()), time.Now()
				l.Show(b.ID, monday, monday.Add(6))
				l.until(time.Second, func() bool {
					for _, r := range l.network.requests()[before:] {
						if strings.Contains(r.what, "/businesses/"+string(b.ID)+"/") && strings.Contains(r.query, "from="+monday.String()) {
							return true
						}
					}
					return false
				})
				t.Logf("on its way after %s", time.Since(commanded))
			}
			requireAtMost(t, 130, l.network.requests(), l.began)
		})
	})
}

// openWeeks counts the weeks ahead of an offering on one of whose days, from today on,
// its practitioner has hours there.
func (l *large) openWeeks() (open int) {
	account := l.State().Account
	for _, v := range l.State().Report.Verdicts {
		zone, _ := account.Zone(v.Business)
		today := cliniko.DateOf(time.Now().In(zone))
		for week := range weeksAhead {
			for day := range 7 {
				date := today.Monday().Add(7*week + day)
				if v.State != readiness.NotOffered && !date.Before(today) && hasHours(account, v.Offering, date.Weekday()) {
					open++
					break
				}
			}
		}
	}
	return open
}

func hasHours(a *cliniko.Account, o cliniko.Offering, day time.Weekday) bool {
	return slices.ContainsFunc(a.Hours, func(h cliniko.Hours) bool {
		return h.Business == o.Business && h.Practitioner == o.Practitioner && h.Weekday == day && len(h.Windows) > 0
	})
}

// requireAllKnown compares what the store holds of some weeks with what the clinic
// offers. What has left the lead time since it was read may still be known; of the last
// two days only what lies in them whatever the zone counts, since the clinic counts days
// in its account's zone.
func (l *large) requireAllKnown(weeks int) {
	l.t.Helper()
	account, now := l.State().Account, time.Now()
	for _, b := range account.Businesses {
		zone := zonesOf(account).of(b.ID)
		monday := cliniko.DateOf(now.In(zone)).Monday()
		last := monday.Add(7*weeks - 2).Start(zone)
		outside := func(t time.Time) bool { return !t.After(now) || !t.Before(last) }
		for o, starts := range l.known(b.ID, monday, weeks) {
			offered, _ := l.server.Slots(demo.Offering{
				Business: string(b.ID), Practitioner: string(o.Practitioner), AppointmentType: string(o.AppointmentType),
			}, monday.Add(-1).Start(zone), last)
			offered, starts = slices.DeleteFunc(offered, outside), slices.DeleteFunc(starts, outside)
			for len(starts) > len(offered) && (len(offered) == 0 || starts[0].Before(offered[0])) && starts[0].Before(now.Add(leadTimes)) {
				starts = starts[1:]
			}
			require.Equal(l.t, texts(offered), texts(starts), o)
			l.compared++
		}
	}
}

// known is what the store holds of a business.
func (l *large) known(b cliniko.BusinessID, monday cliniko.Date, weeks int) map[cliniko.Offering][]time.Time {
	all := make(map[cliniko.Offering][]time.Time)
	for week := range weeks {
		from := monday.Add(7 * week)
		for _, w := range l.Slots(l.State().Clinic.ID).Days(b, from, from.Add(6)) {
			if slices.ContainsFunc(l.State().Report.Verdicts, func(v readiness.Verdict) bool {
				return v.Offering == w.Offering && v.State != readiness.NotOffered
			}) {
				all[w.Offering] = append(all[w.Offering], moments(w.Starts)...)
			}
		}
	}
	return all
}

// leadTimes is the longest there is.
const leadTimes = 672 * time.Hour

func moments(seconds []int64) (out []time.Time) {
	for _, at := range seconds {
		out = append(out, time.Unix(at, 0).UTC())
	}
	return out
}

func texts(times []time.Time) (out []string) {
	for _, at := range times {
		out = append(out, at.UTC().Format(time.RFC3339))
	}
	return out
}
