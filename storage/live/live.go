package live

import (
	"cmp"
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
	AvailabilityBlocks(ctx context.Context, now time.Time) ([]cliniko.AvailabilityBlock, error)
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
	Store     *storage.Store
	Clinics   *storage.Clinics
	Keychain  Keychain
	Connect   func(cliniko.Key) (Source, error) // a source that reads with a key
	Now       func() time.Time
	Demo      bool
	Unlimited bool            // no budget of requests: what Connect reads is this program's own demo clinic
	Writing   storage.Writing // as the last run left it
	// Last is the clinic that was on screen last; with none like it, the first is opened.
	Last storage.ClinicID
	// KeyTimeout is how long the password store may take before the person is told; zero: two
	// minutes, for a password may have to be typed.
	KeyTimeout time.Duration
	// PublishDelay is how long changes are gathered before they are announced as one; zero: a tenth
	// of a second.
	PublishDelay time.Duration
}

// Live keeps one clinic at a time fresh. Its methods may be called from any goroutine
// and never wait; the work is done by Run.
type Live struct {
	o         Options
	commands  *commands
	state     atomic.Pointer[State]
	mu        sync.Mutex
	listeners []func()
}

// New is a Live that does nothing before [Live.Run].
func New(o Options) *Live {
	o.KeyTimeout, o.PublishDelay = cmp.Or(o.KeyTimeout, keyTimeout), cmp.Or(o.PublishDelay, publishDelay)
	l := &Live{o: o, commands: newCommands()}
	l.state.Store(firstState(o))
	return l
}

// firstState is what the window shows until live has begun: the clinic that is about to be
// opened.
func firstState(o Options) *State {
	s := &State{Clinics: o.Clinics.All(), Demo: o.Demo, Style: StyleOf(nil, o.Writing), Status: Status{Phase: Unconnected}, Key: KeyState{Phase: KeyNone}}
	if first := firstOf(s.Clinics, o.Last); !o.Demo && first != (storage.ClinicID{}) {
		s.Clinic, _ = o.Clinics.Get(first)
		s.Status.Phase, s.Key = Keyless, KeyState{Phase: KeyReading, Shard: first.Shard}
	}
	return s
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

// Slots are what is known of the free times of a clinic; nil: it is not the one on screen.
func (l *Live) Slots(id storage.ClinicID) *storage.Slots { return l.o.Store.Slots(id) }

// Run works until ctx ends. What is under way is abandoned, what was written stays.
func (l *Live) Run(ctx context.Context) {
	newLoop(l, ctx).run()
}

// Slow says that Cliniko is slow to answer, until it answers.
func (l *Live) Slow() { l.commands.add(func(l *loop) { l.health.slow = true }) }

// Begin starts this run of the app with the clinic that was on screen last, else with the
// first; what an earlier run had to leave undone about keys is done now.
func (l *Live) Begin() { l.commands.add((*loop).begin) }

// Open brings a clinic on screen; the zero id: none, so that one can be added.
func (l *Live) Open(id storage.ClinicID) { l.commands.add(func(l *loop) { l.open(id) }) }

// Try checks a key with Cliniko; if it works, its clinic comes on screen and the key
// goes to the password store. A key of another clinic than the one on screen waits for
// AddOther or DropPasted.
func (l *Live) Try(key cliniko.Key) { l.commands.add(func(l *loop) { l.tryKey(key) }) }

// AddOther brings the clinic on screen that the key in [KeyOther] belongs to.
func (l *Live) AddOther() { l.commands.add((*loop).addOther) }

// DropPasted forgets a key that was pasted and has no clinic yet; the clinic on screen
// stays as it is.
func (l *Live) DropPasted() { l.commands.add((*loop).dropPasted) }

// StopWaiting stops waiting for the password store to deal with a clinic's key.
func (l *Live) StopWaiting(id storage.ClinicID) {
	l.commands.add(func(l *loop) {
		if l.pasted != nil && l.pasted.screen == id && l.pasted.state.Phase == KeyTrying {
			l.dropPasted()
			return
		}
		l.keys.stopWaiting(id)
	})
}

// SaveKey gives the key of a clinic in [KeySession] to the password store once more.
func (l *Live) SaveKey(id storage.ClinicID) { l.commands.add(func(l *loop) { l.saveKeyAgain(id) }) }

// KeepKey leaves a key where it is that could not be removed, and uses it again.
func (l *Live) KeepKey(id storage.ClinicID) { l.commands.add(func(l *loop) { l.keepKey(id) }) }

// CopyKey gives out the key of a clinic, while it may be copied to be sent to MIEA:
// see KeyState. give is called on live's own goroutine, with the zero Key when it may not.
func (l *Live) CopyKey(id storage.ClinicID, give func(cliniko.Key)) {
	l.commands.add(func(l *loop) { give(l.keyToCopy(id)) })
}

// Forget removes a clinic's key, its cache and its file from this computer.
func (l *Live) Forget(id storage.ClinicID) { l.commands.add(func(l *loop) { l.forget(id) }) }

// ForgetAgain asks once more for what the password store has not removed: see
// [KeyNotForgotten].
func (l *Live) ForgetAgain(id storage.ClinicID) { l.commands.add(func(l *loop) { l.forgetAgain(id) }) }

// CheckNow reads everything again, what is on screen first; also the key, if the password
// store did not give it.
func (l *Live) CheckNow() { l.commands.add((*loop).checkNow) }

// Show says which business and days of its clock are on screen, both ends included.
func (l *Live) Show(b cliniko.BusinessID, from, to cliniko.Date) {
	l.commands.add(func(l *loop) { l.focus.shown = newView(b, from, to) })
}

// Foreground says whether the window has the focus; when it gains it, what is on
// screen is checked at once.
func (l *Live) Foreground(yes bool) { l.commands.add(func(l *loop) { l.setForeground(yes) }) }

// Update changes what people made of a clinic, and keeps it; the zero id is what was
// ticked before any was connected.
func (l *Live) Update(id storage.ClinicID, change func(*storage.Clinic)) {
	l.commands.add(func(l *loop) { l.updateClinic(id, change) })
}
