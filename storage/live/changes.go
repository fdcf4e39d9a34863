package live

import (
	"bytes"
	"encoding/json"
	"time"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// keepCheckEvery is how often the newest check goes to the clinic's file, if it says
// something new; its moment alone goes there when the clinic leaves the screen.
const saveCheckEvery = time.Minute

// checks are the moments that what is now is compared with. Only whole checks count:
// one that is under way would look like a loss of what it has not read yet.
type checks struct {
	visit      readiness.Snapshot // the last one of an earlier run
	before     readiness.Snapshot // the last one before this round
	newest     readiness.Snapshot
	kept       readiness.Snapshot // the one in the clinic's file
	comparedAt time.Time          // when it was last asked whether the newest should go there

	sinceVisit, sinceBefore readiness.Change
	baseline                readiness.Baseline // what could be booked when the key was sent; zero: it was not
}

// recall begins with what the clinic's file says of earlier checks. The first time in a
// run, the last check becomes the one of the last visit.
func (p *loop) loadChecks() {
	if !p.connected() {
		p.checks = checks{}
		return
	}
	baseline := Baseline(p.clinic)
	if !p.visited[p.clinic.ID] {
		p.visited[p.clinic.ID] = true
		p.update(func(c *storage.Clinic) { c.LastVisit = c.LastCheck })
	}
	p.checks = checks{
		visit:    readiness.DecodeSnapshot(p.clinic.LastVisit),
		before:   readiness.DecodeSnapshot(p.clinic.LastCheck),
		baseline: baseline,
	}
}

// newRound begins a check: everything older than now is read again, and what comes is
// compared with the check before. Until it is whole there is nothing to tell.
func (p *loop) newRound() {
	p.roundStart, p.checks.sinceBefore = p.now(), readiness.Change{}
	if !p.checks.newest.At.IsZero() {
		p.checks.before = p.checks.newest
	}
}

// compare looks at a whole check.
func (p *loop) compare(q readiness.Input, r readiness.Report) {
	p.checks.newest = readiness.Snap(q, r)
	p.checks.sinceVisit = readiness.Compare(p.checks.visit, p.checks.newest)
	p.checks.sinceBefore = readiness.Compare(p.checks.before, p.checks.newest)
	p.saveBaseline(r)
	if q.Now.Sub(p.checks.comparedAt) < saveCheckEvery {
		return
	}
	p.checks.comparedAt = q.Now
	if !sameButForTime(p.checks.newest, p.checks.kept) {
		p.saveCheck()
	}
}

func sameButForTime(a, b readiness.Snapshot) bool {
	a.At, b.At = time.Unix(0, 0), time.Unix(0, 0)
	return bytes.Equal(a.Encode(), b.Encode())
}

// keepCheck writes the newest check to the clinic's file.
func (p *loop) saveCheck() {
	if p.checks.newest.At.IsZero() || !p.connected() {
		return
	}
	p.checks.kept = p.checks.newest
	p.update(func(c *storage.Clinic) { c.LastCheck = p.checks.newest.Encode() })
}

// Baseline is what could be booked at the first whole check that a clinic's file has of the
// time since its key was sent; zero: there is none.
func Baseline(c storage.Clinic) readiness.Baseline {
	kept := readiness.DecodeBaseline(c.Baseline)
	if measures(kept, c.HandedOver) {
		return kept
	}
	for _, earlier := range []json.RawMessage{c.LastVisit, c.LastCheck} {
		if b := readiness.NewBaseline(readiness.DecodeSnapshot(earlier)); measures(b, c.HandedOver) {
			return b
		}
	}
	return readiness.Baseline{}
}

// measures reports whether a baseline is of the time since the key was sent.
func measures(b readiness.Baseline, handed *storage.HandOver) bool {
	return handed != nil && !b.IsZero() && !b.At().Before(handed.At)
}

// wanted is the baseline of the clinic on screen; zero once the hand-over was taken back,
// or the key sent again since.
func (p *loop) currentBaseline() readiness.Baseline {
	if !measures(p.checks.baseline, p.clinic.HandedOver) {
		return readiness.Baseline{}
	}
	return p.checks.baseline
}

// keepBaseline puts down in the clinic's file what a whole check says of losses; the first
// one since the key was sent becomes the baseline.
func (p *loop) saveBaseline(r readiness.Report) {
	b := p.currentBaseline().Follow(r)
	if first := readiness.NewBaseline(p.checks.newest); b.IsZero() && measures(first, p.clinic.HandedOver) {
		b = first
	}
	p.checks.baseline = b
	if text := b.Encode(); !bytes.Equal(text, p.clinic.Baseline) {
		p.update(func(c *storage.Clinic) { c.Baseline = text })
	}
}
