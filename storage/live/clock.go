package live

import "time"

// mindClock follows a clock that was put back: the moments that are remembered go back
// with it, or everything would seem to be fresh, and a wait to last, for as long as it
// jumped. A clock that jumps ahead, and a computer that slept, only make things older.
func (p *loop) checkClock() {
	now := p.now()
	if back := p.latest.Sub(now); back > 0 {
		p.shiftBack(back)
	}
	p.latest = now
}

func (p *loop) shiftBack(by time.Duration) {
	for a, last := range p.tried {
		last.at = earlierBy(last.at, by)
		p.tried[a] = last
	}
	for _, t := range p.offerings {
		for n := range t.weeks {
			t.weeks[n].at = earlierBy(t.weeks[n].at, by)
		}
	}
	for _, moment := range []*time.Time{&p.roundStart, &p.health.until, &p.watch.Until, &p.checked, &p.publishBy, &p.checks.comparedAt} {
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
