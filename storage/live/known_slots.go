package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// This file takes slots into what is known, and the store.

// takeSlots puts down what was said about a week, and what it proves about later ones.
func (k *known) takeSlots(got answer, now time.Time) {
	k.lookAheadDays = max(k.lookAheadDays, got.lookAheadDays)
	k.noNextTime = k.noNextTime || got.noNextTime && got.err == nil
	k.lastPastDay, k.timesTold = cliniko.Latest(k.lastPastDay, got.pastDay), k.timesTold || got.err == nil
	s := k.offering(got.Offering, now)
	if got.days[1].Before(got.days[0]) || got.monday.Before(s.first) {
		return
	}
	n := s.weekOf(got.monday)
	if got.err != nil {
		s.week(n).fail(kindOf(got.err), now)
		return
	}
	s.retryRefused()
	weeks := []*storage.OfferingWeek{got.week()}
	for later := n + 1; later <= s.lastWeek() && !got.emptyUntil.Before(s.lastDay(later)); later++ {
		monday := s.first.Add(7 * later)
		weeks = append(weeks, &storage.OfferingWeek{Offering: s.Offering, Monday: monday, From: monday, To: s.lastDay(later), ReadAt: got.at})
	}
	k.put(weeks, false, now)
}

// week is what an answer said about its week.
func (a answer) week() *storage.OfferingWeek {
	w := &storage.OfferingWeek{
		Offering: a.Offering, Monday: a.monday, From: a.days[0], To: a.days[1],
		ReadAt: a.at, Starts: make([]int64, len(a.starts)),
	}
	for i, start := range a.starts {
		w.Starts[i] = start.Unix()
	}
	return w
}

// takeNextTime puts down whether Cliniko had a time for a group.
func (k *known) takeNextTime(got answer, now time.Time) {
	if asked := k.groupStates[got.Offering]; asked != nil {
		asked.take(got, now)
		k.setAccount(k.account, now)
	}
}

// applyRules puts down the weeks that the clinic's settings close, and drops what they have
// made stale. It reports whether there was any.
func (k *known) applyRules(input planInput, now time.Time) (changed bool) {
	var stale, closed []*storage.OfferingWeek
	input.staleWeeks(func(s *offeringState, n int) {
		*s.week(n) = weekState{}
		stale = append(stale, &storage.OfferingWeek{Offering: s.Offering, Monday: s.first.Add(7 * n)})
	})
	input.closedWeeks(now, func(s *offeringState, n int) {
		days := k.days(s, n, now)
		closed = append(closed, &storage.OfferingWeek{Offering: s.Offering, Monday: s.first.Add(7 * n), From: days[0], To: days[1], ReadAt: now})
	})
	if len(stale) > 0 {
		k.generation++
		logUnsaved(k.store.DropSlots(k.clinic, stale...))
	}
	if len(closed) > 0 {
		k.put(closed, true, now)
	}
	return len(stale)+len(closed) > 0
}

// put takes weeks into the offerings' states, unless they are over, and the store.
func (k *known) put(weeks []*storage.OfferingWeek, bySettings bool, now time.Time) {
	for _, w := range weeks {
		if s := k.offering(w.Offering, now); !w.Monday.Before(s.first) {
			s.week(s.weekOf(w.Monday)).take(w, bySettings, now)
		}
	}
	k.generation++
	logUnsaved(k.store.PutSlots(k.clinic, weeks...))
}
