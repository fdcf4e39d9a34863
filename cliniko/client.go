package cliniko

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

const (
	requestTime = connectTime + headerTime // for one attempt, to the last byte of its answer
	slowAfter   = 8 * time.Second
)

// Client reads one clinic with one key. Its methods may be called from any
// goroutine; each returns an [*Error] when it fails.
type Client struct {
	gate   *gate
	budget *Budget
	asker  *atomic.Value // an asker
	now    func() time.Time
	intake *intake
	agent  string
	slow   func()

	administrator *atomic.Bool // the key's user was read, and may see everything
}

// Options are what a Client needs from outside. The zero Options talk to Cliniko.
type Options struct {
	Version string            // of the app, for the User-Agent
	StandIn string            // a loopback address that takes the place of https://api.{shard}.cliniko.com/v1; empty: none
	Now     func() time.Time  // nil: time.Now
	Base    http.RoundTripper // nil: a transport with the system's proxies and roots
	Budget  *Budget           // shared with other clients; nil: one of its own
	// Slow is told when a request has had no answer for some seconds and is still waited
	// for; nil: nobody is. It is called on a goroutine of its own and must return at once.
	Slow    func()
	Unpaced bool // no budget of requests: the stand-in is this program's own demo clinic
}

// NewClient is a client for the key's own region. The key must name one, and a
// stand-in must pass [ParseStandIn]. Cliniko itself is never asked without its pace.
func NewClient(key Key, o Options) (*Client, error) {
	root, err := apiRoot(key.Shard(), o.StandIn)
	if err == nil && o.Unpaced && o.StandIn == "" {
		err = errUnpaced
	}
	if err != nil {
		return nil, &Error{Kind: KindRefusedHere, List: "anything", Err: err}
	}
	o = o.withDefaults()
	return &Client{
		gate:   newGate(root, key, o.Base),
		budget: o.Budget,
		asker:  askerOf(root, key.Shard()),
		now:    o.Now,
		intake: &intake{now: o.Now},
		agent:  fmt.Sprintf("MIEA Companion/%s (support@mieahealth.com)", o.Version),
		slow:   o.Slow,

		administrator: new(atomic.Bool),
	}, nil
}

// withDefaults are the options with what was left out.
func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Budget == nil || o.Unpaced {
		o.Budget = NewBudget(nil)
		o.Budget.unpaced = o.Unpaced
	}
	if o.Slow == nil {
		o.Slow = func() {}
	}
	if o.Base == nil {
		o.Base = newTransport()
		if o.StandIn != "" {
			o.Base = newStandInTransport()
		}
	}
	return o
}

var errUnpaced = errors.New("Cliniko may not be asked without its pace")

func apiRoot(shard Shard, standIn string) (*url.URL, error) {
	checked, err := ParseShard(string(shard))
	if err != nil {
		return nil, err
	}
	if standIn != "" {
		return ParseStandIn(standIn)
	}
	return &url.URL{Scheme: "https", Host: "api." + string(checked) + ".cliniko.com", Path: "/v1"}, nil
}

// Requests counts the HTTP requests sent so far, each attempt by itself.
func (c *Client) Requests() int { return int(c.gate.sent.Load()) }

// Close drops idle connections.
func (c *Client) Close() {
	if pooled, ok := c.gate.next.(interface{ CloseIdleConnections() }); ok {
		pooled.CloseIdleConnections()
	}
}

// one asks for a single object.
func (c *Client) one(ctx context.Context, q request) (row, error) {
	body, fault := c.get(ctx, q.address(c.gate.root))
	if fault != nil {
		return nil, c.about(q, fault)
	}
	var object row
	if err := json.Unmarshal(body, &object); err != nil || object == nil {
		return nil, c.about(q, unreadable("it is no object", err))
	}
	return object, nil
}

// askerOf is who asks before the user of a key is known.
func askerOf(root *url.URL, shard Shard) *atomic.Value {
	who := new(atomic.Value)
	who.Store(asker{region: digest(root.String(), string(shard))})
	return who
}

// attempt asks once, when the budget allows it.
func (c *Client) attempt(ctx context.Context, address *url.URL) (body []byte, fault *Error) {
	done, fault := c.budget.admit(ctx, c.asker.Load().(asker))
	if fault == nil {
		body, fault = c.send(ctx, address)
		done(fault)
	}
	if fault != nil && fault.Kind == KindRateLimited {
		fault.RetryAt = c.now().Add(fault.Wait)
	}
	return body, fault
}

func (c *Client) send(ctx context.Context, address *url.URL) ([]byte, *Error) {
	timed, cancel := context.WithTimeout(ctx, requestTime)
	defer cancel()
	defer time.AfterFunc(slowAfter, c.slow).Stop()
	request := (&http.Request{
		Method: http.MethodGet,
		URL:    address,
		Header: http.Header{"Accept": {"application/json"}, "User-Agent": {c.agent}},
	}).WithContext(timed)
	answer, err := c.gate.RoundTrip(request)
	if err != nil {
		return nil, classify(ctx, err)
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusTooManyRequests {
		return nil, rateLimited(resetWait(answer.Header))
	}
	body, err := readBody(answer.Body)
	switch {
	case err != nil && answer.StatusCode < http.StatusInternalServerError: // who refused is not known without all of it
		return nil, classify(ctx, err)
	case answer.StatusCode != http.StatusOK:
		return nil, statusError(answer.StatusCode, answer.Header, body)
	case c.gate.key.wholeIn(body): // whatever it says, none of it may be shown or kept
		return nil, unreadable("it repeats the key", nil)
	}
	return body, bodyError(answer.Header, body)
}

// about finishes an error, which every one that a Client returns has to pass: what was
// asked for, and a last look that nothing in it repeats the key.
func (c *Client) about(q request, fault *Error) *Error {
	fault.List = q.what
	if fault.Kind == KindForbidden && c.roleMay(q.path) {
		fault.Kind = KindDenied
	}
	fault.redact(c.gate.key)
	return fault
}

// roleMay reports whether the role of the key's user is known to allow a path, so that a
// 403 has another reason.
func (c *Client) roleMay(path route) bool {
	return c.administrator.Load() || slices.Contains(openToAnyRole, path)
}

// noteUser remembers whose key it is: the role, and whose requests they are from here on.
func (c *Client) noteUser(u User) {
	c.administrator.Store(strings.EqualFold(u.Role, "administrator"))
	who := c.asker.Load().(asker)
	who.user = digest(who.region, string(u.ID))
	c.asker.Store(who)
}
