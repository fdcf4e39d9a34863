package cliniko

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

const servicesAddress = "https://api.au1.cliniko.com/v1/services"

func servicePage(next string, types ...int) string {
	rows := make([]string, len(types))
	for i, id := range types {
		rows[i] = fmt.Sprintf(`{"business":{"links":{"self":"/v1/businesses/1"}},"appointment_type":{"links":{"self":"/v1/appointment_types/%d"}}}`, id)
	}
	links := "{}"
	if next != "" {
		links = fmt.Sprintf(`{"next":%q}`, next)
	}
	return fmt.Sprintf(`{"services":[%s],"total_entires":"many","links":%s}`, strings.Join(rows, ","), links)
}

func TestPages(t *testing.T) {
	t.Run("all are read, in order, a row on two pages once", func(t *testing.T) {
		c, n := newClient(t, inTurn(
			always(200, servicePage(servicesAddress+"?page=2&per_page=100", 1, 2)),
			always(200, servicePage("?page=3", 2, 3)),
			always(200, servicePage("", 4)),
		))
		services, err := c.Services(t.Context())
		require.NoError(t, err)
		var types []AppointmentTypeID
		for _, s := range services {
			types = append(types, s.AppointmentType)
		}
		require.Equal(t, []AppointmentTypeID{"1", "2", "3", "4"}, types)
		require.Equal(t, servicesAddress+"?per_page=100", n.seen[0].URL.String())
		require.Equal(t, servicesAddress+"?page=2&per_page=100", n.seen[1].URL.String())
		require.Equal(t, servicesAddress+"?page=3&per_page=100", n.seen[2].URL.String())
	})
	t.Run("one that fails fails the list", func(t *testing.T) {
		c, n := newClient(t, inTurn(
			always(200, servicePage(servicesAddress+"?page=2", 1)),
			always(403, ""),
		))
		services, err := c.Services(t.Context())
		require.Equal(t, KindForbidden, fault(t, err).Kind)
		require.Equal(t, "services", fault(t, err).List)
		require.Nil(t, services)
		require.Equal(t, 2, n.count())
	})
	t.Run("an endless list ends after 200 pages, as an error", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			page := 1
			c, n := newClient(t, func(*http.Request) (*http.Response, error) {
				page++
				return reply(200, servicePage("?page="+strconv.Itoa(page), page)), nil
			})
			_, err := c.Services(t.Context())
			require.Equal(t, KindTooLarge, fault(t, err).Kind)
			require.Equal(t, 200, n.count())
		})
	})
	t.Run("an empty list is a list", func(t *testing.T) {
		c, _ := newClient(t, always(200, servicePage("")))
		services, err := c.Services(t.Context())
		require.NoError(t, err)
		require.Empty(t, services)
	})
}

func TestAnswersThatAreNoList(t *testing.T) {
	for _, body := range []string{
		``, `null`, `[]`, `{}`, `""`, `5`, `{"services":null}`, `{"services":{}}`, `{"services":"x"}`, `{"Services":[]}`,
		`{"services":[],"links":5}`, `{"services":[],"links":{"next":5}}`, `{"services":[],"links":["x"]}`,
		`{"services":[null,5,"x",[],{}]}`, `{"services":[{"business":null}]}`,
	} {
		c, n := newClient(t, always(200, body))
		services, err := c.Services(t.Context())
		require.Equal(t, KindBadAnswer, fault(t, err).Kind, body)
		require.Nil(t, services)
		require.Equal(t, 1, n.count())
	}
}

// strayLinks name a later page, and would lead to another place.
var strayLinks = []string{
	"https://evil.example/v1/services?page=2",
	"https://api.au1.cliniko.com@evil.example/v1/services?page=2",
	"https://api.au2.cliniko.com/v1/services?page=2&per_page=5&q[]=x",
	"https://api.au1.cliniko.com:8443/v1/services?page=2",
	"http://api.au1.cliniko.com/v1/services?page=2",
	"//evil.example/v1/services?page=2",
	"file:///v1/services?page=2",
	"/v1/patients?page=2",
	"/internal/services/?page=2",
	"https://user:pass@api.au1.cliniko.com/v1/services?page=2#x",
	"?page=2",
}

// hostileLinks name no later page.
var hostileLinks = []string{
	"javascript:alert(1)", "https://evil.example/v1/services",
	"?page=1", "?page=0", "?page=-2", "?page=x", "?page=2x", "?page=", "?other=2", "#page=2", "?page=99999999999999999999",
	"?page=1&page=2", "%zz", " ", "\x00",
}

func TestALinkGivesNothingButThePage(t *testing.T) {
	for _, link := range strayLinks {
		c, n := newClient(t, inTurn(always(200, servicePage(link, 1)), always(200, servicePage("", 2))))
		services, err := c.Services(t.Context())
		require.NoError(t, err, link)
		require.Len(t, services, 2)
		require.Equal(t, servicesAddress+"?page=2&per_page=100", n.seen[1].URL.String(), link)
	}
}

func TestLinksToNoLaterPageSendNothing(t *testing.T) {
	for _, link := range hostileLinks {
		c, n := newClient(t, always(200, fmt.Sprintf(`{"services":[],"links":{"next":%s}}`, quoted(link))))
		_, err := c.Services(t.Context())
		e := fault(t, err)
		require.Equal(t, KindBadAnswer, e.Kind, link)
		require.Equal(t, 1, n.count(), "followed %q", link)
		require.NotContains(t, e.Error()+e.Sentence(), "evil")
	}
}

func quoted(text string) string {
	return strings.ReplaceAll(strconv.QuoteToASCII(text), `\x00`, `\u0000`)
}

func TestALoopOfPagesEnds(t *testing.T) {
	c, n := newClient(t, inTurn(
		always(200, servicePage("?page=2", 1)), always(200, servicePage("?page=3", 2)), always(200, servicePage("?page=2", 3)),
	))
	_, err := c.Services(t.Context())
	require.Equal(t, KindBadAnswer, fault(t, err).Kind)
	require.Equal(t, 3, n.count())
}

func FuzzNextLink(f *testing.F) {
	for _, link := range slices.Concat(hostileLinks, strayLinks, []string{servicesAddress + "?page=3&per_page=100"}) {
		f.Add(link)
	}
	from, err := url.Parse(servicesAddress + "?per_page=100")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, link string) {
		next, err := follow(from, link)
		if err != nil {
			return
		}
		reread, err := url.Parse(next.String())
		require.NoError(t, err)
		require.Equal(t, "https", reread.Scheme)
		require.Equal(t, "api.au1.cliniko.com", reread.Host)
		require.Equal(t, "/v1/services", reread.EscapedPath())
		require.Nil(t, reread.User)
		require.Greater(t, pageNumber(reread), 1)
	})
}

func FuzzPage(f *testing.F) {
	for _, body := range []string{
		servicePage("?page=2", 1, 2), servicePage(""), `{"services":[{"id":1,"ID":"2","id":"３"}]}`, `{"services":[null]}`, `[`, "\xff",
		oddBusinesses, `{"services":[{"availabilities":[{"starts_at":"23:00","ends_at":"01:00"}],"day_of_week":"7"}]}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, plural := range []string{"services", "businesses"} {
			page, err := readPage(body, plural)
			if err != nil {
				continue
			}
			seen := map[rowName]bool{}
			for _, raw := range page.rows {
				checkRow(t, raw, seen)
			}
		}
	})
}

// checkRow reads a row as everything it could be.
func checkRow(t *testing.T, raw []byte, seen map[rowName]bool) {
	b, ok := readRow(raw, seen, readBusiness)
	require.True(t, !ok || idShape.MatchString(string(b.ID)))
	require.LessOrEqual(t, len([]rune(b.Name)), maxNameRunes)
	p, ok := readRow(raw, map[rowName]bool{}, readPractitioner(true))
	require.True(t, !ok || idShape.MatchString(string(p.ID)))
	a, ok := readRow(raw, map[rowName]bool{}, readAppointmentType)
	require.True(t, !ok || idShape.MatchString(string(a.ID)))
	require.True(t, a.Minutes >= 0 && a.Minutes <= minutesOfDay)
	s, ok := readRow(raw, map[rowName]bool{}, readService)
	require.True(t, !ok || idShape.MatchString(string(s.Business)))
	h, ok := readRow(raw, map[rowName]bool{}, readHours)
	require.True(t, !ok || (h.Weekday >= 0 && h.Weekday <= 6))
	for _, w := range h.Windows {
		require.True(t, w.Minutes() > 0 && w.Minutes() <= minutesOfDay && w.From >= 0 && w.From < minutesOfDay, w)
	}
	block, ok := readRow(raw, map[rowName]bool{}, readUnavailableBlock)
	require.True(t, !ok || block.Practitioner == "" || block.Start.Before(block.End))
}
