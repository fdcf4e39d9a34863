package demo

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// Key is the demo clinic's API key. It opens nothing but this stand-in.
const Key = "DEMOonlySeasidePhysioNotARealKey-au4"

// Options are what a Server needs. The zero Options are the demo clinic as it is now.
type Options struct {
	Seed   uint64           // which times are booked
	Now    func() time.Time // nil: time.Now
	Key    string           // empty: [Key]
	Clinic *Clinic          // nil: [Seaside] with the faults it starts with
	Limit  int              // requests a minute; 0: 200, as Cliniko; below 0: none
}

// Server answers like Cliniko's API, under any path prefix or none. Its methods may be
// called from any goroutine.
type Server struct {
	now   func() time.Time
	key   string
	limit int

	mu       sync.Mutex // guards all that follows
	clinic   Clinic
	faults   []Fault
	troubles []Trouble
	log      []Request
	arrived  int       // requests ever
	used     int       // requests in the minute that ends at reset
	reset    time.Time // when the budget is full again
}

// Request is one request that arrived. Headers are never kept.
type Request struct {
	At     time.Time
	Method string
	Path   string // with the query, as it was sent
}

// The log keeps the newest requests, so that a demo may run for days.
const loggedRequests = 20_000

// New makes a server. A clinic that is handed to it belongs to it from then on.
func New(o Options) *Server {
	s := &Server{now: o.Now, key: cmp.Or(o.Key, Key), limit: cmp.Or(o.Limit, 200)}
	if s.now == nil {
		s.now = time.Now
	}
	if o.Clinic != nil {
		s.clinic = *o.Clinic
		return s
	}
	s.openSeaside(o.Seed)
	return s
}

func (s *Server) openSeaside(seed uint64) {
	now := s.now()
	s.clinic = Seaside(seed, now)
	s.faults = seasideFaults(&s.clinic, mondayOf(now, s.clinic.accountLocation()))
	for _, f := range s.faults {
		if f.Planted {
			f.set(&s.clinic, true)
		}
	}
}

// Listen serves on a free port of this computer alone. The address is that of the
// API, without a final slash. stop ends it and waits.
func (s *Server) Listen() (address string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, fmt.Errorf("listen for the demo clinic: %w", err)
	}
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan struct{})
	go func() {
		defer close(served)
		_ = server.Serve(listener)
	}()
	stop = func() {
		_ = server.Close()
		<-served
	}
	return "http://" + listener.Addr().String() + "/v1", stop, nil
}

// Change reads or changes the clinic. The function must not keep it.
func (s *Server) Change(change func(*Clinic)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.clinic)
}

// Slots are what a request for available times is answered from: see [Clinic.Slots].
func (s *Server) Slots(o Offering, from, to time.Time) ([]time.Time, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clinic.Slots(o, from, to, s.now())
}

// Requests are the newest requests, oldest first, whatever they were answered.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.log)
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	number, trouble := s.arrive(r)
	answer, struck := trouble.strike(r, s.now())
	if !struck {
		answer = s.answer(r)
	}
	w.Header().Set("Date", s.now().UTC().Format(http.TimeFormat))
	w.Header().Set("X-Request-Id", fmt.Sprintf("%032x", number))
	answer.write(w, r)
}

// arrive notes a request and finds the trouble that it runs into.
func (s *Server) arrive(r *http.Request) (number int, trouble Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, Request{s.now(), r.Method, r.URL.RequestURI()})
	if len(s.log) > loggedRequests {
		s.log = slices.Delete(s.log, 0, loggedRequests/10)
	}
	s.arrived++
	return s.arrived, s.nextTrouble(r.URL.Path)
}

// answer asks in Cliniko's order: the key, the budget, the record and the right to
// see it. The body is encoded here, before the clinic may change again.
func (s *Server) answer(r *http.Request) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	prefix, path := split(r)
	switch {
	case isTrap(path):
		return empty(http.StatusForbidden)
	case !s.authorised(r):
		return denied()
	case s.overLimit():
		return limited(s.reset)
	case r.Method != http.MethodGet:
		return empty(http.StatusMethodNotAllowed)
	}
	answer := route(path)(call{
		Clinic: &s.clinic,
		now:    s.now(),
		base:   origin(r) + prefix,
		path:   path,
		query:  r.URL.Query(),
	})
	return answer.encoded().with("Cliniko-Account-Id", s.clinic.ID).with("Cliniko-User-Id", s.clinic.Me)
}

func (s *Server) overLimit() bool {
	now := s.now()
	if !now.Before(s.reset) {
		s.used, s.reset = 0, now.Add(time.Minute)
	}
	s.used++
	return s.limit > 0 && s.used > s.limit
}
