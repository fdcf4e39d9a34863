package integration

import (
	"errors"
	"maps"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"mieahealth.com/companion/storage"
)

// fault is what an operation of the password store does instead of its work.
type fault struct {
	says  string        // go-keyring's error; empty: it says that all went well
	does  bool          // does its work, whatever it says
	hangs bool          // until it is released
	late  time.Duration // before it answers
	keeps int           // Set: only so many bytes of the secret; 0: all
	gives string        // Get: this, whatever it holds
	then  *fault        // Set: what Get does from then on
}

// The faults, with the errors that go-keyring gives on Linux unless it says otherwise.
var (
	locked           = fault{says: "failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'"}
	lockedObject     = fault{says: "Cannot get secret of a locked object"}
	lockedCollection = fault{says: "Cannot create an item in a locked collection"}
	lockedKeychain   = fault{says: "exit status 36"} // macOS
	denied           = fault{says: "org.freedesktop.DBus.Error.AccessDenied"}
	deniedWindows    = fault{says: "Access is denied."}
	timedOut         = fault{says: "Did not receive a reply. Possible causes include: the remote application did not send a reply"}
	vanished         = fault{says: "The name org.freedesktop.secrets was not provided by any .service files"}
	unknownObject    = fault{says: "Unknown object '/org/freedesktop/secrets/collection/login'"}
	noSuchFile       = fault{says: "dial unix /run/user/1000/bus: connect: no such file or directory"}
	hangs            = fault{hangs: true, does: true}
	saysYes          = fault{} // and does nothing
	timedOutButDone  = fault{says: timedOut.says, does: true}
)

func late(by time.Duration) fault    { return fault{late: by, does: true} }
func keepsOnly(bytes int) fault      { return fault{keeps: bytes, does: true} }
func givesAnother(text string) fault { return fault{gives: text, does: true} }

// passwords is a password store in memory that can be made to fail.
type passwords struct {
	mu       sync.Mutex
	secrets  map[string]string
	faults   map[storage.KeychainOp]fault
	hanging  map[storage.KeychainOp]int
	released chan struct{}
}

func newPasswords(t testing.TB) *passwords {
	p := &passwords{
		secrets: map[string]string{}, faults: map[storage.KeychainOp]fault{},
		hanging: map[storage.KeychainOp]int{}, released: make(chan struct{}),
	}
	t.Cleanup(p.works)
	return p
}

// fails has operations fail from now on; none named: all of them.
func (p *passwords) fails(f fault, ops ...storage.KeychainOp) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(ops) == 0 {
		ops = []storage.KeychainOp{storage.KeychainGet, storage.KeychainSet, storage.KeychainDelete}
	}
	for _, op := range ops {
		p.faults[op] = f
	}
}

// works lets everything work again, and ends what hangs.
func (p *passwords) works() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.faults)
	close(p.released)
	p.released = make(chan struct{})
}

// asks reports whether an operation hangs now, as it does behind a question to a person.
func (p *passwords) asks(op storage.KeychainOp) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.hanging[op] > 0
}

// holds is the secret of a clinic; empty: none.
func (p *passwords) holds(id storage.ClinicID) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.secrets[id.String()]
}

func (p *passwords) put(id storage.ClinicID, secret string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.secrets[id.String()] = secret
}

func (p *passwords) removes(id storage.ClinicID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.secrets, id.String())
}

// all are the secrets by user name.
func (p *passwords) all() map[string]string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.secrets)
}

// begin is what an operation has to do, once it has waited.
func (p *passwords) begin(op storage.KeychainOp) (f fault, faulty bool) {
	p.mu.Lock()
	f, faulty = p.faults[op]
	released := p.released
	if f.hangs {
		p.hanging[op]++
	}
	p.mu.Unlock()
	if f.hangs {
		<-released
		p.mu.Lock()
		p.hanging[op]--
		p.mu.Unlock()
	}
	if f.late > 0 {
		select {
		case <-time.After(f.late):
		case <-released:
		}
	}
	return f, faulty
}

// session is the password store as one run of the app has it: what a run that was
// killed asks for is not done.
type session struct {
	*passwords
	over atomic.Bool
}

var errOver = errors.New("connection closed by user")

func (s *session) do(op storage.KeychainOp, work func(f fault) error) error {
	f, faulty := s.begin(op)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over.Load() {
		return errOver
	}
	var err error
	if f.does || !faulty {
		err = work(f)
	}
	if f.says != "" {
		return errors.New(f.says)
	}
	return err
}

func (s *session) Get(_, user string) (secret string, err error) {
	err = s.do(storage.KeychainGet, func(f fault) error {
		held, ok := s.secrets[user]
		if secret = held; f.gives != "" {
			secret = f.gives
		} else if !ok {
			return keyring.ErrNotFound
		}
		return nil
	})
	return secret, err
}

func (s *session) Set(_, user, secret string) error {
	return s.do(storage.KeychainSet, func(f fault) error {
		if f.keeps > 0 {
			secret = secret[:f.keeps]
		}
		s.secrets[user] = secret
		if f.then != nil {
			s.faults[storage.KeychainGet] = *f.then
		}
		return nil
	})
}

func (s *session) Delete(_, user string) error {
	return s.do(storage.KeychainDelete, func(fault) error {
		if _, ok := s.secrets[user]; !ok {
			return keyring.ErrNotFound
		}
		delete(s.secrets, user)
		return nil
	})
}
