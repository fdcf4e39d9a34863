package live

import (
	"context"
	"errors"
	"maps"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// keychainPatience is how long the password store may take: a person may have to
// type a password first.
const keychainPatience = 2 * time.Minute

// clinicKey is a key with what Cliniko said about it.
type clinicKey struct {
	cliniko.Key
	source   Source
	user     cliniko.User
	settings cliniko.Settings
}

func (k clinicKey) clinic() storage.ClinicID {
	return storage.ClinicID{Shard: k.Shard(), Account: k.settings.AccountID}
}

// tryKey asks Cliniko whose key it is. What is on screen stays until it answers.
func (p *loop) tryKey(key cliniko.Key) {
	p.dropOther()
	if p.key.Phase == KeyKept || p.key.Phase == KeySession {
		p.settled = p.key
	}
	p.key = KeyState{Phase: KeyTrying, Ending: key.Ending(), Shard: key.Shard(), Pasted: true}
	source, err := p.live.o.Connect(key)
	if err != nil {
		p.refuseKey(err)
		return
	}
	p.errand(func(ctx context.Context) func() {
		user, err := source.User(ctx)
		if err != nil {
			return func() { p.refuseKey(err) }
		}
		settings, err := source.Settings(ctx)
		if err != nil {
			return func() { p.refuseKey(err) }
		}
		return func() { p.acceptKey(clinicKey{key, source, user, settings}) }
	})
}

func (p *loop) refuseKey(err error) {
	p.key.Phase, p.key.Problem = KeyFailed, asError(err)
	if p.key.Problem.Kind == cliniko.KindCanceled {
		p.key = p.settled
	}
}

// acceptKey takes a key that works, unless it belongs to another clinic than the one
// on screen: that is for a person to decide.
func (p *loop) acceptKey(key clinicKey) {
	id := key.clinic()
	if !p.connected() || id == p.clinic.ID {
		p.bringIn(key)
		return
	}
	p.other = &key
	p.key.Phase, p.key.Other = KeyOther, OtherClinic{ID: id, Name: key.settings.Name}
}

func (p *loop) addOther() {
	if key := p.other; key != nil {
		p.other = nil
		p.bringIn(*key)
	}
}

func (p *loop) dropOther() {
	if p.other != nil {
		closeSource(p.other.source)
		p.other, p.key = nil, p.settled
	}
}

// bringIn brings a key's clinic on screen and gives the key to the password store.
func (p *loop) bringIn(key clinicKey) {
	id := key.clinic()
	clinic, known := p.live.o.Clinics.Get(id)
	if !known {
		clinic = p.newClinic(id)
	}
	clinic.Name, clinic.Subdomain = key.settings.Name, key.settings.Subdomain
	clinic.User, clinic.Role = key.user.Name(), key.user.Role
	p.keys[id] = key.Key
	state := KeyState{Phase: KeySaving, Ending: key.Ending(), Shard: key.Shard(), Pasted: true}
	p.enter(clinic)
	p.save()
	p.key = state
	p.connect(key.source)
	now := p.now()
	p.take(answer{ask: ask{list: cliniko.ListUser}, at: now, take: func(a *cliniko.Account) { a.User = key.user }})
	p.take(answer{ask: ask{list: cliniko.ListSettings}, at: now, take: func(a *cliniko.Account) { a.Settings = key.settings }})
	p.saveKey(key.Key)
}

// newClinic begins with what was ticked before a clinic was connected.
func (p *loop) newClinic(id storage.ClinicID) storage.Clinic {
	unconnected, _ := p.live.o.Clinics.Get(storage.ClinicID{})
	clinic := storage.Clinic{ID: id, Added: p.now().UTC(), Ticks: maps.Clone(unconnected.Ticks)}
	p.keep(p.live.o.Clinics.Remove(storage.ClinicID{}))
	return clinic
}

func (p *loop) saveKey(key cliniko.Key) {
	id := p.clinic.ID
	p.errand(func(ctx context.Context) func() {
		err := p.live.o.Keychain.Set(ctx, id, key)
		return func() { p.keySaved(err) }
	})
}

func (p *loop) keySaved(err error) {
	p.key.Phase = KeyKept
	if err != nil {
		p.key.Phase, p.key.Fault = KeySession, faultOf(err)
	}
}

// open brings a clinic on screen, from the cache at once and from Cliniko as soon as
// its key is at hand.
func (p *loop) open(id storage.ClinicID) {
	clinic, ok := p.live.o.Clinics.Get(id)
	if !ok || id == p.clinic.ID && p.session.source != nil {
		return
	}
	p.enter(clinic)
	if id == (storage.ClinicID{}) {
		return
	}
	if key, ok := p.keys[id]; ok {
		p.useKey(key)
		return
	}
	p.key = KeyState{Phase: KeyReading, Shard: id.Shard}
	p.errand(func(ctx context.Context) func() {
		key, err := p.live.o.Keychain.Get(ctx, id)
		return func() { p.keyRead(key, err) }
	})
}

func (p *loop) keyRead(key cliniko.Key, err error) {
	if err != nil {
		p.key = KeyState{Phase: KeyFailed, Shard: p.clinic.ID.Shard, Fault: faultOf(err)}
		return
	}
	p.keys[p.clinic.ID] = key
	p.useKey(key)
	p.key = KeyState{Phase: KeyKept, Ending: key.Ending(), Shard: key.Shard()}
}

func (p *loop) useKey(key cliniko.Key) {
	source, err := p.live.o.Connect(key)
	if err != nil {
		p.refuseKey(err)
		return
	}
	p.connect(source)
}

// connect begins to read with a source.
func (p *loop) connect(source Source) {
	p.disconnect()
	ctx, end := context.WithCancel(p.finished)
	p.session = session{source: source, ctx: ctx, end: end}
	p.charged = 0
	p.newRound()
	p.trouble = trouble{}
}

// disconnect ends the session; its answers are dropped.
func (p *loop) disconnect() {
	if p.session.end != nil {
		p.session.end()
	}
	closeSource(p.session.source)
	p.session = session{}
	clear(p.flights)
}

func closeSource(source Source) {
	if closer, ok := source.(interface{ Close() }); ok {
		closer.Close()
	}
}

// enter puts a clinic on screen with what the store knows of it.
func (p *loop) enter(clinic storage.Clinic) {
	p.disconnect()
	p.keepCheck()
	p.clinic, p.trouble, p.checked, p.watch = clinic, trouble{}, time.Time{}, Watch{}
	p.recall()
	p.dropOther()
	p.key, p.settled = KeyState{Phase: KeyNone}, KeyState{Phase: KeyNone}
	p.changes++
	clear(p.tracks)
	clear(p.tried)
	p.early, p.sight, p.blind, p.pruned = early{}, 0, false, cliniko.Date{}
	account, err := p.live.o.Store.Account(clinic.ID)
	p.keep(err)
	p.setAccount(account)
	if account == nil {
		return
	}
	for list, reading := range account.Lists {
		p.tried[ask{list: list}] = tried{at: reading.At}
	}
	p.recallSlots()
}

func faultOf(err error) storage.KeychainFault {
	var e *storage.KeychainError
	if errors.As(err, &e) {
		return e.Fault
	}
	return storage.KeychainHung
}
