package live

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// saveCheckEvery is how often the newest check goes to the clinic's file, if it says
// something new; its moment alone goes there when the clinic leaves the screen.
const saveCheckEvery = time.Minute

// checks are the moments that what is now is compared with. Only whole checks count:
// one that is under way would look like a loss of what it has not read yet.
type checks struct {
	visit      readiness.Snapshot // the last one of an earlier run
	before     readiness.Snapshot // the last one before this round
	newest     readiness.Snapshot
	saved      readiness.Snapshot // the one in the clinic's file
	comparedAt time.Time          // when the newest was last compared with it

	sinceVisit, sinceBefore readiness.Change
	baseline                readiness.Baseline // what the clinic wants; zero: that was not measured
}

// loadChecks begins with what the clinic's file says of earlier checks. The first time in a
// run, the last check becomes the one of the last visit.
func (l *loop) loadChecks() {
	l.checks = checks{}
	if !l.connected() {
		return
	}
	l.checks.baseline = Baseline(l.clinic)
	if !l.visited[l.clinic.ID] {
		l.visited[l.clinic.ID] = true
		l.update(func(c *storage.Clinic) { c.LastVisit = c.LastCheck })
	}
	l.checks.visit = readiness.DecodeSnapshot(l.clinic.LastVisit)
	l.checks.before = readiness.DecodeSnapshot(l.clinic.LastCheck)
}

// newRound begins a check: everything older than now is read again, and what comes is
// compared with the check before.
func (l *loop) newRound() {
	l.focus.roundStart = l.now()
	l.checks.begin()
}

// begin makes the newest check the one before. Until the next is whole there is nothing to
// tell.
func (c *checks) begin() {
	c.sinceBefore = readiness.Change{}
	if !c.newest.At.IsZero() {
		c.before = c.newest
	}
}

// compare looks at a whole check, and keeps in the clinic's file what is news.
func (l *loop) compare(q readiness.Input, r readiness.Report) {
	l.checks.compare(readiness.Snap(q, r))
	if baseline := l.checks.follow(r, l.clinic); !bytes.Equal(baseline, l.clinic.Baseline) {
		l.update(func(c *storage.Clinic) { c.Baseline = baseline })
	}
	if l.checks.worthSaving(q.Now) {
		l.saveCheck()
	}
}

func (c *checks) compare(newest readiness.Snapshot) {
	c.newest = newest
	c.sinceVisit, c.sinceBefore = readiness.Compare(c.visit, newest), readiness.Compare(c.before, newest)
}

// follow is the baseline with what a whole check says of losses; the first one since the
// clinic said last what it wants that can be measured begins or extends the baseline. Until
// then the earlier one stands: a loss ends only when it is restored, ignored or unticked.
func (c *checks) follow(r readiness.Report, clinic storage.Clinic) json.RawMessage {
	b := c.currentBaseline(clinic).Follow(r)
	if first, said := readiness.NewBaseline(c.newest), lastSaidAt(clinic); !measures(b, said) && measures(first, said) {
		b = b.Without(Marks(clinic)).Extend(first)
	}
	c.baseline = b
	return b.Encode()
}

// currentBaseline is zero once the clinic has taken back all it said.
func (c *checks) currentBaseline(clinic storage.Clinic) readiness.Baseline {
	if lastSaidAt(clinic).IsZero() {
		return readiness.Baseline{}
	}
	return c.baseline
}

// worthSaving reports, now and then, whether the newest check says something new.
func (c *checks) worthSaving(now time.Time) bool {
	if now.Sub(c.comparedAt) < saveCheckEvery {
		return false
	}
	c.comparedAt = now
	return !sameButForTime(c.newest, c.saved)
}

func sameButForTime(a, b readiness.Snapshot) bool {
	a.At, b.At = time.Unix(0, 0), time.Unix(0, 0)
	return bytes.Equal(a.Encode(), b.Encode())
}

// saveCheck writes the newest check to the clinic's file.
func (l *loop) saveCheck() {
	if l.checks.newest.At.IsZero() || !l.connected() {
		return
	}
	l.checks.saved = l.checks.newest
	l.update(func(c *storage.Clinic) { c.LastCheck = l.checks.newest.Encode() })
}

// Baseline is the one in a clinic's file, else what could be booked at the first whole check
// that the file has of the time since the clinic said what it wants; zero: there is none, or
// the clinic said nothing.
func Baseline(c storage.Clinic) readiness.Baseline {
	if kept := readiness.DecodeBaseline(c.Baseline); !kept.IsZero() && !lastSaidAt(c).IsZero() {
		return kept
	}
	for _, earlier := range []json.RawMessage{c.LastVisit, c.LastCheck} {
		if b := readiness.NewBaseline(readiness.DecodeSnapshot(earlier)); measures(b, firstSaidAt(c)) {
			return b
		}
	}
	return readiness.Baseline{}
}

// saidAt are when the clinic said what it wants, the earliest first: it confirmed who should
// be bookable, sent the key, or both.
func saidAt(c storage.Clinic) (said []time.Time) {
	if c.Decision != nil {
		said = append(said, c.Decision.At)
	}
	if c.HandedOver != nil {
		said = append(said, c.HandedOver.At)
	}
	slices.SortFunc(said, time.Time.Compare)
	return said
}

// firstSaidAt is when the clinic said first what it wants; zero: it did not.
func firstSaidAt(c storage.Clinic) (at time.Time) {
	if said := saidAt(c); len(said) > 0 {
		at = said[0]
	}
	return at
}

// lastSaidAt is when the clinic said last what it wants; zero: it did not.
func lastSaidAt(c storage.Clinic) (at time.Time) {
	if said := saidAt(c); len(said) > 0 {
		at = said[len(said)-1]
	}
	return at
}

// measures reports whether a baseline is of the time since the clinic said what it wants.
func measures(b readiness.Baseline, said time.Time) bool {
	return !said.IsZero() && !b.IsZero() && !b.At().Before(said)
}
