package live

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
)

// farthest is the longest that Cliniko lets patients book ahead, in days.
const farthest = 365

// room is when an offering can have slots at all, by the clinic's own rules. What they
// leave open is asked for; they never say that there is a slot, and hours never that there
// is none.
type room struct {
	lead  time.Duration // no slot begins sooner
	days  int           // nor further ahead
	works string        // the working time: when it changes, everything may have
}

func roomOf(a *cliniko.Account, o cliniko.Offering) room {
	rules := a.Settings.OnlineBookings.Rules(typeOf(a, o.AppointmentType))
	r := room{lead: time.Duration(rules.Soonest.N) * time.Hour, days: daysAhead(rules)}
	for _, h := range a.Hours {
		if h.Practitioner == o.Practitioner && h.Business == o.Business {
			r.works += fmt.Sprint(h.Weekday, h.Windows)
		}
	}
	for _, b := range a.Availability {
		if b.Practitioner == o.Practitioner && b.Business == o.Business {
			r.works += fmt.Sprint(b.Start.Unix(), b.End.Unix(), b.Repeat)
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
	return max(from, days[0].Number()) > min(to, days[1].Number())
}
