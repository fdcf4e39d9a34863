package cliniko

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var hostileSubdomains = []string{
	"", "-a", "a-", "a.b", "evil.com/", "evil.com#", "evil.com?", "a/b", "a:80", "a@b", "A", "seaside ", " seaside", "sea side", "a\x00", "a\n", "a%2e",
	"--flag", "file:", "javascript:", `\\server\share`, "ｓｅａ", "séa", "\u202esea", "К", "a_b", strings.Repeat("a", 64),
}

func TestSite(t *testing.T) {
	site, err := NewSite("seaside-physio2", "au4")
	require.NoError(t, err)
	require.Equal(t, "seaside-physio2.au4.cliniko.com", site.Host())
	require.Equal(t, "https://seaside-physio2.au4.cliniko.com/settings", site.Settings().String())
	require.Equal(t, "https://seaside-physio2.au4.cliniko.com/bookings", site.Bookings().String())
	require.Equal(t, "https://seaside-physio2.au4.cliniko.com/bookings?business_id=1&practitioner_id=2&appointment_type_id=3",
		site.BookingsFor(Offering{"1", "2", "3"}).String())
	for _, address := range []*url.URL{site.Settings(), site.Bookings(), site.BookingsFor(Offering{"1", "2", "3"})} {
		require.True(t, MayOpen(address), address)
	}
	t.Run("hostile ones have no pages", func(t *testing.T) {
		for _, subdomain := range hostileSubdomains {
			site, err := NewSite(subdomain, "au4")
			require.Error(t, err, "%q", subdomain)
			require.True(t, site.IsZero())
			require.Empty(t, site.Host())
			require.Nil(t, site.Settings())
			require.Nil(t, site.Bookings())
			require.Nil(t, site.BookingsFor(Offering{"1", "2", "3"}))
			require.NotContains(t, err.Error(), "evil")
		}
		for _, shard := range []Shard{"", "au", "au4.evil", "au4/"} {
			_, err := NewSite("seaside", shard)
			require.Error(t, err)
		}
	})
}

func TestMayOpen(t *testing.T) {
	require.False(t, MayOpen(nil))
	for _, address := range []string{
		"", "http://seaside.au4.cliniko.com/settings", "https://seaside.au4.cliniko.com/", "https://seaside.au4.cliniko.com/patients",
		"https://seaside.au4.cliniko.com/settings?x=1", "https://seaside.au4.cliniko.com/settings#x", "https://seaside.au4.cliniko.com:443/settings",
		"https://me@seaside.au4.cliniko.com/settings", "https://seaside.au4.cliniko.com.evil.com/settings", "https://evil.com/settings",
		"https://a.seaside.au4.cliniko.com/settings", "https://seaside.au4.cliniko.org/settings", "https://SEASIDE.au4.cliniko.com/settings",
		"https://seaside.au4.cliniko.com/bookings?business_id=x&practitioner_id=2&appointment_type_id=3",
		"https://seaside.au4.cliniko.com/bookings?business_id=1", "https://seaside.au4.cliniko.com/bookings?",
		"https://help.cliniko.com/", "https://mieahealth.com/other", "file:///etc/passwd", "javascript:alert(1)", "--help", "mailto:support@mieahealth.com",
		"https://help.cliniko.com/en/articles/1023957-generate-a-cliniko-api-key",
	} {
		u, err := url.Parse(address)
		require.NoError(t, err)
		require.False(t, MayOpen(u), address)
	}
}

func TestMenuPaths(t *testing.T) {
	require.Equal(t, Menu("Settings → Users & practitioners → Nora"), MenuUsers.To("Nora"))
	require.Equal(t, Menu("Settings → Users & practitioners"), MenuUsers.To())
}

func FuzzSite(f *testing.F) {
	for _, subdomain := range append(hostileSubdomains, "seaside", "1", "xn--sea-side") {
		f.Add(subdomain, "au4", "1")
	}
	f.Add("seaside", "AU4", "1&x=2")
	f.Fuzz(func(t *testing.T, subdomain, shard, id string) {
		site, err := NewSite(subdomain, Shard(shard))
		if err != nil {
			return
		}
		for _, page := range []*url.URL{site.Settings(), site.Bookings(), site.BookingsFor(Offering{BusinessID(id), "2", "3"})} {
			reread, err := url.Parse(page.String())
			require.NoError(t, err)
			require.Equal(t, "https", reread.Scheme)
			require.Equal(t, subdomain+"."+strings.ToLower(shard)+".cliniko.com", reread.Host)
			require.Len(t, strings.Split(reread.Host, "."), 4)
			require.Nil(t, reread.User)
			require.Empty(t, reread.Fragment)
		}
	})
}
