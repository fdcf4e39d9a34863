package bookable

import (
	"slices"
	"strings"
	"unicode"

	"mieahealth.com/companion/cliniko/readiness"
)

// find keeps the practitioners and columns that between them hold every word that was
// typed, as the beginning of a word of their names. By name, also what is not offered
// is found.
func (b *builder) find(text string, people, columns []int) (foundPeople, foundColumns []int) {
	wanted, full := typed(text)
	persons := candidates(people, len(b.practitioners.ids), func(p int) (own, all matches) {
		own = matchesIn(wanted, b.words.Subject(readiness.Target{Practitioner: b.practitioners.ids[p]}))
		return own, own
	})
	types := candidates(columns, b.width(), func(c int) (own, all matches) {
		at := b.columnTargets([]int{c})[0]
		own = matchesIn(wanted, b.words.Subject(readiness.Target{AppointmentType: at.AppointmentType}))
		return own, own | matchesIn(wanted, b.words.Subject(readiness.Target{Business: at.Business}))
	})
	types = slices.DeleteFunc(types, func(c candidate) bool { return !b.linked(c.number) })
	return b.dense(matchingTogether(persons, types, full), matchingTogether(types, persons, full))
}

// dense leaves out of many columns those that are linked with none of the people found, and of
// many people those who are linked with none of the columns. In a small table they stay: what is
// not linked can be chosen there, and says so.
func (b *builder) dense(people, columns []int) (densePeople, denseColumns []int) {
	linked := func(p, c int) bool { return b.row(p)[c].verdict != nil }
	densePeople, denseColumns = people, columns
	if len(columns) > manyColumns {
		denseColumns = slices.DeleteFunc(slices.Clone(columns), func(c int) bool {
			return !slices.ContainsFunc(people, func(p int) bool { return linked(p, c) })
		})
	}
	if len(people) > attentionOver {
		densePeople = slices.DeleteFunc(slices.Clone(people), func(p int) bool {
			return !slices.ContainsFunc(denseColumns, func(c int) bool { return linked(p, c) })
		})
	}
	if len(densePeople) == 0 || len(denseColumns) == 0 {
		return people, columns
	}
	return densePeople, denseColumns
}

// matches says which of the words that were typed a name holds.
type matches uint8

// typed are the words that were typed, as many as can be told apart, and the matches of a name
// that holds all of them.
func typed(text string) (wanted []string, full matches) {
	const most = 8
	wanted = wordsOf(text)
	wanted = wanted[:min(len(wanted), most)]
	return wanted, matches(1)<<len(wanted) - 1
}

type candidate struct {
	number  int
	matches matches
}

// candidates are those that are offered, and those that hold a word in their own names.
func candidates(offered []int, number int, look func(int) (own, all matches)) (list []candidate) {
	shown := make([]bool, number)
	for _, i := range offered {
		shown[i] = true
	}
	for i, offered := range shown {
		if own, all := look(i); offered || own != 0 {
			list = append(list, candidate{i, all})
		}
	}
	return list
}

// matchingTogether are the ones that hold every word, alone or with one of the others.
func matchingTogether(ones, others []candidate, full matches) (numbers []int) {
	beside := map[matches]bool{0: true}
	for _, o := range others {
		beside[o.matches] = true
	}
	for _, one := range ones {
		for other := range beside {
			if one.matches|other == full {
				numbers = append(numbers, one.number)
				break
			}
		}
	}
	return numbers
}

// linked reports whether Cliniko links anybody with a column.
func (b *builder) linked(c int) bool {
	for p := range b.practitioners.ids {
		if b.row(p)[c].verdict != nil {
			return true
		}
	}
	return false
}

func matchesIn(wanted []string, name string) (found matches) {
	words := wordsOf(name)
	for i, want := range wanted {
		for _, word := range words {
			if strings.HasPrefix(word, want) {
				found |= 1 << i
			}
		}
	}
	return found
}

// wordsOf splits a text into words in small letters without accents.
func wordsOf(text string) []string {
	return strings.FieldsFunc(withoutAccents.Replace(strings.ToLower(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	})
}

// withoutAccents lets "chloe" find Chloé.
var withoutAccents = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ă", "a", "ą", "a", "æ", "ae",
	"ç", "c", "ć", "c", "č", "c", "ď", "d", "đ", "d", "ð", "d",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e", "ę", "e", "ě", "e", "ğ", "g",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ī", "i", "ı", "i", "ł", "l", "ľ", "l",
	"ñ", "n", "ń", "n", "ň", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ō", "o", "ő", "o", "œ", "oe",
	"ř", "r", "ś", "s", "š", "s", "ş", "s", "ș", "s", "ß", "ss", "ť", "t", "ţ", "t", "ț", "t",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u", "ů", "u", "ű", "u", "ý", "y", "ÿ", "y", "ź", "z", "ż", "z", "ž", "z",
	"'", "", "’", "",
)
