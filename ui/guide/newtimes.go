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
	if g.state.Account == nil {
		return nil
	}
	slots := g.deps.Slots(g.state.Clinic.ID)
	if slots == nil {
		return nil
	}
	bookable := map[cliniko.Offering]bool{}
	for _, v := range g.state.Report.Verdicts {
		bookable[v.Offering] = v.State == readiness.Bookable
	}
	found, now := times{}, g.deps.Now()
	for _, b := range g.state.Account.Businesses {
		today := cliniko.DateOf(now.In(businessZone(g.state.Account, b.ID)))
		for _, o := range slots.Days(b.ID, today, g.state.Style.WeekOf(today).Add(6)) {
			if bookable[o.Offering] {
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
