package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// This file keeps the tracks: what the loop knows of the slots, beside the store.

// track is the one of an offering.
func (p *loop) offering(o cliniko.Offering) *offeringState {
	if p.offerings[o] == nil {
		now := p.now()
		p.offerings[o] = &offeringState{Offering: o}
		p.offerings[o].advance(p.scope.today(p.lastPastDay, now), now, p.zones.of(o.Business))
	}
	return p.offerings[o]
}

// present brings the tracks to a moment: midnight passes, and lead times move on.
func (p *loop) present(now time.Time) {
	p.prune(now)
	if p.account == nil {
		return
	}
	today := p.scope.today(p.lastPastDay, now)
	for _, t := range p.offerings {
		t.advance(today, now, p.zones.of(t.Business))
	}
	if p.clocks.Today != today {
		p.clocks = storage.Clocks{Businesses: p.zones, Account: p.counted, Today: today}
		p.live.o.Store.SetClocks(p.clinic.ID, p.clocks)
		p.changes++
		p.changed()
	}
}

// setAccount takes up an account: which offerings there are, and what room it leaves
// them.
func (p *loop) setAccount(a *cliniko.Account) {
	p.account, p.scope, p.clocks, p.weekly, p.groups = a, scope{}, storage.Clocks{}, nil, nil
	if a == nil {
		return
	}
	now := p.now()
	p.scope = scopeOf(a, now)
	shown := make(map[cliniko.Offering]bool, len(p.offered))
	for _, o := range p.group(p.offered) {
		t := p.offering(o)
		t.zoneMargin = p.zoneMargin()
		t.setWindow(p.bookingRules.of(o))
		p.weekly, shown[o] = append(p.weekly, t), true
	}
	for o, t := range p.offerings {
		t.offered = shown[o]
	}
	p.present(now)
}

// recallSlots begins with what the store knows.
func (p *loop) loadSlots() {
	now := p.now()
	p.prune(now)
	known, err := p.live.o.Store.Load(p.clinic.ID)
	p.logUnsaved(err)
	for w := range known.All() {
		t := p.offering(w.Offering)
		n := w.Monday.DaysSince(t.first) / 7
		if w.Monday.Before(t.first) || n > weeksKept {
			continue
		}
		t.week(n).take(w, len(w.Starts) == 0 && t.closed(n), now)
		if w.ReadAt.After(now) {
			t.week(n).at = time.Time{} // by a clock that was wrong: nobody knows how old it is
		}
	}
}

// prune drops the weeks that are over, when another one begins.
func (p *loop) prune(now time.Time) {
	if first := cliniko.DateOf(now.UTC()).Monday().Add(-7); first != p.pruned && p.connected() {
		p.pruned = first
		p.logUnsaved(p.live.o.Store.Prune(p.clinic.ID, first))
	}
}

// remember takes a week into its track, unless it is over.
func (p *loop) remember(w *storage.OfferingWeek, bySettings bool, now time.Time) {
	t := p.offering(w.Offering)
	if n := w.Monday.DaysSince(t.first) / 7; !w.Monday.Before(t.first) {
		t.week(n).take(w, bySettings, now)
	}
}

// slotAsk is how the slots of a week are asked for.
func (p *loop) slotQuery(a query, now time.Time) slotQuery {
	t := p.offering(a.Offering)
	n := a.monday.DaysSince(t.first) / 7
	q := slotQuery{query: a, days: p.days(t, n, now), zone: p.zones.of(a.Business), now: now, lookAheadDays: p.lookAheadDays}
	if !p.noNextTime && t.probablyEmpty(n) {
		q.until = t.lastDay(t.lastWeek())
	}
	return q
}

// takeSlots puts down what was said about a week, and what it proves about later ones.
func (p *loop) takeSlots(got answer, now time.Time) {
	p.lookAheadDays = max(p.lookAheadDays, got.lookAheadDays)
	p.noNextTime = p.noNextTime || got.noNextTime && got.err == nil
	p.lastPastDay, p.timesTold = latest(p.lastPastDay, got.pastDay), p.timesTold || got.err == nil
	if got.days[1].Before(got.days[0]) {
		return
	}
	t := p.offering(got.Offering)
	n := got.monday.DaysSince(t.first) / 7
	if got.monday.Before(t.first) {
		return
	}
	if got.err != nil {
		t.week(n).fail(kindOf(got.err), now)
		return
	}
	t.retryRefused()
	weeks := []*storage.OfferingWeek{got.week()}
	for later := n + 1; later <= t.lastWeek() && !got.emptyUntil.Before(t.lastDay(later)); later++ {
		monday := t.first.Add(7 * later)
		weeks = append(weeks, &storage.OfferingWeek{Offering: t.Offering, Monday: monday, From: monday, To: t.lastDay(later), ReadAt: got.at})
	}
	p.know(weeks, false, now)
}

// week is what an answer said about its week.
func (got answer) week() *storage.OfferingWeek {
	w := &storage.OfferingWeek{
		Offering: got.Offering, Monday: got.monday, From: got.days[0], To: got.days[1],
		ReadAt: got.at, Starts: make([]int64, len(got.starts)),
	}
	for i, start := range got.starts {
		w.Starts[i] = start.Unix()
	}
	return w
}

// settle puts down the weeks that the clinic's settings close, and drops what they have
// made moot.
func (p *loop) applyRules(input planInput, now time.Time) {
	var stale, closed []*storage.OfferingWeek
	input.staleWeeks(func(t *offeringState, n int) {
		*t.week(n) = weekState{}
		stale = append(stale, &storage.OfferingWeek{Offering: t.Offering, Monday: t.first.Add(7 * n)})
	})
	input.closedWeeks(now, func(t *offeringState, n int) {
		days := p.days(t, n, now)
		closed = append(closed, &storage.OfferingWeek{Offering: t.Offering, Monday: t.first.Add(7 * n), From: days[0], To: days[1], ReadAt: now})
	})
	if len(stale) > 0 {
		p.changes++
		p.logUnsaved(p.live.o.Store.DropSlots(p.clinic.ID, stale...))
	}
	if len(closed) > 0 {
		p.know(closed, true, now)
	}
	if len(stale)+len(closed) > 0 {
		p.changed()
	}
}

// know takes weeks into the tracks and the store.
func (p *loop) know(weeks []*storage.OfferingWeek, bySettings bool, now time.Time) {
	for _, w := range weeks {
		p.remember(w, bySettings, now)
	}
	p.changes++
	p.logUnsaved(p.live.o.Store.PutSlots(p.clinic.ID, weeks...))
}
