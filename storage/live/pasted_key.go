package live

import (
	"context"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// attempt is a key that was pasted and has no clinic yet: Cliniko is asked whose it is. It
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

func (a *pastedKey) clinic() storage.ClinicID {
	return storage.ClinicID{Shard: a.key.Shard(), Account: a.settings.AccountID}
}

func (a *pastedKey) fail(err error) {
	a.state.Phase, a.state.Problem = KeyFailed, asError(err)
}

// tryKey asks Cliniko whose key it is. What is on screen stays until it answers.
func (p *loop) tryKey(key cliniko.Key) {
	p.dropPasted()
	p.forgotten = storage.Notice{}
	a := &pastedKey{key: key, screen: p.clinic.ID, end: func() {}, state: KeyState{
		Phase: KeyTrying, Ending: key.Ending(), Shard: key.Shard(), NamesRegion: key.NamesRegion(), Pasted: true,
	}}
	p.pastedKey = a
	source, err := p.live.o.Connect(key)
	if err != nil {
		a.fail(err)
		return
	}
	a.source = source
	p.identifyPasted(a, 0)
}

// askWhose asks Cliniko whose key it is, after a wait.
func (p *loop) identifyPasted(a *pastedKey, wait time.Duration) {
	ctx, end := context.WithTimeout(p.ctx, wait+identifyTimeout)
	a.end = end
	p.inBackground(func() func() {
		defer end()
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
		user, userErr := a.source.User(ctx)
		settings, err := cliniko.Settings{}, userErr
		switch kindOf(userErr) {
		case cliniko.KindKeyRefused, cliniko.KindRateLimited, cliniko.KindCanceled:
		default: // what else goes wrong need not concern the settings
			settings, err = a.source.Settings(ctx)
		}
		return func() {
			if p.pastedKey == a {
				a.user, a.userErr, a.settings = user, userErr, settings
				p.judgePasted(a, err)
			}
		}
	})
}

// identifyPatience is how long Cliniko may take to say whose key it is.
const identifyTimeout = 2 * time.Minute

// judgeAttempt takes a key that works, unless it belongs to another clinic than the one on
// screen: that is for a person to decide.
func (p *loop) judgePasted(a *pastedKey, err error) {
	switch {
	case kindOf(err) == cliniko.KindRateLimited: // it goes on by itself
		a.state.Problem = asError(err)
		p.identifyPasted(a, max(0, a.state.Problem.RetryAt.Sub(p.now())))
		return
	case err != nil:
		a.fail(err)
		return
	}
	if a.screen == (storage.ClinicID{}) || a.screen == a.clinic() {
		p.connectPasted(a)
		return
	}
	a.state.Phase, a.state.Other = KeyOther, OtherClinic{ID: a.clinic(), Name: a.settings.Name}
}

func (p *loop) addOther() {
	if a := p.pastedKey; a != nil && a.state.Phase == KeyOther {
		p.connectPasted(a)
	}
}

// endAttempt drops a key that was pasted and has no clinic yet.
func (p *loop) dropPasted() {
	if p.pastedKey != nil {
		p.pastedKey.end()
		closeSource(p.pastedKey.source)
		p.pastedKey = nil
	}
}

// bringIn brings a key's clinic on screen and gives the key to the password store.
func (p *loop) connectPasted(a *pastedKey) {
	p.pastedKey = nil // its source is the clinic's from here on
	id := a.clinic()
	delete(p.undeleted, id)
	clinic, known := p.live.o.Clinics.Get(id)
	if !known {
		clinic = p.newClinic(id)
	}
	clinic.Name, clinic.Subdomain = a.settings.Name, a.settings.Subdomain
	if a.userErr == nil {
		clinic.User, clinic.Role = a.user.Name(), a.user.Role
	}
	p.logUnsaved(p.live.o.Clinics.Save(clinic))
	p.enter(clinic)
	p.connect(a.source, true)
	now := p.now()
	p.take(answer{session: p.session.number, query: query{list: cliniko.ListUser}, at: now, err: a.userErr, take: func(c *cliniko.Account) { c.User = a.user }})
	p.take(answer{session: p.session.number, query: query{list: cliniko.ListSettings}, at: now, take: func(c *cliniko.Account) { c.Settings = a.settings }})
	h := p.keys.of(id)
	h.date = p.pastedOf(clinic)
	if !a.key.Equal(h.key) || h.date.IsZero() {
		h.date = p.now().UTC()
	}
	h.before = !clinic.KeyGone && !clinic.KeyPasted.IsZero()
	p.removedLate = slices.DeleteFunc(p.removedLate, func(late storage.ClinicID) bool { return late == id })
	p.saveKey(id, a.key, clinic.KeyGone)
}
