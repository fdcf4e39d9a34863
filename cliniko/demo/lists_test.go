package demo

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPagesFollowEachOther(t *testing.T) {
	s := small(t, Options{Limit: -1})
	s.Change(func(c *Clinic) {
		for n := range 230 {
			c.Blocks = append(c.Blocks, Block{newID(kindBlock, n), mona, quay, on(1, 0, 0), on(2, 0, 0), ""})
		}
	})
	for _, test := range []struct {
		query string
		sizes []int
	}{
		{"", []int{50, 50, 50, 50, 30}},
		{"?per_page=100", []int{100, 100, 30}},
		{"?per_page=1000", []int{100, 100, 30}},
		{"?per_page=230", []int{100, 100, 30}},
		{"?per_page=46&q%5B%5D=archived_at:*", []int{46, 46, 46, 46, 46}},
	} {
		seen := map[string]bool{}
		next, before := "http://example.com/v1/unavailable_blocks"+test.query, ""
		for _, size := range test.sizes {
			require.NotEmpty(t, next)
			body := get(t, s, next)
			links := body["links"].(map[string]any)
			require.Len(t, body["unavailable_blocks"], size)
			require.EqualValues(t, 230, body["total_entries"])
			if before == "" {
				require.NotContains(t, links, "previous")
			} else {
				require.Equal(t, before, links["previous"])
			}
			for _, one := range body["unavailable_blocks"].([]any) {
				seen[one.(map[string]any)["id"].(string)] = true
			}
			before = links["self"].(string)
			next, _ = links["next"].(string)
		}
		require.Empty(t, next)
		require.Len(t, seen, 230)
	}
	beyond := get(t, s, "/v1/unavailable_blocks?page=9")
	require.Empty(t, beyond["unavailable_blocks"])
	require.NotContains(t, beyond["links"], "next")
}

func TestAvailableTimesComeInPages(t *testing.T) {
	s := small(t, Options{})
	s.Change(func(c *Clinic) {
		c.AppointmentType(short).Minutes = 5
		c.SetHours(mona, quay, weekly([]Window{{540, 1020}}, 1, 2, 3, 4, 5))
	})
	body := get(t, s, timesPath(Offering{quay, mona, short}, "2026-11-23", "2026-11-29")+"&per_page=100")
	require.Len(t, body["available_times"], 100)
	next := body["links"].(map[string]any)["next"].(string)
	require.Contains(t, next, "from=2026-11-23")
	require.Len(t, get(t, s, next)["available_times"], 100)
}

func filtered(list, filters string) string {
	path := "/v1/" + list + "?per_page=100"
	for filter := range strings.FieldsSeq(filters) {
		path += "&q%5B%5D=" + url.QueryEscape(filter)
	}
	return path
}

func TestFiltersKeepWhatTheySay(t *testing.T) {
	s := small(t, Options{Limit: -1})
	s.Change(func(c *Clinic) {
		c.Business(ridge).ArchivedAt = monday
		c.Blocks = []Block{
			{"1", mona, quay, on(2, 0, 0), on(3, 0, 0), ""},
			{"2", mona, quay, on(4, 0, 0), on(6, 0, 0), ""},
			{"30", mona, ridge, on(8, 0, 0), on(9, 0, 0), ""},
		}
		c.AppointmentType(long).ShowOnline = false
	})
	for _, test := range []struct {
		list, filters string
		want          []string
	}{
		{"businesses", "", []string{quay}},
		{"businesses", "archived_at:*", []string{quay, ridge}},
		{"businesses", "archived_at:?", []string{ridge}},
		{"businesses", "archived_at:!?", []string{quay}},
		{"businesses", "archived_at:* appointment_type_ids:~" + short, []string{quay}},
		{"appointment_types", "show_in_online_bookings:=true", []string{short, classes}},
		{"appointment_types", "show_in_online_bookings:!=true", []string{long}},
		{"appointment_types", "id:=" + short + "," + classes, []string{short, classes}},
		{"appointment_types", "id:!=" + short, []string{long, classes}},
		{"appointment_types", "id:>" + short, []string{long, classes}},
		{"unavailable_blocks", "id:>=2", []string{"2", "30"}},
		{"unavailable_blocks", "starts_at:<2026-11-05T00:00:00Z ends_at:>2026-11-03T00:00:00Z", []string{"2"}},
		{"unavailable_blocks", "starts_at:<=2026-11-03T13:00:00Z", []string{"1", "2"}},
		{"unavailable_blocks", "business_id:=" + ridge, []string{"30"}},
		{"unavailable_blocks", "practitioner_id:=5", []string{}},
		{"practitioners", "user_id:=" + me, []string{mona}},
		{"practitioners", "active:=false", []string{}},
	} {
		t.Run(test.list+" "+test.filters, func(t *testing.T) {
			require.Equal(t, test.want, idsOf(t, s, filtered(test.list, test.filters), test.list))
		})
	}
}

func TestFiltersThatMakeNoSenseAreRefused(t *testing.T) {
	s := small(t, Options{})
	for _, test := range []struct{ list, filter, message string }{
		{"unavailable_blocks", "recall_at:?", "recall_at is not filterable"},
		{"services", "id:=1", "id is not filterable"},
		{"daily_availabilities", "archived_at:*", "archived_at is not filterable"},
		{"unavailable_blocks", "starts_at:=2026-11-05T00:00:00Z", "Filter value for starts_at must be a date time"},
		{"unavailable_blocks", "starts_at:<2026-11-05", "Filter value for starts_at must be a date time"},
		{"appointment_types", "id:=one", "Filter value for id must be a number"},
		{"businesses", "show_in_online_bookings:=maybe", "Filter value for show_in_online_bookings must be a boolean"},
		{"businesses", "nonsense", "nonsense is not filterable"},
		{"businesses", "id", "Filter value for id must be a number"},
	} {
		w := ask(s, filtered(test.list, test.filter))
		require.Equal(t, http.StatusBadRequest, w.Code, test.filter)
		require.Equal(t, test.message, decode(t, w)["message"])
	}
}

func TestFiltersWithoutBracketsArePassedOver(t *testing.T) {
	s := small(t, Options{})
	require.Equal(t, []string{quay, ridge}, idsOf(t, s, "/v1/businesses?q=id:=1", "businesses"))
}

func TestAnArchivedRecordIsFetchedOnlyWhenAskedFor(t *testing.T) {
	s := small(t, Options{})
	s.Change(func(c *Clinic) { c.Business(ridge).ArchivedAt = monday })
	require.Equal(t, 404, ask(s, "/v1/businesses/"+ridge).Code)
	require.Equal(t, "2026-11-23T00:00:00Z", get(t, s, "/v1/businesses/"+ridge+"?q%5B%5D=archived_at:*")["archived_at"])
	require.Nil(t, get(t, s, "/v1/businesses/"+quay)["archived_at"])
}

func TestPeopleAreListedByPlaceTypeAndActivity(t *testing.T) {
	s := small(t, Options{})
	lists := func(active bool) [3][]string {
		end := map[bool]string{false: "/inactive"}[active]
		return [3][]string{
			idsOf(t, s, "/v1/practitioners"+end, "practitioners"),
			idsOf(t, s, "/v1/businesses/"+quay+"/practitioners"+end, "practitioners"),
			idsOf(t, s, "/v1/appointment_types/"+long+"/practitioners"+end, "practitioners"),
		}
	}
	all, none := [3][]string{{mona}, {mona}, {mona}}, [3][]string{{}, {}, {}}
	require.Equal(t, all, lists(true))
	require.Equal(t, none, lists(false))
	require.Empty(t, idsOf(t, s, "/v1/businesses/"+ridge+"/practitioners", "practitioners"))

	s.Change(func(c *Clinic) { c.Practitioner(mona).Active = false })
	require.Equal(t, none, lists(true))
	require.Equal(t, all, lists(false))
}

func TestServicesSayWhoGivesWhatWhere(t *testing.T) {
	s := small(t, Options{})
	require.Len(t, get(t, s, "/v1/services")["services"], 3)
	require.Empty(t, get(t, s, "/v1/businesses/"+ridge+"/services")["services"])
	s.Change(func(c *Clinic) {
		link(&c.Practitioner(mona).AppointmentTypes, false, long)
		c.AppointmentType(classes).ArchivedAt = monday
		c.AppointmentType(short).ShowOnline = false
	})
	left := get(t, s, "/v1/businesses/"+quay+"/services")["services"].([]any)
	require.Len(t, left, 1)
	require.Equal(t, map[string]any{
		"business":         map[string]any{"links": map[string]any{"self": "http://example.com/v1/businesses/" + quay}},
		"appointment_type": map[string]any{"links": map[string]any{"self": "http://example.com/v1/appointment_types/" + short}},
		"practitioners":    []any{map[string]any{"links": map[string]any{"self": "http://example.com/v1/practitioners/" + mona}}},
	}, left[0])
	require.Equal(t, []string{short, classes}, idsOf(t, s, "/v1/practitioners/"+mona+"/appointment_types?q%5B%5D=archived_at:*", "appointment_types"))
}

func TestHoursAreWallClockTimesOfTheBusiness(t *testing.T) {
	s := small(t, Options{})
	s.Change(func(c *Clinic) {
		c.SetHours(mona, ridge, weekly([]Window{{22 * 60, 26 * 60}}, 0))
		c.Hours = append(c.Hours, Hours{"5", mona, ridge, 6, nil})
	})
	records := get(t, s, "/v1/businesses/"+ridge+"/daily_availabilities")["daily_availabilities"].([]any)
	require.Len(t, records, 2)
	sunday := records[0].(map[string]any)
	require.EqualValues(t, 0, sunday["day_of_week"])
	require.Equal(t, "Australia/Adelaide", sunday["time_zone_identifier"])
	require.Equal(t, []any{map[string]any{"starts_at": "22:00", "ends_at": "02:00"}}, sunday["availabilities"])
	require.Nil(t, records[1].(map[string]any)["availabilities"])
	require.Len(t, get(t, s, "/v1/practitioners/"+mona+"/daily_availabilities")["daily_availabilities"], 4)
}

func TestADefaultTypeThatIsNotSetIsAbsent(t *testing.T) {
	s := small(t, Options{})
	require.Contains(t, get(t, s, "/v1/practitioners/"+mona), "default_appointment_type")
	s.Change(func(c *Clinic) { c.Practitioner(mona).DefaultType = "" })
	require.NotContains(t, get(t, s, "/v1/practitioners/"+mona), "default_appointment_type")
}

func TestServicesNameWhoIsLinkedAndWhomTheyAreToldTo(t *testing.T) {
	s := small(t, Options{Limit: -1})
	named := func() map[string]int {
		found := map[string]int{}
		for _, one := range get(t, s, "/v1/services")["services"].([]any) {
			service := object(one.(map[string]any))
			kind := service["appointment_type"].(map[string]any)["links"].(map[string]any)["self"].(string)
			found[kind[strings.LastIndexByte(kind, '/')+1:]] = len(service["practitioners"].([]any))
		}
		return found
	}
	require.Equal(t, map[string]int{short: 1, long: 1, classes: 1}, named())
	s.Change(func(c *Clinic) {
		c.Unlisted = []Offering{{quay, mona, short}}
		c.Listed = []Offering{{quay, mona, long}, {quay, "1603000000000000009", long}}
		c.AppointmentType(classes).ArchivedAt = monday
	})
	require.Equal(t, map[string]int{long: 2}, named())
}

func TestSundayHasTwoNumbers(t *testing.T) {
	c := smallClinic()
	c.Hours = []Hours{{"1", mona, quay, 7, []Window{{540, 600}}}, {"2", mona, quay, 0, []Window{{660, 720}}}}
	sunday := monday.AddDate(0, 0, 6)
	starts, _ := c.Slots(Offering{quay, mona, short}, sunday, sunday, mondayMorning)
	require.Equal(t, "09:00 09:30 11:00 11:30", clocks(starts, "Australia/Sydney"))
}
