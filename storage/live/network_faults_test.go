package live

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
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

// networkFault takes the place of a good answer.
type networkFault func(r *http.Request, good *http.Response) (*http.Response, error)

const page = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Please sign in.</body></html>"

// networkFaults are what lies between this computer and Cliniko, or Cliniko itself, may do.
var networkFaults = map[string]networkFault{
	"400 with a page":                     replied(400, "text/html", page),
	"400 in JSON":                         replied(400, "application/json", `{"message":"Bad request"}`),
	"401":                                 replied(401, "application/json", `{"errors":["unauthorized"]}`),
	"401 of a gateway":                    replied(401, "text/html", page),
	"402 with its reason":                 replied(402, "application/json", `{"message":"Your trial has ended"}`),
	"402":                                 replied(402, "", ""),
	"403":                                 replied(403, "", ""),
	"403 of a firewall":                   replied(403, "text/html", page),
	"404":                                 replied(404, "application/json", `{"message":"Resource not found"}`),
	"404 of a gateway":                    replied(404, "text/html", page),
	"405":                                 replied(405, "text/plain", "method not allowed"),
	"406":                                 replied(406, "", ""),
	"407 in the open":                     replied(407, "text/html", page),
	"408":                                 replied(408, "", ""),
	"410":                                 replied(410, "", ""),
	"418":                                 replied(418, "text/plain", "teapot"),
	"422":                                 replied(422, "application/json", `{"errors":{"from":"is invalid"}}`),
	"429":                                 replied(429, "", ""),
	"429 for 20 seconds":                  replied(429, "", "", "Retry-After", "20"),
	"429 for two hours":                   replied(429, "", "", "Retry-After", "7200"),
	"429 with a strange reset":            replied(429, "", "", "X-RateLimit-Reset", "soon"),
	"451":                                 replied(451, "text/html", page),
	"500":                                 replied(500, "application/json", `{"message":"Internal server error"}`),
	"502":                                 replied(502, "text/html", page),
	"503":                                 replied(503, "text/html", page),
	"504":                                 replied(504, "text/html", page),
	"520":                                 replied(520, "text/html", page),
	"a sign-in page":                      replied(200, "text/html", page),
	"a sign-in page that says it is JSON": replied(200, "application/json", page),
	"a way to a sign-in page":             replied(302, "text/html", "", "Location", "https://login.wifi.example/"),
	"a way to another path":               replied(301, "text/html", "", "Location", "/v2/elsewhere"),
	"nothing":                             replied(200, "application/json", ""),
	"204":                                 replied(204, "", ""),
	"null":                                replied(200, "application/json", "null"),
	"a list in place of an object":        replied(200, "application/json", "[]"),
	"an object without anything":          replied(200, "application/json", "{}"),
	"a text":                              replied(200, "application/json", `"ok"`),
	"other types":                         replied(200, "application/json", `{"total_entries":"many","businesses":{},"practitioners":1,"available_times":"none"}`),
	"half of it": func(_ *http.Request, good *http.Response) (*http.Response, error) {
		body, _ := io.ReadAll(good.Body)
		good.Body = io.NopCloser(bytes.NewReader(body[:len(body)/2]))
		return good, nil
	},
	"half of it, then a reset": func(_ *http.Request, good *http.Response) (*http.Response, error) {
		body, _ := io.ReadAll(good.Body)
		good.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body[:len(body)/2]), failingReader{syscall.ECONNRESET}))
		return good, nil
	},
	"no route":                       failed(dialling(syscall.EHOSTUNREACH)),
	"no network":                     failed(dialling(syscall.ENETUNREACH)),
	"refused":                        failed(dialling(syscall.ECONNREFUSED)),
	"reset":                          failed(&net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}),
	"a broken pipe":                  failed(&net.OpError{Op: "write", Net: "tcp", Err: syscall.EPIPE}),
	"forbidden by a firewall":        failed(dialling(syscall.EPERM)),
	"no such name":                   failed(dialling(&net.DNSError{Err: "no such host", Name: "api.au4.cliniko.com", IsNotFound: true})),
	"a silent name server":           failed(dialling(&net.DNSError{Err: "i/o timeout", Name: "api.au4.cliniko.com", IsTimeout: true})),
	"closed":                         failed(io.EOF),
	"closed in the middle":           failed(io.ErrUnexpectedEOF),
	"a foreign certificate":          failed(&tls.CertificateVerificationError{Err: x509.UnknownAuthorityError{Cert: &x509.Certificate{}}}),
	"a certificate for another name": failed(&tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: &x509.Certificate{DNSNames: []string{"wifi.example"}}, Host: "api.au4.cliniko.com"}}),
	"a certificate that has ended":   failed(&tls.CertificateVerificationError{Err: x509.CertificateInvalidError{Cert: &x509.Certificate{}, Reason: x509.Expired}}),
	"no TLS":                         failed(tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}),
	"a proxy that refuses":           failed(&net.OpError{Op: "proxyconnect", Net: "tcp", Err: errors.New("Forbidden")}),
	"something unheard of":           failed(errors.New("quantum fluctuation")),
	"silence": func(r *http.Request, _ *http.Response) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	},
}

func replied(status int, kind, body string, headers ...string) networkFault {
	return func(r *http.Request, _ *http.Response) (*http.Response, error) {
		response := &http.Response{
			StatusCode: status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r,
			Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)),
		}
		if kind != "" {
			response.Header.Set("Content-Type", kind)
		}
		for i := 0; i < len(headers); i += 2 {
			response.Header.Set(headers[i], headers[i+1])
		}
		return response, nil
	}
}

func failed(err error) networkFault {
	return func(*http.Request, *http.Response) (*http.Response, error) { return nil, err }
}

func dialling(err error) error { return &net.OpError{Op: "dial", Net: "tcp", Err: err} }

type failingReader struct{ err error }

func (f failingReader) Read([]byte) (int, error) { return 0, f.err }

// faultyNetwork lets a fault happen to the requests that something picks.
type faultyNetwork struct {
	slowNetwork
	mu   sync.Mutex
	pick func(*http.Request) networkFault // nil: a good answer
}

func (n *faultyNetwork) RoundTrip(r *http.Request) (*http.Response, error) {
	n.mu.Lock()
	fault := n.pick(r)
	n.mu.Unlock()
	good, err := n.slowNetwork.RoundTrip(r)
	if fault == nil || err != nil {
		return good, err
	}
	return fault(r, good)
}

// readThrough reads a clinic once, nil: Seaside, through a network with faults.
func readThrough(t *testing.T, clinic *demo.Clinic, pick func(*http.Request) networkFault) (*Reading, error) {
	t.Helper()
	server := demo.New(demo.Options{Seed: 1, Clinic: clinic, Now: time.Now, Limit: -1})
	network := &faultyNetwork{slowNetwork: slowNetwork{server: server, latency: 10 * time.Millisecond}, pick: pick}
	key, err := cliniko.ParseKey(demo.Key)
	require.NoError(t, err)
	client, err := cliniko.NewClient(key, cliniko.Options{Version: "test", Base: network})
	require.NoError(t, err)
	defer client.Close()
	return ReadOnce(context.Background(), client, storage.ClinicID{Shard: "au4"}, 2, time.Now, func(int, int) {})
}

// verdictsOf are those of a reading, by offering.
func verdictsOf(reading *Reading) map[cliniko.Offering]readiness.Verdict {
	verdicts := make(map[cliniko.Offering]readiness.Verdict)
	for _, v := range reading.Judge(storage.Clinic{}).Verdicts {
		verdicts[v.Offering] = v
	}
	return verdicts
}

// Whatever the network does, it only takes knowledge away: nobody who can be booked is
// called blocked, empty or not offered, and no time is shown that the clinic does not offer.
func TestRandomFaultsOfTheNetwork(t *testing.T) { readThroughRandomFaults(t, 12, 8) }

// readThroughRandomFaults reads so often; fewer readings than mostUnread may tell nothing.
func readThroughRandomFaults(t *testing.T, runs uint64, mostUnread int) {
	t.Parallel()
	// With a 404 Cliniko itself says that an offering has no online booking.
	names := slices.DeleteFunc(namesOf(networkFaults), func(name string) bool { return name == "404" })
	happened := make(map[string]int)
	unread := 0
	var healthy *Reading
	synctest.Test(t, func(t *testing.T) {
		var err error
		healthy, err = readThrough(t, nil, func(*http.Request) networkFault { return nil })
		require.NoError(t, err)
		require.NotEmpty(t, healthy.Slots)
	})
	for seed := range runs {
		synctest.Test(t, func(t *testing.T) {
			dice := rand.New(rand.NewPCG(seed, 1))
			share := []float64{0.02, 0.1, 0.3, 0.9}[seed%4]
			some := []string{names[dice.IntN(len(names))], names[dice.IntN(len(names))], names[dice.IntN(len(names))]}
			got, err := readThrough(t, nil, func(*http.Request) networkFault {
				if dice.Float64() > share {
					return nil
				}
				name := some[dice.IntN(len(some))]
				happened[name]++
				return networkFaults[name]
			})
			if got == nil {
				unread++
				requireSentence(t, fmt.Sprint(some), err)
				return
			}
			requireKnowsLess(t, fmt.Sprintf("seed %d, %v", seed, some), got, healthy)
		})
	}
	t.Logf("%d readings, %d of them without anything; %d kinds of fault happened", runs, unread, len(happened))
	require.Less(t, unread, mostUnread)
}

func requireKnowsLess(t *testing.T, about string, got, healthy *Reading) {
	t.Helper()
	truth, found := verdictsOf(healthy), verdictsOf(got)
	for o, v := range found {
		switch {
		case v.State == readiness.Bookable:
			require.Equal(t, readiness.Bookable, truth[o].State, "%s, %v", about, o)
		case truth[o].State == readiness.Bookable:
			require.Equal(t, readiness.Unknown, v.State, "%s, %v %v", about, o, v)
		}
	}
	offered := make(map[cliniko.Slot]bool, len(healthy.Slots))
	for _, s := range healthy.Slots {
		s.Minutes = 0
		offered[s] = true
	}
	for _, s := range got.Slots {
		s.Minutes = 0
		require.True(t, offered[s], "%s: %v", about, s)
	}
}

// raw is what only a programmer understands.
var raw = regexp.MustCompile(`(?i)dial|tcp|EOF|x509|syscall|%!|json|unmarshal|context|goroutine|0x|net/http`)

// requireSentence is about what a person reads of an error.
func requireSentence(t *testing.T, about string, err error) {
	t.Helper()
	var fault *cliniko.Error
	require.ErrorAs(t, err, &fault, about)
	sentence := fault.Sentence()
	require.NotEmpty(t, sentence, about)
	require.NotRegexp(t, raw, sentence, about)
	require.Regexp(t, `[.?]$`, sentence, about)
}

func namesOf(faults map[string]networkFault) (names []string) {
	for name := range faults {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Each fault has a sentence of its own place, which is printed: at the key's user, at a list,
// and at free times.
func TestFaultsOfTheNetworkHaveSentences(t *testing.T) {
	names := namesOf(networkFaults)
	haveSentences(t, slices.DeleteFunc(names, func(name string) bool { return len(name)%4 != 0 }))
}

func haveSentences(t *testing.T, faults []string) {
	for _, name := range faults {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, where := range []string{"/v1/settings/public", "/v1/services", "available_time"} {
				synctest.Test(t, func(t *testing.T) {
					clinic := random.Healthy(1, random.Size{Businesses: 1, Practitioners: 1, AppointmentTypes: 8}, time.Now())
					reading, err := readThrough(t, &clinic, func(r *http.Request) networkFault {
						if strings.Contains(r.URL.Path, where) {
							return networkFaults[name]
						}
						return nil
					})
					if reading == nil {
						requireSentence(t, name, err)
						t.Logf("settings: %s", asError(err).Sentence())
						return
					}
					for _, f := range reading.Judge(storage.Clinic{}).Findings {
						require.NotRegexp(t, raw, f.Title+f.Detail, name)
					}
					if problem := reading.Account.Lists[cliniko.ListServices].Problem; problem != cliniko.KindNone {
						t.Logf("services: %s", (&cliniko.Error{Kind: problem, List: "services"}).Sentence())
					}
				})
			}
		})
	}
}
