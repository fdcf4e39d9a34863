package live

import (
	"context"
	"maps"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// session is one connection to a clinic. Its number is on every question and answer: an
// answer of another session is dropped, in whatever order they come.
type session struct {
	number int
	source Source
	ctx    context.Context
	end    context.CancelFunc
	// identified: Cliniko has said that the key belongs to this clinic. Before, nothing but
	// that is asked for, so that nothing of another clinic can be kept as this one's.
	identified bool
}

// begin starts a run of the app: keys that an earlier run should have removed are removed
// now, and a clinic comes on screen.
func (p *loop) begin() {
	for _, clinic := range p.live.o.Clinics.All() {
		if clinic.ForgetKeyOnClose && !clinic.KeyGone {
			p.keys.remove(clinic.ID, false)
		}
	}
	p.show(p.firstClinic())
}

// listed are the clinics that were not forgotten.
func (p *loop) listed() []storage.Clinic {
	return slices.DeleteFunc(p.live.o.Clinics.All(), func(c storage.Clinic) bool { return p.undeleted[c.ID] })
}

// firstClinic is the one to open when none was chosen.
func (p *loop) firstClinic() storage.ClinicID { return firstOf(p.listed(), p.live.o.Last) }

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
func (p *loop) open(id storage.ClinicID) {
	p.forgotten = storage.Notice{}
	if id != p.clinic.ID || p.session.source == nil {
		p.show(id)
	}
}

// show brings a clinic on screen, from the cache at once and from Cliniko as soon as its
// key is at hand.
func (p *loop) show(id storage.ClinicID) {
	clinic, ok := p.live.o.Clinics.Get(id)
	if !ok {
		return
	}
	p.enter(clinic)
	h := p.keys.of(id)
	switch {
	case id == storage.ClinicID{}, h.phase == KeyForgetting, h.phase == KeyNotForgotten:
	case !h.key.IsZero():
		p.useKey(id, h.key)
	case clinic.ForgetKeyOnClose && clinic.KeyGone:
		p.keys.enter(h, KeyUnread, storage.KeychainEmpty)
	default:
		p.readKey(id)
	}
}

// newClinic begins with what was ticked before a clinic was connected.
func (p *loop) newClinic(id storage.ClinicID) storage.Clinic {
	unconnected, _ := p.live.o.Clinics.Get(storage.ClinicID{})
	clinic := storage.Clinic{ID: id, Added: p.now().UTC(), KeyGone: true, Ticks: maps.Clone(unconnected.Ticks)}
	p.logUnsaved(p.live.o.Clinics.Remove(storage.ClinicID{}))
	return clinic
}

// useKey begins to read with a key of the clinic on screen.
func (p *loop) useKey(id storage.ClinicID, key cliniko.Key) {
	if id != p.clinic.ID || p.session.source != nil {
		return
	}
	source, err := p.live.o.Connect(key)
	if err != nil {
		p.keys.enter(p.keys.of(id), KeyUnread, storage.KeychainBadValue)
		return
	}
	p.connect(source, false)
}

// connect begins to read with a source.
func (p *loop) connect(source Source, identified bool) {
	p.disconnect()
	p.session.source, p.session.identified = source, identified
	p.session.ctx, p.session.end = context.WithCancel(p.ctx)
	p.charged = 0
	p.newRound()
	p.health = health{}
}

// disconnect ends the session; its answers are dropped.
func (p *loop) disconnect() {
	if p.session.end != nil {
		p.session.end()
	}
	closeSource(p.session.source)
	p.session = session{number: p.session.number + 1}
	clear(p.inFlight)
}

func closeSource(source Source) {
	if closer, ok := source.(interface{ Close() }); ok {
		closer.Close()
	}
}

// identify compares the account that a key reads with the clinic it is kept for, before
// anything of it is taken. A key of another clinic ends the session.
func (p *loop) identify(s cliniko.Settings) (ours bool) {
	if s.AccountID == p.clinic.ID.Account {
		p.session.identified = true
		return true
	}
	h := p.keys.of(p.clinic.ID)
	h.key = cliniko.Key{}
	p.keys.enter(h, KeyForeign, storage.KeychainForeign)
	h.other = OtherClinic{ID: storage.ClinicID{Shard: p.clinic.ID.Shard, Account: s.AccountID}, Name: s.Name}
	p.disconnect()
	p.health = health{}
	return false
}

// enter puts a clinic on screen with what the store knows of it.
func (p *loop) enter(clinic storage.Clinic) {
	p.disconnect()
	p.saveCheck()
	p.dropPasted()
	p.clinic, p.health, p.checked, p.watch = clinic, health{}, time.Time{}, Watch{}
	p.loadChecks()
	p.changes++
	clear(p.offerings)
	clear(p.groupStates)
	clear(p.tried)
	p.lastPastDay, p.timesTold, p.lookAheadDays, p.noNextTime, p.pruned = cliniko.Date{}, false, 0, false, cliniko.Date{}
	account, err := p.live.o.Store.Account(clinic.ID)
	p.logUnsaved(err)
	p.setAccount(account)
	if account == nil {
		return
	}
	for list, weekState := range account.Lists {
		p.tried[query{list: list}] = tried{at: weekState.At}
	}
	p.loadSlots()
}
