package guide

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
)

// count says a number with its noun: "1 time", "14 times", "1,204 free times".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if plural, irregular := plurals[noun]; irregular {
		return thousands(n) + " " + plural
	}
	return thousands(n) + " " + noun + "s"
}

var plurals = map[string]string{nounBusiness: "businesses"}

func thousands(n int) string {
	digits := fmt.Sprint(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// verb agrees with a number.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// markup is what the pages would read as more than text.
var markup = regexp.MustCompile(`(\[)\[+|(\])\]+|(\*)\*+`)

// longestName is how much of a name is shown; staff may type a thousand characters.
const longestName = 60

// short makes a text that came from outside fit to stand in a sentence: no control or
// direction characters, no line breaks, no brackets that would read as markup.
func short(name string) string {
	clean := markup.ReplaceAllString(strings.Join(strings.Fields(cliniko.OneLine(name)), " "), "$1$2$3")
	letters := []rune(clean)
	if len(letters) > longestName {
		clean = strings.TrimSpace(string(letters[:longestName-1])) + "…"
	}
	return clean
}

// sentenceOf makes a title a sentence.
func sentenceOf(title string) string { return strings.TrimRight(title, ". ") + "." }

// day says a day beside today: "today", "tomorrow", "9 November", "9 November 2025".
func day(d, today cliniko.Date) string {
	switch {
	case d == today:
		return "today"
	case d == today.Add(1):
		return "tomorrow"
	case d == today.Add(-1):
		return "yesterday"
	default:
		return date(d, today)
	}
}

// onDay says a day so that it can stand after a verb: "today", "on 9 November".
func onDay(d, today cliniko.Date) string {
	if said := day(d, today); said != date(d, today) {
		return said
	}
	return "on " + date(d, today)
}

// date says a day so that it can stand after "on".
func date(d cliniko.Date, today cliniko.Date) string {
	if d.Year == today.Year {
		return fmt.Sprintf("%d %s", d.Day, d.Month)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// moment says when something was, in t's zone: "9:42", or "9 November, 9:42" on another day.
func moment(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	if d == today {
		return clock(t)
	}
	return day(d, today) + ", " + clock(t)
}

// coming says when something will be, in t's zone: "Today, 11:30", "Thu 26 Nov, 9:00".
func coming(t, now time.Time) string {
	d, today := cliniko.DateOf(t), cliniko.DateOf(now.In(t.Location()))
	switch d.DaysSince(today) {
	case 0:
		return "Today, " + clock(t)
	case 1:
		return "Tomorrow, " + clock(t)
	default:
		return t.Format("Mon 2 Jan, ") + clock(t)
	}
}

func clock(t time.Time) string { return fmt.Sprintf("%d:%02d", t.Hour(), t.Minute()) }
