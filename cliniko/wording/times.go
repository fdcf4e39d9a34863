package wording

import (
	"strconv"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Clock is a time of day: "14:30" or "2:30 pm".
func (s Style) Clock(t time.Time) string { return s.ClockAt(minuteOf(t)) }

// ClockAt is the time of day so many minutes after midnight; a full hour is "14:00" or "2 pm".
func (s Style) ClockAt(minute int) string {
	switch {
	case !s.TwelveHour:
		return s.FaceAt(minute)
	case minute%60 == 0:
		return strconv.Itoa(s.hour(minute)) + half(minute)
	}
	return s.FaceAt(minute) + half(minute)
}

// FaceAt is the same as a clock's face shows it, for where the half of the day stands beside
// it: "14:30" or "2:30", "2:00". A calendar writes thousands of them, so it does without fmt.
func (s Style) FaceAt(minute int) string {
	return string(append(strconv.AppendInt(nil, int64(s.hour(minute)), 10), ':', '0'+byte(minute%60/10), '0'+byte(minute%10)))
}

func (s Style) hour(minute int) int {
	if s.TwelveHour {
		return (minute/60+11)%12 + 1
	}
	return minute / 60
}

func half(minute int) string {
	if minute/60%24 < 12 {
		return " am"
	}
	return " pm"
}

func minuteOf(t time.Time) int { return t.Hour()*60 + t.Minute() }

// Clocks are "11:30 – 12:15", "11:30 am – 12:15 pm" or "9:30 – 10:15 am". Of two days each
// time is written in full.
func (s Style) Clocks(from, to time.Time) string {
	begin := s.Clock(from)
	if end := half(minuteOf(to)); s.TwelveHour && cliniko.DateOf(from) == cliniko.DateOf(to) {
		begin = strings.TrimSuffix(begin, end)
	}
	return begin + " – " + s.Clock(to)
}

// Moment is a day with a time: "Tue 24 Nov, 9:30" or "Tue, Nov 24, 9:30 am".
func (s Style) Moment(t time.Time) string { return s.Day(cliniko.DateOf(t)) + ", " + s.Clock(t) }

// Past says when something was: "9:42" today, "yesterday, 9:42", "9 November, 9:42".
func (s Style) Past(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	if d == today {
		return s.Clock(t)
	}
	return s.DayFrom(d, today) + ", " + s.Clock(t)
}

// Coming says when something will be: "Today, 11:30", "Tomorrow, 8:30", "Thu 26 Nov, 9:00".
func (s Style) Coming(t, now time.Time) string { return Capital(s.Ahead(t, now)) }

// Ahead says the same within a sentence: "today, 11:30".
func (s Style) Ahead(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	if ahead := d.DaysSince(today); ahead == 0 || ahead == 1 {
		return s.DayFrom(d, today) + ", " + s.Clock(t)
	}
	return s.Moment(t)
}

// Zone is a zone by Cliniko's label for it or, where that is empty, by the place in its
// name: "Sydney time".
func Zone(zone *time.Location, label string) string {
	if label == "" {
		name := zone.String()
		label = strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
	}
	if strings.Contains(strings.ToLower(label), "time") {
		return label
	}
	return label + " time"
}

// ZoneAt is the Zone of a business: "UTC time" where neither its zone nor a label is known.
func ZoneAt(a *cliniko.Account, id cliniko.BusinessID) string {
	label := ""
	for _, b := range a.Businesses {
		if b.ID == id {
			label = Name(b.ZoneLabel)
		}
	}
	zone, known := a.Zone(id)
	if !known {
		zone = time.UTC
	}
	return Zone(zone, label)
}

// SameClock reports whether the clocks of two zones show a moment alike.
func SameClock(t time.Time, a, b *time.Location) bool {
	_, here := t.In(a).Zone()
	_, there := t.In(b).Zone()
	return here == there
}
