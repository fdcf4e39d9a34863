package cliniko

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Shorten cuts a text to at most so many code points, the last of them "…". What a person
// reads as one character stays whole: a letter and its accents, a flag, a family of emoji.
// Of one that is too long by itself only the letter stays.
func Shorten(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	kept, room := 0, most-1
	for characters := graphemes.FromString(text); characters.Next(); kept = characters.End() {
		if room -= utf8.RuneCountInString(characters.Value()); room < 0 {
			break
		}
	}
	if kept == 0 && most > 1 {
		_, kept = utf8.DecodeRuneInString(text)
	}
	return strings.TrimSpace(text[:kept]) + "…"
}
