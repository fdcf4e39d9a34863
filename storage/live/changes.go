package live

import (
	"bytes"
	"time"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// keepCheckEvery is how often the newest check goes to the clinic's file, if it says
// something new; its moment alone goes there when the clinic leaves the screen.
const keepCheckEvery = time.Minute

// checks are the moments that what is now is compared with. Only whole checks count:
// one that is under way would look like a loss of what it has not read yet.
type checks struct {
	visit   readiness.Snapshot // the last one of an earlier run
	before  readiness.Snapshot // the last one before this round
	newest  readiness.Snapshot
	kept    readiness.Snapshot // the one in the clinic's file
	weighed time.Time          // when it was last asked whether the newest should go there

	sinceVisit, sinceBefore readiness.Change
}

// recall begins with what the clinic's file says of earlier checks. The first time in a
// run, the last check becomes the one of the last visit.
func (p *loop) recall() {
	if !p.connected() {
		p.past = checks{}
		return
	}
	if !p.visited[p.clinic.ID] {
		p.visited[p.clinic.ID] = true
		p.update(func(c *storage.Clinic) { c.LastVisit = c.LastCheck })
	}
	p.past = checks{
		visit:  readiness.DecodeSnapshot(p.clinic.LastVisit),
		before: readiness.DecodeSnapshot(p.clinic.LastCheck),
	}
}

// newRound begins a check: everything older than now is read again, and what comes is
// compared with the check before.
func (p *loop) newRound() {
	p.round = p.now()
	if !p.past.newest.At.IsZero() {
		p.past.before = p.past.newest
	}
}

// compare looks at a whole check.
func (p *loop) compare(q readiness.Question, r readiness.Report) {
	p.past.newest = readiness.Snap(q, r)
	p.past.sinceVisit = readiness.Compare(p.past.visit, p.past.newest)
	p.past.sinceBefore = readiness.Compare(p.past.before, p.past.newest)
	if q.Now.Sub(p.past.weighed) < keepCheckEvery {
		return
	}
	p.past.weighed = q.Now
	if !sameButForTime(p.past.newest, p.past.kept) {
		p.keepCheck()
	}
}

func sameButForTime(a, b readiness.Snapshot) bool {
	a.At, b.At = time.Unix(0, 0), time.Unix(0, 0)
	return bytes.Equal(a.Encode(), b.Encode())
}

// keepCheck writes the newest check to the clinic's file.
func (p *loop) keepCheck() {
	if p.past.newest.At.IsZero() || !p.connected() {
		return
	}
	p.past.kept = p.past.newest
	p.update(func(c *storage.Clinic) { c.LastCheck = p.past.newest.Encode() })
}
