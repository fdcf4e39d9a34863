package live

import (
	"context"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// known is what is known of the clinic on screen and how old it is: the lists, and week
// after week the slots of each offering. The slots themselves lie in the store; what comes
// goes there first. Loop goroutine.
type known struct {
	store   *storage.Store
	clinic  storage.ClinicID
	account *cliniko.Account // nil: nothing was read yet
	scope
	clocks      storage.Clocks                      // the newest that the store was told
	tried       map[query]outcome                   // the lists
	offerings   map[cliniko.Offering]*offeringState // also those that cannot be offered now
	weekly      []*offeringState                    // those in scope that are read week by week
	groups      []group                             // and those that are not
	groupStates map[cliniko.Offering]*groupState    // by the first of a group
	generation  uint64                              // grows with each change of slots
	pruned      cliniko.Date                        // the Monday before which weeks were dropped

	lastPastDay   cliniko.Date // the last day that Cliniko has called past; zero: none
	timesTold     bool         // Cliniko has told times, and with the first ones whether it calls a day past
	lookAheadDays int          // see slotQuery
	noNextTime    bool         // the next free time is not told
}

func newKnown(store *storage.Store, clinic storage.ClinicID, generation uint64) *known {
	return &known{
		store: store, clinic: clinic, generation: generation,
		tried: make(map[query]outcome), offerings: make(map[cliniko.Offering]*offeringState), groupStates: make(map[cliniko.Offering]*groupState),
	}
}

// load begins with what the store knows.
func (k *known) load(now time.Time) {
	account, err := k.store.Account(k.clinic)
	logUnsaved(err)
	k.setAccount(account, now)
	if account == nil {
		return
	}
	for list, reading := range account.Lists {
		k.tried[query{list: list}] = outcome{at: reading.At}
	}
	k.prune(now)
	slots, err := k.store.Load(k.clinic)
	logUnsaved(err)
	for w := range slots.All() {
		k.offering(w.Offering, now).recall(w, now)
	}
}

// prune drops the weeks that are over, when another one begins.
func (k *known) prune(now time.Time) {
	if first := cliniko.DateOf(now.UTC()).Monday().Add(-7); first != k.pruned && k.clinic != (storage.ClinicID{}) {
		k.pruned = first
		logUnsaved(k.store.Prune(k.clinic, first))
	}
}

// advance brings all of it to a moment: midnight passes, and lead times move on. It reports
// whether a day has begun.
func (k *known) advance(now time.Time) (newDay bool) {
	k.prune(now)
	if k.account == nil {
		return false
	}
	today := k.today(k.lastPastDay, now)
	for _, s := range k.offerings {
		s.advance(today, now, k.zones.of(s.Business))
	}
	if k.clocks.Today == today {
		return false
	}
	k.clocks = storage.Clocks{BusinessZones: k.zones, AccountZone: k.counted, Today: today}
	k.store.SetClocks(k.clinic, k.clocks)
	k.generation++
	return true
}

// setAccount takes up an account: which offerings there are, and when patients may book
// them.
func (k *known) setAccount(a *cliniko.Account, now time.Time) {
	k.account, k.scope, k.clocks, k.weekly, k.groups = a, scope{}, storage.Clocks{}, nil, nil
	if a == nil {
		return
	}
	k.scope = scopeOf(a, now)
	inScope := make(map[cliniko.Offering]bool, len(k.offered))
	for _, o := range k.likely() {
		s := k.offering(o, now)
		s.zoneMargin = k.zoneMargin()
		s.setWindow(k.rules.of(o))
		k.weekly, inScope[o] = append(k.weekly, s), true
	}
	for o, s := range k.offerings {
		s.offered = inScope[o]
	}
	k.advance(now)
}

// likely sorts out the groups of unlikely offerings; those for which Cliniko has had a time
// stay among the others.
func (k *known) likely() []cliniko.Offering {
	var unlikely [][]cliniko.Offering
	for _, offerings := range readiness.Unlikely(k.account, k.offered) {
		first := offerings[0]
		if k.groupStates[first] == nil {
			k.groupStates[first] = &groupState{}
		}
		if state := k.groupStates[first]; !state.free {
			k.groups, unlikely = append(k.groups, group{offerings, state}), append(unlikely, offerings)
		}
	}
	return without(k.offered, unlikely)
}

// unlikely are the offerings that are not read week by week.
func (k *known) unlikely() (all []cliniko.Offering) {
	for _, g := range k.groups {
		all = append(all, g.offerings...)
	}
	return all
}

// offering is the state of one.
func (k *known) offering(o cliniko.Offering, now time.Time) *offeringState {
	if k.offerings[o] == nil {
		k.offerings[o] = &offeringState{Offering: o}
		k.offerings[o].advance(k.today(k.lastPastDay, now), now, k.zones.of(o.Business))
	}
	return k.offerings[o]
}

// reader is how a query is put to a source, on any goroutine. The moment of the answer is
// left to the caller.
func (k *known) reader(q query, now time.Time) func(context.Context, Source) answer {
	switch {
	case q.nextTime:
		return nextTimeQuery(q, k.scope, now).readNextTime
	case q.list == "":
		return k.slotQuery(q, now).read
	}
	return func(ctx context.Context, s Source) answer { return readList(ctx, s, q, now) }
}

// readAgain has this week, and what is on screen, read again: a rule may have changed for
// everybody.
func (k *known) readAgain(shown view) {
	for _, s := range k.weekly {
		s.invalidate(0, 0)
		s.invalidate(shown.weeks(s))
	}
}

// shiftBack follows a clock that was put back.
func (k *known) shiftBack(by time.Duration) {
	for q, last := range k.tried {
		last.at = earlierBy(last.at, by)
		k.tried[q] = last
	}
	for _, s := range k.offerings {
		for n := range s.weeks {
			s.weeks[n].at = earlierBy(s.weeks[n].at, by)
		}
	}
}
