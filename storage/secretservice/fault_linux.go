package secretservice

import (
	"time"

	"github.com/godbus/dbus/v5"
)

// Kind is what goes wrong.
type Kind string

// The kinds.
const (
	Works      Kind = ""
	None       Kind = "none"       // it is not on the bus
	Locked     Kind = "locked"     // unlocks nothing, asks nobody, and says of the rest that it is locked
	Dismissed  Kind = "dismissed"  // asks the person, who says no; go-keyring hears that only when it unlocks
	Denied     Kind = "denied"     // refuses
	Hung       Kind = "hung"       // answers after Fault.Delay, or once another fault is played
	Forgetful  Kind = "forgetful"  // says yes, and keeps or removes nothing
	Truncating Kind = "truncating" // keeps only the first Fault.Bytes of what it is given
	Foreign    Kind = "foreign"    // gives [ForeignSecret] out
	LeavesOff  Kind = "leaves off" // leaves the bus instead of doing it
	LeavesDone Kind = "leaves, having done it"
)

// ForeignSecret is what a store that plays [Foreign] gives instead of what it keeps.
const ForeignSecret = "MS1mb3JlaWduZm9yZWlnbmZvcmVpZ24-au4"

// Op is an operation of the service.
type Op string

// The operations. go-keyring unlocks before each of the others, and searches before it
// gets or deletes.
const (
	Unlock Op = "unlock"
	Search Op = "search"
	Create Op = "create"
	Get    Op = "get"
	Delete Op = "delete"
)

// Fault is what the service does wrong with some of its operations. The zero Fault:
// nothing, it works.
type Fault struct {
	Kind  Kind
	Op    Op            // empty: all of them
	After int           // so many of them go well first
	Times int           // and so many do not; 0: all that follow
	Delay time.Duration // Hung; 0: for ever
	Bytes int           // Truncating
	Back  bool          // LeavesOff, LeavesDone: it is on the bus again at once
}

// Play changes what the service does wrong, and lets go on what hangs. A service that
// left the bus comes back with what it keeps.
func (s *Service) Play(f Fault) {
	s.mu.Lock()
	s.fault, s.met = f, 0
	close(s.released)
	s.released = make(chan struct{})
	s.mu.Unlock()
	if f.Kind == None {
		s.leave()
	} else {
		s.join()
	}
}

// due is the fault to play for a request, and when it is released.
func (s *Service) due(op Op) (f Fault, released chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fault.Op != "" && s.fault.Op != op {
		return Fault{}, nil
	}
	s.met++
	if s.met <= s.fault.After || s.fault.Times > 0 && s.met > s.fault.After+s.fault.Times {
		return Fault{}, nil
	}
	return s.fault, s.released
}

// answer plays the fault that is due; do is what the request asks for.
func (s *Service) answer(op Op, do func(Fault)) (prompt dbus.ObjectPath, refusal *dbus.Error) {
	f, released := s.due(op)
	switch f.Kind {
	case Locked:
		return noPath, isLocked(op)
	case Dismissed:
		return promptPath, nil
	case Denied:
		return noPath, dbus.NewError("org.freedesktop.DBus.Error.AccessDenied", []any{"no, not " + string(op)})
	case Forgetful:
		if op == Create || op == Delete {
			return noPath, nil
		}
	case Hung:
		s.hang(f.Delay, released)
	case LeavesOff:
		s.vanish(f.Back)
		return noPath, nil
	case LeavesDone:
		defer s.vanish(f.Back)
	}
	do(f)
	return noPath, nil
}

// isLocked: a service that cannot unlock says so by unlocking nothing.
func isLocked(op Op) *dbus.Error {
	if op == Unlock {
		return nil
	}
	return dbus.NewError("org.freedesktop.Secret.Error.IsLocked", []any{"Cannot " + string(op) + " an item in a locked collection"})
}

// Hanging is received from while a request hangs.
func (s *Service) Hanging() <-chan struct{} { return s.hanging }

func (s *Service) hang(delay time.Duration, released <-chan struct{}) {
	var over <-chan time.Time
	if delay > 0 {
		over = time.After(delay)
	}
	for {
		select {
		case s.hanging <- struct{}{}:
		case <-over:
			return
		case <-released:
			return
		}
	}
}

// kept is what the service keeps of a secret.
func (f Fault) kept(secret []byte) string {
	if f.Kind == Truncating {
		return string(secret[:min(f.Bytes, len(secret))])
	}
	return string(secret)
}
