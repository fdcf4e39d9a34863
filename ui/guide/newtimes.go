package guide

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// timesOfWeek are the free times of the rest of this week, as each business counts it; nil:
// they are not known.
func (g *Guide) timesOfWeek() cliniko.FreeTimes {
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
	found, now := cliniko.FreeTimes{}, g.deps.Now()
	for _, b := range g.state.Account.Businesses {
		today := cliniko.DateOf(now.In(businessZone(g.state.Account, b.ID)))
		for _, o := range slots.Days(b.ID, today, g.state.Style.WeekOf(today).Add(6)) {
			if bookable[o.Offering] {
				addToCome(found, o, now)
			}
		}
	}
	return found
}

func addToCome(found cliniko.FreeTimes, o storage.OfferingDays, now time.Time) {
	for _, start := range o.Starts {
		if start > now.Unix() {
			found.Add(o.Offering, start)
		}
	}
}
