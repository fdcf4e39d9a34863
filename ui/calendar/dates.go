package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// How times, days, ages and zones are written. Times are on the 24-hour clock, as in
// Cliniko's own API and the clinic's calendar column.

// clockText is "9:30".
func clockText(minute int) string {
	return string(append(strconv.AppendInt(nil, int64(minute/60), 10), ':', '0'+byte(minute%60/10), '0'+byte(minute%10)))
}

func timeText(at time.Time) string { return clockText(at.Hour()*60 + at.Minute()) }

// offsetText is "UTC", "UTC+11" or "UTC+10:30".
func offsetText(seconds int) string {
	sign := "+"
	switch {
	case seconds == 0:
		return "UTC"
	case seconds < 0:
		sign, seconds = "−", -seconds
	}
	text := "UTC" + sign + strconv.Itoa(seconds/3600)
	if rest := seconds % 3600 / 60; rest != 0 {
		text += fmt.Sprintf(":%02d", rest)
	}
	return text
}

// dayText is "Tue 24 Nov".
func dayText(d cliniko.Date) string { return headText(d) + " " + d.Month.String()[:3] }

// headText is "Tue 24".
func headText(d cliniko.Date) string {
	return d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day)
}

// rangeText is "23–27 November 2026", and "23 November 2026" of one day.
func rangeText(from, to cliniko.Date) string {
	end := fmt.Sprintf("%d %s %d", to.Day, to.Month, to.Year)
	switch {
	case from == to:
		return end
	case from.Year != to.Year:
		return fmt.Sprintf("%d %s %d", from.Day, from.Month, from.Year) + dash + end
	case from.Month != to.Month:
		return fmt.Sprintf("%d %s", from.Day, from.Month) + dash + end
	}
	return strconv.Itoa(from.Day) + "–" + end
}

// longDayText is "Tuesday 24 November 2026", of the first of two days.
func longDayText(d, _ cliniko.Date) string {
	return fmt.Sprintf("%s %d %s %d", d.Weekday(), d.Day, d.Month, d.Year)
}

// monthText is "November 2026" or "November – December 2026".
func monthText(from, to cliniko.Date) string {
	end := fmt.Sprintf("%s %d", to.Month, to.Year)
	switch {
	case from.Year != to.Year:
		return fmt.Sprintf("%s %d", from.Month, from.Year) + dash + end
	case from.Month != to.Month:
		return from.Month.String() + dash + end
	}
	return end
}

// shortMonthText is "November 2026" or "Nov – Dec 2026".
func shortMonthText(from, to cliniko.Date) string {
	if from.Month == to.Month {
		return monthText(from, to)
	}
	return fmt.Sprintf("%s%s%s %d", from.Month.String()[:3], dash, to.Month.String()[:3], to.Year)
}

// whenText is "Today, 11:30", "Tomorrow, 8:30" or "Thu 26 Nov, 9:00".
func whenText(at, now time.Time, zone *time.Location) string {
	at = at.In(zone)
	day := cliniko.DateOf(at)
	name := dayText(day)
	switch day.DaysSince(cliniko.DateOf(now.In(zone))) {
	case 0:
		name = textToday
	case 1:
		name = textTomorrow
	}
	return name + ", " + timeText(at)
}

// zoneText is "Sydney time".
func zoneText(label string, zone *time.Location) string {
	if label == "" {
		name := zone.String()
		label = strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " ")
	}
	if strings.Contains(strings.ToLower(label), "time") {
		return label
	}
	return label + " time"
}

// clockRangeText is "11:30 – 12:15", or "23:30 – 0:15 the next day"; the end is left out
// when the length is not known.
func clockRangeText(start time.Time, minutes int) string {
	if minutes <= 0 {
		return timeText(start)
	}
	end := start.Add(time.Duration(minutes) * time.Minute)
	text := timeText(start) + dash + timeText(end)
	switch day := cliniko.DateOf(end); day.DaysSince(cliniko.DateOf(start)) {
	case 0:
		return text
	case 1:
		return text + " " + textNextDay
	default:
		return text + " " + dayText(day)
	}
}

// readText is "Read 1 min ago, at 11:02": the age says most, and the time is the
// business's, named where this computer's clock shows another one.
func readText(read, now time.Time, zone *time.Location, name string) string {
	at := read.In(zone)
	when := timeText(at)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		when = dayText(day) + ", " + when
	}
	if sameClock(at, read.In(now.Location())) {
		return "Read " + ageText(now.Sub(read)) + ", at " + when
	}
	return "Read " + ageText(now.Sub(read)) + ", at " + when + " " + name
}

// sameClock reports whether two clocks show one moment alike.
func sameClock(a, b time.Time) bool {
	_, here := a.Zone()
	_, there := b.Zone()
	return here == there
}

// ageless reports whether an age cannot be told: the clock was set back since.
func ageless(age time.Duration) bool { return age < -time.Minute }

func ageText(age time.Duration) string {
	switch {
	case ageless(age):
		return textAgeless
	case age < time.Minute:
		return "just now"
	case age < time.Hour:
		return fmt.Sprintf("%d min ago", int(age.Minutes()))
	case age < 2*time.Hour:
		return "1 hour ago"
	case age < 48*time.Hour:
		return fmt.Sprintf("%d hours ago", int(age.Hours()))
	}
	return fmt.Sprintf("%d days ago", int(age.Hours()/24))
}
