package demo

import (
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// The ids of the demo clinic, the same for every seed.
var (
	Harbour = newID(kindBusiness, 1)
	Hill    = newID(kindBusiness, 2)

	Anna  = newID(kindPractitioner, 1)
	Ben   = newID(kindPractitioner, 2)
	Chloe = newID(kindPractitioner, 3)
	Nora  = newID(kindPractitioner, 4)
	Olive = newID(kindPractitioner, 5)

	Initial    = newID(kindType, 1)
	Standard   = newID(kindType, 2)
	Telehealth = newID(kindType, 3)
	Extended   = newID(kindType, 4)
	Running    = newID(kindType, 5)
	Pilates    = newID(kindType, 6)
)

// The calendar of the demo clinic is filled for so many weeks.
const seasideWeeks = 8

// Seaside is the demo clinic with nothing wrong in it. Its calendar starts in the
// week of now; the seed decides which times are booked, day by day, so that a day
// keeps its bookings, and only gets more, as it comes nearer. Chloé has no weekly hours,
// only availability blocks.
func Seaside(seed uint64, now time.Time) Clinic {
	c := Clinic{
		ID: newID(kindAccount, 1), Name: "Seaside Physio (demo)", Subdomain: "seaside-demo",
		Country: "Australia", CountryCode: "AU", Zone: "Australia/Sydney",
		Online: OnlineBookings{Enabled: true, LeadTimeHours: 2, DaysAhead: 84},
		Me:     newID(kindUser, 1),
		Users: []User{
			{newID(kindUser, 1), "Ada", "Lovell", "administrator", true},
			{newID(kindUser, 2), "Anna", "Riley", "practitioner", true},
			{newID(kindUser, 3), "Ben", "Tran", "practitioner", true},
			{newID(kindUser, 4), "Chloé", "D’Souza", "practitioner", true},
			{newID(kindUser, 5), "Nora", "Quinn", "practitioner", true},
			{newID(kindUser, 6), "Olive", "Kay", "practitioner", true},
		},
		Businesses: []Business{
			{ID: Harbour, Name: "Harbour Clinic", City: "Sydney", Zone: "Australia/Sydney", ShowOnline: true,
				AppointmentTypes: []string{Initial, Standard, Telehealth, Extended, Running, Pilates},
				Practitioners:    []string{Anna, Ben, Chloe, Nora, Olive}},
			{ID: Hill, Name: "Hill Clinic", City: "Adelaide", Zone: "Australia/Adelaide", ShowOnline: true,
				AppointmentTypes: []string{Initial, Standard, Extended, Running, Pilates},
				Practitioners:    []string{Anna, Ben, Olive}},
		},
		Practitioners: []Practitioner{
			seasidePractitioner(Anna, newID(kindUser, 2), "Anna", "Riley", Standard, Initial, Standard, Extended, Running),
			seasidePractitioner(Ben, newID(kindUser, 3), "Ben", "Tran", Standard, Initial, Standard, Running),
			seasidePractitioner(Chloe, newID(kindUser, 4), "Chloé", "D’Souza", Telehealth, Standard, Telehealth, Pilates),
			seasidePractitioner(Nora, newID(kindUser, 5), "Nora", "Quinn", "", Initial, Standard),
			seasidePractitioner(Olive, newID(kindUser, 6), "Olive", "Kay", Standard, Initial, Standard, Pilates),
		},
		AppointmentTypes: []AppointmentType{
			{ID: Initial, Name: "Initial", Category: "Physiotherapy", Minutes: 45, MaxAttendees: 1, ShowOnline: true, LeadTimeHours: new(24)},
			{ID: Standard, Name: "Standard", Category: "Physiotherapy", Minutes: 30, MaxAttendees: 1, ShowOnline: true},
			{ID: Telehealth, Name: "Telehealth", Category: "Physiotherapy", Minutes: 20, MaxAttendees: 1, ShowOnline: true, LeadTimeHours: new(1)},
			{ID: Extended, Name: "Extended", Category: "Physiotherapy", Minutes: 60, MaxAttendees: 1, ShowOnline: true},
			{ID: Running, Name: "Running assessment", Category: "Sport", Minutes: 60, MaxAttendees: 1, ShowOnline: true, LeadTimeHours: new(48)},
			{ID: Pilates, Name: "Pilates class", Category: "Classes", Minutes: 45, MaxAttendees: 6, ShowOnline: true},
		},
	}
	for _, s := range seasideSchedules {
		c.SetHours(s.practitioner, s.business, s.week)
	}
	monday := mondayOf(now, c.accountLocation())
	c.Blocks = seasideBlocks(&c, monday)
	c.Sessions = seasideSessions(&c, seed, monday)
	c.AddBookings(seed, now, seasideWeeks)
	c.addInsteadOfHours(Chloe, Harbour, monday, c.Online.DaysAhead/7+1)
	return c
}

// addInsteadOfHours makes weekly hours into availability blocks that come back weekly.
func (c *Clinic) addInsteadOfHours(practitioner, business string, monday time.Time, weeks int) {
	zone := c.location(c.Business(business))
	for _, h := range c.Hours {
		if h.Practitioner != practitioner || h.Business != business {
			continue
		}
		day := monday.AddDate(0, 0, (int(h.Weekday)+6)%7)
		for _, w := range h.Windows {
			c.Availability = append(c.Availability, AvailabilityBlock{newID(kindAvailability, len(c.Availability)+1), practitioner, business,
				wallClock(day, w.From, zone), wallClock(day, w.To, zone), weeks})
		}
	}
	c.SetHours(practitioner, business, nil)
}

func seasidePractitioner(id, user, first, last, defaultType string, types ...string) Practitioner {
	return Practitioner{ID: id, User: user, FirstName: first, LastName: last, Designation: "Physiotherapist",
		Active: true, ShowOnline: true, DefaultType: defaultType, AppointmentTypes: types}
}

type schedule struct {
	practitioner, business string
	week                   map[time.Weekday][]Window
}

var (
	earlyDay = []Window{{8 * 60, 12 * 60}, {13 * 60, 17 * 60}}
	midDay   = []Window{{9 * 60, 12*60 + 30}, {13*60 + 30, 17*60 + 30}}
	lateDay  = []Window{{10 * 60, 14 * 60}, {14*60 + 30, 18*60 + 30}}
	morning  = []Window{{8 * 60, 13 * 60}}
	// Too short for anything over 30 minutes.
	halfHours = []Window{{8*60 + 30, 9 * 60}, {10 * 60, 10*60 + 30}, {12 * 60, 12*60 + 30}}
)

var seasideSchedules = []schedule{
	{Anna, Harbour, weekly(earlyDay, time.Monday, time.Tuesday, time.Wednesday)},
	{Anna, Hill, weekly(midDay, time.Thursday, time.Friday)},
	{Ben, Harbour, weekly(midDay, time.Monday, time.Tuesday, time.Thursday)},
	{Ben, Hill, weekly(midDay, time.Wednesday, time.Friday)},
	{Chloe, Harbour, weekly(lateDay, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday)},
	{Nora, Harbour, weekly(morning, time.Monday, time.Tuesday, time.Wednesday, time.Thursday)},
	{Olive, Harbour, weekly(earlyDay, time.Monday, time.Tuesday)},
	{Olive, Hill, weekly(midDay, time.Wednesday, time.Thursday, time.Friday)},
}

func weekly(windows []Window, days ...time.Weekday) map[time.Weekday][]Window {
	week := map[time.Weekday][]Window{}
	for _, day := range days {
		week[day] = windows
	}
	return week
}

// seasideBlocks are a training day for everybody in the second week, and two days of
// leave for Ben in the third.
func seasideBlocks(c *Clinic, monday time.Time) []Block {
	var blocks []Block
	block := func(practitioner, business string, day, fullDays int, notes string) {
		zone := c.location(c.Business(business))
		first := monday.AddDate(0, 0, day)
		blocks = append(blocks, Block{newID(kindBlock, len(blocks)+1), practitioner, business,
			wallClock(first, 0, zone), wallClock(first.AddDate(0, 0, fullDays), 0, zone), notes})
	}
	for _, p := range c.Practitioners {
		block(p.ID, Harbour, 10, 1, "Staff training day")
	}
	block(Ben, Hill, 16, 2, "Annual leave")
	return blocks
}

// seasideSessions are the Pilates classes, after hours, some of them full.
func seasideSessions(c *Clinic, seed uint64, monday time.Time) []Session {
	class := func(business, practitioner string, day, minutes int) Session {
		start := wallClock(monday.AddDate(0, 0, day), minutes, c.location(c.Business(business)))
		return Session{Offering{business, practitioner, Pilates}, start, start.Add(45 * time.Minute),
			6, dayRand(seed, practitioner, start).IntN(7)}
	}
	var sessions []Session
	for week := range seasideWeeks {
		sessions = append(sessions,
			class(Harbour, Olive, 7*week, 17*60+15),
			class(Hill, Olive, 7*week+2, 17*60+45),
			class(Harbour, Chloe, 7*week+3, 18*60+45),
			class(Hill, Olive, 7*week+4, 17*60+45))
	}
	return sessions
}

// AddBookings fills the weekly hours of so many weeks, from that of now on, the way
// patients do: this week half full, the later ones ever emptier.
func (c *Clinic) AddBookings(seed uint64, now time.Time, weeks int) {
	monday := mondayOf(now, c.accountLocation())
	for _, h := range c.Hours {
		zone := c.location(c.Business(h.Business))
		p := c.Practitioner(h.Practitioner)
		for week := range weeks {
			day := monday.AddDate(0, 0, 7*week+(int(h.Weekday)+6)%7)
			dice := dayRand(seed, h.Practitioner+h.Business, day)
			for _, w := range h.Windows {
				c.Bookings = append(c.Bookings, dayBookings(c, p, h.Business, day, w, zone, dice, max(0.1, 0.45-0.12*float64(week)))...)
			}
		}
	}
}

func dayBookings(c *Clinic, p *Practitioner, business string, day time.Time, w Window, zone *time.Location, dice *rand.Rand, share float64) []Booking {
	var booked []Booking
	lengths := individualLengths(c, p)
	for at := w.From; len(lengths) > 0 && at < w.To; {
		length := lengths[dice.IntN(len(lengths))]
		if at+length <= w.To && dice.Float64() < share {
			booked = append(booked, Booking{p.ID, business, wallClock(day, at, zone), wallClock(day, at+length, zone)})
		}
		at += length
	}
	return booked
}

func individualLengths(c *Clinic, p *Practitioner) []int {
	var lengths []int
	for _, id := range p.AppointmentTypes {
		if t := c.AppointmentType(id); !t.Group() {
			lengths = append(lengths, t.Minutes)
		}
	}
	return lengths
}

// dayRand is chance that depends on nothing but the seed, a name and a day.
func dayRand(seed uint64, name string, day time.Time) *rand.Rand {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(name + day.UTC().Format(time.DateOnly)))
	return rand.New(rand.NewPCG(seed, sum.Sum64()))
}

// mondayOf is the first day of the week of a moment in a zone, as midnight UTC.
func mondayOf(at time.Time, zone *time.Location) time.Time {
	day := calendarDay(at, zone)
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}
