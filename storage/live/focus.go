package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// focus is what people look at and wait for.
type focus struct {
	shown      view
	watch      Watch
	foreground bool
	roundStart time.Time // what was tried before this moment is due now, and urgent
}

// view is what is on screen.
type view struct {
	business cliniko.BusinessID
	from, to int // the days, by their numbers, both included
}

func newView(b cliniko.BusinessID, from, to cliniko.Date) view {
	return view{b, from.Number(), to.Number()}
}

// shows reports whether a day of some business's week is on screen.
func (v view) shows(b cliniko.BusinessID, monday cliniko.Date) bool {
	first := monday.Number()
	return v.business == b && v.to >= first && v.from <= first+6
}

// weeks are the first and the last week of an offering that have a day on screen.
func (v view) weeks(s *offeringState) (first, last int) {
	if v.business != s.Business || v.to < s.monday {
		return 0, -1
	}
	return max(0, v.from-s.monday) / 7, (v.to - s.monday) / 7
}

// checkNow reads everything again, and does not wait for a problem to pass by itself.
func (l *loop) checkNow() {
	l.newRound()
	l.health.retryNow()
	l.retryKey(0)
}

// setForeground brings what is on screen up to date when the window gains the focus.
func (l *loop) setForeground(yes bool) {
	gained := yes && !l.focus.foreground
	l.focus.foreground = yes
	if !gained {
		return
	}
	l.health.retryNow()
	l.retryKey(retryPause)
	l.lookAtDisk(l.now())
	for q, last := range l.known.tried {
		if l.focus.looksAt(q) {
			l.known.tried[q] = outcome{problem: last.problem}
		}
	}
	planInput{l.focus, l.known}.refreshScreen(l.now())
}

// looksAt reports whether a query is about what people look at: the clinic's lists and the
// slots of the days shown.
func (f focus) looksAt(q query) bool {
	if q.list == "" {
		return f.shown.shows(q.Business, q.monday)
	}
	return q.Offering == cliniko.Offering{}
}

// refreshScreen has the weeks on screen read again at once, but for those that have just
// been read; a screen with a whole clinic on it is not read anew at each glance.
func (p planInput) refreshScreen(now time.Time) {
	var weeks time.Duration
	p.onScreen(func(*offeringState, int) { weeks++ })
	p.onScreen(func(s *offeringState, n int) {
		if w := s.week(n); now.Sub(w.at) >= weeks*screenShare/4 {
			w.at = time.Time{}
		}
	})
}
