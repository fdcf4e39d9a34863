package cliniko

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
)

// gate is the one way out: the innermost RoundTripper, which adds the key to what it
// lets through. It trusts nobody, neither a link that Cliniko sent nor our own code.
type gate struct {
	root          *url.URL // scheme, host and the path that all others lie below
	key           Key
	authorisation func() string // a header's value, made once; in a closure, as the key is
	sent          atomic.Int64
	next          http.RoundTripper
}

func newGate(root *url.URL, key Key, next http.RoundTripper) *gate {
	value := basic(key)
	return &gate{root: root, key: key, authorisation: func() string { return value }, next: next}
}

// refusal says which rule a request broke. It never holds the request.
type refusal struct{ rule string }

func (r *refusal) Error() string { return "not sent: " + r.rule }

// RoundTrip sends a clone with the Authorization header, so that a request or an
// answer that is printed somewhere shows none.
func (g *gate) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := g.check(req); err != nil {
		return nil, err
	}
	g.sent.Add(1)
	authorised := req.Clone(req.Context())
	authorised.Header.Set("Authorization", g.authorisation())
	answer, err := g.next.RoundTrip(authorised)
	if answer != nil {
		answer.Request = req
	}
	return answer, err
}

// basic is HTTP Basic with the whole key as the user and no password.
func basic(key Key) string {
	const scheme = "Basic "
	user := []byte(key.Reveal() + ":")
	defer clear(user)
	value := base64.StdEncoding.AppendEncode([]byte(scheme), user)
	defer clear(value)
	return string(value)
}

func (g *gate) check(req *http.Request) error {
	switch {
	case req.Method != http.MethodGet:
		return &refusal{"only GET is allowed"}
	case req.Body != nil && req.Body != http.NoBody, req.ContentLength != 0:
		return &refusal{"a body is not allowed"}
	case req.Host != "" && req.Host != g.root.Host:
		return &refusal{"the Host header names another host"}
	}
	return g.checkAddress(req.URL)
}

func (g *gate) checkAddress(address *url.URL) error {
	below, inside := strings.CutPrefix(address.EscapedPath(), g.root.EscapedPath())
	switch {
	case address.Scheme != g.root.Scheme:
		return &refusal{"another scheme than " + g.root.Scheme}
	case address.Host != g.root.Host:
		return &refusal{"another host"}
	case address.User != nil, address.Opaque != "", address.Fragment != "":
		return &refusal{"a user, fragment or opaque part in the address"}
	case !inside || !allowedPath.MatchString(below):
		return &refusal{"a path that is not on the list"}
	}
	return nil
}
