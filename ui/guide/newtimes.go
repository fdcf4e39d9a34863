package guide

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
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
	if g.deps.Week == nil || g.state.Account == nil {
		return nil
	}
	found, now := times{}, g.deps.Now()
	for business, offered := range g.bookable() {
		today := cliniko.DateOf(now.In(businessZone(g.state.Account, business)))
		week, err := g.deps.Week(g.state.Clinic.ID, business, today.Monday())
		if err != nil {
			return nil
		}
		for _, o := range week.Offerings {
			if offered[o.Offering] {
				found.add(o.Offering, o.Starts, now)
			}
		}
	}
	return found
}

func (t times) add(o cliniko.Offering, starts []time.Time, now time.Time) {
	for _, start := range starts {
		if start.After(now) {
			t[freeTime{o, start.Unix()}] = true
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
