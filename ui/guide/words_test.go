package guide

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"mieahealth.com/companion/cliniko"
)

func TestCount(t *testing.T) {
	require.Equal(t, "1 business", count(1, nounBusiness))
	require.Equal(t, "2 businesses", count(2, nounBusiness))
	require.Equal(t, "0 practitioners", count(0, nounPractitioner))
	require.Equal(t, "1,234,567 times", count(1234567, "time"))
	require.Equal(t, "999 times", count(999, "time"))
}

func TestNamesFromOutside(t *testing.T) {
	for name, c := range map[string]struct{ in, out string }{
		"an ordinary name stays":           {"Chloé D’Souza", "Chloé D’Souza"},
		"direction marks are dropped":      {"Ada\u202eLovell\u200f", "AdaLovell"},
		"line breaks become spaces":        {"Ada\r\n Lovell", "Ada Lovell"},
		"markup is shown plainly":          {"[[Ada]] **Lovell**", "[Ada] *Lovell*"},
		"joined emoji survive":             {"Ada 👩\u200d⚕", "Ada 👩\u200d⚕"},
		"NUL and bell are dropped":         {"A\x00d\x07a", "Ada"},
		"a thousand characters are cut":    {strings.Repeat("ü", 1000), strings.Repeat("ü", 59) + "…"},
		"brackets in brackets come to one": {"[[[[x]]]]", "[x]"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.out, short(c.in)) })
	}
}

func FuzzShort(f *testing.F) {
	for _, seed := range []string{"", "Ada", "[[[", "]]]]", "\u202e", "\xff\xfe", strings.Repeat("a ", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		out := short(name)
		require.LessOrEqual(t, utf8.RuneCountInString(out), longestName)
		require.NotContains(t, out, "[[")
		require.NotContains(t, out, "]]")
		require.NotContains(t, out, "\n")
	})
}

func TestDaysAndTimes(t *testing.T) {
	today := cliniko.DateOf(now)
	require.Equal(t, "today", day(today, today))
	require.Equal(t, "tomorrow", day(today.Add(1), today))
	require.Equal(t, "yesterday", day(today.Add(-1), today))
	require.Equal(t, "9 November", day(today.Add(-14), today))
	require.Equal(t, "23 November 2025", day(today.Add(-365), today))
	require.Equal(t, "9:42", moment(now, now))
	require.Equal(t, "yesterday, 9:42", moment(now.AddDate(0, 0, -1), now))
	require.Equal(t, "Today, 11:30", coming(now.Add(108*time.Minute), now))
	require.Equal(t, "Tomorrow, 8:30", coming(time.Date(2026, 11, 24, 8, 30, 0, 0, now.Location()), now))
	require.Equal(t, "Thu 26 Nov, 9:00", coming(time.Date(2026, 11, 26, 9, 0, 0, 0, now.Location()), now))
	t.Run("the day is counted in the zone of the business", func(t *testing.T) {
		perth := time.Date(2026, 11, 23, 23, 30, 0, 0, mustZone("Australia/Perth"))
		require.Equal(t, "Today, 23:30", coming(perth, now))
	})
}

func TestParseAddress(t *testing.T) {
	for typed, host := range map[string]string{
		"seaside.au4.cliniko.com":                            "seaside.au4.cliniko.com",
		" https://Seaside.AU4.cliniko.com/settings?x=1#top ": "seaside.au4.cliniko.com",
		"http://good-times.uk2.cliniko.com":                  "good-times.uk2.cliniko.com",
		"seaside.cliniko.com":                                "",
		"seaside.au4.cliniko.com.evil.com":                   "",
		"evil.com/seaside.au4.cliniko.com":                   "",
		"user@seaside.au4.cliniko.com":                       "",
		"a.b.au4.cliniko.com":                                "",
		"seaside.au4.cliniko.com:443":                        "",
		"api.evil/.au4.cliniko.com":                          "",
		"":                                                   "",
		"Seaside Physio":                                     "",
		strings.Repeat("a", 400) + ".au4.cliniko.com":        "",
	} {
		site, ok := ParseAddress(typed)
		require.Equal(t, host, site.Host(), typed)
		require.Equal(t, host != "", ok, typed)
	}
}

func FuzzParseAddress(f *testing.F) {
	for _, seed := range []string{"seaside.au4.cliniko.com", "https://a.au1.cliniko.com/x", "..cliniko.com", "ａ.au4.cliniko.com"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		site, ok := ParseAddress(typed)
		require.Equal(t, ok, !site.IsZero())
		if ok {
			require.Regexp(t, `\A[a-z0-9-]+\.[a-z]{2}[0-9]{1,2}\.cliniko\.com\z`, site.Host())
		}
	})
}
