package sheet

import (
	"fmt"
	"strconv"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// How ranges, ages and offsets are written.

// OffsetText is "UTC", "UTC+11" or "UTC+10:30".
func OffsetText(seconds int) string {
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

// HeadText is "Tue 24".
func HeadText(d cliniko.Date) string {
	return d.Weekday().String()[:3] + " " + strconv.Itoa(d.Day)
}

// monthText is "November 2026" or "November – December 2026".
func monthText(from, to cliniko.Date) string {
	end := fmt.Sprintf("%s %d", to.Month, to.Year)
	switch {
	case from.Year != to.Year:
		return fmt.Sprintf("%s %d", from.Month, from.Year) + Dash + end
	case from.Month != to.Month:
		return from.Month.String() + Dash + end
	}
	return end
}

// ShortMonthText is "November 2026" or "Nov – Dec 2026".
func ShortMonthText(from, to cliniko.Date) string {
	if from.Month == to.Month {
		return monthText(from, to)
	}
	return fmt.Sprintf("%s%s%s %d", from.Month.String()[:3], Dash, to.Month.String()[:3], to.Year)
}

// ClockRangeText is "11:30 – 12:15", or "23:30 – 0:15 the next day"; the end is left out
// when the length is not known.
func ClockRangeText(start time.Time, minutes int, style wording.Style) string {
	if minutes <= 0 {
		return style.Clock(start)
	}
	end := start.Add(time.Duration(minutes) * time.Minute)
	text := style.Clocks(start, end)
	switch day := cliniko.DateOf(end); day.DaysSince(cliniko.DateOf(start)) {
	case 0:
		return text
	case 1:
		return text + " the next day"
	default:
		return text + " " + style.Day(day)
	}
}

// ReadText is "Updated 1 min ago (11:02 am Sydney time)": the age says most, and the time is
// the business's, named.
func ReadText(read, now time.Time, zone *time.Location, name string, style wording.Style) string {
	at := read.In(zone)
	when := style.Clock(at)
	if day := cliniko.DateOf(at); day != cliniko.DateOf(now.In(zone)) {
		when = style.Moment(at)
	}
	return fmt.Sprintf(textStamp, UpdatedText(read, now), when, name)
}

// UpdatedText is "Updated 1 min ago".
func UpdatedText(read, now time.Time) string { return fmt.Sprintf(textUpdated, AgeText(now.Sub(read))) }

// Ageless reports whether an age cannot be told: the clock was set back since.
func Ageless(age time.Duration) bool { return age < -time.Minute }

// AgeText is "5 min ago".
func AgeText(age time.Duration) string {
	switch {
	case Ageless(age):
		return "some time ago"
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
