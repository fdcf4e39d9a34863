package guide

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

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
