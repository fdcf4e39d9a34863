package sheet

import (
	"strings"
	"time"
	"unicode"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// View is a way to look at the calendar.
type View int

// The views, in the order of their buttons.
const (
	Week View = iota
	Day
	Month
	List
)

// Views says what each view shows. Its key is a letter as typed.
var Views = [...]struct {
	Label    string
	key      rune
	Whole    string // what is shown, at the beginning of a sentence
	Within   string // the same, at the end of one
	Grouping Grouping
	Span     func(day, today cliniko.Date, style wording.Style) (from cliniko.Date, days int)
	Turned   func(day cliniko.Date, by int) cliniko.Date // a day as many pages on
	Title    func(style wording.Style, from, to cliniko.Date) string
}{
	Week:  {"Week", 'w', "This week", "this week", ByDay, weekOf, turnWeeks, wording.Style.Dates},
	Day:   {"Day", 'd', "This day", "on this day", ByPractitioner, dayOf, turnDays, longDay},
	Month: {"Month", 'm', "This month", "on these days", Counts, monthOf, TurnMonths, months},
	List:  {"List", 'a', "This list", "in these four weeks", AsList, listOf, turnList, wording.Style.Dates},
}

// ListDays is how many days the list shows.
const ListDays = 28

func longDay(style wording.Style, day, _ cliniko.Date) string { return style.LongDay(day) }

func months(_ wording.Style, from, to cliniko.Date) string { return monthText(from, to) }

func weekOf(day, _ cliniko.Date, style wording.Style) (cliniko.Date, int) {
	return style.WeekOf(day), DaysPerWeek
}

func dayOf(day, _ cliniko.Date, _ wording.Style) (cliniko.Date, int) { return day, 1 }

// monthOf leaves out the weeks of this month that are over, and shows four weeks at
// least: what can still be booked does not end with a month.
func monthOf(day, today cliniko.Date, style wording.Style) (cliniko.Date, int) {
	first := cliniko.Date{Year: day.Year, Month: day.Month, Day: 1}
	next := TurnMonths(first, 1)
	if today.Before(first) || !today.Before(next) {
		return first, next.DaysSince(first)
	}
	first = cliniko.Latest(first, style.WeekOf(today))
	return first, max(next.DaysSince(first), ListDays)
}

// listOf begins today at the earliest: nothing before can be booked.
func listOf(day, today cliniko.Date, _ wording.Style) (cliniko.Date, int) {
	if day.Before(today) {
		day = today
	}
	return day, ListDays
}

func turnWeeks(day cliniko.Date, by int) cliniko.Date { return day.Add(DaysPerWeek * by) }
func turnDays(day cliniko.Date, by int) cliniko.Date  { return day.Add(by) }
func turnList(day cliniko.Date, by int) cliniko.Date  { return day.Add(ListDays * by) }

// TurnMonths keeps the day of the month, or takes the last one there is.
func TurnMonths(day cliniko.Date, by int) cliniko.Date {
	first := cliniko.DateOf(time.Date(day.Year, day.Month+time.Month(by), 1, 0, 0, 0, 0, time.UTC))
	last := cliniko.DateOf(time.Date(first.Year, first.Month+1, 0, 0, 0, 0, 0, time.UTC))
	first.Day = min(day.Day, last.Day)
	return first
}

// ViewOfKey is the view of a letter; false: of none.
func ViewOfKey(r rune) (View, bool) {
	for v, view := range Views {
		if unicode.ToLower(r) == view.key {
			return View(v), true
		}
	}
	return Week, false
}

// ViewLabels are the names of the views, in order.
func ViewLabels() (labels []string) {
	for _, view := range Views {
		labels = append(labels, view.Label)
	}
	return labels
}

// Abbreviated shortens the names of months and weekdays in a title.
func Abbreviated(title string) string {
	for month := time.January; month <= time.December; month++ {
		title = strings.ReplaceAll(title, month.String(), month.String()[:3])
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		title = strings.ReplaceAll(title, day.String(), day.String()[:3])
	}
	return title
}
