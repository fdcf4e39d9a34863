package secretservice

import (
	"fmt"
	"sync"
	"testing"

	"github.com/godbus/dbus/v5"
)

// Service is the password store. Its methods may be called from any goroutine.
type Service struct {
	t       testing.TB
	address string
	hanging chan struct{}

	bus  sync.Mutex // held while it comes and goes
	conn *dbus.Conn // nil: it is not on the bus

	mu       sync.Mutex
	fault    Fault
	met      int // requests that the fault is for, so far
	released chan struct{}
	items    map[dbus.ObjectPath]entry
	made     int
}

// entry is an item, with the attributes that go-keyring finds it by.
type entry struct {
	attributes map[string]string
	secret     string
}

// Start runs a session bus with the service on it until the test ends, and makes it the
// session bus of this process. Tests that use it cannot run in parallel.
func Start(t testing.TB) *Service {
	t.Helper()
	var shared *dbus.Conn
	t.Cleanup(func() {
		if shared != nil {
			<-shared.Context().Done() // so that go-keyring connects anew for the next test
		}
	})
	s := &Service{
		t: t, address: startBus(t), hanging: make(chan struct{}),
		released: make(chan struct{}), items: map[dbus.ObjectPath]entry{},
	}
	shared = sharedConnection(t, s.address)
	s.join()
	t.Cleanup(func() { s.Play(Fault{Kind: None}) })
	return s
}

// Item is the secret that is kept for a user of an application, if there is one.
func (s *Service) Item(application, user string) (secret string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, path := range s.find(attributes(application, user)) {
		return s.items[path].secret, true
	}
	return "", false
}

// Plant keeps a secret, whatever is being played.
func (s *Service) Plant(application, user, secret string) {
	s.keep(attributes(application, user), secret)
}

// Clear removes all secrets.
func (s *Service) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.items)
}

func attributes(application, user string) map[string]string {
	return map[string]string{"service": application, "username": user}
}

// find is what has at least these attributes; s.mu is held.
func (s *Service) find(wanted map[string]string) []dbus.ObjectPath {
	paths := []dbus.ObjectPath{}
	for path, item := range s.items {
		if item.has(wanted) {
			paths = append(paths, path)
		}
	}
	return paths
}

func (e entry) has(wanted map[string]string) bool {
	for name, value := range wanted {
		if e.attributes[name] != value {
			return false
		}
	}
	return true
}

func (s *Service) keep(attributes map[string]string, secret string) dbus.ObjectPath {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, path := range s.find(attributes) {
		s.items[path] = entry{attributes, secret}
		return path
	}
	s.made++
	path := dbus.ObjectPath(fmt.Sprintf("%s/%d", collectionPath, s.made))
	s.items[path] = entry{attributes, secret}
	return path
}
