package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// slotAsk is what there is to know for reading the slots of one week.
type slotQuery struct {
	query
	days [2]cliniko.Date // both included, as Cliniko counts
	zone *time.Location  // of the business
	now  time.Time

	// When the week is probably empty, the next free time is asked for first: it costs no
	// more, and may prove further weeks empty, to the day until at most. Zero: it is not.
	until         cliniko.Date
	lookAheadDays int // how many days Cliniko has been seen to look ahead for it
}

// aWeek is the longest stretch that Cliniko is documented to look for slots in.
const aWeek = 7

// zoneDoubt is how far apart two zones can lie. Cliniko counts days in one that it may
// not tell, so a slot may count for another day than the business's own.
const maxZoneGap = 26 * time.Hour

// read asks for the bookable starts of some days.
func (q slotQuery) read(s session, now func() time.Time) answer {
	got := answer{session: s.number, query: q.query, days: q.days}
	if q.until.IsZero() || !q.provenEmpty(s, &got) {
		q.readStarts(s, &got)
	}
	got.at = now()
	return got
}

// readStarts lists them. Where Cliniko counts, which it may not tell, the first day may be
// past, which it refuses: then the days after it are asked for.
func (q slotQuery) readStarts(s session, got *answer) {
	for !got.days[1].Before(got.days[0]) {
		got.starts, got.err = s.source.AvailableTimes(s.ctx, q.Offering, got.days[0], got.days[1])
		if kindOf(got.err) != cliniko.KindBadWindow || !mayBeOver(got.days[0], q.now) {
			break
		}
		got.pastDay, got.err = got.days[0], nil
		got.days[0] = got.days[0].Add(1)
	}
	if got.err != nil {
		got.pastDay = cliniko.Date{}
	}
}

// provenEmpty asks for the next free time, and reports whether that is all there is to
// know: the week has none, or nothing gets through. What "none" within more than a week
// means is not documented, so it counts only as far as Cliniko has been seen to look.
func (q slotQuery) provenEmpty(s session, got *answer) bool {
	next, err := s.source.NextAvailableTime(s.ctx, q.Offering, q.days[0], q.until)
	switch kind := kindOf(err); {
	case unreachable(kind), kind == cliniko.KindRateLimited, kind == cliniko.KindKeyRefused, kind == cliniko.KindCanceled:
		got.err = err
		return true
	case err != nil:
		got.noNextTime = true
		return false
	case next.IsZero():
		got.emptyUntil = earliest(q.until, q.days[0].Add(max(q.lookAheadDays, aWeek)-1))
		return true
	}
	day := cliniko.DateOf(next.Add(-maxZoneGap).In(q.zone))
	got.emptyUntil, got.lookAheadDays = day.Add(-1), day.DaysSince(q.days[0])
	return q.days[1].Before(day)
}

func earliest(a, b cliniko.Date) cliniko.Date {
	if b.Before(a) {
		return b
	}
	return a
}

// days are the days of a week that are not past where Cliniko counts, to the horizon.
func (p *loop) days(t *offeringState, week int, now time.Time) [2]cliniko.Date {
	return [2]cliniko.Date{latest(t.first.Add(7*week), p.scope.today(p.lastPastDay, now)), t.lastDay(week)}
}
