package wording

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number is "10,000".
func Number(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// Count is a number of things: "1 free time", "1,204 free times", "2 businesses". The
// noun is a singular.
func Count(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "s"):
		noun += "e"
	}
	return Number(n) + " " + noun + "s"
}

// Hours is a number of hours, from two days on in whole days where they are whole:
// "24 hours", "2 days".
func Hours(n int) string {
	if n >= 48 && n%24 == 0 {
		return Count(n/24, "day")
	}
	return Count(n, "hour")
}

// List is "Ada", "Ada and Ben" or "Ada, Ben and Chloé".
func List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// FirstOf is a List that names so many, or one more where only one would be left, and counts
// the others: "Ada, Ben and 3 others".
func FirstOf(most int, names []string) string {
	if len(names) <= most+1 {
		return List(names)
	}
	return strings.Join(names[:most], ", ") + " and " + Number(len(names)-most) + " others"
}

// Capital begins a text with a capital letter.
func Capital(text string) string {
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
