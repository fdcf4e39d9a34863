package live

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// farthest is the longest that Cliniko lets patients book ahead, in days.
const farthest = 365

// room is when an offering can have slots at all, by the clinic's own settings. What
// they leave open is asked for; they never say that there is a slot.
type room struct {
	open [7]bool       // the weekdays with hours, or with hours over midnight from the day before; Monday first
	lead time.Duration // no slot begins sooner
	days int           // nor further ahead
}

func roomOf(a *cliniko.Account, o cliniko.Offering) room {
	kind := typeOf(a, o.AppointmentType)
	rules := a.Settings.OnlineBookings.Rules(kind)
	r := room{lead: time.Duration(rules.Soonest.N) * time.Hour, days: daysAhead(rules)}
	if kind.Group() || !a.Lists[cliniko.ListHours].Known() {
		r.open = [7]bool{true, true, true, true, true, true, true} // sessions of a group follow no hours
		return r
	}
	for _, h := range a.Hours {
		if h.Practitioner != o.Practitioner || h.Business != o.Business {
			continue
		}
		day := (int(h.Weekday) + 6) % 7
		for _, w := range h.Windows {
			r.open[day] = r.open[day] || w.Minutes() > 0
			r.open[(day+1)%7] = r.open[(day+1)%7] || w.To > 24*60
		}
	}
	return r
}

func typeOf(a *cliniko.Account, id cliniko.AppointmentTypeID) cliniko.AppointmentType {
	for _, t := range a.AppointmentTypes {
		if t.ID == id {
			return t
		}
	}
	return cliniko.AppointmentType{}
}

// daysAhead is how many days ahead slots are read: as far as patients can book; the most
// that Cliniko offers when it tells nothing that makes sense.
func daysAhead(r cliniko.Rules) int {
	if r.DaysAhead.Known {
		return min(r.DaysAhead.N, farthest)
	}
	return farthest
}

// span is the first and the last day that can have slots, as day numbers. One more
// day is left at the end, because Cliniko counts days in a zone that it does not tell.
func (r room) span(now time.Time, zone *time.Location) (from, to int) {
	from = cliniko.DateOf(now.Add(r.lead).In(zone)).Number()
	return from, cliniko.DateOf(now.In(zone)).Number() + r.days + 1
}

// closed reports whether there is no room for slots on some days.
func (r room) closed(days [2]cliniko.Date, now time.Time, zone *time.Location) bool {
	from, to := r.span(now, zone)
	return !r.opens(max(from, days[0].Number()), min(to, days[1].Number()))
}

// opens reports whether one of some days, by their numbers, is open.
func (r room) opens(from, to int) bool {
	for day := from; day <= to; day++ {
		if r.open[(day+thursday)%7] {
			return true
		}
	}
	return false
}

// thursday is the place in the week of the day whose number is 0.
const thursday = 3
