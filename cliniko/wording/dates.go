package wording

import (
	"fmt"
	"strconv"

	"mieahealth.com/companion/cliniko"
)

// Day is "Tue 24 Nov" or "Tue, Nov 24".
func (s Style) Day(d cliniko.Date) string {
	weekday, month := d.Weekday().String()[:3], d.Month.String()[:3]
	if s.MonthFirst {
		return weekday + ", " + month + " " + strconv.Itoa(d.Day)
	}
	return weekday + " " + strconv.Itoa(d.Day) + " " + month
}

// Date is "24 November 2026" or "November 24, 2026".
func (s Style) Date(d cliniko.Date) string {
	if s.MonthFirst {
		return fmt.Sprintf("%s, %d", s.DayOfMonth(d), d.Year)
	}
	return fmt.Sprintf("%s %d", s.DayOfMonth(d), d.Year)
}

// DayOfMonth is "24 November" or "November 24".
func (s Style) DayOfMonth(d cliniko.Date) string {
	if s.MonthFirst {
		return fmt.Sprintf("%s %d", d.Month, d.Day)
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}

// LongDay is "Tuesday 24 November 2026" or "Tuesday, November 24, 2026".
func (s Style) LongDay(d cliniko.Date) string { return s.weekday(d) + s.Date(d) }

// WeekdayDay is "Tuesday 24 November" or "Tuesday, November 24".
func (s Style) WeekdayDay(d cliniko.Date) string { return s.weekday(d) + s.DayOfMonth(d) }

func (s Style) weekday(d cliniko.Date) string {
	if s.MonthFirst {
		return d.Weekday().String() + ", "
	}
	return d.Weekday().String() + " "
}

// Dates are "23–27 November 2026" or "November 23–27, 2026", and one day as a [Style.Date].
func (s Style) Dates(from, to cliniko.Date) string {
	switch {
	case from == to:
		return s.Date(to)
	case from.Year != to.Year:
		return s.Date(from) + " – " + s.Date(to)
	case from.Month != to.Month:
		return s.DayOfMonth(from) + " – " + s.Date(to)
	case s.MonthFirst:
		return fmt.Sprintf("%s–%d, %d", s.DayOfMonth(from), to.Day, to.Year)
	}
	return strconv.Itoa(from.Day) + "–" + s.Date(to)
}

// DateFrom is "24 November", and with its year where that is not today's.
func (s Style) DateFrom(d, today cliniko.Date) string {
	if d.Year == today.Year {
		return s.DayOfMonth(d)
	}
	return s.Date(d)
}

// DayFrom is "today", "tomorrow", "yesterday" or the date.
func (s Style) DayFrom(d, today cliniko.Date) string {
	switch d.DaysSince(today) {
	case -1:
		return "yesterday"
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return s.DateFrom(d, today)
}

// Ahead is how far somebody has looked from today on, in whole weeks where it is that far: "the
// next 4 weeks", "the next 5 days". Where nothing was found, a last date would look like the end
// of something.
func Ahead(from, to cliniko.Date) string {
	n, noun := to.DaysSince(from)+1, "day"
	if n >= 7 {
		n, noun = n/7, "week"
	}
	if n == 1 {
		return "the next " + noun
	}
	return "the next " + Count(n, noun)
}

// OnDay is a day as it stands after a verb: "today", "on 9 November".
func (s Style) OnDay(d, today cliniko.Date) string {
	if ahead := d.DaysSince(today); ahead >= -1 && ahead <= 1 {
		return s.DayFrom(d, today)
	}
	return "on " + s.DateFrom(d, today)
}
