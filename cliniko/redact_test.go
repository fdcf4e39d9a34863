package cliniko

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// echoes are ways in which a server can repeat the key, by their names.
var echoes = map[string]func(key string) string{
	"whole":                    func(key string) string { return key },
	"without its region":       func(key string) string { return strings.TrimSuffix(key, "-au1") },
	"its first 8 characters":   func(key string) string { return key[:8] },
	"8 from the middle":        func(key string) string { return key[11:19] },
	"its last 8 characters":    func(key string) string { return key[len(key)-8:] },
	"in capitals":              strings.ToUpper,
	"in small letters":         strings.ToLower,
	"base64":                   func(key string) string { return base64.StdEncoding.EncodeToString([]byte(key)) },
	"base64 as it was sent":    func(key string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(key+":")) },
	"base64 without Basic":     func(key string) string { return base64.StdEncoding.EncodeToString([]byte(key + ":")) },
	"base64 after one byte":    func(key string) string { return base64.StdEncoding.EncodeToString([]byte("u" + key + ":"))[2:] },
	"base64 after two bytes":   func(key string) string { return base64.RawStdEncoding.EncodeToString([]byte("u:" + key))[3:] },
	"base64 of a part":         func(key string) string { return base64.StdEncoding.EncodeToString([]byte(key[7:])) },
	"base64 for addresses":     func(key string) string { return base64.URLEncoding.EncodeToString([]byte(key)) },
	"base64 in capitals":       func(key string) string { return strings.ToUpper(base64.StdEncoding.EncodeToString([]byte(key))) },
	"base64 of small letters":  func(key string) string { return base64.StdEncoding.EncodeToString([]byte(strings.ToLower(key))) },
	"base64, escaped":          func(key string) string { return everyByte("%%%02X", base64.StdEncoding.EncodeToString([]byte(key))) },
	"for an address":           url.QueryEscape,
	"every byte escaped":       func(key string) string { return everyByte("%%%02x", key) },
	"every byte escaped twice": func(key string) string { return everyByte("%%25%02X", key) },
	"partly escaped":           partlyEscaped,
	"hex":                      func(key string) string { return hex.EncodeToString([]byte(key)) },
	"hex in capitals":          func(key string) string { return strings.ToUpper(hex.EncodeToString([]byte(key))) },
	"hex with colons":          func(key string) string { return everyByte("%02x:", key) },
	"as a list of bytes":       func(key string) string { return everyByte("0x%02x, ", key) },
	"JSON escapes":             func(key string) string { return everyByte(`\u%04x`, key) },
	"escaped for C":            func(key string) string { return everyByte(`\x%02x`, key) },
	"escaped for HTML":         func(key string) string { return everyByte("&#%d;", key) },
	"escaped for HTML in hex":  func(key string) string { return everyByte("&#x%x;", key) },
	"with zero width between":  func(key string) string { return everyByte("%c\u200b", key) },
	"with soft hyphens":        func(key string) string { return everyByte("%c\u00ad", key) },
	"base64 with zero width": func(key string) string {
		return everyByte("%c\u2060", base64.StdEncoding.EncodeToString([]byte(key)))
	},
	"in quotes and brackets": func(key string) string { return fmt.Sprintf("<%q>", key) },
	"in two lines":           func(key string) string { return key[:20] + "\r\n " + key[20:] },
}

func everyByte(format, text string) string {
	var out strings.Builder
	for i := range len(text) {
		fmt.Fprintf(&out, format, text[i])
	}
	return out.String()
}

func partlyEscaped(key string) string {
	var out strings.Builder
	for i := range len(key) {
		out.WriteString(everyByte([]string{"%c", "%%%02x"}[i%2], key[i:i+1]))
	}
	return out.String()
}

// fillers stand before the key, so that it lies at every place where a text is cut.
var fillers = []int{0, 90, 112, 117, 190, 196, 930, 950, 958, 1990}

// printed is everything that an error can say, in every way there is to print it.
func printed(e *Error) string {
	text := e.Error() + "\n" + e.Sentence() + "\n" + e.Detail + "\n" + fmt.Sprintf("%v %+v %#v %s %q", e, *e, *e, e, e)
	for _, cause := range causes(e) {
		text += "\n" + fmt.Sprintf("%v %+v %#v %s %q", cause, cause, cause, cause, cause)
	}
	return text
}

func causes(err error) (all []error) {
	switch wrapped := err.(type) {
	case interface{ Unwrap() error }:
		if cause := wrapped.Unwrap(); cause != nil {
			all = append(causes(cause), cause)
		}
	case interface{ Unwrap() []error }:
		for _, cause := range wrapped.Unwrap() {
			all = append(append(all, cause), causes(cause)...)
		}
	}
	return all
}

// requireNothingOf fails when a text repeats 8 characters in a row of the key or of what
// was echoed, as it stands or with what cannot be seen left out.
func requireNothingOf(t *testing.T, echo, text string) {
	t.Helper()
	visible := strings.NewReplacer("\u200b", "", "\u00ad", "", "\u2060", "", "\n", "", " ", "")
	for _, secret := range []string{canary, echo, visible.Replace(echo)} {
		for _, searched := range []string{text, visible.Replace(text)} {
			for i := range max(0, len(secret)-7) {
				if strings.Contains(searched, secret[i:i+8]) {
					require.Fail(t, "a part of the key is shown", "%q in %.400q", secret[i:i+8], searched)
				}
			}
		}
	}
}

// echoBodies are the shapes of an answer's body; %s is where the key stands.
var echoBodies = []struct{ kind, body string }{
	{"application/json", `{"message":%s}`},
	{"application/json", `{"error":%s,"message":null}`},
	{"application/json", `{"errors":{"key":%s},"message":"Validation Failed"}`},
	{"application/json", `[%s`},
	{"text/plain", `%s`},
	{"text/html", `<html>%s`},
}

func TestNoPartOfTheKeyComesBackFromAServer(t *testing.T) {
	for name, echo := range echoes {
		t.Run(name, func(t *testing.T) {
			for _, status := range []int{200, 302, 400, 401, 402, 403, 404, 407, 418, 422, 429, 500, 503, 511} {
				for i, shape := range echoBodies {
					filler := strings.Repeat("x", fillers[(i+status)%len(fillers)])
					e := askEcho(t, status, shape.kind, shape.body, filler, echo(canary))
					if e != nil {
						requireNothingOf(t, echo(canary), printed(e))
					}
				}
			}
		})
	}
}

// wholeEchoes are the ways in which data of a good answer can repeat all of the key.
var wholeEchoes = []string{
	"whole", "without its region", "in capitals", "in small letters", "base64", "base64 as it was sent", "base64 without Basic",
	"base64 after one byte", "base64 for addresses", "for an address", "every byte escaped", "partly escaped", "hex", "hex in capitals",
	"JSON escapes", "escaped for HTML", "with zero width between", "with soft hyphens", "in quotes and brackets",
}

func TestDataThatRepeatsTheKeyIsNotTaken(t *testing.T) {
	ask := func(name string) error {
		c, _ := newClient(t, always(200, fmt.Sprintf(`{"id":"5","first_name":"Ada","last_name":%q,"role":"administrator"}`, name)))
		c.gate.key = mustKey(t, canary)
		_, err := c.User(t.Context())
		return err
	}
	for _, name := range wholeEchoes {
		t.Run(name, func(t *testing.T) {
			err := ask("Ada " + echoes[name](canary))
			var fault *Error
			require.ErrorAs(t, err, &fault)
			require.Equal(t, KindBadAnswer, fault.Kind)
			requireNothingOf(t, echoes[name](canary), printed(fault))
		})
	}
	t.Run("a name that is none of it is taken", func(t *testing.T) {
		require.NoError(t, ask("Lovell-Smith (100 %) & Söhne \u00e9"))
	})
}

// askEcho asks a real server that repeats the key, once.
func askEcho(t *testing.T, status int, kind, body, filler, echo string) *Error {
	t.Helper()
	quoted := fmt.Sprintf("%q", filler+echo)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		for _, name := range []string{"Location", "WWW-Authenticate", "X-RateLimit-Reset", "Date", "Retry-After", "Etag"} {
			w.Header().Set(name, echo)
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, strings.ReplaceAll(body, "%s", quoted))
	}))
	defer server.Close()
	c, err := NewClient(mustKey(t, canary), Options{StandIn: server.URL})
	require.NoError(t, err)
	defer c.Close()
	q := request{what: "user", path: pathUser}
	if _, e := c.attempt(t.Context(), q.address(c.gate.root)); e != nil {
		return c.about(q, e)
	}
	return nil
}

func TestNoPartOfTheKeyStandsWhereAMessageIsCut(t *testing.T) {
	for name, echo := range echoes {
		t.Run(name, func(t *testing.T) {
			c, _ := newClient(t, always(400, ""))
			for _, cut := range []int{maxNameRunes, 8 * maxNameRunes, maxDetailRunes, 8 * maxDetailRunes} {
				for filler := cut - 45; filler <= cut; filler++ {
					body := fmt.Sprintf(`{"message":%q}`, strings.Repeat("x", filler)+echo(canary))
					e := c.about(request{what: "user"}, statusError(400, http.Header{}, []byte(body)))
					requireNothingOf(t, echo(canary), e.Error()+e.Sentence()+e.Detail)
				}
			}
		})
	}
}

func TestNoPartOfTheKeyComesBackFromTheNetwork(t *testing.T) {
	for name, echo := range echoes {
		told := echo(canary)
		for where, err := range map[string]error{
			"a transport that quotes":      fmt.Errorf("malformed HTTP response %q", told),
			"a transport that wraps":       fmt.Errorf("broken: %w", errors.New(told)),
			"two faults at once":           errors.Join(errors.New("broken"), errors.New(told)),
			"a cause that hides its text":  &quiet{inside: told},
			"a proxy's name":               &proxyFault{host: told, status: 403},
			"a proxy's name behind a name": fmt.Errorf("broken: %w", &proxyFault{host: strings.Repeat("x", 950) + told, status: 407}),
		} {
			t.Run(name+" from "+where, func(t *testing.T) {
				c, _ := newClient(t, func(*http.Request) (*http.Response, error) { return nil, err })
				q := request{what: "user", path: pathUser}
				_, e := c.attempt(t.Context(), q.address(c.gate.root))
				requireNothingOf(t, told, printed(c.about(q, e)))
			})
		}
	}
	t.Run("a certificate's issuer", func(t *testing.T) {
		for _, name := range []string{"whole", "base64 as it was sent", "hex", "with zero width between"} {
			told := echoes[name](canary)
			e := &Error{Kind: KindTLS, Detail: issuer(newAuthority(t, told).chain())}
			c, _ := newClient(t, nil)
			requireNothingOf(t, told, printed(c.about(request{what: "user"}, e)))
		}
	})
}

// quiet is an error that says nothing and holds a text.
type quiet struct{ inside string }

func (q *quiet) Error() string { return "broken" }

func TestOnlyAMessageThatCanHelpIsShown(t *testing.T) {
	const body = `{"message":"Validation Failed","error":"Not Found","status":"404"}`
	for _, status := range []int{302, 400, 401, 402, 403, 404, 407, 418, 422, 429, 500, 501, 503, 511} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			e := askEcho(t, status, "application/json", body, "", "")
			switch status {
			case 400, 402, 422:
				require.Equal(t, "Validation Failed", e.Detail)
			default:
				require.NotContains(t, printed(e), "Validation Failed")
			}
			require.NotContains(t, printed(e), "Not Found")
		})
	}
	t.Run("and no more than 200 characters of it", func(t *testing.T) {
		e := askEcho(t, 400, "application/json", `{"message":"`+strings.Repeat("é", 201)+`"}`, "", "")
		require.Equal(t, strings.Repeat("é", 199)+"…", e.Detail)
	})
	t.Run("an unpaid account is said", func(t *testing.T) {
		e := askEcho(t, 402, "application/json", `{}`, "", "")
		require.Contains(t, e.Sentence(), "subscription")
	})
}

func TestTextsWithoutTheKeyStay(t *testing.T) {
	key := mustKey(t, canary)
	for _, text := range []string{
		"", "Invalid time frame definition. Please check from/to param limitations.", "recall_at is not filterable",
		"DigiCert Global G2 TLS RSA SHA256 2020 CA1", "proxy.office.example:8080", "100 % of %s", `\u`, "&#;", "MS0xLWN", "MS0xLWN and more",
	} {
		require.False(t, key.partIn(text), text)
	}
	require.False(t, Key{}.partIn("anything at all"), "no key is in no text")
	require.True(t, mustKey(t, "ab-au1").partIn("anything at all"), "a key too short to be sought may be in every text")
}

func TestAVeryLongTextIsNotLookedAt(t *testing.T) {
	begin := time.Now()
	require.True(t, mustKey(t, canary).partIn(strings.Repeat("%25", 4<<20)))
	require.Less(t, time.Since(begin), 10*time.Second, "else its length counts more than once")
}

func FuzzAPartOfTheKeyIsFound(f *testing.F) {
	f.Add("before ", " after", uint8(3))
	f.Add("%", "\\u00", uint8(30))
	f.Add("&#", "\xff", uint8(0))
	f.Fuzz(func(t *testing.T, before, after string, from uint8) {
		key := mustKey(t, canary)
		at := int(from) % (len(canary) - 7)
		require.True(t, key.partIn(before+canary[at:at+8]+after))
		key.partIn(before + after)
	})
}
