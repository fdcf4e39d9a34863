package wording

import (
	"strconv"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Clock is a time of day: "9:42".
func Clock(t time.Time) string { return ClockAt(t.Hour()*60 + t.Minute()) }

// ClockAt is the time of day so many minutes after midnight. A calendar writes thousands
// of them, so it does without fmt.
func ClockAt(minute int) string {
	return string(append(strconv.AppendInt(nil, int64(minute/60), 10), ':', '0'+byte(minute%60/10), '0'+byte(minute%10)))
}

// Moment is a day with a time: "Tue 24 Nov, 9:30".
func Moment(t time.Time) string { return Day(cliniko.DateOf(t)) + ", " + Clock(t) }

// Past says when something was: "9:42" today, "yesterday, 9:42", "9 November, 9:42".
func Past(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	if d == today {
		return Clock(t)
	}
	return DayFrom(d, today) + ", " + Clock(t)
}

// Coming says when something will be: "Today, 11:30", "Tomorrow, 8:30", "Thu 26 Nov, 9:00".
func Coming(t, now time.Time) string { return Capital(Ahead(t, now)) }

// Ahead says the same within a sentence: "today, 11:30".
func Ahead(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	if ahead := d.DaysSince(today); ahead == 0 || ahead == 1 {
		return DayFrom(d, today) + ", " + Clock(t)
	}
	return Moment(t)
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

// ZoneAt is the Zone of a business: "UTC time" where none is known.
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
