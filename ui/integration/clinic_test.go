package integration

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// clinic is an account at Cliniko: a demo clinic on the loopback network, small, so that
// it is read at once, with its own name in everything that has a name.
type clinic struct {
	name     string
	id       storage.ClinicID
	key, new string                  // two keys that work
	servers  map[string]*demo.Server // by the key that each takes
	address  map[string]string
	held     *gate
	times    *gate // of the free times of everybody but Anna
}

func newClinic(t *testing.T, name, account, subdomain string) *clinic {
	t.Helper()
	c := &clinic{
		name: name, id: storage.ClinicID{Shard: "au4", Account: cliniko.AccountID(account)},
		key: keyText("first key of " + name), new: "bmV3ZXIga2V5" + keyText("newer key of "+name),
		servers: map[string]*demo.Server{}, address: map[string]string{}, held: &gate{}, times: &gate{},
	}
	for _, key := range []string{c.key, c.new} {
		content := smallClinic(name, account, subdomain)
		c.servers[key] = demo.New(demo.Options{Key: key, Clinic: &content, Limit: -1, Now: now})
		address, stop, err := c.servers[key].Listen()
		require.NoError(t, err)
		t.Cleanup(stop)
		c.address[key] = address
	}
	return c
}

// keyText looks like a key; each label gives another one, with another ending.
func keyText(label string) string {
	sum := sha256.Sum256([]byte(label))
	return base64.RawURLEncoding.EncodeToString(sum[:]) + "-au4"
}

// wednesday is when these tests begin, a morning in Sydney, on whatever day they run: what
// can be booked, and what a day is called, depends on the hour.
var wednesday, begun = time.Date(2026, 11, 24, 22, 30, 0, 0, time.UTC), time.Now()

func now() time.Time { return wednesday.Add(time.Since(begun)) }

func smallClinic(name, account, subdomain string) demo.Clinic {
	c := demo.Seaside(1, now())
	c.ID, c.Name, c.Subdomain = account, name, subdomain
	c.Users[0].LastName = "of " + name
	c.Practitioners = c.Practitioners[:1]
	c.Practitioners[0].LastName = "of " + name
	c.Practitioners[0].AppointmentTypes = []string{demo.Standard}
	c.AppointmentTypes = slices.DeleteFunc(c.AppointmentTypes, func(a demo.AppointmentType) bool { return a.ID != demo.Standard })
	c.AppointmentTypes[0].Name += " of " + name
	for i := range c.Businesses {
		c.Businesses[i].Name += " of " + name
		c.Businesses[i].Practitioners = []string{demo.Anna}
		c.Businesses[i].AppointmentTypes = []string{demo.Standard}
	}
	c.Hours = slices.DeleteFunc(c.Hours, func(h demo.Hours) bool { return h.Practitioner != demo.Anna })
	c.Blocks, c.Bookings, c.Sessions = nil, nil, nil
	c.Online.DaysAhead = 14
	return c
}

// change changes the clinic at Cliniko.
func (c *clinic) change(change func(*demo.Clinic)) {
	for _, server := range c.servers {
		server.Change(change)
	}
}

// archives has Cliniko refuse all keys of the clinic from now on.
func (c *clinic) archives() {
	for _, server := range c.servers {
		server.MakeTrouble(demo.Trouble{Kind: demo.KeyArchived})
	}
}

// slows has Cliniko answer late from now on.
func (c *clinic) slows(by time.Duration) {
	for _, server := range c.servers {
		server.MakeTrouble(demo.Trouble{Kind: demo.Slow, Wait: by})
	}
}

// asked counts the requests so far.
func (c *clinic) asked() (n int) {
	for _, server := range c.servers {
		n += len(server.Requests())
	}
	return n
}

// gate holds back answers of Cliniko that have come already, whatever becomes of the one
// who asked.
type gate struct {
	mu      sync.Mutex
	shut    chan struct{} // nil: open
	waiting int
}

func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut == nil {
		g.shut = make(chan struct{})
	}
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.shut != nil {
		close(g.shut)
		g.shut = nil
	}
}

// holds is how many answers are held back now.
func (g *gate) holds() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.waiting
}

func (g *gate) pass() {
	g.mu.Lock()
	shut := g.shut
	g.waiting++
	g.mu.Unlock()
	if shut != nil {
		<-shut
	}
	g.mu.Lock()
	g.waiting--
	g.mu.Unlock()
}

// source reads a clinic over HTTP; what it has read goes through the clinic's gate.
type source struct {
	*cliniko.Client
	held, times *gate
}

func (s source) User(ctx context.Context) (cliniko.User, error) {
	user, err := s.Client.User(ctx)
	s.held.pass()
	return user, err
}

func (s source) Settings(ctx context.Context) (cliniko.Settings, error) {
	settings, err := s.Client.Settings(ctx)
	s.held.pass()
	return settings, err
}

func (s source) Businesses(ctx context.Context) ([]cliniko.Business, error) {
	all, err := s.Client.Businesses(ctx)
	s.held.pass()
	return all, err
}

func (s source) Practitioners(ctx context.Context) ([]cliniko.Practitioner, error) {
	all, err := s.Client.Practitioners(ctx)
	s.held.pass()
	return all, err
}

func (s source) AppointmentTypes(ctx context.Context) ([]cliniko.AppointmentType, error) {
	all, err := s.Client.AppointmentTypes(ctx)
	s.held.pass()
	return all, err
}

func (s source) AvailableTimes(ctx context.Context, o cliniko.Offering, from, to cliniko.Date) ([]time.Time, error) {
	starts, err := s.Client.AvailableTimes(ctx, o, from, to)
	if string(o.Practitioner) != demo.Anna {
		s.times.pass()
	}
	return starts, err
}

// world is all clinics there are. A key that belongs to none is refused by the first.
type world []*clinic

func (w world) connect(key cliniko.Key) (live.Source, error) {
	c := w[0]
	for _, one := range w {
		if one.address[key.Reveal()] != "" {
			c = one
		}
	}
	address := c.address[key.Reveal()]
	if address == "" {
		address = c.address[c.key]
	}
	client, err := cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: address, Unpaced: true})
	return source{client, c.held, c.times}, err
}
