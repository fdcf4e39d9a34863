package guide

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// times are free times that patients can book; nil: they could not be read.
type times map[freeTime]bool

type freeTime struct {
	cliniko.Offering
	start int64 // seconds since 1970
}

// beyond counts those that are not among others; none, when the others are not known.
func (t times) beyond(others times) (n int) {
	if others == nil {
		return 0
	}
	for slot := range t {
		if !others[slot] {
			n++
		}
	}
	return n
}

// timesOfWeek are the free times of the rest of this week, as each business counts it.
func (g *Guide) timesOfWeek() times {
	if g.deps.Slots == nil || g.state.Account == nil {
		return nil
	}
	slots := g.deps.Slots(g.state.Clinic.ID)
	if slots == nil {
		return nil
	}
	found, now := times{}, g.deps.Now()
	for business, offered := range g.bookable() {
		today := cliniko.DateOf(now.In(businessZone(g.state.Account, business)))
		for _, o := range slots.Days(business, today, today.Monday().Add(6)) {
			if offered[o.Offering] {
				found.add(o, now)
			}
		}
	}
	return found
}

func (t times) add(o storage.OfferingDays, now time.Time) {
	for _, start := range o.Starts {
		if start > now.Unix() {
			t[freeTime{o.Offering, start}] = true
		}
	}
}

// bookable is what can be booked, by business.
func (g *Guide) bookable() map[cliniko.BusinessID]map[cliniko.Offering]bool {
	found := map[cliniko.BusinessID]map[cliniko.Offering]bool{}
	for _, v := range g.state.Report.Verdicts {
		if v.State != readiness.Bookable {
			continue
		}
		if found[v.Business] == nil {
			found[v.Business] = map[cliniko.Offering]bool{}
		}
		found[v.Business][v.Offering] = true
	}
	return found
}
