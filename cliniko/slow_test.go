package cliniko

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// answeringAfter is the real transport, with a server in memory that answers late.
func answeringAfter(late time.Duration) *http.Transport {
	transport := newStandInTransport()
	transport.DialContext = func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go func() {
			defer theirs.Close()
			if _, err := http.ReadRequest(bufio.NewReader(theirs)); err != nil {
				return
			}
			time.Sleep(late)
			_, _ = fmt.Fprintf(theirs, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s", len(aUser), aUser)
		}()
		return ours, nil
	}
	return transport
}

func TestASlowAnswer(t *testing.T) {
	ask := func(t *testing.T, late time.Duration) (c *Client, took, word time.Duration, err error) {
		begin := time.Now()
		var told atomic.Int64
		c, err = NewClient(mustKey(t, canary), Options{
			StandIn: "http://127.0.0.1:1", Base: answeringAfter(late),
			Slow: func() { told.Store(int64(time.Since(begin))) },
		})
		require.NoError(t, err)
		_, err = c.User(t.Context())
		return c, time.Since(begin), time.Duration(told.Load()), err
	}
	t.Run("is waited for as long as the gateway works on it", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, took, word, err := ask(t, 31*time.Second)
			require.NoError(t, err)
			require.Equal(t, 31*time.Second, took)
			require.Equal(t, 1, c.Requests())
			require.True(t, word > 0 && word < 10*time.Second, word)
		})
	})
	t.Run("is given up after 32 seconds, and not asked for again at once", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			c, took, _, err := ask(t, time.Minute)
			require.Equal(t, KindTimeout, fault(t, err).Kind)
			require.Equal(t, 32*time.Second, took)
			require.Equal(t, 1, c.Requests())
			time.Sleep(time.Minute) // until the server has ended
		})
	})
	t.Run("is nothing to speak of when it comes within seconds", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			_, _, word, err := ask(t, 5*time.Second)
			require.NoError(t, err)
			require.Zero(t, word)
			time.Sleep(time.Minute)
		})
	})
}

func TestTheGatewaysTimeOutIsOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, n := newClient(t, always(504, "<html>Gateway Timeout</html>", "Content-Type", "text/html"))
		_, err := c.Services(t.Context())
		require.Equal(t, KindTimeout, fault(t, err).Kind)
		require.Equal(t, 504, fault(t, err).Status)
		require.NotContains(t, fault(t, err).Sentence(), "internet")
		require.Equal(t, 1, n.count())
	})
}
