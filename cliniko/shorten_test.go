package cliniko

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestATextIsCutBetweenCharacters(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"what fits is left as it is":          {"Nora Tran!", "Nora Tran!"},
		"the last character is an ellipsis":   {"Nora Tran-Hill", "Nora Tran…"},
		"a space before the ellipsis goes":    {"Physio at the Hill", "Physio at…"},
		"a letter keeps its accents":          {"Physiote\u0301\u0302rapie", "Physiot…"},
		"a Thai letter keeps its vowels":      {"นวดแผนไทที่รัก", "นวดแผนไท…"},
		"a family stays together":             {"Nora \U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466", "Nora…"},
		"an emoji keeps the colour of skin":   {"Physio Ti\U0001F44D\U0001F3FF!", "Physio Ti…"},
		"a flag is not halved":                {strings.Repeat("\U0001F1E6\U0001F1FA", 9), strings.Repeat("\U0001F1E6\U0001F1FA", 4) + "…"},
		"Hangul in parts stays whole":         {"Physio k\u1100\u1161\u11a8\u1100", "Physio k…"},
		"a Devanagari conjunct stays whole":   {"Physio kक्षि", "Physio k…"},
		"only a letter of endless accents":    {"Z" + strings.Repeat("\u0301", 100) + "oe", "Z…"},
		"bytes that are no text cut no worse": {strings.Repeat("\xff", 20), strings.Repeat("\xff", 9) + "…"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, Shorten(c.text, 10)) })
	}
}

func FuzzShorten(f *testing.F) {
	for _, text := range []string{"", "Nora Tran", "\U0001F1E6\U0001F1FA\U0001F1E6", "e\u0301\u0302", "\xff\xfe", "\u200d"} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, most int) {
		most = max(1, most%100)
		require.LessOrEqual(t, utf8.RuneCountInString(Shorten(text, most)), most)
	})
}
