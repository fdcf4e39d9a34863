package cliniko

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func mustRow(t testing.TB, text string) (r row) {
	t.Helper()
	require.NoError(t, json.Unmarshal([]byte(text), &r))
	return r
}

func TestFieldsOfARow(t *testing.T) {
	t.Run("ids come as strings or numbers, of 20 digits at most", func(t *testing.T) {
		for raw, want := range map[string]string{
			`"1599555821232989634"`: "1599555821232989634", `1599555821232989634`: "1599555821232989634", `1`: "1", `"00"`: "00",
			`18446744073709551615`: "18446744073709551615", `"123456789012345678901"`: "", `1.0`: "", `1e3`: "", `-1`: "", `""`: "",
			`"１"`: "", `" 1"`: "", `"1\n"`: "", `null`: "", `true`: "", `{}`: "", `["1"]`: "", `"\u0031"`: "1",
		} {
			require.Equal(t, want, mustRow(t, `{"id":`+raw+`}`).id("id"), raw)
		}
	})
	t.Run("names of fields are exact", func(t *testing.T) {
		r := mustRow(t, `{"id":"1","ID":"2","Id":"3"}`)
		require.Equal(t, "1", r.id("id"))
	})
	t.Run("flags are off unless they are true", func(t *testing.T) {
		r := mustRow(t, `{"yes":true,"no":false,"null":null,"word":"true","one":1}`)
		require.True(t, r.flag("yes"))
		for _, name := range []string{"no", "null", "word", "one", "absent"} {
			require.False(t, r.flag(name), name)
		}
		require.True(t, r.flagOr("absent", true))
		require.True(t, r.flagOr("null", true))
		require.False(t, r.flagOr("no", true))
	})
	t.Run("numbers come as numbers or strings, or are not told", func(t *testing.T) {
		r := mustRow(t, `{"n":84,"s":"28","neg":-1,"null":null,"f":1.5,"big":1e30,"word":"unlimited"}`)
		require.Equal(t, 84, *r.number("n"))
		require.Equal(t, 28, *r.number("s"))
		require.Equal(t, -1, *r.number("neg"))
		for _, name := range []string{"null", "f", "big", "word", "absent"} {
			require.Nil(t, r.number(name), name)
		}
	})
	t.Run("links give the id at their end", func(t *testing.T) {
		for raw, want := range map[string]string{
			`{"links":{"self":"https://api.au1.cliniko.com/v1/practitioners/1"}}`:           "1",
			`{"links":{"self":"https://api.au1.cliniko.com/v1/practitioners/12?a=/b"}}`:     "12",
			`{"links":{"self":"/practitioners/12/"}}`:                                       "12",
			`{"links":{"self":"https://api.au1.cliniko.com/v1/practitioners?q=id%3A%3D1"}}`: "",
			`{"links":{"self":"%zz"}}`:                                                      "", `{"links":{"self":5}}`: "", `{"links":null}`: "", `{"links":[]}`: "", `{}`: "", `null`: "", `"1"`: "",
		} {
			require.Equal(t, want, mustRow(t, `{"x":`+raw+`}`).linked("x"), raw)
		}
	})
	t.Run("times need a zone and a real day", func(t *testing.T) {
		for raw, ok := range map[string]bool{
			`"2026-11-23T09:00:00Z"`: true, `"2026-11-23T20:00:00+11:00"`: true, `"2026-11-23T09:00:00.5Z"`: true,
			`"2026-11-23T09:00:00"`: false, `"2026-02-30T09:00:00Z"`: false, `"2026-11-23T24:00:00Z"`: false, `"2026-11-23T09:00:60Z"`: false,
			`"2026-11-23"`: false, `1795424400`: false, `null`: false, `""`: false,
		} {
			got, told := mustRow(t, `{"at":`+raw+`}`).moment("at")
			require.Equal(t, ok, told, raw)
			require.Equal(t, time.UTC, got.Location())
		}
	})
	t.Run("an overlong text for machines is not told", func(t *testing.T) {
		require.Empty(t, mustRow(t, `{"subdomain":"`+strings.Repeat("a", 201)+`"}`).text("subdomain"))
	})
}

func TestNamesAreSafeToShow(t *testing.T) {
	for text, want := range map[string]string{
		"Nora Tran":                        "Nora Tran",
		"  Nora \t\r\n Tran\u2028":         "Nora Tran",
		"Nora\x00\x1b[31m\u0085Tran":       "Nora[31m Tran",
		"\u202eevil\u202c \u2066x\u2069":   "evil x",
		"zero\u200bwidth\ufeff\u200f":      "zerowidth",
		"<b>Nora</b> [x](y)":               "<b>Nora</b> [x](y)",
		"Zoë 👩‍⚕️ Ng":                      "Zoë 👩‍⚕️ Ng",
		strings.Repeat("a", 120):           strings.Repeat("a", 120),
		strings.Repeat("é", 121):           strings.Repeat("é", 119) + "…",
		strings.Repeat("語", 1_000_000):     strings.Repeat("語", 119) + "…",
		"\u200b":                           "",
		"So\u00adPhy\u2061sio\U000e0041":   "SoPhysio",
		"\u2066x\u2069\u061c\u180e\ufff9y": "xy",
		"a\u009b31mb\u007fc":               "a31mbc",
		"Mo\u200dus\u200ce":                "Mouse",
		"\u200d👩\u200d":                    "👩",
		"👩🏽\u200d⚕️ ❤️\u200d🔥 🏴\u200d☠️":    "👩🏽\u200d⚕️ ❤️\u200d🔥 🏴\u200d☠️",
		"👩\u202e\u200d\u200d👧":              "👩\u200d👧",
		"عيادة النور שלום e\u0301 क्षि ไทย": "عيادة النور שלום e\u0301 क्षि ไทย",
	} {
		require.Equal(t, want, displayText(text), "%q", text)
	}
}

func TestOnlyTheSpacesOfAListKeepTheirWidth(t *testing.T) {
	require.Equal(t, "  1. Nora  Tran ", OneLine("  1. Nora\t\nTran\u2028"))
	require.Equal(t, "bro\ufffdken", OneLine("bro\x9bken"), "a byte that is no text")
}

func FuzzShowable(f *testing.F) {
	for _, text := range []string{"", "Nora", "\u202e\u200f\x00", strings.Repeat("語\u0301", 500), "\xff\xfe"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shown := displayText(text)
		require.LessOrEqual(t, utf8.RuneCountInString(shown), maxNameRunes)
		require.Equal(t, shown, displayText(shown))
		require.False(t, strings.ContainsAny(shown, "\u2028\u2029"))
		for _, r := range shown {
			require.False(t, unicode.IsControl(r), "%q", shown)
			require.True(t, r == '\u200d' || !unicode.Is(unicode.Cf, r), "%q", shown)
		}
	})
}

func TestWindowsOfHours(t *testing.T) {
	for _, test := range []struct {
		from, to string
		want     Window
		ok       bool
	}{
		{"09:00", "17:00", Window{540, 1020}, true},
		{"9:00", "17:00:00", Window{540, 1020}, true},
		{"00:00", "24:00", Window{0, 1440}, true},
		{"09:00", "00:00", Window{540, 1440}, true},
		{"00:00", "00:00", Window{0, 1440}, true},
		{"22:00", "02:00", Window{1320, 1560}, true},
		{"09:00", "09:00", Window{}, false},
		{"24:00", "24:00", Window{}, false},
		{"24:00", "01:00", Window{}, false},
		{"", "17:00", Window{}, false},
		{"09:00", "", Window{}, false},
		{"9", "17:00", Window{}, false},
		{"09:60", "17:00", Window{}, false},
		{"25:00", "26:00", Window{}, false},
		{"-1:00", "17:00", Window{}, false},
		{"09:00:00:00", "17:00", Window{}, false},
	} {
		got, ok := readWindow(test.from, test.to)
		require.Equal(t, test.ok, ok, "%s-%s", test.from, test.to)
		if ok {
			require.Equal(t, test.want, got)
		}
	}
}
