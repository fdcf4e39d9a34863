package cliniko

import (
	"context"
	"net/http"
	"time"
)

// Client reads one clinic with one key. Its methods may be called from any
// goroutine; each returns an [*Error] when it fails.
type Client struct{}

// Options are what a Client needs from outside. The zero Options talk to Cliniko.
type Options struct {
	Version string            // of the app, for the User-Agent
	StandIn string            // a loopback address that takes the place of https://api.{shard}.cliniko.com/v1; empty: none
	Now     func() time.Time  // nil: time.Now
	Base    http.RoundTripper // nil: a transport with the system's proxies and roots
}

// NewClient is a client for the key's own region. The key must name one.
func NewClient(key Key, o Options) (*Client, error) { panic("stub") }

// Requests counts the HTTP requests sent so far, each attempt by itself.
func (c *Client) Requests() int { panic("stub") }

// Close drops idle connections.
func (c *Client) Close() { panic("stub") }

func (c *Client) User(ctx context.Context) (User, error)                            { panic("stub") }
func (c *Client) Settings(ctx context.Context) (Settings, error)                    { panic("stub") }
func (c *Client) Businesses(ctx context.Context) ([]Business, error)                { panic("stub") }
func (c *Client) Practitioners(ctx context.Context) ([]Practitioner, error)         { panic("stub") }
func (c *Client) InactivePractitioners(ctx context.Context) ([]Practitioner, error) { panic("stub") }
func (c *Client) AppointmentTypes(ctx context.Context) ([]AppointmentType, error)   { panic("stub") }
func (c *Client) Services(ctx context.Context) ([]Service, error)                   { panic("stub") }
func (c *Client) Hours(ctx context.Context) ([]Hours, error)                        { panic("stub") }
func (c *Client) UnavailableBlocks(ctx context.Context, from, to time.Time) ([]UnavailableBlock, error) {
	panic("stub")
}
func (c *Client) TypesOf(ctx context.Context, p PractitionerID) ([]AppointmentTypeID, error) {
	panic("stub")
}
func (c *Client) WorkingAt(ctx context.Context, b BusinessID) ([]PractitionerID, error) {
	panic("stub")
}

// AvailableTimes are the bookable starts of an offering from one day to another,
// both included and at most 7 calendar days together, in UTC and in order.
// KindBadWindow: Cliniko counts from as past; ask again from tomorrow.
// KindNotFound: one of the three is not enabled for online bookings.
func (c *Client) AvailableTimes(ctx context.Context, o Offering, from, to Date) ([]time.Time, error) {
	panic("stub")
}

// NextAvailableTime is the first bookable start from a day on; zero: none.
func (c *Client) NextAvailableTime(ctx context.Context, o Offering, from, to Date) (time.Time, error) {
	panic("stub")
}
