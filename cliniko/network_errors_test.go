package cliniko

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const apiHost = "api.au1.cliniko.com"

// authority signs certificates that its own pool trusts and nobody else.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pool        *x509.CertPool
}

func newAuthority(t *testing.T, name string) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	a := &authority{key: key, pool: x509.NewCertPool(), certificate: &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: time.Now().Add(48 * time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}}
	a.pool.AddCert(a.sign(t, a.certificate, key))
	return a
}

func (a *authority) sign(t *testing.T, template *x509.Certificate, key *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, &key.PublicKey, a.key)
	require.NoError(t, err)
	certificate, err := x509.ParseCertificate(der)
	require.NoError(t, err)
	return certificate
}

// issue makes a certificate for a host; with none, it has no names but the one in its subject.
func (a *authority) issue(t *testing.T, host string, until time.Time) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: apiHost},
		NotBefore: time.Now().Add(-24 * time.Hour), NotAfter: until,
	}
	if host != "" {
		template.Subject.CommonName, template.DNSNames = host, []string{host}
	}
	certificate := a.sign(t, template, key)
	return tls.Certificate{Certificate: [][]byte{certificate.Raw}, PrivateKey: key}
}

// wire is a listener that keeps every byte that comes in, as it stands on the wire.
type wire struct {
	net.Listener
	mu   sync.Mutex
	came bytes.Buffer
}

type tapped struct {
	net.Conn
	wire *wire
}

func (w *wire) Accept() (net.Conn, error) {
	connection, err := w.Listener.Accept()
	return tapped{connection, w}, err
}

func (c tapped) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.wire.mu.Lock()
	c.wire.came.Write(p[:n])
	c.wire.mu.Unlock()
	return n, err
}

func (w *wire) bytes() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.came.String()
}

func listen(t *testing.T) *wire {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	return &wire{Listener: listener}
}

// towards is the real transport, with every connection led to one address.
func towards(address string, trusted *x509.CertPool) *http.Transport {
	transport := newTransport()
	transport.Proxy = nil
	transport.TLSClientConfig.RootCAs = trusted
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	return transport
}

// askOnce makes one attempt over a transport.
func askOnce(t *testing.T, transport *http.Transport) *Error {
	t.Helper()
	c, err := NewClient(mustKey(t, canary), Options{Base: transport})
	require.NoError(t, err)
	defer c.Close()
	q := request{what: "user", path: pathUser}
	_, fault := c.attempt(t.Context(), q.address(c.gate.root))
	if fault != nil {
		fault = c.about(q, fault)
		requireNoKey(t, fault)
	}
	return fault
}

func serveTLS(t *testing.T, config *tls.Config) (*wire, *int) {
	t.Helper()
	w, requests := listen(t), new(int)
	server := &httptest.Server{Listener: w, TLS: config, Config: &http.Server{
		ErrorLog: silent, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			*requests++
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, aUser)
		}),
	}}
	server.StartTLS()
	t.Cleanup(server.Close)
	return w, requests
}

func TestConnectionsThatCannotBeTrusted(t *testing.T) {
	ours := newAuthority(t, "Test Roots")
	office := newAuthority(t, "Corp TLS\u202e Inspector")
	tomorrow := time.Now().Add(24 * time.Hour)
	for name, test := range map[string]struct {
		config *tls.Config
		want   Error
	}{
		"an unknown authority": {
			&tls.Config{Certificates: []tls.Certificate{office.issue(t, apiHost, tomorrow)}},
			Error{Kind: KindTLS, Detail: "Corp TLS Inspector"},
		},
		"an expired certificate": {
			&tls.Config{Certificates: []tls.Certificate{ours.issue(t, apiHost, time.Now().Add(-time.Hour))}},
			Error{Kind: KindClock},
		},
		"a certificate for another name": {
			&tls.Config{Certificates: []tls.Certificate{ours.issue(t, "login.wifi.example", tomorrow)}},
			Error{Kind: KindPortal},
		},
		"a certificate without names": {
			&tls.Config{Certificates: []tls.Certificate{ours.issue(t, "", tomorrow)}},
			Error{Kind: KindTLS, Detail: "Test Roots"},
		},
		"an old version of TLS": {
			&tls.Config{Certificates: []tls.Certificate{ours.issue(t, apiHost, tomorrow)}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11},
			Error{Kind: KindTLS},
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, requests := serveTLS(t, test.config)
			got := askOnce(t, towards(w.Addr().String(), ours.pool))
			require.NotNil(t, got)
			require.Equal(t, test.want.Kind, got.Kind, got)
			require.Equal(t, test.want.Detail, got.Detail)
			require.False(t, got.retryable(), "it is not tried again")
			require.Zero(t, *requests)
		})
	}
	t.Run("a good one is, so the others fail for their own reason", func(t *testing.T) {
		w, requests := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{ours.issue(t, apiHost, tomorrow)}})
		require.Nil(t, askOnce(t, towards(w.Addr().String(), ours.pool)))
		require.Equal(t, 1, *requests)
	})
}

func TestNoisesInPlaceOfTLS(t *testing.T) {
	for name, test := range map[string]struct {
		noise string
		want  Kind
	}{
		"plain HTTP":             {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", KindPortal},
		"noise":                  {"SSH-2.0-OpenSSH_9.9\r\n", KindTLS},
		"a reset":                {"", KindBlocked},
		"closed without a word ": {"close", KindBlocked},
	} {
		t.Run(name, func(t *testing.T) {
			w := listen(t)
			served := make(chan struct{})
			go func() {
				defer close(served)
				connection, err := w.Accept()
				if err != nil {
					return
				}
				_, _ = connection.Read(make([]byte, 4096))
				switch test.noise {
				case "":
					_ = connection.(tapped).Conn.(*net.TCPConn).SetLinger(0)
				case "close":
				default:
					_, _ = io.WriteString(connection, test.noise)
				}
				_ = connection.Close()
			}()
			got := askOnce(t, towards(w.Addr().String(), nil))
			<-served
			require.NotNil(t, got)
			require.Equal(t, test.want, got.Kind, got)
			require.NotEmpty(t, w.bytes())
			for _, form := range keyForms() {
				require.NotContains(t, w.bytes(), form, "a byte of the key was sent")
			}
		})
	}
}

func TestProxies(t *testing.T) {
	through := func(address string) *http.Transport {
		transport := newTransport()
		proxy, err := url.Parse(address)
		require.NoError(t, err)
		transport.Proxy = http.ProxyURL(proxy)
		return transport
	}
	for _, status := range []int{403, 407, 502} {
		w := listen(t)
		server := &httptest.Server{Listener: w, Config: &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(status)
		})}}
		server.Start()
		got := askOnce(t, through("http://clerk:hunter2@"+w.Addr().String()))
		require.Equal(t, KindProxy, got.Kind)
		require.Equal(t, status, got.Status)
		require.Equal(t, w.Addr().String(), got.Detail)
		require.NotContains(t, got.Error()+got.Sentence(), "hunter2")
		require.Contains(t, w.bytes(), "CONNECT "+apiHost+":443 HTTP/1.1\r\n")
		for _, form := range keyForms() {
			require.NotContains(t, w.bytes(), form, "the proxy saw the key")
		}
		server.Close()
	}
	t.Run("one that is not there", func(t *testing.T) {
		w := listen(t)
		address := w.Addr().String()
		require.NoError(t, w.Close())
		got := askOnce(t, through("http://clerk:hunter2@"+address))
		require.Equal(t, KindProxy, got.Kind)
		require.Equal(t, address, got.Detail)
		require.NotContains(t, got.Error(), "hunter2")
	})
	t.Run("one whose name is not found", func(t *testing.T) {
		got := classify(t.Context(), &net.OpError{Op: "proxyconnect", Err: &net.OpError{Op: "dial", Err: &net.DNSError{Err: "no such host", Name: "proxy.office"}}})
		require.Equal(t, KindProxy, got.Kind)
		require.Equal(t, "proxy.office", got.Detail)
	})
	t.Run("are not used for a stand-in", func(t *testing.T) { require.Nil(t, newStandInTransport().Proxy) })
}

func TestStandInConnectsOnThisComputerOnly(t *testing.T) {
	require.NoError(t, onlyLoopback("tcp", "127.0.0.1:80", nil))
	require.NoError(t, onlyLoopback("tcp", "[::1]:80", nil))
	require.Error(t, onlyLoopback("tcp", "93.184.216.34:80", nil))
	require.NotNil(t, newStandInTransport().DialContext)
	_, err := newStandInTransport().DialContext(t.Context(), "tcp", "192.0.2.1:80")
	require.Equal(t, KindRefusedHere, classify(t.Context(), err).Kind)
}

func TestFaultsOfTheNetwork(t *testing.T) {
	dial := func(err error) error {
		return &net.OpError{Op: "dial", Net: "tcp", Addr: &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 443}, Err: err}
	}
	for name, test := range map[string]struct {
		err  error
		want Kind
	}{
		"no network":               {dial(syscall.ENETUNREACH), KindOffline},
		"no route":                 {dial(syscall.EHOSTUNREACH), KindOffline},
		"no network on Windows":    {dial(syscall.Errno(10051)), KindOffline},
		"no network for the name":  {dial(&net.DNSError{Err: "dial udp 192.0.2.53:53: connect: network is unreachable", Name: apiHost}), KindOffline},
		"no such name":             {dial(&net.DNSError{Err: "no such host", Name: apiHost, IsNotFound: true}), KindNoName},
		"a name server that fails": {dial(&net.DNSError{Err: "server misbehaving", Name: apiHost, IsTemporary: true}), KindNoName},
		"a silent name server":     {dial(&net.DNSError{Err: "i/o timeout", Name: apiHost, IsTimeout: true}), KindNoName},
		"refused":                  {dial(syscall.ECONNREFUSED), KindBlocked},
		"refused on Windows":       {dial(syscall.Errno(10061)), KindBlocked},
		"forbidden by a firewall":  {dial(syscall.EPERM), KindBlocked},
		"closed":                   {io.EOF, KindBlocked},
		"a silent server":          {dial(context.DeadlineExceeded), KindTimeout},
		"a slow connection":        {dial(syscall.ETIMEDOUT), KindTimeout},
		"no HTTP":                  {io.ErrNoProgress, KindBlocked},
	} {
		t.Run(name, func(t *testing.T) {
			got := classify(t.Context(), test.err)
			require.Equal(t, test.want, got.Kind)
			require.ErrorIs(t, got, test.err)
			require.Equal(t, !strings.Contains(name, "silent") && !strings.Contains(name, "slow"), got.retryable())
		})
	}
	t.Run("a port where nobody listens", func(t *testing.T) {
		w := listen(t)
		address := w.Addr().String()
		require.NoError(t, w.Close())
		require.Equal(t, KindBlocked, askOnce(t, towards(address, nil)).Kind)
	})
}

// keyForms are the key as it could turn up: plain, and as it goes over the wire.
func keyForms() []string {
	body, _, _ := bytes.Cut([]byte(canary), []byte("-au1"))
	encoded := base64.StdEncoding.EncodeToString([]byte(canary + ":"))
	return []string{string(body), string(body[:12]), string(body[len(body)-12:]), url.QueryEscape(canary), encoded, encoded[:16]}
}

// chain is the certificate as a server shows it, signed by itself.
func (a *authority) chain() []*x509.Certificate { return []*x509.Certificate{a.certificate} }
