package random

import (
	"math/rand/v2"
	"time"

	"mieahealth.com/companion/cliniko/demo"
)

// Odd is a small clinic in which anything may be off, unlinked, missing or odd, for
// tests that compare a diagnosis with what the clinic really answers. Its numbers are
// those that Cliniko's menus have.
func Odd(seed uint64, now time.Time) demo.Clinic {
	dice := rand.New(rand.NewPCG(seed, 2))
	b := builder{unlinked(Size{1 + dice.IntN(4), 1 + dice.IntN(6), 1 + dice.IntN(6)}), dice, now}
	b.Zone = pick(dice, oddZones[1:]...)
	b.Online = demo.OnlineBookings{
		Enabled:          b.often(),
		LeadTimeHours:    pick(dice, 0, 1, 2, 4, 24, 48),
		DaysAhead:        pick(dice, 28, 28, 28, 84, 182, 365),
		MaxPerDaySegment: dice.IntN(6),
	}
	b.setSwitches()
	b.linkMost()
	b.contradict()
	b.fillCalendar()
	b.dice = rand.New(rand.NewPCG(seed, 3)) // so that the rest of a clinic stays what it was
	b.addAvailability()
	b.MondayIsZero = b.dice.IntN(8) == 0
	return *b.Clinic
}

type builder struct {
	*demo.Clinic
	dice *rand.Rand
	now  time.Time
}

// addAvailability gives some practitioners availability blocks, also where they have no
// weekly hours.
func (b *builder) addAvailability() {
	for _, p := range b.Practitioners {
		for _, at := range b.Businesses {
			if b.dice.IntN(4) > 0 {
				continue
			}
			for range 1 + b.dice.IntN(3) {
				start := b.now.Truncate(5 * time.Minute).Add(time.Duration(b.dice.IntN(30*24*12)-48*12) * 5 * time.Minute)
				end := start.Add(time.Duration(pick(b.dice, 5, 20, 45, 60, 180, 600)) * time.Minute)
				b.Availability = append(b.Availability, demo.AvailabilityBlock{ID: id(availability, len(b.Availability)+1),
					Practitioner: p.ID, Business: at.ID, Start: start, End: end, Weeks: pick(b.dice, 0, 0, 1, 4)})
			}
		}
	}
}

// The first has no name: the account's own zone counts.
var oddZones = []string{"", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Perth", "Europe/London",
	"America/Santiago", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"}

// often is true nine times of ten, so that enough stays on to have slots.
func (b *builder) often() bool { return b.dice.IntN(10) > 0 }

func (b *builder) rarely() bool { return !b.often() }

// setSwitches sets every switch and number that stands in a record. Now and then all that is
// wrong comes at once.
func (b *builder) setSwitches() {
	switches := func(shown *bool, archived *time.Time) {
		worst := b.dice.IntN(20) == 0
		*shown = b.often() && !worst
		if *archived = (time.Time{}); b.rarely() || worst {
			*archived = b.now
		}
	}
	for i := range b.Businesses {
		at := &b.Businesses[i]
		at.Zone = pick(b.dice, oddZones...)
		switches(&at.ShowOnline, &at.ArchivedAt)
	}
	for i := range b.AppointmentTypes {
		t := &b.AppointmentTypes[i]
		t.Minutes, t.MaxAttendees = pick(b.dice, 5, 20, 30, 45, 60, 90, 240, 1435), pick(b.dice, 1, 1, 1, 1, 1, 8)
		switches(&t.ShowOnline, &t.ArchivedAt)
		if b.dice.IntN(3) == 0 {
			t.LeadTimeHours = new(pick(b.dice, 0, 1, 2, 4, 12, 18, 24, 48, 72, 168, 336, 504, 672))
		}
	}
	for i := range b.Practitioners {
		var inactive time.Time
		switches(&b.Practitioners[i].ShowOnline, &inactive)
		b.Practitioners[i].Active = inactive.IsZero()
	}
}

// linkMost links practitioners to businesses and both to types, or not, with weekly
// hours or without.
func (b *builder) linkMost() {
	for i := range b.Businesses {
		b.Businesses[i].AppointmentTypes = b.mostTypes()
	}
	for i := range b.Practitioners {
		p := &b.Practitioners[i]
		p.AppointmentTypes = b.mostTypes()
		if b.dice.IntN(2) == 0 {
			p.DefaultType = b.anyType()
		}
		for k := range b.Businesses {
			at := &b.Businesses[k]
			if b.often() {
				at.Practitioners = append(at.Practitioners, p.ID)
			}
			b.setHours(p.ID, at.ID)
		}
	}
}

func (b *builder) mostTypes() []string {
	types := []string{}
	for _, t := range b.AppointmentTypes {
		if b.often() {
			types = append(types, t.ID)
		}
	}
	return types
}

// setHours gives weekly hours, some weeks none and some only on Sundays, which have two
// numbers.
func (b *builder) setHours(practitioner, business string) {
	days := pick(b.dice, []time.Weekday{0, 1, 2, 3, 4, 5, 6}, []time.Weekday{1, 2, 3, 4, 5}, []time.Weekday{0, 7}, []time.Weekday{7, 6})
	for _, day := range days {
		if b.dice.IntN(2) == 0 {
			b.Hours = append(b.Hours, demo.Hours{ID: id(hours, len(b.Hours)+1),
				Practitioner: practitioner, Business: business, Weekday: day, Windows: b.windows()})
		}
	}
}

// windows may be none, empty, touching, overlapping, out of order or over
// midnight. None starts at midnight: an empty one there would read as a whole day.
func (b *builder) windows() []demo.Window {
	var windows []demo.Window
	for range b.dice.IntN(4) {
		from := 5 * (1 + b.dice.IntN(24*12-1))
		if n := len(windows); n > 0 && b.rarely() {
			from = 1 + (windows[n-1].To-1)%(24*60-1)
		}
		windows = append(windows, demo.Window{From: from, To: from + pick(b.dice, 0, 5, 20, 30, 60, 180, 240, 480, 1435)})
	}
	return windows
}

// contradict makes lists disagree, and combinations that are refused without a reason.
func (b *builder) contradict() {
	for _, at := range b.Businesses {
		for _, p := range b.Practitioners {
			for _, t := range b.AppointmentTypes {
				o := demo.Offering{Business: at.ID, Practitioner: p.ID, AppointmentType: t.ID}
				switch b.dice.IntN(40) {
				case 0:
					b.Listed = append(b.Listed, o)
				case 1, 2:
					b.Unlisted = append(b.Unlisted, o)
				case 3:
					b.Refused = append(b.Refused, o)
				}
			}
		}
	}
	if b.rarely() {
		b.Listed = append(b.Listed, demo.Offering{Business: b.anyBusiness(), Practitioner: id(practitioner, 99), AppointmentType: b.anyType()})
	}
}

// fillCalendar puts blocks, bookings and sessions into the calendar, from an hour to months,
// some of them without a gap.
func (b *builder) fillCalendar() {
	stretch := func() (start, end time.Time) {
		if b.rarely() {
			return b.now.Add(-time.Hour), b.now.AddDate(0, 3, 0)
		}
		start = b.now.Truncate(5 * time.Minute).Add(time.Duration(b.dice.IntN(30*24)-48) * time.Hour)
		return start, start.Add(time.Duration(pick(b.dice, 1, 4, 24, 24*7, 24*30)) * time.Hour)
	}
	for n := range b.dice.IntN(8) {
		start, end := stretch()
		b.Blocks = append(b.Blocks, demo.Block{ID: id(block, n+1), Practitioner: b.anyPractitioner(), Business: pick(b.dice, "", b.anyBusiness()), Start: start, End: end})
	}
	for range b.dice.IntN(30) {
		start, end := stretch()
		if !b.rarely() {
			end = start.Add(time.Hour)
		}
		b.Bookings = append(b.Bookings, demo.Booking{Practitioner: b.anyPractitioner(), Business: b.anyBusiness(), Start: start, End: end})
	}
	for _, t := range b.AppointmentTypes {
		for range b.dice.IntN(12) * (t.MaxAttendees - 1) / 7 {
			start, _ := stretch()
			end := start.Add(time.Duration(t.Minutes) * time.Minute)
			b.Sessions = append(b.Sessions, demo.Session{
				Offering: demo.Offering{Business: b.anyBusiness(), Practitioner: b.anyPractitioner(), AppointmentType: t.ID},
				Start:    start, End: end, Places: t.MaxAttendees, Taken: b.dice.IntN(t.MaxAttendees + 1)})
		}
	}
}

func (b *builder) anyPractitioner() string {
	return b.Practitioners[b.dice.IntN(len(b.Practitioners))].ID
}

func (b *builder) anyBusiness() string {
	return b.Businesses[b.dice.IntN(len(b.Businesses))].ID
}

func (b *builder) anyType() string {
	return b.AppointmentTypes[b.dice.IntN(len(b.AppointmentTypes))].ID
}
