package cliniko

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"
)

const (
	connectTime = 10 * time.Second // for the name and the connection together, and as much for TLS
	headerTime  = 32 * time.Second // from the request to the answer's header; Cliniko's gateway gives up after 30
	headerBytes = 64 << 10
)

// newTransport speaks to Cliniko through the proxy that the environment names, and
// trusts what the system trusts. HTTP/2 pings find a connection that died while the
// computer slept.
func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		OnProxyConnectResponse: checkProxyAnswer,
		DialContext:            (&net.Dialer{Timeout: connectTime, KeepAlive: 15 * time.Second}).DialContext,
		TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    connectTime,
		ResponseHeaderTimeout:  headerTime,
		MaxResponseHeaderBytes: headerBytes,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        30 * time.Second,
		ForceAttemptHTTP2:      true,
		HTTP2:                  &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 5 * time.Second},
	}
}

// newStandInTransport connects to loopback addresses only, whatever localhost may
// resolve to, and past any proxy.
func newStandInTransport() *http.Transport {
	t := newTransport()
	t.Proxy = nil
	t.DialContext = (&net.Dialer{Timeout: connectTime, Control: onlyLoopback}).DialContext
	return t
}

func onlyLoopback(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil || !loopback(host) {
		return &refusal{"a stand-in that is not on this computer"}
	}
	return nil
}

// proxyFault is a proxy that does not let us through. It never holds the proxy's
// address in full, which may hold a password.
type proxyFault struct {
	host   string
	status int // what the proxy answered
}

func (f *proxyFault) Error() string { return "the proxy refused the connection" }

func checkProxyAnswer(_ context.Context, address *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode != http.StatusOK {
		return &proxyFault{host: address.Host, status: answer.StatusCode}
	}
	return nil
}
