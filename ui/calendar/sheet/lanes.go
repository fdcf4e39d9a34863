package sheet

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// lane is what may become a column: a day of everybody, or of one practitioner.
type lane struct {
	cliniko.Date
	person   int  // index of the sheet's Practitioners, or none
	expected int  // offerings of the filter
	covered  int  // of them, those that were read for this day
	refused  int  // of them, those that were read from tomorrow only, today being refused
	free     int  // times shown
	gone     bool // there are times that are free no longer
	column   int  // index in sheet.Columns, or none
}

// makeLanes lists what may become a column, and counts what should be read.
func (b *builder) makeLanes() {
	if b.Grouping == ByPractitioner {
		for i := range b.sheet.Practitioners {
			b.lanes = append(b.lanes, lane{Date: b.From, person: i, column: None})
		}
	} else {
		for day := range b.Days {
			b.lanes = append(b.lanes, lane{Date: b.From.Add(day), person: None, column: None})
		}
	}
	weeks := b.weeksToCome()
	for i, offer := range b.sheet.Offers {
		if !b.Filter.Shows(offer.Offering) {
			continue
		}
		b.sheet.WeeksExpected += weeks
		for day := range b.Days {
			b.lanes[b.laneOf(day, i)].expected++
		}
	}
}

// WeeksOf counts the weeks, from Monday, that some days lie in.
func WeeksOf(from cliniko.Date, days int) int {
	return from.Add(days-1).Monday().DaysSince(from.Monday())/DaysPerWeek + 1
}

// weeksToCome counts the weeks in which something can be booked: nothing is to be read
// of the others.
func (b *builder) weeksToCome() int {
	if b.last.Before(b.first) {
		return 0
	}
	return WeeksOf(b.first, b.last.DaysSince(b.first)+1)
}

func (b *builder) laneOf(day, offer int) int {
	if b.Grouping == ByPractitioner {
		return b.sheet.Offers[offer].Practitioner
	}
	return day
}

// cover notes the days that the answers about an offering were about.
func (b *builder) cover(offer int, read storage.OfferingDays) {
	for day := range b.Days {
		l := &b.lanes[b.laneOf(day, offer)]
		switch {
		case read.States[day] == storage.DayRead:
			l.covered++
		case refused(read.States[day], b.From.Add(day), b.today):
			l.refused++
		}
	}
	for week := range b.weeksToCome() {
		if b.wholeWeek(read, b.first.Monday().Add(week*DaysPerWeek)) {
			b.sheet.WeeksUnread--
		}
	}
}

// refused reports whether Cliniko does not tell about a day, which is today, but counts it
// as past.
func refused(state storage.DayState, day, today cliniko.Date) bool {
	return state == storage.DayOver && day == today
}

// wholeWeek reports whether there is nothing more to read of the days of a week that can
// be booked.
func (b *builder) wholeWeek(read storage.OfferingDays, monday cliniko.Date) bool {
	from, to := cliniko.Latest(b.first, monday), cliniko.Earliest(b.last, monday.Add(DaysPerWeek-1))
	for day := from.DaysSince(b.From); day <= to.DaysSince(b.From); day++ {
		if state := read.States[day]; state != storage.DayRead && !refused(state, b.From.Add(day), b.today) {
			return false
		}
	}
	return true
}

// chooseColumns makes columns of the lanes that are worth one.
func (b *builder) chooseColumns() {
	switch {
	case b.Grouping == ByPractitioner && !b.AllHours:
		b.columnsOf(b.hasPersonColumn)
	case b.Grouping == ByDay && !b.AllHours:
		b.columnsOf(b.hasDayColumn)
	}
	if len(b.sheet.Columns) == 0 {
		b.columnsOf(b.shown)
	}
}

// columnsOf makes a column of each lane that passes.
func (b *builder) columnsOf(worth func(lane) bool) {
	for i := range b.lanes {
		l := &b.lanes[i]
		if !worth(*l) {
			continue
		}
		l.column = len(b.sheet.Columns)
		b.sheet.Columns = append(b.sheet.Columns, Column{
			Date: l.Date, Person: l.person, Today: l.Date == b.today, Past: l.Date.Before(b.today),
			Reading: b.reading(*l), Free: l.free,
		})
	}
}

func (b *builder) shown(l lane) bool {
	return l.person == None || b.sheet.Practitioners[l.person].Shown
}

// hasDayColumn reports whether a day gets a column: not an empty day of a weekend, unless
// it is to come and less is known about it than about the Friday before, or the Monday after.
func (b *builder) hasDayColumn(l lane) bool {
	day := l.DaysSince(l.Monday())
	workday := l.DaysSince(b.From) - (day - friday)
	if workday < 0 {
		workday += DaysPerWeek - friday // a Sunday that begins the week
	}
	lessKnown := workday < len(b.lanes) && l.covered < b.lanes[workday].covered
	return day < Saturday || l.free > 0 || l.gone || l.Date == b.today || lessKnown && !l.Date.Before(b.today)
}

// hasPersonColumn reports whether a practitioner gets a column on a day: not who does not
// work then and has no times.
func (b *builder) hasPersonColumn(l lane) bool {
	if !b.shown(l) || l.free > 0 || l.gone || b.reading(l) != ReadWhole {
		return b.shown(l)
	}
	hours := b.hoursOf(Column{Date: l.Date, Person: l.person})
	return hours == nil || hours.anyIn(0, MinutesPerDay)
}

func (b *builder) reading(l lane) Reading {
	switch {
	case b.last.Before(l.Date) && l.free == 0:
		return ReadBeyond
	case l.covered == l.expected:
		return ReadWhole
	case l.covered > 0:
		return ReadPart
	case l.refused > 0:
		return ReadRefused
	}
	return ReadNot
}
