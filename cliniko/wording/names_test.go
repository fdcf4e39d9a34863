package wording

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestNamesFromOutside(t *testing.T) {
	for name, c := range map[string]struct{ in, out string }{
		"an ordinary name stays":           {"Chloé D’Souza", "Chloé D’Souza"},
		"direction marks are dropped":      {"Ada\u202eLovell\u200f", "AdaLovell"},
		"line breaks become spaces":        {"Ada\r\n Lovell", "Ada Lovell"},
		"markup is shown plainly":          {"[[Ada]] **Lovell**", "[Ada] *Lovell*"},
		"joined emoji survive":             {"Ada 👩\u200d⚕", "Ada 👩\u200d⚕"},
		"NUL and bell are dropped":         {"A\x00d\x07a", "Ada"},
		"a thousand characters are cut":    {strings.Repeat("ü", 1000), strings.Repeat("ü", 59) + "…"},
		"sixty characters are not cut":     {strings.Repeat("ü", 60), strings.Repeat("ü", 60)},
		"a letter keeps its accents":       {strings.Repeat("a", 58) + "e\u0301\u0302xyz", strings.Repeat("a", 58) + "…"},
		"brackets in brackets come to one": {"[[[[x]]]]", "[x]"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.out, Name(c.in)) })
	}
}

func TestAClinicWithoutANameIsNamedByItsNumber(t *testing.T) {
	require.Equal(t, "Seaside Physio", Clinic("Seaside Physio", "42"))
	require.Equal(t, "Clinic 42", Clinic("\u202e ", "42"))
}

func FuzzName(f *testing.F) {
	for _, seed := range []string{"", "Ada", "[[[", "]]]]", "\u202e", "\xff\xfe", strings.Repeat("a ", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		out := Name(name)
		require.LessOrEqual(t, utf8.RuneCountInString(out), LongestName)
		require.NotContains(t, out, "[[")
		require.NotContains(t, out, "]]")
		require.NotContains(t, out, "\n")
	})
}
