package demo

import (
	"slices"
	"time"
)

// Fault is one thing that can be wrong in the demo clinic.
type Fault struct {
	ID      string
	Title   string // what is wrong, for people
	Fix     string // what to change in Cliniko, for people
	Cause   string // the code of the cause that a diagnosis should name; empty: it only leaves fewer times
	Planted bool

	set func(c *Clinic, wrong bool)
}

// seasideFaults are the faults that the demo clinic knows, those that it starts with
// first. Each touches what no other touches, so any may be planted and repaired in
// any order.
func seasideFaults(healthy *Clinic, monday time.Time) []Fault {
	classes := slices.Clone(healthy.Sessions)
	away := awayBlocks(healthy, monday)
	zone := healthy.location(healthy.Business(Harbour))
	rush := rushBookings(healthy, monday)
	diary := Booking{Chloe, Harbour, wallClock(monday, 0, zone), wallClock(monday.AddDate(0, 0, 7*seasideWeeks), 0, zone)}
	return []Fault{
		{"no-hours", "Nora Quinn has no hours at Harbour Clinic",
			"Give Nora Quinn working hours at Harbour Clinic", "no_hours_at_business", true,
			func(c *Clinic, wrong bool) { c.SetHours(Nora, Harbour, unless(wrong, nil, hoursOf(Nora, Harbour))) }},
		{"hours-too-short", "Ben Tran’s shifts at Hill Clinic are only half an hour",
			"Give Ben Tran longer hours at Hill Clinic", "hours_too_short", true,
			func(c *Clinic, wrong bool) {
				c.SetHours(Ben, Hill, unless(wrong, weekly(halfHours, time.Wednesday, time.Friday), hoursOf(Ben, Hill)))
			}},
		{"type-hidden", "Extended is turned off for online booking",
			"Turn Extended on for online booking", "type_hidden", true,
			func(c *Clinic, wrong bool) { c.AppointmentType(Extended).ShowOnline = !wrong }},
		{"lead-time", "Running assessment needs 28 days’ notice, but bookings only open 28 days ahead",
			"Cut Running assessment’s notice to 2 days, and open bookings 84 days ahead", "lead_time_exceeds_horizon", true,
			func(c *Clinic, wrong bool) {
				c.AppointmentType(Running).LeadTimeHours = unless(wrong, new(28*24), new(48))
				c.Online.DaysAhead = unless(wrong, 28, 84)
			}},
		{"no-sessions", "Pilates class has no group appointments in the calendar",
			"Add group appointments for Pilates class to the calendar", "group_without_sessions", true,
			func(c *Clinic, wrong bool) { c.Sessions = unless(wrong, nil, slices.Clone(classes)) }},
		{"away", "Olive Kay is marked unavailable at Harbour Clinic for weeks",
			"Remove Olive Kay’s unavailable blocks at Harbour Clinic", "unavailable", true,
			func(c *Clinic, wrong bool) { link(&c.Blocks, wrong, away...) }},

		{"rush", "Patients booked the times from 10 am to 12 pm, this week and next",
			"Cancel those bookings", "", false,
			func(c *Clinic, wrong bool) { link(&c.Bookings, wrong, rush...) }},
		{"online-bookings-off", "Online bookings are off",
			"Turn online bookings on", "online_bookings_off", false,
			func(c *Clinic, wrong bool) { c.Online.Enabled = !wrong }},
		{"day-part-cap", "Patients see only one time each morning, afternoon and evening",
			"Set “Max appointments per day segment” to “Unlimited”", "", false,
			func(c *Clinic, wrong bool) { c.Online.MaxPerDaySegment = unless(wrong, 1, 0) }},
		{"business-hidden", "Hill Clinic is turned off for online booking",
			"Turn Hill Clinic on for online booking", "business_hidden", false,
			func(c *Clinic, wrong bool) { c.Business(Hill).ShowOnline = !wrong }},
		{"business-archived", "Hill Clinic is archived",
			"Bring Hill Clinic back from the archive", "business_archived", false,
			func(c *Clinic, wrong bool) { c.Business(Hill).ArchivedAt = unless(wrong, monday, time.Time{}) }},
		{"practitioner-hidden", "Anna Riley is turned off for online booking",
			"Turn Anna Riley on for online booking", "practitioner_hidden", false,
			func(c *Clinic, wrong bool) { c.Practitioner(Anna).ShowOnline = !wrong }},
		{"practitioner-inactive", "Ben Tran is inactive",
			"Make Ben Tran active again", "practitioner_inactive", false,
			func(c *Clinic, wrong bool) { c.Practitioner(Ben).Active = !wrong }},
		{"type-archived", "Telehealth is archived",
			"Bring Telehealth back from the archive", "type_archived", false,
			func(c *Clinic, wrong bool) {
				c.AppointmentType(Telehealth).ArchivedAt = unless(wrong, monday, time.Time{})
			}},
		{"type-not-at-business", "Initial isn’t offered at Hill Clinic",
			"Offer Initial at Hill Clinic", "type_not_at_business", false,
			func(c *Clinic, wrong bool) { link(&c.Business(Hill).AppointmentTypes, !wrong, Initial) }},
		// Services still name Ben at Harbour Clinic, so that the lists disagree.
		{"type-not-given", "Ben Tran doesn’t offer Standard at Hill Clinic",
			"Let Ben Tran offer Standard at Hill Clinic", "practitioner_not_offering_type", false,
			func(c *Clinic, wrong bool) {
				link(&c.Practitioner(Ben).AppointmentTypes, !wrong, Standard)
				c.Listed = unless(wrong, []Offering{{Harbour, Ben, Standard}}, nil)
			}},
		{"not-at-business", "Olive Kay doesn’t work at Hill Clinic",
			"Let Olive Kay work at Hill Clinic", "practitioner_not_at_business", false,
			func(c *Clinic, wrong bool) { link(&c.Business(Hill).Practitioners, !wrong, Olive) }},
		{"fully-booked", "Chloé D’Souza is fully booked",
			"Wait until a patient of Chloé D’Souza cancels", "fully_booked", false,
			func(c *Clinic, wrong bool) { link(&c.Bookings, wrong, diary) }},
		{"refused", "Cliniko won’t show times for Standard with Anna Riley at Hill Clinic",
			"Ask Cliniko’s support why", "refused", false,
			func(c *Clinic, wrong bool) {
				c.Refused = unless(wrong, []Offering{{Hill, Anna, Standard}}, nil)
			}},
	}
}

func unless[T any](wrong bool, fault, healthy T) T {
	if wrong {
		return fault
	}
	return healthy
}

// link puts something on a list or takes it off. The order of a list means nothing.
func link[T comparable](list *[]T, on bool, some ...T) {
	*list = slices.DeleteFunc(*list, func(one T) bool { return slices.Contains(some, one) })
	if on {
		*list = append(*list, some...)
	}
}

func hoursOf(practitioner, business string) map[time.Weekday][]Window {
	for _, s := range seasideSchedules {
		if s.practitioner == practitioner && s.business == business {
			return s.week
		}
	}
	return nil
}

// awayBlocks cover Olive's days at Harbour Clinic, each a record of its own as Cliniko
// keeps blocks that repeat.
func awayBlocks(c *Clinic, monday time.Time) []Block {
	zone := c.location(c.Business(Harbour))
	var blocks []Block
	for week := range seasideWeeks {
		for day := range 2 {
			date := monday.AddDate(0, 0, 7*week+day)
			blocks = append(blocks, Block{newID(kindBlock, 1000+len(blocks)), Olive, Harbour,
				wallClock(date, 7*60, zone), wallClock(date, 19*60, zone), "On leave"})
		}
	}
	return blocks
}

// rushBookings fill two hours of everybody's for two weeks.
func rushBookings(c *Clinic, monday time.Time) []Booking {
	zone := c.location(c.Business(Harbour))
	var booked []Booking
	for _, p := range c.Practitioners {
		for day := range 14 {
			date := monday.AddDate(0, 0, day)
			booked = append(booked, Booking{p.ID, Harbour, wallClock(date, 10*60, zone), wallClock(date, 12*60, zone)})
		}
	}
	return booked
}

// Faults are the faults that the demo clinic knows and whether each is planted. A
// clinic of another making has none.
func (s *Server) Faults() []Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.faults)
}

// Plant makes a fault. false: there is none of that id.
func (s *Server) Plant(id string) bool { return s.setFault(id, true) }

// Repair mends a fault. false: there is none of that id.
func (s *Server) Repair(id string) bool { return s.setFault(id, false) }

func (s *Server) setFault(id string, wrong bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	fault := find(s.faults, func(f *Fault) bool { return f.ID == id })
	if fault == nil {
		return false
	}
	fault.set(&s.clinic, wrong)
	fault.Planted = wrong
	return true
}
