package demo

import (
	"math/rand/v2"
	"time"
)

// Random is a small clinic in which anything may be off, unlinked, missing or odd, for
// tests that compare a diagnosis with what the clinic really answers. Its numbers are
// those that Cliniko's menus have.
func Random(seed uint64, now time.Time) Clinic {
	dice := rand.New(rand.NewPCG(seed, 2))
	c := empties(Size{1 + dice.IntN(4), 1 + dice.IntN(6), 1 + dice.IntN(6)})
	c.Zone = pick(dice, randomZones[1:]...)
	c.Online = OnlineBookings{
		Enabled:          often(dice),
		LeadTimeHours:    pick(dice, 0, 1, 2, 4, 24, 48),
		DaysAhead:        pick(dice, 28, 28, 28, 84, 182, 365),
		MaxPerDaySegment: dice.IntN(6),
	}
	c.shake(dice, now)
	c.connect(dice)
	c.contradict(dice)
	c.fill(dice, now)
	more := rand.New(rand.NewPCG(seed, 3)) // so that the rest of a clinic stays what it was
	c.add(more, now)
	c.MondayIsZero = more.IntN(8) == 0
	return c
}

// add gives some practitioners availability blocks, also where they have no weekly hours.
func (c *Clinic) add(dice *rand.Rand, now time.Time) {
	for _, p := range c.Practitioners {
		for _, b := range c.Businesses {
			if dice.IntN(4) > 0 {
				continue
			}
			for range 1 + dice.IntN(3) {
				start := now.Truncate(5 * time.Minute).Add(time.Duration(dice.IntN(30*24*12)-48*12) * 5 * time.Minute)
				end := start.Add(time.Duration(pick(dice, 5, 20, 45, 60, 180, 600)) * time.Minute)
				c.Availability = append(c.Availability, AvailabilityBlock{newID(kindAvailability, len(c.Availability)+1), p.ID, b.ID, start, end, pick(dice, 0, 0, 1, 4)})
			}
		}
	}
}

// The first has no name: the account's own zone counts.
var randomZones = []string{"", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Perth", "Europe/London",
	"America/Santiago", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"}

// often is true nine times of ten, so that enough stays on to have slots.
func often(dice *rand.Rand) bool { return dice.IntN(10) > 0 }

func rarely(dice *rand.Rand) bool { return !often(dice) }

// shake sets every switch and number that stands in a record. Now and then all that is
// wrong comes at once.
func (c *Clinic) shake(dice *rand.Rand, now time.Time) {
	switches := func(shown *bool, archived *time.Time) {
		worst := dice.IntN(20) == 0
		*shown = often(dice) && !worst
		*archived = unless(rarely(dice) || worst, now, time.Time{})
	}
	for i := range c.Businesses {
		b := &c.Businesses[i]
		b.Zone = pick(dice, randomZones...)
		switches(&b.ShowOnline, &b.ArchivedAt)
	}
	for i := range c.AppointmentTypes {
		t := &c.AppointmentTypes[i]
		t.Minutes, t.MaxAttendees = pick(dice, 5, 20, 30, 45, 60, 90, 240, 1435), pick(dice, 1, 1, 1, 1, 1, 8)
		switches(&t.ShowOnline, &t.ArchivedAt)
		if dice.IntN(3) == 0 {
			t.LeadTimeHours = new(pick(dice, 0, 1, 2, 4, 12, 18, 24, 48, 72, 168, 336, 504, 672))
		}
	}
	for i := range c.Practitioners {
		var inactive time.Time
		switches(&c.Practitioners[i].ShowOnline, &inactive)
		c.Practitioners[i].Active = inactive.IsZero()
	}
}

// connect links practitioners to businesses and both to types, or not, with weekly
// hours or without.
func (c *Clinic) connect(dice *rand.Rand) {
	for i := range c.Businesses {
		c.Businesses[i].AppointmentTypes = c.mostTypes(dice)
	}
	for i := range c.Practitioners {
		p := &c.Practitioners[i]
		p.AppointmentTypes = c.mostTypes(dice)
		if dice.IntN(2) == 0 {
			p.DefaultType = c.anything(dice)
		}
		for k := range c.Businesses {
			b := &c.Businesses[k]
			if often(dice) {
				b.Practitioners = append(b.Practitioners, p.ID)
			}
			c.work(dice, p.ID, b.ID)
		}
	}
}

func (c *Clinic) mostTypes(dice *rand.Rand) []string {
	types := []string{}
	for _, t := range c.AppointmentTypes {
		if often(dice) {
			types = append(types, t.ID)
		}
	}
	return types
}

// work gives weekly hours, some weeks none and some only on Sundays, which have two
// numbers.
func (c *Clinic) work(dice *rand.Rand, practitioner, business string) {
	days := pick(dice, []time.Weekday{0, 1, 2, 3, 4, 5, 6}, []time.Weekday{1, 2, 3, 4, 5}, []time.Weekday{0, 7}, []time.Weekday{7, 6})
	for _, day := range days {
		if dice.IntN(2) == 0 {
			c.Hours = append(c.Hours, Hours{hoursID(practitioner, business, day), practitioner, business, day, randomWindows(dice)})
		}
	}
}

// randomWindows may be none, empty, touching, overlapping, out of order or over
// midnight. None starts at midnight: an empty one there would read as a whole day.
func randomWindows(dice *rand.Rand) []Window {
	var windows []Window
	for range dice.IntN(4) {
		from := 5 * (1 + dice.IntN(24*12-1))
		if n := len(windows); n > 0 && rarely(dice) {
			from = 1 + (windows[n-1].To-1)%(24*60-1)
		}
		windows = append(windows, Window{from, from + pick(dice, 0, 5, 20, 30, 60, 180, 240, 480, 1435)})
	}
	return windows
}

// contradict makes lists disagree, and combinations that are refused without a reason.
func (c *Clinic) contradict(dice *rand.Rand) {
	for _, b := range c.Businesses {
		for _, p := range c.Practitioners {
			for _, t := range c.AppointmentTypes {
				o := Offering{b.ID, p.ID, t.ID}
				switch dice.IntN(40) {
				case 0:
					c.Listed = append(c.Listed, o)
				case 1, 2:
					c.Unlisted = append(c.Unlisted, o)
				case 3:
					c.Refused = append(c.Refused, o)
				}
			}
		}
	}
	if rarely(dice) {
		c.Listed = append(c.Listed, Offering{c.anywhere(dice), newID(kindPractitioner, 99), c.anything(dice)})
	}
}

// fill puts blocks, bookings and sessions into the calendar, from an hour to months,
// some of them without a gap.
func (c *Clinic) fill(dice *rand.Rand, now time.Time) {
	stretch := func() (start, end time.Time) {
		if rarely(dice) {
			return now.Add(-time.Hour), now.AddDate(0, 3, 0)
		}
		start = now.Truncate(5 * time.Minute).Add(time.Duration(dice.IntN(30*24)-48) * time.Hour)
		return start, start.Add(time.Duration(pick(dice, 1, 4, 24, 24*7, 24*30)) * time.Hour)
	}
	for n := range dice.IntN(8) {
		start, end := stretch()
		c.Blocks = append(c.Blocks, Block{newID(kindBlock, n+1), c.anyone(dice), pick(dice, "", c.anywhere(dice)), start, end, ""})
	}
	for range dice.IntN(30) {
		start, end := stretch()
		c.Bookings = append(c.Bookings, Booking{c.anyone(dice), c.anywhere(dice), start, unless(rarely(dice), end, start.Add(time.Hour))})
	}
	for _, t := range c.AppointmentTypes {
		for range dice.IntN(12) * (t.MaxAttendees - 1) / 7 {
			start, _ := stretch()
			end := start.Add(time.Duration(t.Minutes) * time.Minute)
			c.Sessions = append(c.Sessions, Session{Offering{c.anywhere(dice), c.anyone(dice), t.ID}, start, end, t.MaxAttendees, dice.IntN(t.MaxAttendees + 1)})
		}
	}
}

func (c *Clinic) anyone(dice *rand.Rand) string {
	return c.Practitioners[dice.IntN(len(c.Practitioners))].ID
}

func (c *Clinic) anywhere(dice *rand.Rand) string {
	return c.Businesses[dice.IntN(len(c.Businesses))].ID
}

func (c *Clinic) anything(dice *rand.Rand) string {
	return c.AppointmentTypes[dice.IntN(len(c.AppointmentTypes))].ID
}
