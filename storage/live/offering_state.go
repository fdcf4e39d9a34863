package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// track is what is known of one offering, week after week from the present one.
type offeringState struct {
	cliniko.Offering
	bookingWindow bookingWindow
	zoneMargin    int          // by how many days Cliniko may count otherwise than the business
	offered       bool         // by the newest account
	first         cliniko.Date // the Monday of weeks[0]
	monday        int          // its day number
	from, to      int          // the days that can have slots, see room.span
	now           int64        // the moment of both, in seconds since 1970
	weeks         []weekState  // as far as anything was read
}

// reading is what is known of a week, and how the newest attempt to read it went.
type weekState struct {
	at         time.Time             // of that attempt; zero: there was none, or it no longer counts
	problem    cliniko.Kind          // why it failed
	week       *storage.OfferingWeek // what is known, the very one of the store; nil: nothing
	bySettings bool                  // known from the clinic's settings, without asking
	backoff    int                   // how often in a row nothing had changed; negative: something had
}

func (r weekState) known() bool { return r.week != nil }

// empty reports whether the week was read and had no slots.
func (r weekState) empty() bool { return r.known() && !r.bySettings && len(r.week.Starts) == 0 }

// weeksKept is how many weeks one offering can have to read: a year, begun and ended
// in the middle of a week.
const weeksKept = farthest/7 + 2

const (
	maxBackoff = 6
	minBackoff = -2
)

// patience stretches a freshness for a week in which nothing changes, up to four
// times, and shortens it for one in which something does, down to a quarter.
func (r weekState) patience(fresh time.Duration) time.Duration {
	if r.backoff < 0 {
		return fresh >> -r.backoff
	}
	return fresh + fresh*time.Duration(r.backoff)/2
}

// take puts down what an answer said of the week, and learns how lively it is. Starts
// that have passed are no change.
func (r *weekState) take(w *storage.OfferingWeek, bySettings bool, now time.Time) (changed bool) {
	changed = r.known() && !slices.Equal(coming(r.week.Starts, now), coming(w.Starts, now))
	switch {
	case changed:
		r.backoff = max(min(r.backoff, 0)-1, minBackoff)
	case r.known() && !bySettings:
		r.backoff = min(max(r.backoff, 0)+1, maxBackoff)
	}
	r.at, r.problem, r.week, r.bySettings = w.ReadAt, cliniko.KindNone, w, bySettings
	return changed
}

// fail notes an attempt that came to nothing. What was known stays, but for what the
// settings told of a week that they have opened since.
func (r *weekState) fail(problem cliniko.Kind, now time.Time) {
	if r.bySettings {
		*r = weekState{}
	}
	r.at, r.problem = now, problem
}

// coming are the starts that have not passed.
func coming(starts []int64, now time.Time) []int64 {
	passed, _ := slices.BinarySearch(starts, now.Unix()+1)
	return starts[passed:]
}

// on brings a track to a moment: the week that is present where Cliniko counts, and the
// days that can have slots.
func (t *offeringState) advance(today cliniko.Date, now time.Time, zone *time.Location) {
	t.roll(today.Monday())
	t.from, t.to = t.bookingWindow.span(now, zone)
	t.now = now.Unix()
}

// roll makes a Monday the first; clocks may also go back.
func (t *offeringState) roll(monday cliniko.Date) {
	if monday == t.first {
		return
	}
	past := 0
	if !t.first.IsZero() {
		past = monday.DaysSince(t.first) / 7
	}
	switch {
	case past >= len(t.weeks), -past > weeksKept:
		t.weeks = nil
	case past > 0:
		t.weeks = slices.Clone(t.weeks[past:])
	case past < 0:
		t.weeks = append(make([]weekState, -past), t.weeks...)
	}
	t.first, t.monday = monday, monday.Number()
}

// last is the last week that can have slots.
func (t *offeringState) lastWeek() int { return (t.to - t.monday) / 7 }

// end is the last day of a week that can have slots.
func (t *offeringState) lastDay(n int) cliniko.Date {
	return cliniko.DateFromNumber(min(t.monday+7*n+6, t.to))
}

// week is the reading of a week, to be changed. Weeks begin with 0, the present one.
func (t *offeringState) week(n int) *weekState {
	if n >= len(t.weeks) {
		t.weeks = append(t.weeks, make([]weekState, n+1-len(t.weeks))...)
	}
	return &t.weeks[n]
}

// at is the reading of a week. One that ended at the horizon of its day has to be read
// again when that has moved on.
func (t *offeringState) weekAt(n int) weekState {
	if n < 0 || n >= len(t.weeks) {
		return weekState{}
	}
	r := t.weeks[n]
	if r.known() && r.week.To.Before(t.lastDay(n)) {
		r.at = time.Time{}
	}
	return r
}

// ask is the question for the slots of a week.
func (t *offeringState) query(n int) query { return query{pair: pair{t.Offering, t.first.Add(7 * n)}} }

// closed reports whether the lead time leaves no room for slots in a week.
func (t *offeringState) closed(n int) bool {
	return max(t.from, t.monday+7*n-t.zoneMargin) > min(t.to, t.monday+7*n+6+t.zoneMargin)
}

// expectNone reports whether a week to come is probably empty: it was, or all of the
// week before is.
func (t *offeringState) probablyEmpty(n int) bool {
	switch r := t.weekAt(n); {
	case n == 0:
		return false
	case r.known() && !r.bySettings:
		return r.empty()
	}
	before := t.weekAt(n - 1)
	return before.empty() && before.week.From == t.first.Add(7*(n-1))
}

// allow says what room the newest account leaves. The weeks for which that is news are
// read again; what is known of them stays until then. A horizon that moves leaves the
// weeks before it as they are.
func (t *offeringState) setWindow(r bookingWindow) {
	const week = 7 * 24 * time.Hour
	switch {
	case !t.offered, t.bookingWindow.workingTime != r.workingTime:
		t.invalidate(0, len(t.weeks)-1)
	case t.bookingWindow.lead != r.lead:
		t.invalidate(0, int(max(t.bookingWindow.lead, r.lead)/week)+1)
	}
	t.offered, t.bookingWindow = true, r
}

// forgo has some weeks read again, both ends included. Why they could not be read no longer
// counts.
func (t *offeringState) invalidate(first, last int) {
	for n := first; n <= min(last, len(t.weeks)-1); n++ {
		t.weeks[n].at, t.weeks[n].problem = time.Time{}, cliniko.KindNone
	}
}

// believe has the weeks read again that Cliniko refused: it told another week since.
func (t *offeringState) retryRefused() {
	for n, r := range t.weeks {
		if r.problem == cliniko.KindNotFound {
			t.invalidate(n, n)
		}
	}
}
