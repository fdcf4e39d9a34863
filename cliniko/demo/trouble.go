package demo

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// TroubleKind is one way in which an API fails, whatever is asked.
type TroubleKind string

// The kinds of trouble.
const (
	Offline     TroubleKind = "offline"      // the connection breaks; only where there is one, not on a recorder
	Slow        TroubleKind = "slow"         // the answer comes late
	Portal      TroubleKind = "portal"       // a sign-in page answers
	KeyArchived TroubleKind = "key archived" // 401
	Forbidden   TroubleKind = "forbidden"    // 403
	Missing     TroubleKind = "missing"      // 404
	RateLimited TroubleKind = "rate limited" // 429
	Unavailable TroubleKind = "unavailable"  // 503
)

// Trouble is one thing that goes wrong between the asker and the clinic.
type Trouble struct {
	Kind  TroubleKind
	Path  string        // only addresses that hold this text; empty: all
	Times int           // only the next so many requests; 0: until [Server.EndTroubles]
	Wait  time.Duration // Slow: how late; RateLimited: until the reset
}

// strikes answer in Cliniko's place. false: the clinic answers after all.
var strikes = map[TroubleKind]func(t Trouble, r *http.Request, now time.Time) (reply, bool){
	Offline: func(Trouble, *http.Request, time.Time) (reply, bool) { panic(http.ErrAbortHandler) },
	Slow: func(t Trouble, r *http.Request, _ time.Time) (reply, bool) {
		select {
		case <-time.After(t.Wait):
		case <-r.Context().Done():
		}
		return reply{}, false
	},
	Portal: func(Trouble, *http.Request, time.Time) (reply, bool) {
		return text(http.StatusOK, "text/html", "<!DOCTYPE html><title>Sign in to the guest network</title>\n"), true
	},
	KeyArchived: func(Trouble, *http.Request, time.Time) (reply, bool) { return denied(), true },
	Forbidden:   func(Trouble, *http.Request, time.Time) (reply, bool) { return empty(http.StatusForbidden), true },
	Missing:     func(Trouble, *http.Request, time.Time) (reply, bool) { return empty(http.StatusNotFound), true },
	RateLimited: func(t Trouble, _ *http.Request, now time.Time) (reply, bool) { return limited(now.Add(t.Wait)), true },
	Unavailable: func(Trouble, *http.Request, time.Time) (reply, bool) {
		return empty(http.StatusServiceUnavailable), true
	},
}

func (t Trouble) strike(r *http.Request, now time.Time) (reply, bool) {
	strike, known := strikes[t.Kind]
	if !known {
		return reply{}, false
	}
	return strike(t, r, now)
}

// MakeTrouble adds troubles; of several that fit a request, the first made strikes.
func (s *Server) MakeTrouble(troubles ...Trouble) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.troubles = append(s.troubles, troubles...)
}

// EndTroubles ends all troubles.
func (s *Server) EndTroubles() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.troubles = nil
}

// nextTrouble is the trouble for an address, counted down; the zero Trouble is none.
func (s *Server) nextTrouble(path string) Trouble {
	at := slices.IndexFunc(s.troubles, func(t Trouble) bool { return strings.Contains(path, t.Path) })
	if at < 0 {
		return Trouble{}
	}
	t := s.troubles[at]
	if t.Times > 0 {
		s.troubles[at].Times--
		if t.Times == 1 {
			s.troubles = slices.Delete(s.troubles, at, at+1)
		}
	}
	return t
}
