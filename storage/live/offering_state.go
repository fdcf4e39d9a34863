package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// offeringState is what is known of one offering, week after week from the present one.
type offeringState struct {
	cliniko.Offering
	window     bookingWindow
	zoneMargin int          // by how many days Cliniko may count otherwise than the business
	offered    bool         // by the newest account
	first      cliniko.Date // the Monday of weeks[0]
	monday     int          // its day number
	from, to   int          // the days that can have slots, see bookingWindow.span
	now        int64        // the moment of both, in seconds since 1970
	weeks      []weekState  // as far as anything was read
}

// weekState is what is known of a week, and how the newest attempt to read it went.
type weekState struct {
	outcome
	week       *storage.OfferingWeek // what is known, the very one of the store; nil: nothing
	bySettings bool                  // known from the clinic's settings, without asking
	backoff    int                   // how often in a row nothing had changed; negative: something had
}

func (w weekState) wasRead() bool { return w.week != nil }

// empty reports whether the week was read and had no slots.
func (w weekState) empty() bool { return w.wasRead() && !w.bySettings && len(w.week.Starts) == 0 }

// weeksKept is how many weeks one offering can have to read: a year, begun and ended
// in the middle of a week.
const weeksKept = farthest/7 + 2

const (
	maxBackoff = 6
	minBackoff = -2
)

// backedOff stretches a freshness for a week in which nothing changes, up to four times,
// and shortens it for one in which something does, down to a quarter.
func (w weekState) backedOff(fresh time.Duration) time.Duration {
	if w.backoff < 0 {
		return fresh >> -w.backoff
	}
	return fresh + fresh*time.Duration(w.backoff)/2
}

// take puts down what an answer said of the week, and learns how often it changes. Starts
// that have passed are no change.
func (w *weekState) take(week *storage.OfferingWeek, bySettings bool, now time.Time) (changed bool) {
	changed = w.wasRead() && !slices.Equal(coming(w.week.Starts, now), coming(week.Starts, now))
	switch {
	case changed:
		w.backoff = max(min(w.backoff, 0)-1, minBackoff)
	case w.wasRead() && !bySettings:
		w.backoff = min(max(w.backoff, 0)+1, maxBackoff)
	}
	w.at, w.problem, w.week, w.bySettings = week.ReadAt, cliniko.KindNone, week, bySettings
	return changed
}

// fail notes an attempt that came to nothing. What was known stays, but for what the
// settings told of a week that they have opened since.
func (w *weekState) fail(problem cliniko.Kind, now time.Time) {
	if w.bySettings {
		*w = weekState{}
	}
	w.at, w.problem = now, problem
}

// coming are the starts that have not passed.
func coming(starts []int64, now time.Time) []int64 {
	passed, _ := slices.BinarySearch(starts, now.Unix()+1)
	return starts[passed:]
}

// advance brings it to a moment: the week that is present where Cliniko counts, and the
// days that can have slots.
func (o *offeringState) advance(today cliniko.Date, now time.Time, zone *time.Location) {
	o.roll(today.Monday())
	o.from, o.to = o.window.span(now, zone)
	o.now = now.Unix()
}

// roll makes a Monday the first; clocks may also go back.
func (o *offeringState) roll(monday cliniko.Date) {
	if monday == o.first {
		return
	}
	past := 0
	if !o.first.IsZero() {
		past = monday.DaysSince(o.first) / 7
	}
	switch {
	case past >= len(o.weeks), -past > weeksKept:
		o.weeks = nil
	case past > 0:
		o.weeks = slices.Clone(o.weeks[past:])
	case past < 0:
		o.weeks = append(make([]weekState, -past), o.weeks...)
	}
	o.first, o.monday = monday, monday.Number()
}

// lastWeek is the last week that can have slots.
func (o *offeringState) lastWeek() int { return (o.to - o.monday) / 7 }

// lastDay is the last day of a week that can have slots.
func (o *offeringState) lastDay(n int) cliniko.Date {
	return cliniko.DateFromNumber(min(o.monday+7*n+6, o.to))
}

// week is the state of a week, to be changed. Weeks begin with 0, the present one.
func (o *offeringState) week(n int) *weekState {
	if n >= len(o.weeks) {
		o.weeks = append(o.weeks, make([]weekState, n+1-len(o.weeks))...)
	}
	return &o.weeks[n]
}

// weekAt is the state of a week. One that ended at the horizon of its day has to be read
// again when that has moved on.
func (o *offeringState) weekAt(n int) weekState {
	if n < 0 || n >= len(o.weeks) {
		return weekState{}
	}
	r := o.weeks[n]
	if r.wasRead() && r.week.To.Before(o.lastDay(n)) {
		r.at = time.Time{}
	}
	return r
}

// query is the one for the slots of a week.
func (o *offeringState) query(n int) query {
	return query{Offering: o.Offering, monday: o.first.Add(7 * n)}
}

// closed reports whether the lead time or the horizon leaves no day of a week.
func (o *offeringState) closed(n int) bool {
	return max(o.from, o.monday+7*n-o.zoneMargin) > min(o.to, o.monday+7*n+6+o.zoneMargin)
}

// probablyEmpty reports whether a week to come is probably empty: it was, or all of the
// week before is.
func (o *offeringState) probablyEmpty(n int) bool {
	switch r := o.weekAt(n); {
	case n == 0:
		return false
	case r.wasRead() && !r.bySettings:
		return r.empty()
	}
	before := o.weekAt(n - 1)
	return before.empty() && before.week.From == o.first.Add(7*(n-1))
}

// setWindow says when patients may book by the newest account. The weeks for which that is news are
// read again; what is known of them stays until then. A horizon that moves leaves the
// weeks before it as they are.
func (o *offeringState) setWindow(w bookingWindow) {
	const week = 7 * 24 * time.Hour
	switch {
	case !o.offered, o.window.workingTime != w.workingTime:
		o.invalidate(0, len(o.weeks)-1)
	case o.window.leadTime != w.leadTime:
		o.invalidate(0, int(max(o.window.leadTime, w.leadTime)/week)+1)
	}
	o.offered, o.window = true, w
}

// invalidate has some weeks read again, both ends included. Why they could not be read no longer
// counts.
func (o *offeringState) invalidate(first, last int) {
	for n := first; n <= min(last, len(o.weeks)-1); n++ {
		o.weeks[n].at, o.weeks[n].problem = time.Time{}, cliniko.KindNone
	}
}

// retryRefused has the weeks read again that Cliniko refused: it told another week since.
func (o *offeringState) retryRefused() {
	for n, r := range o.weeks {
		if r.problem == cliniko.KindNotFound {
			o.invalidate(n, n)
		}
	}
}

// hasFreeTime reports whether a free time in the weeks ahead is known that has not passed.
func (o *offeringState) hasFreeTime() bool {
	return slices.ContainsFunc(o.weeks[:min(len(o.weeks), weeksAhead)], func(w weekState) bool {
		return w.wasRead() && len(w.week.Starts) > 0 && w.week.Starts[len(w.week.Starts)-1] > o.now
	})
}

// mayHaveTimes reports whether the settings leave a day of a week for a free time.
func (o *offeringState) mayHaveTimes(n int) bool { return n <= o.lastWeek() && !o.closed(n) }

// unread reports whether one of some weeks has yet to be asked for.
func (o *offeringState) unread(weeks []int) bool {
	return slices.ContainsFunc(weeks, func(n int) bool { return o.mayHaveTimes(n) && o.weekAt(n).at.IsZero() })
}

// weekOf is the number of the week that begins with a Monday.
func (o *offeringState) weekOf(monday cliniko.Date) int { return monday.DaysSince(o.first) / 7 }

// recall takes what the store knows of a week, unless it is over.
func (o *offeringState) recall(week *storage.OfferingWeek, now time.Time) {
	n := o.weekOf(week.Monday)
	if week.Monday.Before(o.first) || n > weeksKept {
		return
	}
	w := o.week(n)
	w.take(week, len(week.Starts) == 0 && o.closed(n), now)
	if week.ReadAt.After(now) {
		w.at = time.Time{} // by a clock that was wrong: nobody knows how old it is
	}
}
