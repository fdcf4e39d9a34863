package live

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
)

// slowNetwork answers from a demo clinic after a latency, without a socket, so that
// a test's clock can stand still.
type slowNetwork struct {
	server  *demo.Server
	latency time.Duration

	mu   sync.Mutex
	sent []request
}

func (n *slowNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	n.mu.Lock()
	n.sent = append(n.sent, request{time.Now(), r.URL.Path})
	n.mu.Unlock()
	select {
	case <-time.After(n.latency):
	case <-r.Context().Done():
		return nil, r.Context().Err()
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

func TestLargeClinic(t *testing.T) {
	t.Run("5 businesses, 60 practitioners, 24 types: first slots after at most 15 requests and 3 seconds", func(t *testing.T) {
		dir := t.TempDir()
		synctest.Test(t, func(t *testing.T) {
			time.Sleep(2 * 24 * time.Hour) // the bubble's clock begins on a Saturday
			clinic := demo.Generate(7, demo.Size{Businesses: 5, Practitioners: 60, AppointmentTypes: 24}, time.Now())
			network := &slowNetwork{server: demo.New(demo.Options{Clinic: &clinic}), latency: 250 * time.Millisecond}
			store, err := storage.OpenStore(dir)
			require.NoError(t, err)
			defer store.Close()
			clinics, err := storage.OpenClinics(dir)
			require.NoError(t, err)
			key, err := cliniko.ParseKey(demo.Key)
			require.NoError(t, err)
			l := New(Options{
				Store: store, Clinics: clinics, Now: time.Now,
				Keychain: &fakeKeychain{keys: make(map[storage.ClinicID]cliniko.Key)},
				Connect: func(key cliniko.Key) (Source, error) {
					return cliniko.NewClient(key, cliniko.Options{Version: "test", Base: network})
				},
			})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var work sync.WaitGroup
			work.Go(func() { l.Run(ctx) })
			began := time.Now()
			l.Try(key)
			var before int
			for first := false; !first; {
				time.Sleep(50 * time.Millisecond)
				synctest.Wait()
				require.Less(t, time.Since(began), time.Minute)
				before = 0
				for _, r := range network.requests() {
					before++
					if first = strings.HasSuffix(r.what, "/available_times") && time.Since(r.at) >= network.latency; first {
						break
					}
				}
			}
			t.Logf("first slots after %s and %d requests", time.Since(began), before)
			require.LessOrEqual(t, time.Since(began), 3*time.Second)
			require.LessOrEqual(t, before, 15)

			time.Sleep(3 * time.Minute)
			synctest.Wait()
			requireAtMost(t, 130, network.requests(), began)
			require.Greater(t, len(network.requests()), 250, "the budget is used")
			cancel()
			work.Wait()
		})
	})
}
