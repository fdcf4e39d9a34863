package sheet

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// ParseDay reads a day as people type it: "24 Nov", "24 November 2026", "Nov 24",
// "24/11", "24.11.26", "2026-11-24", "24". Of numbers alone the day comes first, or the month
// where people write so. What is
// left out is filled up so that the day is today or the nearest to come. false: it is no
// day.
func ParseDay(text string, today cliniko.Date, style wording.Style) (cliniko.Date, bool) {
	if len(text) > mostDayText {
		return cliniko.Date{}, false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var numbers []int
	var month time.Month
	for _, word := range words {
		if n, err := strconv.Atoi(strings.TrimRight(word, "dhnrst")); err == nil {
			numbers = append(numbers, n)
		} else if m, known := monthOfWord(word); known && month == 0 {
			month = m
		} else if !isWeekday(word) {
			return cliniko.Date{}, false
		}
	}
	if style.MonthFirst && month == 0 && len(numbers) > 1 && numbers[0] >= 1 && numbers[0] <= 12 {
		month, numbers = time.Month(numbers[0]), numbers[1:]
	}
	return assemble(numbers, month, today)
}

const mostDayText = 64

func monthOfWord(word string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if beginsName(word, m.String()) {
			return m, true
		}
	}
	return 0, false
}

func isWeekday(word string) bool {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if beginsName(word, day.String()) {
			return true
		}
	}
	return false
}

// beginsName reports whether a word is a name or its first letters, three at least.
func beginsName(word, name string) bool {
	return len(word) >= 3 && len(word) <= len(name) && strings.EqualFold(word, name[:len(word)])
}

// assemble makes a day of its numbers in the order they were typed, and of a month that
// was typed as a word.
func assemble(numbers []int, month time.Month, today cliniko.Date) (cliniko.Date, bool) {
	if len(numbers) == 3 && month == 0 && numbers[0] > 31 {
		numbers[0], numbers[2] = numbers[2], numbers[0]
	}
	if month != 0 && len(numbers) > 0 {
		numbers = append([]int{numbers[0], int(month)}, numbers[1:]...)
	}
	switch len(numbers) {
	case 1:
		return nextDay(numbers[0], today)
	case 2:
		day, ok := dayOfParts(today.Year, numbers[1], numbers[0])
		if !ok || day.Before(today) {
			return dayOfParts(today.Year+1, numbers[1], numbers[0])
		}
		return day, true
	case 3:
		return dayOfParts(fullYear(numbers[2]), numbers[1], numbers[0])
	}
	return cliniko.Date{}, false
}

// nextDay is the nearest day to come with a number.
func nextDay(number int, today cliniko.Date) (cliniko.Date, bool) {
	for months := range 12 {
		first := TurnMonths(cliniko.Date{Year: today.Year, Month: today.Month, Day: 1}, months)
		if day, ok := dayOfParts(first.Year, int(first.Month), number); ok && !day.Before(today) {
			return day, true
		}
	}
	return cliniko.Date{}, false
}

func fullYear(year int) int {
	if year < 100 {
		return 2000 + year
	}
	return year
}

// dayOfParts is a day of the years that a calendar can be asked for; false: there is
// none such.
func dayOfParts(year, month, day int) (cliniko.Date, bool) {
	d := cliniko.Date{Year: year, Month: time.Month(month), Day: day}
	if year < 2000 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 || d.Add(0) != d {
		return cliniko.Date{}, false
	}
	return d, true
}
