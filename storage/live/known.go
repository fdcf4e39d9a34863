package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// This file keeps the tracks: what the loop knows of the slots, beside the store.

// track is the one of an offering.
func (p *loop) track(o cliniko.Offering) *track {
	if p.tracks[o] == nil {
		now := p.now()
		p.tracks[o] = &track{Offering: o}
		p.tracks[o].on(p.scope.today(p.over, now), now, p.zones.of(o.Business))
	}
	return p.tracks[o]
}

// present brings the tracks to a moment: midnight passes, and lead times move on.
func (p *loop) present(now time.Time) {
	p.prune(now)
	if p.account == nil {
		return
	}
	today := p.scope.today(p.over, now)
	for _, t := range p.tracks {
		t.on(today, now, p.zones.of(t.Business))
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
	p.account, p.scope, p.clocks, p.asked, p.groups = a, scope{}, storage.Clocks{}, nil, nil
	if a == nil {
		return
	}
	now := p.now()
	p.scope = scopeOf(a, now)
	shown := make(map[cliniko.Offering]bool, len(p.offered))
	for _, o := range p.group(p.offered) {
		t := p.track(o)
		t.doubt = p.doubt()
		t.allow(p.rooms.of(o))
		p.asked, shown[o] = append(p.asked, t), true
	}
	for o, t := range p.tracks {
		t.offered = shown[o]
	}
	p.present(now)
}

// recallSlots begins with what the store knows.
func (p *loop) recallSlots() {
	now := p.now()
	p.prune(now)
	known, err := p.live.o.Store.Load(p.clinic.ID)
	p.keep(err)
	for w := range known.All() {
		t := p.track(w.Offering)
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
		p.keep(p.live.o.Store.Prune(p.clinic.ID, first))
	}
}

// remember takes a week into its track, unless it is over.
func (p *loop) remember(w *storage.OfferingWeek, ruled bool, now time.Time) {
	t := p.track(w.Offering)
	if n := w.Monday.DaysSince(t.first) / 7; !w.Monday.Before(t.first) {
		t.week(n).take(w, ruled, now)
	}
}

// slotAsk is how the slots of a week are asked for.
func (p *loop) slotAsk(a ask, now time.Time) slotAsk {
	t := p.track(a.Offering)
	n := a.monday.DaysSince(t.first) / 7
	q := slotAsk{ask: a, days: p.days(t, n, now), zone: p.zones.of(a.Business), now: now, sight: p.sight}
	if !p.blind && t.expectNone(n) {
		q.until = t.end(t.last())
	}
	return q
}

// takeSlots puts down what was said about a week, and what it proves about later ones.
func (p *loop) takeSlots(got answer, now time.Time) {
	p.sight = max(p.sight, got.sight)
	p.blind = p.blind || got.blind && got.err == nil
	p.over, p.told = latest(p.over, got.past), p.told || got.err == nil
	if got.days[1].Before(got.days[0]) {
		return
	}
	t := p.track(got.Offering)
	n := got.monday.DaysSince(t.first) / 7
	if got.monday.Before(t.first) {
		return
	}
	if got.err != nil {
		t.week(n).fail(kindOf(got.err), now)
		return
	}
	t.believe()
	weeks := []*storage.OfferingWeek{got.week()}
	for later := n + 1; later <= t.last() && !got.emptyTo.Before(t.end(later)); later++ {
		monday := t.first.Add(7 * later)
		weeks = append(weeks, &storage.OfferingWeek{Offering: t.Offering, Monday: monday, From: monday, To: t.end(later), ReadAt: got.at})
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
func (p *loop) settle(picture picture, now time.Time) {
	var moot, closed []*storage.OfferingWeek
	picture.moot(func(t *track, n int) {
		*t.week(n) = reading{}
		moot = append(moot, &storage.OfferingWeek{Offering: t.Offering, Monday: t.first.Add(7 * n)})
	})
	picture.ruled(now, func(t *track, n int) {
		days := p.days(t, n, now)
		closed = append(closed, &storage.OfferingWeek{Offering: t.Offering, Monday: t.first.Add(7 * n), From: days[0], To: days[1], ReadAt: now})
	})
	if len(moot) > 0 {
		p.changes++
		p.keep(p.live.o.Store.DropSlots(p.clinic.ID, moot...))
	}
	if len(closed) > 0 {
		p.know(closed, true, now)
	}
	if len(moot)+len(closed) > 0 {
		p.changed()
	}
}

// know takes weeks into the tracks and the store.
func (p *loop) know(weeks []*storage.OfferingWeek, ruled bool, now time.Time) {
	for _, w := range weeks {
		p.remember(w, ruled, now)
	}
	p.changes++
	p.keep(p.live.o.Store.PutSlots(p.clinic.ID, weeks...))
}
