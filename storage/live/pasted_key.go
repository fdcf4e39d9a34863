package live

import (
	"context"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// pastedKey is a key that was pasted and has no clinic yet: Cliniko is asked whose it is. It
// belongs to the screen on which it was pasted, and ends with it.
type pastedKey struct {
	key    cliniko.Key
	screen storage.ClinicID // the clinic that was on screen; zero: none
	state  KeyState
	end    context.CancelFunc

	// What Cliniko said, once it has.
	source   Source
	user     cliniko.User
	userErr  error // why it did not tell the user
	settings cliniko.Settings
}

func (p *pastedKey) clinic() storage.ClinicID {
	return storage.ClinicID{Shard: p.key.Shard(), Account: p.settings.AccountID}
}

func (p *pastedKey) fail(err error) {
	p.state.Phase, p.state.Problem = KeyFailed, asError(err)
}

// tryKey asks Cliniko whose key it is. What is on screen stays until it answers.
func (l *loop) tryKey(key cliniko.Key) {
	l.dropPasted()
	l.removals.last = storage.Notice{}
	p := &pastedKey{key: key, screen: l.clinic.ID, end: func() {}, state: KeyState{
		Phase: KeyTrying, Ending: key.Ending(), Shard: key.Shard(), NamesRegion: key.NamesRegion(), Pasted: true,
	}}
	l.pasted = p
	source, err := l.live.o.Connect(key)
	if err != nil {
		p.fail(err)
		return
	}
	p.source = source
	l.identifyPasted(p, 0)
}

// identifyPasted asks Cliniko whose key it is, after a wait.
func (l *loop) identifyPasted(p *pastedKey, wait time.Duration) {
	ctx, end := context.WithTimeout(l.workers.ctx, wait+identifyTimeout)
	p.end = end
	l.workers.start(func() func() {
		defer end()
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
		user, userErr := p.source.User(ctx)
		settings, err := cliniko.Settings{}, userErr
		switch kindOf(userErr) {
		case cliniko.KindKeyRefused, cliniko.KindRateLimited, cliniko.KindCanceled:
		default: // what else goes wrong need not concern the settings
			settings, err = p.source.Settings(ctx)
		}
		return func() {
			if l.pasted == p {
				p.user, p.userErr, p.settings = user, userErr, settings
				l.judgePasted(p, err)
			}
		}
	})
}

// identifyTimeout is how long Cliniko may take to say whose key it is.
const identifyTimeout = 2 * time.Minute

// judgePasted takes a key that works, unless it belongs to another clinic than the one on
// screen: that is for a person to decide.
func (l *loop) judgePasted(p *pastedKey, err error) {
	switch {
	case kindOf(err) == cliniko.KindRateLimited: // it goes on by itself
		p.state.Problem = asError(err)
		l.identifyPasted(p, max(0, p.state.Problem.RetryAt.Sub(l.now())))
		return
	case err != nil:
		p.fail(err)
		return
	}
	if p.screen == (storage.ClinicID{}) || p.screen == p.clinic() {
		l.connectPasted(p)
		return
	}
	p.state.Phase, p.state.Other = KeyOther, OtherClinic{ID: p.clinic(), Name: p.settings.Name, Subdomain: p.settings.Subdomain}
}

func (l *loop) addOther() {
	if p := l.pasted; p != nil && p.state.Phase == KeyOther {
		l.connectPasted(p)
	}
}

// dropPasted drops a key that was pasted and has no clinic yet.
func (l *loop) dropPasted() {
	if l.pasted != nil {
		l.pasted.end()
		closeSource(l.pasted.source)
		l.pasted = nil
	}
}

// connectPasted brings a key's clinic on screen and gives the key to the password store.
func (l *loop) connectPasted(p *pastedKey) {
	l.pasted = nil // its source is the clinic's from here on
	id := p.clinic()
	delete(l.removals.filesLeft, id)
	clinic, known := l.live.o.Clinics.Get(id)
	if !known {
		clinic = l.newClinic(id)
	}
	clinic.Name, clinic.Subdomain = p.settings.Name, p.settings.Subdomain
	if p.userErr == nil {
		clinic.User, clinic.Role = p.user.Name(), p.user.Role
	}
	logUnsaved(l.live.o.Clinics.Save(clinic))
	l.enter(clinic)
	l.connect(p.source, true)
	now := l.now()
	l.take(answer{session: l.session.number, query: query{list: cliniko.ListUser}, at: now, err: p.userErr, take: func(c *cliniko.Account) { c.User = p.user }})
	l.take(answer{session: l.session.number, query: query{list: cliniko.ListSettings}, at: now, take: func(c *cliniko.Account) { c.Settings = p.settings }})
	h := l.keys.of(id)
	h.date = l.pastedOf(clinic)
	if !p.key.Equal(h.key) || h.date.IsZero() {
		h.date = l.now().UTC()
	}
	h.storeMayHoldPrevious = !clinic.KeyGone && !clinic.KeyPasted.IsZero()
	l.removals.keysLeftEarlier = slices.DeleteFunc(l.removals.keysLeftEarlier, func(late storage.ClinicID) bool { return late == id })
	l.saveKey(id, p.key, clinic.KeyGone)
}
