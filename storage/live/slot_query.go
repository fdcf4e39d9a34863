package live

import (
	"context"
	"time"

	"mieahealth.com/companion/cliniko"
)

// slotQuery is what there is to know for reading the slots of one week. Its methods run on
// any goroutine, and leave the moment of the answer to the caller.
type slotQuery struct {
	query
	days [2]cliniko.Date // both included, as Cliniko counts
	zone *time.Location  // of the business
	now  time.Time

	// When the week is probably empty, the next free time is asked for first: it costs no
	// more, and may prove further weeks empty, to the day until at most. Zero: it is not.
	until         cliniko.Date
	lookAheadDays int // how many days ahead Cliniko has been seen to look for it
}

// slotQuery is how the slots of a week are asked for.
func (k *known) slotQuery(q query, now time.Time) slotQuery {
	s := k.offering(q.Offering, now)
	n := s.weekOf(q.monday)
	out := slotQuery{query: q, days: k.days(s, n, now), zone: k.zones.of(q.Business), now: now, lookAheadDays: k.lookAheadDays}
	if !k.noNextTime && s.probablyEmpty(n) {
		out.until = s.lastDay(s.lastWeek())
	}
	return out
}

// days are the days of a week that are not past where Cliniko counts, to the horizon.
func (k *known) days(s *offeringState, week int, now time.Time) [2]cliniko.Date {
	return [2]cliniko.Date{cliniko.Latest(s.first.Add(7*week), k.today(k.lastPastDay, now)), s.lastDay(week)}
}

// aWeek is the longest stretch that Cliniko is documented to look for slots in.
const aWeek = 7

// maxZoneGap is how far apart two zones can lie. Cliniko counts days in one that it may
// not tell, so a slot may count for another day than the business's own.
const maxZoneGap = 26 * time.Hour

// read asks for the bookable starts of some days.
func (s slotQuery) read(ctx context.Context, source Source) answer {
	got := answer{query: s.query, days: s.days}
	if s.until.IsZero() || !s.provenEmpty(ctx, source, &got) {
		s.readStarts(ctx, source, &got)
	}
	return got
}

// readStarts lists them. Where Cliniko counts, which it may not tell, the first day may be
// past, which it refuses: then the days after it are asked for.
func (s slotQuery) readStarts(ctx context.Context, source Source, got *answer) {
	for !got.days[1].Before(got.days[0]) {
		got.starts, got.err = source.AvailableTimes(ctx, s.Offering, got.days[0], got.days[1])
		if kindOf(got.err) != cliniko.KindBadWindow || !mayBeOver(got.days[0], s.now) {
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
func (s slotQuery) provenEmpty(ctx context.Context, source Source, got *answer) bool {
	next, err := source.NextAvailableTime(ctx, s.Offering, s.days[0], s.until)
	switch kind := kindOf(err); {
	case unreachable(kind), kind == cliniko.KindRateLimited, kind == cliniko.KindKeyRefused, kind == cliniko.KindCanceled:
		got.err = err
		return true
	case err != nil:
		got.noNextTime = true
		return false
	case next.IsZero():
		got.emptyUntil = cliniko.Earliest(s.until, s.days[0].Add(max(s.lookAheadDays, aWeek)-1))
		return true
	}
	day := cliniko.DateOf(next.Add(-maxZoneGap).In(s.zone))
	got.emptyUntil, got.lookAheadDays = day.Add(-1), day.DaysSince(s.days[0])
	return s.days[1].Before(day)
}

// readNextTime gives one start or none. Where Cliniko refuses to look so far, the weeks that
// are judged are asked for one by one.
func (s slotQuery) readNextTime(ctx context.Context, source Source) answer {
	got := answer{query: s.query, days: s.days}
	next, err := source.NextAvailableTime(ctx, s.Offering, s.days[0], s.until)
	got.err = err
	if err == nil && !next.IsZero() {
		got.starts = []time.Time{next}
	}
	for n := 0; n < weeksAhead && kindOf(err) == cliniko.KindBadWindow && len(got.starts) == 0; n++ {
		got.days = [2]cliniko.Date{s.days[0].Add(aWeek * n), s.days[1].Add(aWeek * n)}
		if s.readStarts(ctx, source, &got); got.err != nil {
			break
		}
	}
	return got
}
