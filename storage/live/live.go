package live

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// Source is what live asks Cliniko; *cliniko.Client is one.
type Source interface {
	Requests() int // how many it has sent, further pages and repetitions included
	User(ctx context.Context) (cliniko.User, error)
	Settings(ctx context.Context) (cliniko.Settings, error)
	Businesses(ctx context.Context) ([]cliniko.Business, error)
	Practitioners(ctx context.Context) ([]cliniko.Practitioner, error)
	InactivePractitioners(ctx context.Context) ([]cliniko.Practitioner, error)
	AppointmentTypes(ctx context.Context) ([]cliniko.AppointmentType, error)
	Services(ctx context.Context) ([]cliniko.Service, error)
	Hours(ctx context.Context) ([]cliniko.Hours, error)
	UnavailableBlocks(ctx context.Context, from, to time.Time) ([]cliniko.UnavailableBlock, error)
	TypesOf(ctx context.Context, p cliniko.PractitionerID) ([]cliniko.AppointmentTypeID, error)
	WorkingAt(ctx context.Context, b cliniko.BusinessID) ([]cliniko.PractitionerID, error)
	AvailableTimes(ctx context.Context, o cliniko.Offering, from, to cliniko.Date) ([]time.Time, error)
	NextAvailableTime(ctx context.Context, o cliniko.Offering, from, to cliniko.Date) (time.Time, error)
}

// Keychain is the password store as live needs it; *storage.Keychain is one.
type Keychain interface {
	Get(ctx context.Context, id storage.ClinicID) (cliniko.Key, error)
	Set(ctx context.Context, id storage.ClinicID, key cliniko.Key) error
	Delete(ctx context.Context, id storage.ClinicID) error
}

// Options are what Live works with.
type Options struct {
	Store    *storage.Store
	Clinics  *storage.Clinics
	Keychain Keychain
	Connect  func(cliniko.Key) (Source, error) // a source that reads with a key
	Now      func() time.Time
	Demo     bool
}

// Live keeps one clinic at a time fresh. Its methods may be called from any goroutine
// and never wait; the work is done by Run.
type Live struct {
	o         Options
	wishes    chan func(*loop)
	state     atomic.Pointer[State]
	mu        sync.Mutex
	listeners []func()
}

// New is a Live that does nothing before [Live.Run].
func New(o Options) *Live {
	l := &Live{o: o, wishes: make(chan func(*loop), 256)}
	l.state.Store(&State{Clinics: o.Clinics.All(), Demo: o.Demo, Status: Status{Phase: Unconnected}, Key: KeyState{Phase: KeyNone}})
	return l
}

// State is the newest snapshot.
func (l *Live) State() *State { return l.state.Load() }

// Subscribe has a function called after each change of the State, on live's own
// goroutine: it must return at once.
func (l *Live) Subscribe(changed func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.listeners = append(l.listeners, changed)
}

func (l *Live) publish(s *State) {
	l.state.Store(s)
	l.mu.Lock()
	listeners := l.listeners
	l.mu.Unlock()
	for _, changed := range listeners {
		changed()
	}
}

// Week is a snapshot of a business of the clinic on screen in one week.
func (l *Live) Week(b cliniko.BusinessID, monday cliniko.Date) (*storage.Week, error) {
	return l.o.Store.Week(l.State().Clinic.ID, b, monday)
}

// Run works until ctx ends. What is under way is abandoned, what was written stays.
func (l *Live) Run(ctx context.Context) {
	newLoop(l).run(ctx)
}

func (l *Live) wish(do func(*loop)) {
	select {
	case l.wishes <- do:
	default: // the loop is gone or far behind; a wish more or less changes nothing
	}
}

// Try checks a key with Cliniko; if it works, its clinic comes on screen and the key
// goes to the password store. A key of another clinic than the one on screen waits for
// AddOther or DropOther.
func (l *Live) Try(key cliniko.Key) { l.wish(func(p *loop) { p.tryKey(key) }) }

// AddOther brings the clinic on screen that the key in [KeyOther] belongs to.
func (l *Live) AddOther() { l.wish((*loop).addOther) }

// DropOther forgets the key in [KeyOther]; the clinic on screen stays.
func (l *Live) DropOther() { l.wish((*loop).dropOther) }

// CancelKey stops waiting for the password store.
func (l *Live) CancelKey() { l.wish((*loop).cancelKey) }

// Open brings a clinic on screen.
func (l *Live) Open(id storage.ClinicID) { l.wish(func(p *loop) { p.open(id) }) }

// Forget removes a clinic's key, its cache and its file from this computer.
func (l *Live) Forget(id storage.ClinicID) { l.wish(func(p *loop) { p.forget(id) }) }

// CheckNow reads everything again, what is on screen first.
func (l *Live) CheckNow() { l.wish((*loop).checkNow) }

// Show says which business and days are on screen, both ends included.
func (l *Live) Show(b cliniko.BusinessID, from, to cliniko.Date) {
	l.wish(func(p *loop) { p.shown = newView(b, from, to) })
}

// Foreground says whether the window has the focus; when it gains it, what is on
// screen is checked at once.
func (l *Live) Foreground(yes bool) { l.wish(func(p *loop) { p.foreground(yes) }) }

// Update changes what people made of the clinic on screen, and keeps it.
func (l *Live) Update(change func(*storage.Clinic)) { l.wish(func(p *loop) { p.update(change) }) }
