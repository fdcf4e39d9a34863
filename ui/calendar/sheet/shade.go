package sheet

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// shade finds the rows in which nobody who is shown works and nothing is free, and
// those that have passed.
func (b *builder) shade() {
	if b.Grouping == AsList {
		return
	}
	for i := range b.sheet.Columns {
		c := &b.sheet.Columns[i]
		busy, hours := b.rowsOf(*c), b.hoursOf(*c)
		for row := range b.sheet.Rows {
			passed := c.Past || c.Today && row < b.nowRow
			if passed || !busy[row] && hours != nil && !hours.anyIn(b.sheet.Rows[row].Minute, b.sheet.rowEnd(row)) {
				c.close(row)
			}
		}
	}
}

func (b *builder) rowsOf(c Column) []bool {
	busy := make([]bool, len(b.sheet.Rows))
	for _, block := range b.sheet.Blocks[c.From:c.To] {
		busy[block.Row] = true
	}
	return busy
}

func (c *Column) close(row int) {
	if n := len(c.Closed); n > 0 && c.Closed[n-1].To == row {
		c.Closed[n-1].To++
		return
	}
	c.Closed = append(c.Closed, Span{row, row + 1})
}

// minutes are the minutes of a day in which somebody works.
type minutes [MinutesPerDay]bool

func (m *minutes) anyIn(from, to int) bool {
	return slices.Contains(m[from:min(to, MinutesPerDay)], true)
}

func (m *minutes) fill(from, to int) {
	for minute := max(from, 0); minute < min(to, MinutesPerDay); minute++ {
		m[minute] = true
	}
}

// hoursOf are the minutes of a day in which those work whom a column is about; nil:
// hours are not known.
func (b *builder) hoursOf(c Column) *minutes { return b.hoursOn(c.Date, b.peopleOf(c)) }

// hoursOn are the minutes of a day in which any of some people work; nil: hours are not known.
func (b *builder) hoursOn(day cliniko.Date, people map[cliniko.PractitionerID]bool) *minutes {
	if !b.hoursKnown() {
		return nil
	}
	works := new(minutes)
	for _, h := range b.Account.Hours {
		if h.Business != b.Business || !people[h.Practitioner] {
			continue
		}
		for _, window := range h.Windows {
			switch day.Weekday() {
			case h.Weekday:
				works.fill(window.From, window.To)
			case (h.Weekday + 1) % DaysPerWeek:
				works.fill(0, window.To-MinutesPerDay)
			}
		}
	}
	b.fillAdded(works, day, people)
	return works
}

// hoursKnown reports whether there is anything to say about working time: with only one of
// weekly hours and availability blocks it would be half the truth.
func (b *builder) hoursKnown() bool {
	failed := func(list cliniko.List) bool {
		reading := b.Account.Lists[list]
		return !reading.Known() && reading.Problem != cliniko.KindNone
	}
	return len(b.Account.Hours)+len(b.Account.Availability) > 0 && !failed(cliniko.ListHours) && !failed(cliniko.ListAvailability)
}

// fillAdded adds the availability blocks on a day.
func (b *builder) fillAdded(works *minutes, day cliniko.Date, people map[cliniko.PractitionerID]bool) {
	for _, added := range b.Account.Availability {
		if added.Business != b.Business || !people[added.Practitioner] {
			continue
		}
		added.Within(day.Start(b.Zone), day.Add(1).Start(b.Zone), b.Zone, func(start, end time.Time) {
			works.fill(minuteOf(start.In(b.Zone), day), minuteOf(end.In(b.Zone), day))
		})
	}
}

// minuteOf is the minute of a day that clocks show at a moment of it; of one before it or
// after it the day's first or last.
func minuteOf(at time.Time, day cliniko.Date) int {
	switch date := cliniko.DateOf(at); {
	case date.Before(day):
		return 0
	case day.Before(date):
		return MinutesPerDay
	}
	return 60*at.Hour() + at.Minute()
}

// peopleOf are the practitioners of a column who are shown.
func (b *builder) peopleOf(c Column) map[cliniko.PractitionerID]bool {
	people := map[cliniko.PractitionerID]bool{}
	for i, p := range b.sheet.Practitioners {
		people[p.ID] = p.Shown && (c.Person == None || c.Person == i)
	}
	return people
}

// nobodyWorks reports whether the hours of all who are shown leave out every day that
// can be booked.
func (b *builder) nobodyWorks() bool {
	people := b.peopleOf(Column{Person: None})
	for day := b.first; !b.last.Before(day); day = day.Add(1) {
		hours := b.hoursOn(day, people)
		if hours == nil || hours.anyIn(0, MinutesPerDay) {
			return false
		}
	}
	return !b.last.Before(b.first)
}
