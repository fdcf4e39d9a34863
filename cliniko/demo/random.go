package demo

import (
	"math/rand/v2"
	"time"
)

// Random is a small clinic in which anything may be off, unlinked, missing or odd, for
// tests that compare a diagnosis with what the clinic really answers.
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
	for i := range c.Practitioners {
		for k := range c.Businesses {
			c.join(dice, &c.Practitioners[i], &c.Businesses[k])
		}
	}
	c.fill(dice, now)
	return c
}

// The first has no name: the account's own zone counts.
var randomZones = []string{"", "Australia/Sydney", "Australia/Lord_Howe", "Australia/Perth", "Europe/London",
	"America/Santiago", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"}

// often is true nine times of ten, so that enough stays on to have slots.
func often(dice *rand.Rand) bool { return dice.IntN(10) > 0 }

func rarely(dice *rand.Rand) bool { return !often(dice) }

// shake sets every switch and number that stands in a record.
func (c *Clinic) shake(dice *rand.Rand, now time.Time) {
	for i := range c.Businesses {
		b := &c.Businesses[i]
		b.Zone, b.ShowOnline = pick(dice, randomZones...), often(dice)
		b.ArchivedAt = unless(rarely(dice), now, time.Time{})
	}
	for i := range c.AppointmentTypes {
		t := &c.AppointmentTypes[i]
		t.Minutes, t.ShowOnline = pick(dice, 5, 20, 30, 45, 60, 90, 240, 1435), often(dice)
		t.MaxAttendees = unless(rarely(dice), 8, 1)
		t.ArchivedAt = unless(rarely(dice), now, time.Time{})
		if dice.IntN(3) == 0 {
			t.LeadTimeHours = new(pick(dice, 0, 1, 2, 4, 12, 18, 24, 48, 72, 168, 336, 504, 672))
		}
	}
	for i := range c.Practitioners {
		p := &c.Practitioners[i]
		p.Active, p.ShowOnline = often(dice), often(dice)
	}
}

// join links a practitioner to a business and its types, or not, with weekly hours or
// without.
func (c *Clinic) join(dice *rand.Rand, p *Practitioner, b *Business) {
	if often(dice) {
		b.Practitioners = append(b.Practitioners, p.ID)
	}
	for _, t := range c.AppointmentTypes {
		if often(dice) {
			link(&b.AppointmentTypes, t.ID, true)
		}
		if often(dice) {
			link(&p.AppointmentTypes, t.ID, true)
		}
		if rarely(dice) {
			p.DefaultType = t.ID
		}
	}
	for day := time.Sunday; often(dice) && day <= time.Saturday; day++ {
		if dice.IntN(2) == 0 {
			c.Hours = append(c.Hours, Hours{hoursID(p.ID, b.ID, day), p.ID, b.ID, day, randomWindows(dice)})
		}
	}
}

// randomWindows may be none, empty, overlapping, out of order or over midnight. None
// starts at midnight: an empty one there would read as a whole day.
func randomWindows(dice *rand.Rand) []Window {
	var windows []Window
	for range dice.IntN(4) {
		from := 5 * (1 + dice.IntN(24*12-1))
		windows = append(windows, Window{from, from + pick(dice, 0, 5, 20, 30, 60, 180, 240, 480)})
	}
	return windows
}

// fill puts blocks, bookings and sessions into the calendar, from an hour to months.
func (c *Clinic) fill(dice *rand.Rand, now time.Time) {
	stretch := func() (start, end time.Time) {
		start = now.Truncate(5 * time.Minute).Add(time.Duration(dice.IntN(30*24)-48) * time.Hour)
		return start, start.Add(time.Duration(pick(dice, 1, 4, 24, 24*7, 24*60)) * time.Hour)
	}
	for n := range dice.IntN(6) {
		start, end := stretch()
		c.Blocks = append(c.Blocks, Block{newID(kindBlock, n+1), c.anyone(dice), pick(dice, "", c.anywhere(dice)), start, end, ""})
	}
	for range dice.IntN(30) {
		start, _ := stretch()
		c.Bookings = append(c.Bookings, Booking{c.anyone(dice), c.anywhere(dice), start, start.Add(time.Hour)})
	}
	for range dice.IntN(6) {
		t := c.AppointmentTypes[dice.IntN(len(c.AppointmentTypes))]
		if t.Group() {
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
