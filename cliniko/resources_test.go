package cliniko

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fromFile answers with a file of testdata and checks what was asked.
func fromFile(t *testing.T, file, path string, query url.Values) *Client {
	t.Helper()
	body, err := os.ReadFile("testdata/" + file)
	require.NoError(t, err)
	c, _ := newClient(t, func(req *http.Request) (*http.Response, error) {
		require.Equal(t, "/v1"+path, req.URL.Path)
		require.Equal(t, query, req.URL.Query())
		return reply(200, string(body)), nil
	})
	return c
}

var hundred = url.Values{"per_page": {"100"}}

var withArchived = url.Values{"per_page": {"100"}, "q[]": {"archived_at:*"}}

// oddBusinesses is a page whose rows are wrong in many ways.
const oddBusinesses = `{"businesses":[{"id":"1","display_name":5,"show_in_online_bookings":"yes","archived_at":0,"time_zone_identifier":{},"appointment_type_ids":"x"},{"id":{}}]}`

func number(n int) *int { return &n }

func TestUser(t *testing.T) {
	user, err := fromFile(t, "user.json", "/user", url.Values{}).User(t.Context())
	require.NoError(t, err)
	require.Equal(t, User{
		ID: "1599555821232989601", FirstName: "Ada", LastName: "Lovell", Role: "power receptionist", Active: true, Zone: "Australia/Melbourne",
	}, user)
}

func TestSettings(t *testing.T) {
	settings, err := fromFile(t, "settings.json", "/settings/public", url.Values{}).Settings(t.Context())
	require.NoError(t, err)
	require.Equal(t, Settings{
		AccountID: "4711", Name: "Harbour Street Physio", Subdomain: "harbour-street", Country: "Australia", CountryCode: "AU", PatientWord: "client",
		OnlineBookings: OnlineBookings{Enabled: true, LeadTimeHours: number(2), DaysAhead: number(84)},
	}, settings)
	t.Run("without an account are no answer", func(t *testing.T) {
		c, _ := newClient(t, always(200, `{"account":null,"online_bookings":null}`))
		_, err := c.Settings(t.Context())
		require.Equal(t, KindBadAnswer, fault(t, err).Kind)
	})
}

func TestBusinesses(t *testing.T) {
	businesses, err := fromFile(t, "businesses.json", "/businesses", withArchived).Businesses(t.Context())
	require.NoError(t, err)
	require.Equal(t, []Business{
		{ID: "101", Name: "Harbour Street", ShowOnline: true, Zone: "Australia/Melbourne", ZoneLabel: "Melbourne", CountryCode: "AU", AppointmentTypes: []AppointmentTypeID{"301", "302"}},
		{ID: "102", Name: "Old rooms", Archived: true, AppointmentTypes: []AppointmentTypeID{}},
		{ID: "103", Name: "Label only"},
	}, businesses)
	t.Run("survive fields of any other type", func(t *testing.T) {
		c, _ := newClient(t, always(200, oddBusinesses))
		businesses, err := c.Businesses(t.Context())
		require.NoError(t, err)
		require.Equal(t, []Business{{ID: "1", Archived: true}}, businesses)
	})
}

func TestArchivedRowsAreAskedForWhereClinikoKnowsHow(t *testing.T) {
	c, n := newClient(t, func(req *http.Request) (*http.Response, error) {
		if req.URL.Query().Has("q[]") {
			return reply(400, `{"message":"archived_at is not filterable"}`), nil
		}
		return reply(200, `{"businesses":[{"id":"1"}],"appointment_types":[{"id":"2"}]}`), nil
	})
	businesses, err := c.Businesses(t.Context())
	require.NoError(t, err)
	require.Len(t, businesses, 1)
	types, err := c.AppointmentTypes(t.Context())
	require.NoError(t, err)
	require.Len(t, types, 1)
	require.Equal(t, 4, n.count())
}

func TestPractitioners(t *testing.T) {
	want := []Practitioner{
		{ID: "201", Name: "Dr Nora Tran", Designation: "Physiotherapist", Active: true, ShowOnline: true, DefaultType: "301"},
		{ID: "202", Name: "Sam Okoye", Active: true},
		{ID: "203", Name: "Kim"},
	}
	active, err := fromFile(t, "practitioners.json", "/practitioners", hundred).Practitioners(t.Context())
	require.NoError(t, err)
	require.Equal(t, want, active)

	inactive, err := fromFile(t, "practitioners.json", "/practitioners/inactive", hundred).InactivePractitioners(t.Context())
	require.NoError(t, err)
	want[1].Active = false
	require.Equal(t, want, inactive)

	working, err := fromFile(t, "practitioners.json", "/businesses/101/practitioners", hundred).WorkingAt(t.Context(), "101")
	require.NoError(t, err)
	require.Equal(t, []PractitionerID{"201", "202", "203"}, working)
}

func TestAppointmentTypes(t *testing.T) {
	types, err := fromFile(t, "appointment_types.json", "/appointment_types", withArchived).AppointmentTypes(t.Context())
	require.NoError(t, err)
	require.Equal(t, []AppointmentType{
		{ID: "301", Name: "Initial consult", Category: "Physio", Minutes: 45, MaxAttendees: 1, ShowOnline: true, LeadTimeHours: number(24)},
		{ID: "302", Name: "Pilates class", Minutes: 60, MaxAttendees: 8},
		{ID: "303", Name: "Retired", MaxAttendees: 1, Archived: true},
	}, types)
	require.True(t, types[1].Group())
	require.False(t, types[0].Group())

	given, err := fromFile(t, "appointment_types.json", "/practitioners/201/appointment_types", hundred).TypesOf(t.Context(), "201")
	require.NoError(t, err)
	require.Equal(t, []AppointmentTypeID{"301", "302", "303"}, given)
}

func TestServices(t *testing.T) {
	services, err := fromFile(t, "services.json", "/services", hundred).Services(t.Context())
	require.NoError(t, err)
	require.Equal(t, []Service{
		{Business: "101", AppointmentType: "301", Practitioners: []PractitionerID{"201", "202"}},
		{Business: "101", AppointmentType: "302"},
	}, services)
}

func TestHours(t *testing.T) {
	hours, err := fromFile(t, "hours.json", "/daily_availabilities", hundred).Hours(t.Context())
	require.NoError(t, err)
	require.Equal(t, []Hours{
		{Practitioner: "201", Business: "101", Weekday: time.Monday, Windows: []Window{{540, 750}, {780, 1020}}, Zone: "Australia/Melbourne"},
		{Practitioner: "201", Business: "101", Weekday: time.Sunday, Windows: []Window{{1320, 1560}}, Zone: "Australia/Perth"},
		{Practitioner: "201", Business: "102", Weekday: time.Sunday, Windows: []Window{{600, 660}}},
	}, hours)
}

func TestUnavailableBlocks(t *testing.T) {
	melbourne, err := time.LoadLocation("Australia/Melbourne")
	require.NoError(t, err)
	from := time.Date(2026, 11, 23, 11, 0, 0, 0, melbourne)
	c := fromFile(t, "unavailable_blocks.json", "/unavailable_blocks", url.Values{
		"per_page": {"100"}, "q[]": {"starts_at:<2026-11-30T00:00:00Z", "ends_at:>2026-11-23T00:00:00Z"},
	})
	blocks, err := c.UnavailableBlocks(t.Context(), from, from.AddDate(0, 0, 7))
	require.NoError(t, err)
	day := func(d, hour int) time.Time { return time.Date(2026, 11, d, hour, 0, 0, 0, time.UTC) }
	require.Equal(t, []UnavailableBlock{
		{Practitioner: "201", Business: "101", Start: day(23, 0), End: day(23, 2)},
		{Practitioner: "202", Start: day(24, 0), End: day(25, 0)},
	}, blocks)
	require.NotContains(t, fmt.Sprintf("%+v", blocks), "Jane")
	t.Run("may all be removed ones", func(t *testing.T) {
		c, _ := newClient(t, always(200, `{"unavailable_blocks":[{"id":"1","deleted_at":"2026-11-01T00:00:00Z"}]}`))
		blocks, err := c.UnavailableBlocks(t.Context(), from, from)
		require.NoError(t, err)
		require.Empty(t, blocks)
	})
}

var someOffering = Offering{Business: "101", Practitioner: "201", AppointmentType: "301"}

const offeringPath = "/businesses/101/practitioners/201/appointment_types/301/"

func TestAvailableTimes(t *testing.T) {
	monday := Date{2026, 11, 23}
	query := url.Values{"per_page": {"100"}, "from": {"2026-11-23"}, "to": {"2026-11-29"}}
	t.Run("come in order, once, and of the days asked for, give or take one", func(t *testing.T) {
		c := fromFile(t, "available_times.json", offeringPath+"available_times", query)
		starts, err := c.AvailableTimes(t.Context(), someOffering, monday, monday.Add(6))
		require.NoError(t, err)
		at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, time.UTC) }
		require.Equal(t, []time.Time{at(22, 22, 0), at(23, 0, 30), at(23, 1, 0), at(30, 12, 0)}, starts)
	})
	t.Run("too many days, or none, are never asked for", func(t *testing.T) {
		c, n := newClient(t, always(200, `{"available_times":[]}`))
		for _, to := range []Date{monday.Add(7), monday.Add(-1), {}} {
			_, err := c.AvailableTimes(t.Context(), someOffering, monday, to)
			require.Equal(t, KindRefusedHere, fault(t, err).Kind)
		}
		for _, to := range []Date{monday.Add(373), monday.Add(-1), {}} {
			_, err := c.NextAvailableTime(t.Context(), someOffering, monday, to)
			require.Equal(t, KindRefusedHere, fault(t, err).Kind)
		}
		require.Zero(t, n.count())
	})
	t.Run("of a day that Cliniko counts as past", func(t *testing.T) {
		c, _ := newClient(t, always(400, `{"message":"Invalid time frame definition. Please check from/to param limitations."}`))
		_, err := c.AvailableTimes(t.Context(), someOffering, monday, monday)
		require.Equal(t, KindBadWindow, fault(t, err).Kind)
		_, err = c.NextAvailableTime(t.Context(), someOffering, monday, monday)
		require.Equal(t, KindBadWindow, fault(t, err).Kind)
	})
	t.Run("none are an answer, a refusal is not", func(t *testing.T) {
		c, _ := newClient(t, inTurn(always(200, `{"available_times":[],"total_entries":0,"links":{}}`), always(404, "")))
		starts, err := c.AvailableTimes(t.Context(), someOffering, monday, monday)
		require.NoError(t, err)
		require.Empty(t, starts)
		_, err = c.AvailableTimes(t.Context(), someOffering, monday, monday)
		require.Equal(t, KindNotFound, fault(t, err).Kind)
	})
}

func TestNextAvailableTime(t *testing.T) {
	monday := Date{2026, 11, 23}
	ask := func(answer *http.Response) (time.Time, error) {
		c, _ := newClient(t, func(req *http.Request) (*http.Response, error) {
			require.Equal(t, "/v1"+offeringPath+"next_available_time", req.URL.Path)
			require.Equal(t, url.Values{"from": {"2026-11-23"}, "to": {"2026-11-29"}}, req.URL.Query())
			return answer, nil
		})
		return c.NextAvailableTime(t.Context(), someOffering, monday, monday.Add(6))
	}
	t.Run("is a time", func(t *testing.T) {
		start, err := ask(reply(200, `{"total_entries":1,"links":{},"appointment_start":"2026-11-24T01:00:00Z"}`))
		require.NoError(t, err)
		require.Equal(t, time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC), start)
	})
	for name, answer := range map[string]*http.Response{
		"204": reply(204, ""), "an empty body": reply(200, "", "Content-Type", ""), "white space": reply(200, " \n"), "null": reply(200, "null"),
		"an empty object": reply(200, "{}"), "no time": reply(200, `{"total_entries":0}`), "a null time": reply(200, `{"appointment_start":null}`),
		"an empty time": reply(200, `{"appointment_start":""}`),
	} {
		t.Run("is none: "+name, func(t *testing.T) {
			start, err := ask(answer)
			require.NoError(t, err)
			require.True(t, start.IsZero())
		})
	}
	for name, answer := range map[string]*http.Response{
		"nonsense": reply(200, `{"appointment_start":"soon"}`), "long ago": reply(200, `{"appointment_start":"0001-01-01T00:00:00Z"}`), "a list": reply(200, "[]"),
	} {
		t.Run("is no answer: "+name, func(t *testing.T) {
			_, err := ask(answer)
			require.Equal(t, KindBadAnswer, fault(t, err).Kind)
		})
	}
	t.Run("may be refused", func(t *testing.T) {
		_, err := ask(reply(404, ""))
		require.Equal(t, KindNotFound, fault(t, err).Kind)
	})
}

func TestOnlineBookingsAreOffOnlyWhenClinikoSaysSo(t *testing.T) {
	for told, want := range map[string][2]bool{ // enabled, untold
		`{"enabled":true}`:  {true, false},
		`{"enabled":false}`: {false, false},
		`{"enabled":null}`:  {true, true},
		`{"enabled":"no"}`:  {true, true},
		`{}`:                {true, true},
		`null`:              {true, true},
	} {
		c, _ := newClient(t, always(200, `{"account":{"id":"1"},"online_bookings":`+told+`}`))
		settings, err := c.Settings(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, [2]bool{settings.OnlineBookings.Enabled, settings.OnlineBookings.Untold}, told)
	}
}
