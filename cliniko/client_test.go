package cliniko

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// canary is a key that no output may repeat, in any of its forms.
const canary = "MS0xLWNhbmFyeVNlY3JldEJvZHlPZkFLZXk9-au1"

func mustKey(t testing.TB, text string) Key {
	t.Helper()
	key, err := ParseKey(text)
	require.NoError(t, err)
	return key
}

// network stands in for all that lies behind the gate, and remembers what came out.
type network struct {
	answer func(*http.Request) (*http.Response, error)

	mu   sync.Mutex
	seen []*http.Request
}

func (n *network) RoundTrip(req *http.Request) (*http.Response, error) {
	n.mu.Lock()
	n.seen = append(n.seen, req)
	n.mu.Unlock()
	return n.answer(req)
}

func (n *network) count() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.seen)
}

// newClient talks to a made-up network as if it were Cliniko in Australia.
func newClient(t testing.TB, answer func(*http.Request) (*http.Response, error)) (*Client, *network) {
	t.Helper()
	n := &network{answer: answer}
	c, err := NewClient(mustKey(t, canary), Options{Version: "1.2.3", Base: n})
	require.NoError(t, err)
	return c, n
}

func reply(status int, body string, header ...string) *http.Response {
	h := http.Header{"Content-Type": {"application/json; charset=utf-8"}}
	for i := 0; i < len(header); i += 2 {
		h.Set(header[i], header[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

func always(status int, body string, header ...string) func(*http.Request) (*http.Response, error) {
	return func(*http.Request) (*http.Response, error) { return reply(status, body, header...), nil }
}

// serve starts a real server as a stand-in.
func serve(t testing.TB, handler http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c, err := NewClient(mustKey(t, canary), Options{Version: "1.2.3", StandIn: server.URL + "/stand-in"})
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// fault is the *Error that every failure must be.
func fault(t testing.TB, err error) *Error {
	t.Helper()
	var e *Error
	require.ErrorAs(t, err, &e)
	return e
}

const aUser = `{"id":"7","first_name":"Ada","last_name":"Lovell","role":"administrator"}`

func TestRequest(t *testing.T) {
	t.Run("names the app, asks for JSON and signs with the whole key", func(t *testing.T) {
		n := &network{answer: always(200, aUser)}
		c, err := NewClient(mustKey(t, "MxJrZXkiOiI1Njd1amJmZTQ1NyJ9-au2"), Options{Version: "1.2.3", Base: n})
		require.NoError(t, err)
		_, err = c.User(t.Context())
		require.NoError(t, err)
		require.Equal(t, "https://api.au2.cliniko.com/v1/user", n.seen[0].URL.String())
		require.Equal(t, http.Header{
			"Accept":        {"application/json"},
			"User-Agent":    {"MIEA Companion/1.2.3 (support@mieahealth.com)"},
			"Authorization": {"Basic TXhKclpYa2lPaUkxTmpkMWFtSm1aVFExTnlKOS1hdTI6"},
		}, n.seen[0].Header)
		require.Equal(t, 1, c.Requests())
	})
	t.Run("goes to the stand-in, below its own path", func(t *testing.T) {
		var path, user string
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			path = r.URL.Path
			user, _, _ = r.BasicAuth()
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, aUser)
		})
		_, err := c.User(t.Context())
		require.NoError(t, err)
		require.Equal(t, "/stand-in/user", path)
		require.Equal(t, canary, user)
	})
	t.Run("understands a compressed answer", func(t *testing.T) {
		c := serve(t, func(w http.ResponseWriter, r *http.Request) {
			require.Equal(t, "gzip", r.Header.Get("Accept-Encoding"))
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Encoding", "gzip")
			packed := gzip.NewWriter(w)
			_, _ = io.WriteString(packed, aUser)
			_ = packed.Close()
		})
		user, err := c.User(t.Context())
		require.NoError(t, err)
		require.Equal(t, "Ada Lovell", user.Name())
	})
}

func TestNewClient(t *testing.T) {
	t.Run("refuses a key without a region", func(t *testing.T) {
		_, err := NewClient(mustKey(t, "keyWithoutRegion"), Options{})
		require.Equal(t, KindRefusedHere, fault(t, err).Kind)
	})
	t.Run("refuses no key", func(t *testing.T) {
		_, err := NewClient(Key{}, Options{})
		require.Equal(t, KindRefusedHere, fault(t, err).Kind)
	})
	t.Run("takes a region given by hand", func(t *testing.T) {
		_, err := NewClient(mustKey(t, "keyWithoutRegion").In(DefaultShard), Options{})
		require.NoError(t, err)
	})
	t.Run("refuses a stand-in elsewhere, with a sentence", func(t *testing.T) {
		for _, address := range []string{
			"http://example.com", "https://127.0.0.1.example.com", "http://10.0.0.1:80", "http://[::2]:80",
			"http://user@127.0.0.1", "http://127.0.0.1?x=1", "http://127.0.0.1#x", "ftp://127.0.0.1", "127.0.0.1:80",
			"//127.0.0.1", "http://127.0.0.1@example.com", "http:127.0.0.1", "http://0.0.0.0:80", "http://LOCALHOST.example",
			"http://127.0.0.1/%2e%2e/", "http://127.0.0.1\x00", "http://", " http://127.0.0.1", "http://2130706433",
		} {
			_, err := NewClient(mustKey(t, canary), Options{StandIn: address})
			require.Equal(t, KindRefusedHere, fault(t, err).Kind, address)
			_, err = ParseStandIn(address)
			require.ErrorContains(t, err, "must be on this computer", address)
		}
	})
	t.Run("takes a stand-in on this computer", func(t *testing.T) {
		for _, address := range []string{
			"http://127.0.0.1:8080", "http://127.9.9.9/", "http://localhost:1/v1/", "https://[::1]:1/some/path",
		} {
			u, err := ParseStandIn(address)
			require.NoError(t, err, address)
			require.Equal(t, strings.TrimRight(address, "/"), u.String())
		}
	})
}

func TestAnswer(t *testing.T) {
	for name, test := range map[string]struct {
		answer *http.Response
		want   Error
	}{
		"401 refuses the key":          {reply(401, "HTTP Basic: Access denied.\n", "Content-Type", "text/plain"), Error{Kind: KindKeyRefused, Status: 401}},
		"403 without a body":           {reply(403, ""), Error{Kind: KindDenied, Status: 403}},
		"404 without a body":           {reply(404, ""), Error{Kind: KindNotFound, Status: 404}},
		"404 with a message":           {reply(404, `{"status":"404","error":"Not Found"}`), Error{Kind: KindNotFound, Status: 404}},
		"400 with a message":           {reply(400, `{"message":"x is not filterable"}`), Error{Kind: KindBadAnswer, Status: 400, Detail: "x is not filterable"}},
		"501 is the server's":          {reply(501, ""), Error{Kind: KindServer, Status: 501}},
		"511 is a sign-in page":        {reply(511, "<html>"), Error{Kind: KindPortal, Status: 511}},
		"HTML instead of JSON":         {reply(200, "<html>Sign in</html>", "Content-Type", "text/html"), Error{Kind: KindPortal, Status: 200}},
		"HTML that says it is JSON":    {reply(200, " <!doctype html>"), Error{Kind: KindPortal, Status: 200}},
		"plain text":                   {reply(200, "hello", "Content-Type", "text/plain"), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no JSON"}},
		"nonsense":                     {reply(200, `{"id":,}`), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no JSON"}},
		"something after the JSON":     {reply(200, aUser+"{}"), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no JSON"}},
		"JSON that is too deep":        {reply(200, strings.Repeat("[", 10_001)+strings.Repeat("]", 10_001)), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no JSON"}},
		"nothing":                      {reply(200, ""), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no object"}},
		"null":                         {reply(200, "null"), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no object"}},
		"an array":                     {reply(200, "[]"), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no object"}},
		"an empty object":              {reply(200, "{}"), Error{Kind: KindBadAnswer, Status: 200, Detail: "it names no user"}},
		"204 where an object is asked": {reply(204, ""), Error{Kind: KindBadAnswer, Status: 200, Detail: "it is no object"}},
	} {
		t.Run(name, func(t *testing.T) {
			c, n := newClient(t, func(*http.Request) (*http.Response, error) { return test.answer, nil })
			_, err := c.User(t.Context())
			got := *fault(t, err)
			require.Equal(t, 1, n.count(), "it is asked once")
			test.want.List, got.Err = "user", nil
			require.Equal(t, test.want, got)
		})
	}
}

func TestAnswerOfAnySize(t *testing.T) {
	endless := strings.Repeat("x", 1<<20)
	t.Run("a body beyond the cap is refused, compressed or not", func(t *testing.T) {
		for _, encoding := range []string{"", "gzip"} {
			c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				var body io.Writer = w
				if encoding == "gzip" {
					w.Header().Set("Content-Encoding", "gzip")
					packed := gzip.NewWriter(w)
					defer packed.Close()
					body = packed
				}
				for range 64 {
					_, _ = io.WriteString(body, endless)
				}
			})
			_, err := c.User(t.Context())
			require.Equal(t, KindTooLarge, fault(t, err).Kind)
			require.ErrorIs(t, err, errTooLarge)
			require.Equal(t, 1, c.Requests())
		}
	})
	t.Run("a body at the cap is read", func(t *testing.T) {
		body, err := readBody(bytes.NewReader(make([]byte, bodyBytes)))
		require.NoError(t, err)
		require.Len(t, body, bodyBytes)
	})
	t.Run("a body that is not compressed as it says is no answer", func(t *testing.T) {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = io.WriteString(w, aUser)
		})
		_, err := c.User(t.Context())
		require.Equal(t, KindBadAnswer, fault(t, err).Kind)
		require.Equal(t, 1, c.Requests())
	})
	t.Run("a flood of headers is refused", func(t *testing.T) {
		c := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			for i := range 100 {
				w.Header().Add("X-Flood", strings.Repeat("x", 1<<10+i))
			}
		})
		_, err := c.User(t.Context())
		require.Equal(t, KindTooLarge, fault(t, err).Kind)
	})
}

// trickle is a body that never ends and never fails by itself.
type trickle struct{ ctx context.Context }

func (b trickle) Read(p []byte) (int, error) {
	select {
	case <-time.After(100 * time.Millisecond):
		p[0] = ' '
		return 1, nil
	case <-b.ctx.Done():
		return 0, b.ctx.Err()
	}
}

func TestAnswerThatTrickles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, n := newClient(t, func(req *http.Request) (*http.Response, error) {
			answer := reply(200, "")
			answer.Body = io.NopCloser(trickle{req.Context()})
			return answer, nil
		})
		begin := time.Now()
		_, err := c.User(t.Context())
		require.Equal(t, KindTimeout, fault(t, err).Kind)
		require.Equal(t, 1, n.count())
		require.Equal(t, requestTime, time.Since(begin))
	})
}

func TestGivingUp(t *testing.T) {
	t.Run("during a request", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, func(req *http.Request) (*http.Response, error) {
				<-req.Context().Done()
				return nil, req.Context().Err()
			})
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			_, err := c.User(ctx)
			require.Equal(t, KindCanceled, fault(t, err).Kind)
			require.ErrorIs(t, err, context.DeadlineExceeded)
			require.Equal(t, 1, n.count())
		})
	})
	t.Run("before it", func(t *testing.T) {
		c, n := newClient(t, always(200, aUser))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := c.User(ctx)
		require.Equal(t, KindCanceled, fault(t, err).Kind)
		require.True(t, errors.Is(err, context.Canceled))
		require.Zero(t, n.count())
	})
}
