package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// scope is what an account says about the reading of its slots. Nobody changes it.
type scope struct {
	offered []cliniko.Offering // whose slots are worth asking for
	links   []query            // the queries for what the services leave open
	zones   zones
	rules   bookingRules
	counted *time.Location // where Cliniko counts the days it is asked about; nil: it does not tell
}

func scopeOf(a *cliniko.Account, now time.Time) scope {
	s := scope{offered: readiness.Shown(a, now), links: linkQueries(a), zones: zonesOf(a), rules: newBookingRules(a)}
	s.counted, _ = a.CountingZone()
	return s
}

// zoneMargin is by how many days Cliniko may count otherwise than a business.
func (s scope) zoneMargin() int {
	if s.counted != nil {
		return 0
	}
	return 1
}

// The clocks that show the earliest and the latest day there is at a moment.
var (
	earliestClock = time.FixedZone("", -12*60*60)
	latestClock   = time.FixedZone("", 14*60*60)
)

// today is the first day that may not be over where Cliniko counts, which has called a day
// past, or none.
func (s scope) today(past cliniko.Date, now time.Time) cliniko.Date {
	if s.counted != nil {
		return cliniko.DateOf(now.In(s.counted))
	}
	first := cliniko.DateOf(now.In(earliestClock))
	if mayBeOver(past, now) { // else the computer's clock was put back since
		return cliniko.Latest(first, past.Add(1))
	}
	return first
}

// mayBeOver reports whether a day is over in some zone.
func mayBeOver(day cliniko.Date, now time.Time) bool {
	return day.Before(cliniko.DateOf(now.In(latestClock)))
}

// zones are the locations of the businesses: their own, else the user's, which is under
// "". Only the screen must never fall back like this; it says that the zone is unknown.
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
