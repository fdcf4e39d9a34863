package live

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// askSlots reads the bookable starts of some days. Cliniko counts days in the
// account's own zone, which it does not tell: a window that starts today may be
// refused as past and is then asked for from tomorrow.
func askSlots(s session, a ask, days [2]cliniko.Date, now func() time.Time) answer {
	got := answer{ask: a, days: days}
	got.starts, got.err = s.source.AvailableTimes(s.ctx, a.Offering, days[0], days[1])
	if kindOf(got.err) == cliniko.KindBadWindow && days[0].Before(days[1]) {
		got.days[0] = days[0].Add(1)
		got.starts, got.err = s.source.AvailableTimes(s.ctx, a.Offering, got.days[0], days[1])
	}
	got.at = now()
	return got
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

// mondays says in which week each business is now.
func (p *loop) mondays(now time.Time) map[cliniko.BusinessID]cliniko.Date {
	out := make(map[cliniko.BusinessID]cliniko.Date, len(p.zones))
	for b := range p.zones {
		out[b] = p.zones.today(b, now).Monday()
	}
	return out
}

// days are the days of a pair's week that are not past.
func (p *loop) days(w pair, now time.Time) [2]cliniko.Date {
	from, today := w.monday, p.zones.today(w.Business, now)
	if from.Before(today) {
		from = today
	}
	return [2]cliniko.Date{from, w.monday.Add(6)}
}

// mayHaveHours reports whether the weekly hours leave room for slots on some days. A
// group type's sessions do not follow them, and hours over midnight reach into the
// next day.
func mayHaveHours(a *cliniko.Account, o cliniko.Offering, days [2]cliniko.Date) bool {
	group := slices.ContainsFunc(a.AppointmentTypes, func(t cliniko.AppointmentType) bool {
		return t.ID == o.AppointmentType && t.Group()
	})
	if group || !a.Lists[cliniko.ListHours].Known() {
		return true
	}
	var open [7]bool
	for _, h := range a.Hours {
		if h.Practitioner != o.Practitioner || h.Business != o.Business {
			continue
		}
		for _, w := range h.Windows {
			open[h.Weekday] = open[h.Weekday] || w.Minutes() > 0
			open[(h.Weekday+1)%7] = open[(h.Weekday+1)%7] || w.To > 24*60
		}
	}
	for d := days[0]; !days[1].Before(d); d = d.Add(1) {
		if open[d.Weekday()] {
			return true
		}
	}
	return false
}
