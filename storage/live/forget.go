package live

import (
	"context"
	"time"

	"mieahealth.com/companion/storage"
)

// forget removes everything about a clinic from this computer: the key first, since
// it matters most, and the rest once that is gone, so that a failure can be tried
// again. Reading stops before, so that nothing is written after the wipe.
func (p *loop) forget(id storage.ClinicID) {
	if id == p.clinic.ID {
		p.disconnect()
	}
	p.errand(func(ctx context.Context) func() {
		err := p.live.o.Keychain.Delete(ctx, id)
		return func() { p.forgotten(id, err) }
	})
}

func (p *loop) forgotten(id storage.ClinicID, err error) {
	fault := faultOf(err)
	if err != nil && fault != storage.KeychainAbsent && fault != storage.KeychainEmpty {
		p.key = KeyState{Phase: KeyNotForgotten, Shard: id.Shard, Fault: fault}
		return
	}
	delete(p.keys, id)
	p.past = checks{} // or it would be written after the wipe
	p.keep(p.live.o.Store.Forget(id))
	p.keep(p.live.o.Clinics.Remove(id))
	if id == p.clinic.ID {
		unconnected, _ := p.live.o.Clinics.Get(storage.ClinicID{})
		p.enter(unconnected)
	}
}

// closePatience is how long the password store may take while the app closes. Whoever
// runs the app waits two seconds.
const closePatience = 1500 * time.Millisecond

// forgetOnClose takes the keys out of the password store that are not to outlast the
// app, also one that an earlier run could not remove.
func (p *loop) forgetOnClose() {
	ctx, cancel := context.WithTimeout(context.Background(), closePatience)
	defer cancel()
	for _, clinic := range p.live.o.Clinics.All() {
		if !clinic.ForgetKeyOnClose {
			continue
		}
		if err := p.live.o.Keychain.Delete(ctx, clinic.ID); faultOf(err) != storage.KeychainEmpty {
			p.keep(err)
		}
	}
}
