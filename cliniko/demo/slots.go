package demo

import (
	"cmp"
	"slices"
	"time"
)

// The rules for bookable times. Documented: the account's and the three switches,
// hours, lead time, horizon, the cap for each part of the day, the grid of the
// default type, blocks and bookings. Our choice, since nothing is documented:
//   - Whether the practitioner gives the type, and whether the type is given at the
//     business, is not looked at: Cliniko has been seen to answer times for such pairs.
//   - The horizon is a moment, DaysAhead times 24 hours from now.
//   - The cap leaves the first times of each part of the day.
//   - Windows of a weekday that touch or overlap are one. An availability block stands by
//     itself, with start times laid out from its own start.
//   - A window is real time between its two wall-clock ends, so on the day the clocks
//     change a window across the change is an hour shorter or longer, and the grid
//     runs on through it. A type that is longer than the window shows does not fit
//     into that hour.
//   - Group sessions stand however the hours and blocks are: staff put both there.

// Slots are the bookable starts of an offering from one calendar day to another, both
// included, as the account's zone counts days; only the year, month and day of from
// and to are read. They are UTC and in order. false: one of the three is not enabled
// for online bookings, which Cliniko answers with 404.
func (c *Clinic) Slots(o Offering, from, to, now time.Time) ([]time.Time, bool) {
	if !c.enabled(o) {
		return nil, false
	}
	b, t, account := c.Business(o.Business), c.AppointmentType(o.AppointmentType), c.accountLocation()
	earliest := now.Add(time.Duration(c.leadTimeHours(t)) * time.Hour)
	horizon := now.Add(time.Duration(c.Online.DaysAhead) * 24 * time.Hour)
	from = slices.MaxFunc([]time.Time{wallClock(from, 0, time.UTC), calendarDay(earliest, account)}, time.Time.Compare)
	to = slices.MinFunc([]time.Time{wallClock(to, 0, time.UTC), calendarDay(horizon, account)}, time.Time.Compare)

	var starts []time.Time
	if t.Group() {
		starts = c.sessionStarts(o)
	} else {
		starts = c.openings(b, c.Practitioner(o.Practitioner), t, from, to)
	}
	starts = between(starts, earliest, horizon)
	starts = capped(starts, c.location(b), c.Online.MaxPerDaySegment)
	return between(starts, wallClock(from, 0, account), wallClock(to, 24*60, account)), true
}

// enabled reports whether Cliniko answers times for an offering at all. That it does
// not when online bookings are off for the whole account is our choice.
func (c *Clinic) enabled(o Offering) bool {
	b, p, t := c.Business(o.Business), c.Practitioner(o.Practitioner), c.AppointmentType(o.AppointmentType)
	return b != nil && p != nil && t != nil && c.Online.Enabled &&
		b.ShowOnline && b.ArchivedAt.IsZero() &&
		p.ShowOnline && p.Active &&
		t.ShowOnline && t.ArchivedAt.IsZero() &&
		slices.Contains(b.Practitioners, p.ID) && !slices.Contains(c.Refused, o)
}

func (c *Clinic) leadTimeHours(t *AppointmentType) int {
	if t.LeadTimeHours != nil {
		return *t.LeadTimeHours
	}
	return c.Online.LeadTimeHours
}

// sessionStarts are the group appointments of an offering with a free place.
func (c *Clinic) sessionStarts(o Offering) []time.Time {
	var starts []time.Time
	for _, s := range c.Sessions {
		if s.Offering == o && s.Taken < s.Places {
			starts = append(starts, s.Start.UTC())
		}
	}
	return inOrder(starts)
}

// openings are the grid times within the weekly hours where the type fits and the
// practitioner is free. They cover two days more on either side: days of the account
// and of the business can lie 26 hours apart, and windows can run over midnight.
func (c *Clinic) openings(b *Business, p *Practitioner, t *AppointmentType, from, to time.Time) []time.Time {
	var (
		zone   = c.location(b)
		step   = int64(max(1, c.gridMinutes(p, t))) * 60
		length = int64(t.Minutes) * 60
		first  = from.AddDate(0, 0, -2)
		count  = days(from, to) + 5
		busy   = c.busy(p.ID, wallClock(first, 0, zone), wallClock(first.AddDate(0, 0, count+2), 0, zone))
		starts []time.Time
	)
	for _, w := range c.working(p, b, t, first, count) {
		for at := w[0]; at+length <= w[1]; at += step {
			if !busy.overlap(at, at+length) {
				starts = append(starts, time.Unix(at, 0).UTC())
			}
		}
	}
	return inOrder(starts)
}

// working are the stretches of so many days in which somebody can be booked for a type.
func (c *Clinic) working(p *Practitioner, b *Business, t *AppointmentType, first time.Time, count int) spans {
	zone, week := c.location(b), c.week(p.ID, b.ID)
	all := c.added(p.ID, b.ID, wallClock(first, 0, zone), wallClock(first, count*24*60, zone))
	for n := range count {
		day := first.AddDate(0, 0, n)
		for _, w := range week[day.Weekday()] {
			if w.To-w.From >= t.Minutes {
				all = append(all, [2]int64{wallClock(day, w.From, zone).Unix(), wallClock(day, w.To, zone).Unix()})
			}
		}
	}
	return all
}

// added are the availability blocks that overlap from…to.
func (c *Clinic) added(practitioner, business string, from, to time.Time) spans {
	var all spans
	for _, a := range c.Availability {
		if a.Practitioner != practitioner || a.Business != business {
			continue
		}
		zone := c.location(c.Business(business))
		for week := range a.Weeks + 1 {
			start, end := a.Start.In(zone).AddDate(0, 0, 7*week), a.End.In(zone).AddDate(0, 0, 7*week)
			if start.Before(to) && end.After(from) {
				all = append(all, [2]int64{start.Unix(), end.Unix()})
			}
		}
	}
	return all
}

func (c *Clinic) week(practitioner, business string) (week [7][]Window) {
	for _, h := range c.Hours {
		if h.Practitioner == practitioner && h.Business == business {
			week[h.Weekday%7] = append(week[h.Weekday%7], h.Windows...)
		}
	}
	for day, windows := range week {
		week[day] = joined(windows)
	}
	return week
}

// joined makes one of windows that touch or overlap. Those that end before they begin
// are none.
func joined(windows []Window) []Window {
	slices.SortFunc(windows, func(a, b Window) int { return cmp.Compare(a.From, b.From) })
	var whole []Window
	for _, w := range windows {
		switch last := len(whole) - 1; {
		case w.To <= w.From:
		case last >= 0 && w.From <= whole[last].To:
			whole[last].To = max(whole[last].To, w.To)
		default:
			whole = append(whole, w)
		}
	}
	return whole
}

// gridMinutes is the step in which a practitioner's start times are laid out: the
// length of the default type. Without one Cliniko picks a type by name and age; with
// nothing to pick from, the asked type's own length counts (our choice).
func (c *Clinic) gridMinutes(p *Practitioner, asked *AppointmentType) int {
	if t := c.AppointmentType(p.DefaultType); t != nil {
		return t.Minutes
	}
	var picked *AppointmentType
	for _, id := range p.AppointmentTypes {
		t := c.AppointmentType(id)
		if t == nil || !t.ArchivedAt.IsZero() {
			continue
		}
		if picked == nil || cmp.Or(cmp.Compare(t.Name, picked.Name), cmp.Compare(t.ID, picked.ID)) < 0 {
			picked = t
		}
	}
	if picked == nil {
		return asked.Minutes
	}
	return picked.Minutes
}

// spans are stretches of time in Unix seconds.
type spans [][2]int64

func (s spans) overlap(from, to int64) bool {
	for _, one := range s {
		if one[0] < to && from < one[1] {
			return true
		}
	}
	return false
}

// busy is what fills a practitioner's time at any business.
func (c *Clinic) busy(practitioner string, from, to time.Time) spans {
	var filled spans
	add := func(whose string, start, end time.Time) {
		if whose == practitioner && start.Before(to) && end.After(from) {
			filled = append(filled, [2]int64{start.Unix(), end.Unix()})
		}
	}
	for i := range c.Bookings {
		add(c.Bookings[i].Practitioner, c.Bookings[i].Start, c.Bookings[i].End)
	}
	for i := range c.Blocks {
		add(c.Blocks[i].Practitioner, c.Blocks[i].Start, c.Blocks[i].End)
	}
	for i := range c.Sessions {
		add(c.Sessions[i].Practitioner, c.Sessions[i].Start, c.Sessions[i].End)
	}
	return filled
}

// capped leaves at most so many times in each part of each day: morning before 12:00,
// afternoon to 17:00, evening after it.
func capped(starts []time.Time, zone *time.Location, most int) []time.Time {
	if most <= 0 {
		return starts
	}
	type part struct{ year, day, segment int }
	seen := map[part]int{}
	return slices.DeleteFunc(starts, func(at time.Time) bool {
		local := at.In(zone)
		segment := 0
		switch {
		case local.Hour() >= 17:
			segment = 2
		case local.Hour() >= 12:
			segment = 1
		}
		key := part{local.Year(), local.YearDay(), segment}
		seen[key]++
		return seen[key] > most
	})
}

func between(starts []time.Time, from, until time.Time) []time.Time {
	return slices.DeleteFunc(starts, func(at time.Time) bool { return at.Before(from) || !at.Before(until) })
}

func inOrder(starts []time.Time) []time.Time {
	slices.SortFunc(starts, time.Time.Compare)
	return slices.CompactFunc(starts, time.Time.Equal)
}

// wallClock is the moment when clocks in a zone show so many minutes since the
// midnight of a calendar day. A time that clocks skip moves forward by the gap; of one
// that they show twice it is either.
func wallClock(day time.Time, minutes int, zone *time.Location) time.Time {
	at := time.Date(day.Year(), day.Month(), day.Day(), 0, minutes, 0, 0, zone)
	shown := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), 0, 0, time.UTC)
	wanted := time.Date(day.Year(), day.Month(), day.Day(), 0, minutes, 0, 0, time.UTC)
	return at.Add(max(0, wanted.Sub(shown)))
}

// calendarDay is the day it is at a moment in a zone, as midnight UTC.
func calendarDay(at time.Time, zone *time.Location) time.Time {
	return wallClock(at.In(zone), 0, time.UTC)
}

// days counts the calendar days from one to another.
func days(from, to time.Time) int {
	return int(wallClock(to, 0, time.UTC).Sub(wallClock(from, 0, time.UTC)) / (24 * time.Hour))
}
