package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// slotAsk is what there is to know for reading the slots of one week.
type slotAsk struct {
	ask
	days [2]cliniko.Date // both included
	zone *time.Location  // of the business

	// When the week is probably empty, the next free time is asked for first: it costs no
	// more, and may prove further weeks empty, to the day until at most. Zero: it is not.
	until cliniko.Date
	sight int // how many days Cliniko has been seen to look ahead for it
}

// aWeek is the longest stretch that Cliniko is documented to look for slots in.
const aWeek = 7

// zoneDoubt is how far apart two zones can lie. Cliniko counts days in one that it does
// not tell, so a slot may count for another day than the business's own.
const zoneDoubt = 26 * time.Hour

// read asks for the bookable starts of some days.
func (q slotAsk) read(s session, now func() time.Time) answer {
	got := answer{session: s.number, ask: q.ask, days: q.days}
	if q.until.IsZero() || !q.provenEmpty(s, &got) {
		q.readStarts(s, &got)
	}
	got.at = now()
	return got
}

// readStarts lists them. Cliniko counts days in the account's own zone, which it does
// not tell: a window that starts today may be refused as past and is then asked for
// from tomorrow.
func (q slotAsk) readStarts(s session, got *answer) {
	got.starts, got.err = s.source.AvailableTimes(s.ctx, q.Offering, q.days[0], q.days[1])
	if kindOf(got.err) == cliniko.KindBadWindow && q.days[0].Before(q.days[1]) {
		got.days[0] = q.days[0].Add(1)
		got.starts, got.err = s.source.AvailableTimes(s.ctx, q.Offering, got.days[0], q.days[1])
		got.early = got.err == nil
	}
}

// provenEmpty asks for the next free time, and reports whether that is all there is to
// know: the week has none, or nothing gets through. What "none" within more than a week
// means is not documented, so it counts only as far as Cliniko has been seen to look.
func (q slotAsk) provenEmpty(s session, got *answer) bool {
	next, err := s.source.NextAvailableTime(s.ctx, q.Offering, q.days[0], q.until)
	switch kind := kindOf(err); {
	case unreachable(kind), kind == cliniko.KindRateLimited, kind == cliniko.KindKeyRefused, kind == cliniko.KindCanceled:
		got.err = err
		return true
	case err != nil:
		got.blind = true
		return false
	case next.IsZero():
		got.emptyTo = earliest(q.until, q.days[0].Add(max(q.sight, aWeek)-1))
		return true
	}
	day := cliniko.DateOf(next.Add(-zoneDoubt).In(q.zone))
	got.emptyTo, got.sight = day.Add(-1), day.DaysSince(q.days[0])
	return q.days[1].Before(day)
}

func earliest(a, b cliniko.Date) cliniko.Date {
	if b.Before(a) {
		return b
	}
	return a
}

// zones are the locations whose days are asked for, one for each business: its own,
// else the user's. Only the screen must never fall back like this; it says that the
// zone is unknown.
type zones map[cliniko.BusinessID]*time.Location

func zonesOf(a *cliniko.Account) zones {
	fallback := time.UTC
	if zone, err := time.LoadLocation(a.User.Zone); err == nil && a.User.Zone != "" {
		fallback = zone
	}
	out := zones{"": fallback}
	for _, b := range a.Businesses {
		out[b.ID] = fallback
		if zone, ok := a.Zone(b.ID); ok {
			out[b.ID] = zone
		}
	}
	return out
}

// of is the location of a business, also of one that no list names.
func (z zones) of(b cliniko.BusinessID) *time.Location {
	if zone, ok := z[b]; ok {
		return zone
	}
	return z[""]
}

// today is the day it is at a business.
func (z zones) today(b cliniko.BusinessID, now time.Time) cliniko.Date {
	return cliniko.DateOf(now.In(z.of(b)))
}

// firstBusiness is the one whose days the whole clinic is judged by; empty: none.
func firstBusiness(a *cliniko.Account) cliniko.BusinessID {
	if len(a.Businesses) == 0 {
		return ""
	}
	return a.Businesses[0].ID
}

// days are the days of a week that are not past, to the horizon.
func (p *loop) days(t *track, week int, now time.Time) [2]cliniko.Date {
	return [2]cliniko.Date{latest(t.first.Add(7*week), p.zones.today(t.Business, now)), t.end(week)}
}

// early is a day that Cliniko calls past though it has begun at a business, and until
// when to believe that.
type early struct {
	day   cliniko.Date
	until time.Time
}

// earlyFor is how long it is believed: zones differ by quarters of an hour.
const earlyFor = 15 * time.Minute
