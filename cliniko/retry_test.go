package cliniko

import (
	"context"
	"errors"
	"io"
	"net/http"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// inTurn gives one answer after the other, and the last one for ever.
func inTurn(answers ...func(*http.Request) (*http.Response, error)) func(*http.Request) (*http.Response, error) {
	return func(req *http.Request) (*http.Response, error) {
		now := answers[0]
		if len(answers) > 1 {
			answers = answers[1:]
		}
		return now(req)
	}
}

func failing(err error) func(*http.Request) (*http.Response, error) {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func TestRetries(t *testing.T) {
	ask := func(answer func(*http.Request) (*http.Response, error)) (requests int, took time.Duration, err error) {
		synctest.Test(t, func(t *testing.T) {
			c, n := newClient(t, answer)
			begin := time.Now()
			_, err = c.User(t.Context())
			requests, took = n.count(), time.Since(begin)
			require.Equal(t, requests, c.Requests())
		})
		return requests, took, err
	}
	for _, status := range []int{500, 502, 503} {
		requests, took, err := ask(always(status, "oops", "Content-Type", "text/html"))
		require.Equal(t, KindServer, fault(t, err).Kind)
		require.Equal(t, status, fault(t, err).Status)
		require.Equal(t, 3, requests)
		require.Less(t, took, 1500*time.Millisecond)
	}
	for _, status := range []int{302, 400, 401, 403, 404, 405, 410, 422, 429, 501, 504, 511} {
		requests, took, _ := ask(always(status, ""))
		require.Equal(t, 1, requests, status)
		require.Zero(t, took)
	}
	for name, cause := range map[string]error{
		"reset": syscall.ECONNRESET, "refused": syscall.ECONNREFUSED, "no network": syscall.ENETUNREACH, "closed": io.EOF,
	} {
		requests, _, err := ask(failing(cause))
		require.ErrorIs(t, err, cause, name)
		require.Equal(t, 3, requests, name)
	}
	t.Run("a fault that passes is never seen", func(t *testing.T) {
		requests, _, err := ask(inTurn(failing(syscall.ECONNRESET), always(503, ""), always(200, aUser)))
		require.NoError(t, err)
		require.Equal(t, 3, requests)
	})
	t.Run("a body that was cut is asked for again", func(t *testing.T) {
		requests, _, err := ask(inTurn(always(200, aUser[:20]), always(200, aUser)))
		require.NoError(t, err)
		require.Equal(t, 2, requests)
		requests, _, err = ask(always(200, aUser[:20]))
		require.Equal(t, KindBadAnswer, fault(t, err).Kind)
		require.Equal(t, 3, requests)
	})
	t.Run("a caller who gives up in a pause does not wait for it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			c, n := newClient(t, func(*http.Request) (*http.Response, error) {
				cancel()
				return reply(503, ""), nil
			})
			begin := time.Now()
			_, err := c.User(ctx)
			require.Equal(t, KindCanceled, fault(t, err).Kind)
			require.Zero(t, time.Since(begin))
			require.Equal(t, 1, n.count())
		})
	})
}

func TestJitterIsFullAndBounded(t *testing.T) {
	var small, large bool
	for range 1000 {
		d := backoff(1)
		require.True(t, d >= 0 && d < firstPause)
		small, large = small || d < firstPause/4, large || d > firstPause*3/4
		require.Less(t, backoff(2), 2*firstPause)
		require.Less(t, backoff(20), longestStep)
	}
	require.True(t, small && large)
}

func TestCutBodies(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"shorter than its length": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", "500")
			_, _ = io.WriteString(w, aUser[:30])
		},
		"closed without a word": func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"+aUser[:30])
				_ = connection.Close()
			}
		},
		"chunks that end early": func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n")
				_ = connection.Close()
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := serve(t, handler)
			_, fault := c.attempt(t.Context(), request{path: pathUser}.address(c.gate.root))
			require.Equal(t, KindBadAnswer, fault.Kind)
			require.True(t, errors.Is(fault, errCut), fault)
			require.True(t, fault.retryable())
		})
	}
}
