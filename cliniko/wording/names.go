package wording

import (
	"regexp"
	"strings"
	"unicode"

	"mieahealth.com/companion/cliniko"
)

// LongestName is how many characters of a name are shown; staff may type a thousand.
const LongestName = 60

// markup is what Fyne's rich text and our own pages would read as more than text.
var markup = regexp.MustCompile(`(\[)\[+|(\])\]+|(\*)\*+`)

// Name makes a name from outside fit to stand in a sentence: on one line, without
// control or direction characters or markup, and cut where it is too long.
func Name(name string) string {
	clean := markup.ReplaceAllString(strings.Join(strings.Fields(cliniko.OneLine(name)), " "), "$1$2$3")
	return Cut(clean)
}

// Cut shortens a name to LongestName characters, the last of them "…"; a letter keeps its accents.
func Cut(name string) string {
	letters := []rune(name)
	if len(letters) <= LongestName {
		return name
	}
	end := LongestName - 1
	for end > 0 && unicode.Is(unicode.M, letters[end]) {
		end--
	}
	return strings.TrimSpace(string(letters[:end])) + "…"
}
