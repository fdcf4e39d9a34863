package live

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
)

// farthest is the longest that Cliniko lets patients book ahead, in days.
const farthest = 365

// bookingWindow is when an offering can have slots at all, by the clinic's own rules. What they
// leave open is asked for; they never say that there is a slot, and hours never that there
// is none.
type bookingWindow struct {
	leadTime    time.Duration // no slot begins sooner
	days        int           // nor further ahead
	workingTime string        // the working time: when it changes, everything may have
}

// bookingRules are an index of when patients may book, by an account. Nobody changes it.
type bookingRules struct {
	booking     cliniko.OnlineBookings
	types       map[cliniko.AppointmentTypeID]cliniko.AppointmentType
	workingTime map[cliniko.Offering]string // see byPractitionerAtBusiness
}

func newBookingRules(a *cliniko.Account) bookingRules {
	r := bookingRules{
		booking:     a.Settings.OnlineBookings,
		types:       make(map[cliniko.AppointmentTypeID]cliniko.AppointmentType, len(a.AppointmentTypes)),
		workingTime: make(map[cliniko.Offering]string),
	}
	for _, t := range a.AppointmentTypes {
		r.types[t.ID] = t
	}
	for _, h := range a.Hours {
		r.workingTime[cliniko.Offering{Practitioner: h.Practitioner, Business: h.Business}] += fmt.Sprint(h.Weekday, h.Windows)
	}
	for _, b := range a.Availability {
		r.workingTime[cliniko.Offering{Practitioner: b.Practitioner, Business: b.Business}] += fmt.Sprint(b.Start.Unix(), b.End.Unix(), b.Repeat)
	}
	return r
}

// of is the window of an offering.
func (b bookingRules) of(o cliniko.Offering) bookingWindow {
	rules := b.booking.Rules(b.types[o.AppointmentType])
	return bookingWindow{
		leadTime:    time.Duration(rules.Soonest.N) * time.Hour,
		days:        daysAhead(rules),
		workingTime: b.workingTime[byPractitionerAtBusiness(o)],
	}
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
func (b bookingWindow) span(now time.Time, zone *time.Location) (from, to int) {
	from = cliniko.DateOf(now.Add(b.leadTime).In(zone)).Number()
	return from, cliniko.DateOf(now.In(zone)).Number() + b.days + 1
}

// closed reports whether there can be no slots on some days.
func (b bookingWindow) closed(days [2]cliniko.Date, now time.Time, zone *time.Location) bool {
	from, to := b.span(now, zone)
	return max(from, days[0].Number()) > min(to, days[1].Number())
}
