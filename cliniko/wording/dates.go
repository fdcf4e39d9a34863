package wording

import (
	"fmt"
	"strconv"

	"mieahealth.com/companion/cliniko"
)

// Day is "Tue 24 Nov".
func Day(d cliniko.Date) string {
	return d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day) + " " + d.Month.String()[:3]
}

// Date is "24 November 2026".
func Date(d cliniko.Date) string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }

// DateFrom is "24 November", and with its year where that is not today's.
func DateFrom(d, today cliniko.Date) string {
	if d.Year == today.Year {
		return fmt.Sprintf("%d %s", d.Day, d.Month)
	}
	return Date(d)
}

// DayFrom is "today", "tomorrow", "yesterday" or the date.
func DayFrom(d, today cliniko.Date) string {
	switch d.DaysSince(today) {
	case -1:
		return "yesterday"
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return DateFrom(d, today)
}

// OnDay is a day as it stands after a verb: "today", "on 9 November".
func OnDay(d, today cliniko.Date) string {
	if ahead := d.DaysSince(today); ahead >= -1 && ahead <= 1 {
		return DayFrom(d, today)
	}
	return "on " + DateFrom(d, today)
}
