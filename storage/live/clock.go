package live

import "time"

// checkClock follows a clock that was put back: the moments that are remembered go back
// with it, or everything would seem to be fresh, and a wait to last, for as long as it
// jumped. A clock that jumps ahead, and a computer that slept, only make things older.
func (l *loop) checkClock() {
	now := l.now()
	if back := l.latest.Sub(now); back > 0 {
		l.shiftBack(back)
	}
	l.latest = now
}

func (l *loop) shiftBack(by time.Duration) {
	l.known.shiftBack(by)
	for _, moment := range []*time.Time{&l.focus.roundStart, &l.focus.watch.Until, &l.health.until, &l.health.answeredAt, &l.publishing.at, &l.checks.comparedAt} {
		*moment = earlierBy(*moment, by)
	}
}

// earlierBy moves a moment; the zero one means something else.
func earlierBy(moment time.Time, by time.Duration) time.Time {
	if moment.IsZero() {
		return moment
	}
	return moment.Add(-by)
}
