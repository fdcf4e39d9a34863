package cliniko

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGate(t *testing.T) {
	send := func(t *testing.T, change func(*http.Request)) (*network, error) {
		c, n := newClient(t, always(200, aUser))
		req, err := http.NewRequest(http.MethodGet, "https://api.au1.cliniko.com/v1/user", nil)
		require.NoError(t, err)
		change(req)
		_, err = c.gate.RoundTrip(req)
		if err != nil {
			require.Zero(t, c.Requests())
		}
		return n, err
	}
	to := func(address string) func(*http.Request) {
		return func(req *http.Request) {
			u, err := url.Parse(address)
			if err != nil {
				panic(err)
			}
			req.URL, req.Host = u, ""
		}
	}
	for name, change := range map[string]func(*http.Request){
		"another method":            func(r *http.Request) { r.Method = http.MethodPost },
		"HEAD":                      func(r *http.Request) { r.Method = http.MethodHead },
		"no method":                 func(r *http.Request) { r.Method = "" },
		"a body":                    func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("x")) },
		"a length":                  func(r *http.Request) { r.ContentLength = 1 },
		"another Host header":       func(r *http.Request) { r.Host = "evil.example" },
		"plain http":                to("http://api.au1.cliniko.com/v1/user"),
		"another host":              to("https://evil.example/v1/user"),
		"another region":            to("https://api.au2.cliniko.com/v1/user"),
		"a host below":              to("https://x.api.au1.cliniko.com/v1/user"),
		"a host above":              to("https://au1.cliniko.com/v1/user"),
		"a port":                    to("https://api.au1.cliniko.com:443/v1/user"),
		"a capital in the host":     to("https://API.au1.cliniko.com/v1/user"),
		"a trailing dot":            to("https://api.au1.cliniko.com./v1/user"),
		"a user":                    to("https://me@api.au1.cliniko.com/v1/user"),
		"a fragment":                to("https://api.au1.cliniko.com/v1/user#x"),
		"an opaque address":         to("https:api.au1.cliniko.com/v1/user"),
		"another version":           to("https://api.au1.cliniko.com/v2/user"),
		"no version":                to("https://api.au1.cliniko.com/user"),
		"patients":                  to("https://api.au1.cliniko.com/v1/patients"),
		"one patient":               to("https://api.au1.cliniko.com/v1/patients/1"),
		"a practitioner's patients": to("https://api.au1.cliniko.com/v1/practitioners/1/patients"),
		"appointments":              to("https://api.au1.cliniko.com/v1/businesses/1/appointments"),
		"individual appointments":   to("https://api.au1.cliniko.com/v1/individual_appointments"),
		"bookings":                  to("https://api.au1.cliniko.com/v1/bookings"),
		"attendees":                 to("https://api.au1.cliniko.com/v1/attendees"),
		"invoices":                  to("https://api.au1.cliniko.com/v1/practitioners/1/invoices"),
		"all users":                 to("https://api.au1.cliniko.com/v1/users"),
		"private settings":          to("https://api.au1.cliniko.com/v1/settings"),
		"an id of letters":          to("https://api.au1.cliniko.com/v1/practitioners/x/appointment_types"),
		"an id of 21 digits":        to("https://api.au1.cliniko.com/v1/practitioners/123456789012345678901/appointment_types"),
		"a step up":                 to("https://api.au1.cliniko.com/v1/user/../patients"),
		"an escaped step up":        to("https://api.au1.cliniko.com/v1/user/%2e%2e/patients"),
		"an escaped slash":          to("https://api.au1.cliniko.com/v1/practitioners%2finactive"),
		"a slash at the end":        to("https://api.au1.cliniko.com/v1/user/"),
		"two slashes":               to("https://api.au1.cliniko.com/v1//user"),
		"a line feed at the end":    to("https://api.au1.cliniko.com/v1/user%0a"),
	} {
		t.Run("refuses "+name, func(t *testing.T) {
			n, err := send(t, change)
			require.Error(t, err)
			require.Equal(t, KindRefusedHere, classify(t.Context(), err).Kind)
			require.Zero(t, n.count(), "a byte was sent")
		})
	}
	t.Run("lets a listed path through, with the key on a clone only", func(t *testing.T) {
		var sent *http.Request
		n, err := send(t, func(r *http.Request) { sent = r })
		require.NoError(t, err)
		require.NotEmpty(t, n.seen[0].Header.Get("Authorization"))
		require.Empty(t, sent.Header.Get("Authorization"))
	})
	t.Run("hands back an answer that names the request without the key", func(t *testing.T) {
		c, _ := newClient(t, func(r *http.Request) (*http.Response, error) {
			answer := reply(200, aUser)
			answer.Request = r
			return answer, nil
		})
		req, err := http.NewRequest(http.MethodGet, "https://api.au1.cliniko.com/v1/user", nil)
		require.NoError(t, err)
		answer, err := c.gate.RoundTrip(req)
		require.NoError(t, err)
		require.Empty(t, answer.Request.Header.Get("Authorization"))
	})
}

func TestHostileIDsSendNothing(t *testing.T) {
	for _, id := range []string{
		"", "x", "1/../../patients", "1?", "1#", "%31", "１", "-1", "1 ", "1\n", "123456789012345678901", "1/practitioners",
		"//evil.example/", "@evil.example", "{id}",
	} {
		c, n := newClient(t, always(200, `{}`))
		_, err := c.TypesOf(t.Context(), PractitionerID(id))
		require.Equal(t, KindRefusedHere, fault(t, err).Kind, id)
		_, err = c.WorkingAt(t.Context(), BusinessID(id))
		require.Equal(t, KindRefusedHere, fault(t, err).Kind, id)
		day := Date{2026, 11, 23}
		for _, o := range []Offering{{BusinessID(id), "1", "1"}, {"1", PractitionerID(id), "1"}, {"1", "1", AppointmentTypeID(id)}} {
			_, err = c.AvailableTimes(t.Context(), o, day, day)
			require.Equal(t, KindRefusedHere, fault(t, err).Kind, id)
		}
		require.Zero(t, n.count())
		require.Zero(t, c.Requests())
	}
}

func TestRedirectsAreNeverFollowed(t *testing.T) {
	var elsewhere atomic.Int32
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { elsewhere.Add(1) }))
	defer other.Close()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, target := range []string{
			other.URL, other.URL + "/stand-in/user", "/stand-in/user", "/stand-in/businesses", "//evil.example", "http://evil.example",
			"https://api.au2.cliniko.com/v1/user", "https://user:pass@127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "%zz", "", "?page=2",
		} {
			c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Location", target)
				w.WriteHeader(status)
			})
			_, err := c.User(t.Context())
			e := fault(t, err)
			require.Equal(t, KindBadAnswer, e.Kind)
			require.Equal(t, status, e.Status)
			require.Equal(t, 1, c.Requests(), target)
			require.NotContains(t, e.Error()+e.Sentence(), "evil")
		}
	}
	require.Zero(t, elsewhere.Load(), "a redirect was followed")
}
