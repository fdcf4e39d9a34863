package cliniko

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var silent = log.New(io.Discard, "", 0)

func requireHidden(t *testing.T, text string) {
	t.Helper()
	body := strings.TrimSuffix(canary, "-au1")
	decimals := strings.Trim(fmt.Sprint([]byte(body[:6])), "[]")
	forms := append(keyForms(), hex.EncodeToString([]byte(body[:8])), strings.ToUpper(hex.EncodeToString([]byte(body[:8]))), decimals,
		fmt.Sprintf("% x", body[:8]), fmt.Sprintf("%#v", []byte(body[:4])))
	for _, form := range forms {
		require.NotContains(t, text, form)
	}
}

// requireNoKey prints an error in every way there is and looks for the key.
func requireNoKey(t *testing.T, err *Error) {
	t.Helper()
	requireHidden(t, err.Error()+err.Sentence()+err.Detail)
	requireHidden(t, fmt.Sprintf("%v %+v %#v %s %q", err, *err, *err, err, err))
	for cause := err.Err; cause != nil; {
		requireHidden(t, fmt.Sprintf("%v %+v %#v", cause, cause, cause))
		wrapped, ok := cause.(interface{ Unwrap() error })
		if !ok {
			break
		}
		cause = wrapped.Unwrap()
	}
}

func TestTheKeyIsNeverPrinted(t *testing.T) {
	key := mustKey(t, canary)
	client, _ := newClient(t, always(200, aUser))
	type holder struct {
		Open   Key
		hidden Key
		Deep   map[string][]any
		Any    any
	}
	whole := holder{key, key, map[string][]any{"keys": {key, &key, client}}, &key}
	values := map[string]any{
		"the key": key, "a pointer to it": &key, "a list": []Key{key}, "a map": map[string]*Key{"k": &key}, "a structure": whole,
		"a pointer to a structure": &whole, "the client": client, "the client's value": *client, "the gate": client.gate, "options": Options{Base: client.gate},
	}
	for name, value := range values {
		t.Run(name, func(t *testing.T) {
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%o", "%b", "%c", "%U", "%t", "%e", "%p", "% x", "%#x", "%10v", "%T"} {
				requireHidden(t, fmt.Sprintf(verb, value))
			}
			var out bytes.Buffer
			logger := slog.New(slog.NewTextHandler(&out, nil))
			logger.Info("text", "value", value)
			slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "value", value, slog.Group("group", "value", value))
			log.New(&out, "", 0).Print(value)
			if encoded, err := json.Marshal(value); err == nil {
				out.Write(encoded)
			}
			if encoded, err := xml.Marshal(value); err == nil {
				out.Write(encoded)
			}
			requireHidden(t, out.String())
		})
	}
	t.Run("the test would notice", func(t *testing.T) {
		require.Contains(t, fmt.Sprint(key.Reveal()), keyForms()[0])
		require.Contains(t, client.gate.authorisation(), keyForms()[5])
	})
}

func TestAServerThatEchoesTheKeyDoesNotGetItShown(t *testing.T) {
	for _, status := range []int{200, 302, 400, 401, 403, 404, 407, 418, 429, 500, 511} {
		for _, body := range []string{`{"message":"%s"}`, `{"error":"you sent %s"}`, `%s`, `{"message":%s}`, `<html>%s`} {
			for _, kind := range []string{"application/json", "text/html", "text/plain"} {
				c, _ := newClient(t, func(req *http.Request) (*http.Response, error) {
					sent := req.Header.Get("Authorization")
					user, _, _ := req.BasicAuth()
					return reply(status, strings.ReplaceAll(body, "%s", user+" "+sent), "Content-Type", kind, "Location", "/"+user, "Date", user), nil
				})
				q := request{what: "user", path: pathUser}
				_, fault := c.attempt(t.Context(), q.address(c.gate.root))
				require.NotNil(t, fault)
				requireNoKey(t, c.about(q, fault))
			}
		}
	}
	t.Run("nor one that the transport quotes", func(t *testing.T) {
		c, _ := newClient(t, func(req *http.Request) (*http.Response, error) {
			return nil, fmt.Errorf("malformed HTTP response %q", req.Header.Get("Authorization"))
		})
		_, err := c.User(t.Context())
		requireNoKey(t, fault(t, err))
		require.ErrorIs(t, err, errWithheld)
	})
}
