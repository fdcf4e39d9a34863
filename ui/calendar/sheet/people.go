package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
)

// listPractitioners are the account's practitioners with tag and colour, in the
// account's order. Both depend on the whole account, so that a filter or another
// business never changes them.
func listPractitioners(a *cliniko.Account, f Filter) []Practitioner {
	list := make([]Practitioner, len(a.Practitioners))
	taken := map[string]bool{}
	for i, p := range a.Practitioners {
		tag := freeTag(p.Name, taken)
		taken[tag] = true
		list[i] = Practitioner{ID: p.ID, Name: cmp.Or(p.Name, wording.UnnamedPractitioner), Tag: tag, Colour: i, Shown: !f.Practitioners[p.ID]}
	}
	return list
}

// freeTag is the first of a name's tags that nobody has: "AR", "ARi", "AR2", "AR3"…
func freeTag(name string, taken map[string]bool) string {
	first, last := initials(name)
	tag := first + last
	if !taken[tag] {
		return tag
	}
	if longer := tag + secondLetter(name); !taken[longer] {
		return longer
	}
	n := 2
	for taken[tag+strconv.Itoa(n)] {
		n++
	}
	return tag + strconv.Itoa(n)
}

func initials(name string) (first, last string) {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && !unicode.Is(unicode.M, r) })
	words = slices.DeleteFunc(words, func(word string) bool { return !strings.ContainsFunc(word, unicode.IsLetter) })
	if len(words) > 1 && slices.Contains(titles, strings.ToLower(words[0])) {
		words = words[1:]
	}
	switch len(words) {
	case 0:
		return "?", ""
	case 1:
		return firstLetter(words[0]), ""
	}
	return firstLetter(words[0]), firstLetter(words[len(words)-1])
}

var titles = []string{"dr", "prof", "mr", "mrs", "ms", "miss", "mx"}

func firstLetter(word string) string {
	r, _ := utf8.DecodeRuneInString(word[strings.IndexFunc(word, unicode.IsLetter):])
	return string(unicode.ToUpper(r))
}

func secondLetter(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	letters := []rune(words[len(words)-1])
	if len(letters) < 2 || !unicode.IsLetter(letters[1]) {
		return ""
	}
	return string(letters[1])
}

func listTypes(a *cliniko.Account, f Filter) []Type {
	list := make([]Type, len(a.AppointmentTypes))
	for i, t := range a.AppointmentTypes {
		list[i] = Type{ID: t.ID, Name: cmp.Or(t.Name, wording.UnnamedType), Minutes: t.Minutes, Shown: !f.Types[t.ID]}
	}
	return list
}
