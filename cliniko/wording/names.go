package wording

import (
	"cmp"
	"regexp"
	"strings"

	"mieahealth.com/companion/cliniko"
)

// LongestName is how many characters of a name are shown; staff may type a thousand.
const LongestName = 60

// What is said in the place of a name where Cliniko has none.
const (
	UnnamedBusiness     = "an unnamed business"
	UnnamedPractitioner = "an unnamed practitioner"
	UnnamedType         = "an unnamed appointment type"
)

// markup is what Fyne's rich text and our own pages would read as more than text.
var markup = regexp.MustCompile(`(\[)\[+|(\])\]+|(\*)\*+`)

// Name makes a name from outside fit to stand in a sentence: on one line, without
// control or direction characters or markup, and cut where it is too long.
func Name(name string) string {
	clean := markup.ReplaceAllString(strings.Join(strings.Fields(cliniko.OneLine(name)), " "), "$1$2$3")
	return Cut(clean)
}

// Clinic makes a clinic's name fit to stand in a sentence. One that has none is named by its number.
func Clinic(name string, account cliniko.AccountID) string {
	return cmp.Or(Name(name), "Clinic "+string(account))
}

// Label is a name at the beginning of a label: as the clinic writes it, or "An unnamed business".
func Label(name string) string {
	switch name {
	case UnnamedBusiness, UnnamedPractitioner, UnnamedType:
		return Capital(name)
	}
	return name
}

// Cut shortens a name to LongestName characters, as [cliniko.Shorten] does.
func Cut(name string) string { return cliniko.Shorten(name, LongestName) }
