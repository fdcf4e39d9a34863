package live

import (
	"context"
	"maps"
	"slices"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// session is one connection to a clinic. Its number is on every answer: an
// answer of another session is dropped, in whatever order they come.
type session struct {
	number int
	source Source
	ctx    context.Context
	end    context.CancelFunc
	// identified: Cliniko has said that the key belongs to this clinic. Before, nothing but
	// that is asked for, so that nothing of another clinic can be kept as this one's.
	identified bool
	inFlight   map[query]bool
}

// probe is the list that is asked for while nothing gets through.
func (s session) probe() cliniko.List {
	if s.identified {
		return cliniko.ListUser
	}
	return cliniko.ListSettings
}

// begin starts a run of the app: keys that an earlier run should have removed are removed
// now, and a clinic comes on screen.
func (l *loop) begin() {
	for _, clinic := range l.live.o.Clinics.All() {
		if clinic.ForgetKeyOnClose && !clinic.KeyGone {
			l.keys.remove(clinic.ID, false)
		}
	}
	l.show(firstOf(l.removals.listed(), l.live.o.Last))
}

// firstOf is the clinic that was on screen last, else the first; the zero id: there is none.
func firstOf(all []storage.Clinic, last storage.ClinicID) storage.ClinicID {
	switch {
	case len(all) == 0:
		return storage.ClinicID{}
	case slices.ContainsFunc(all, func(c storage.Clinic) bool { return c.ID == last }):
		return last
	}
	return all[0].ID
}

// open brings a clinic on screen, unless it is there and being read.
func (l *loop) open(id storage.ClinicID) {
	l.removals.last = storage.Notice{}
	if id != l.clinic.ID || l.session.source == nil {
		l.show(id)
	}
}

// show brings a clinic on screen, from the cache at once and from Cliniko as soon as its
// key is at hand.
func (l *loop) show(id storage.ClinicID) {
	clinic, ok := l.live.o.Clinics.Get(id)
	if !ok {
		return
	}
	l.enter(clinic)
	h := l.keys.of(id)
	switch {
	case id == storage.ClinicID{}, h.phase == KeyForgetting, h.phase == KeyNotForgotten:
	case !h.key.IsZero():
		l.useKey(id, h.key)
	case clinic.ForgetKeyOnClose && clinic.KeyGone:
		l.keys.setPhase(h, KeyUnread, storage.KeychainEmpty)
	default:
		l.readKey(id)
	}
}

// newClinic begins with what was ticked before a clinic was connected.
func (l *loop) newClinic(id storage.ClinicID) storage.Clinic {
	unconnected, _ := l.live.o.Clinics.Get(storage.ClinicID{})
	clinic := storage.Clinic{ID: id, Added: l.now().UTC(), KeyGone: true, Ticks: maps.Clone(unconnected.Ticks)}
	logUnsaved(l.live.o.Clinics.Remove(storage.ClinicID{}))
	return clinic
}

// useKey begins to read with a key of the clinic on screen.
func (l *loop) useKey(id storage.ClinicID, key cliniko.Key) {
	if id != l.clinic.ID || l.session.source != nil {
		return
	}
	source, err := l.live.o.Connect(key)
	if err != nil {
		l.keys.setPhase(l.keys.of(id), KeyUnread, storage.KeychainBadValue)
		return
	}
	l.connect(source, false)
}

// connect begins to read with a source.
func (l *loop) connect(source Source, identified bool) {
	l.disconnect()
	l.session.source, l.session.identified = source, identified
	l.session.ctx, l.session.end = context.WithCancel(l.workers.ctx)
	l.budget.charged = 0
	l.newRound()
	l.health.reset()
}

// disconnect ends the session; its answers are dropped.
func (l *loop) disconnect() {
	if l.session.end != nil {
		l.session.end()
	}
	closeSource(l.session.source)
	l.session = session{number: l.session.number + 1, inFlight: make(map[query]bool)}
}

func closeSource(source Source) {
	if closer, ok := source.(interface{ Close() }); ok {
		closer.Close()
	}
}

// identify compares the account that a key reads with the clinic it is kept for, before
// anything of it is taken. A key of another clinic ends the session.
func (l *loop) identify(s cliniko.Settings) (ours bool) {
	if s.AccountID == l.clinic.ID.Account {
		l.session.identified = true
		return true
	}
	h := l.keys.of(l.clinic.ID)
	h.key = cliniko.Key{}
	l.keys.setPhase(h, KeyForeign, storage.KeychainForeign)
	h.opensOther = OtherClinic{ID: storage.ClinicID{Shard: l.clinic.ID.Shard, Account: s.AccountID}, Name: s.Name, Subdomain: s.Subdomain}
	l.disconnect()
	l.health.reset()
	return false
}

// enter puts a clinic on screen with what the store knows of it.
func (l *loop) enter(clinic storage.Clinic) {
	l.disconnect()
	l.saveCheck()
	l.dropPasted()
	l.clinic, l.health, l.focus.watch = clinic, health{slow: l.health.slow}, Watch{}
	l.loadChecks()
	l.known = newKnown(l.live.o.Store, clinic.ID, l.known.generation+1)
	l.known.load(l.now())
}
