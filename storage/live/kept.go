package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// diskPause is how long the disk is left alone after it did not do something with a
// clinic's file.
const diskPause = 10 * time.Second

// mindKept tells what the password store has not answered in time, and tries again what
// the disk did not do.
func (p *loop) mindKept(now time.Time) {
	if p.keys.expire(now) {
		p.changed()
	}
	before := p.diskNotices()
	if !p.triesDisk() || now.Sub(p.triedDisk) < diskPause {
		return
	}
	p.triedDisk = now
	p.live.o.Clinics.SaveAgain()
	p.deleteAgain()
	p.recallClinic()
	if !slices.Equal(before, p.diskNotices()) {
		p.changed()
	}
}

// keptPause is how long mindKept may wait.
func (p *loop) keptPause() time.Duration {
	now, pause := p.now(), time.Minute
	if p.triesDisk() {
		pause = diskPause
	}
	if next := p.keys.next(); !next.IsZero() {
		pause = min(pause, max(0, next.Sub(now)))
	}
	return pause
}

// triesDisk reports whether the disk has not done something that is tried again.
func (p *loop) triesDisk() bool { return len(p.undeleted) > 0 || p.live.o.Clinics.Waiting() }

// diskNotices are the words about the clinics' files.
func (p *loop) diskNotices() []storage.Notice {
	all := p.live.o.Clinics.Notices()
	for _, c := range p.live.o.Clinics.All() {
		if p.undeleted[c.ID] {
			all = append(all, storage.Notice{Kind: storage.NoticeClinicLeft, Clinic: c.ID, Name: c.Name})
		}
	}
	return all
}

// notices are all words about what this computer keeps.
func (p *loop) notices() (all []Notice) {
	if n := p.live.o.Store.Notice(); n.Kind != storage.NoticeNone {
		all = append(all, Notice{Notice: n})
	}
	for _, n := range p.diskNotices() {
		all = append(all, Notice{Notice: n})
	}
	if p.gone.Kind != storage.NoticeNone && !p.undeleted[p.gone.Clinic] {
		all = append(all, Notice{Notice: p.gone})
	}
	for _, c := range p.live.o.Clinics.All() {
		all = append(all, p.keyNotices(c)...)
	}
	return all
}

// keyNotices are those about the key of a clinic: it could not be removed, or this run had
// to remove it for an earlier one.
func (p *loop) keyNotices(c storage.Clinic) (all []Notice) {
	about := storage.Notice{Clinic: c.ID, Name: c.Name}
	if h := p.keys.of(c.ID); h.phase == KeyNotForgotten && c.ID != p.clinic.ID {
		all = append(all, Notice{Notice: about, Key: KeyNotForgotten, Fault: h.fault})
	}
	if slices.Contains(p.removedLate, c.ID) {
		all = append(all, Notice{Notice: about, Key: KeyNone})
	}
	return all
}

// keyState is the one of the clinic on screen: of the key that was pasted there, else of
// its own.
func (p *loop) keyState(now time.Time) KeyState {
	h := p.keys.of(p.clinic.ID)
	state := KeyState{
		Phase: h.phase, Ending: h.key.Ending(), Shard: p.clinic.ID.Shard, NamesRegion: h.key.NamesRegion(), Pasted: h.pasted,
		Fault: h.fault, Older: h.older, Other: h.other,
	}
	if p.attempt != nil {
		state = p.attempt.state
	}
	state.Sent, state.CopyUntil = p.sent(p.clinic), p.copyUntil(p.clinic, now)
	return state
}

// copyTime is how long after it was pasted a key may be copied.
const copyTime = 7 * 24 * time.Hour

// pastedOf is when a clinic's key was pasted; zero: that is not known.
func (p *loop) pastedOf(c storage.Clinic) time.Time {
	if date := p.keys.of(c.ID).date; !date.IsZero() {
		return date
	}
	return c.KeyPasted
}

// sent reports whether a clinic's key was marked as sent to MIEA; one that was pasted after
// that is another one.
func (p *loop) sent(c storage.Clinic) bool {
	return c.HandedOver != nil && !c.HandedOver.At.Before(p.pastedOf(c))
}

// copyUntil is when a clinic's key may be copied for the last time, to be sent to MIEA:
// until it was marked as sent, and not long after it was pasted; zero: it may not. A key
// whose moment of pasting is not known may not.
func (p *loop) copyUntil(c storage.Clinic, now time.Time) time.Time {
	pasted := p.pastedOf(c)
	end := pasted.Add(copyTime)
	if p.keys.of(c.ID).key.IsZero() || pasted.IsZero() || p.sent(c) || now.Before(pasted) || !now.Before(end) {
		return time.Time{}
	}
	return end
}

// keyToCopy is the key of a clinic, zero when it may not be copied now.
func (p *loop) keyToCopy(id storage.ClinicID) cliniko.Key {
	clinic, _ := p.live.o.Clinics.Get(id)
	if p.copyUntil(clinic, p.now()).IsZero() {
		return cliniko.Key{}
	}
	return p.keys.of(id).key
}

// retryPause is how long the password store is left alone after it did not give a key:
// its own question takes the focus from the window and gives it back.
const retryPause = 30 * time.Second

// retryKey asks for the key of the clinic on screen again, if the password store did not
// give it.
func (p *loop) retryKey(least time.Duration) {
	h := p.keys.of(p.clinic.ID)
	if h.phase == KeyUnread && p.connected() && p.now().Sub(h.since) >= least {
		p.readKey(p.clinic.ID)
	}
}

// updateClinic changes what people made of a clinic, on screen or not.
func (p *loop) updateClinic(id storage.ClinicID, change func(*storage.Clinic)) {
	clinic, ok := p.live.o.Clinics.Get(id)
	if !ok {
		return // it was forgotten since
	}
	change(&clinic)
	clinic.ID = id
	p.keep(p.live.o.Clinics.Save(clinic))
	p.recallClinic()
}

// recallClinic takes up what is kept of the clinic on screen.
func (p *loop) recallClinic() {
	if clinic, ok := p.live.o.Clinics.Get(p.clinic.ID); ok {
		p.clinic = clinic
	}
}
