package demo

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func small(t testing.TB, o Options) *Server {
	t.Helper()
	c := smallClinic()
	o.Clinic = &c
	if o.Now == nil {
		o.Now = func() time.Time { return mondayMorning }
	}
	return New(o)
}

// ask sends one request with the key.
func ask(s *Server, path string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.SetBasicAuth(s.key, "")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// get is the JSON of an answer of 200.
func get(t testing.TB, s *Server, path string) map[string]any {
	t.Helper()
	w := ask(s, path)
	require.Equal(t, http.StatusOK, w.Code, "%s: %s", path, w.Body)
	return decode(t, w)
}

func decode(t testing.TB, w *httptest.ResponseRecorder) map[string]any {
	t.Helper()
	var body map[string]any
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &body))
	return body
}

// idsOf are the ids of the records of a list, in order.
func idsOf(t testing.TB, s *Server, path, list string) []string {
	t.Helper()
	ids := []string{}
	for _, one := range get(t, s, path)[list].([]any) {
		ids = append(ids, one.(map[string]any)["id"].(string))
	}
	return ids
}

func timesPath(o Offering, from, to string) string {
	return fmt.Sprintf("/v1/businesses/%s/practitioners/%s/appointment_types/%s/available_times?from=%s&to=%s",
		o.Business, o.Practitioner, o.AppointmentType, from, to)
}

func TestTheKeyOpensWithAndWithoutItsRegion(t *testing.T) {
	s := small(t, Options{})
	for user, status := range map[string]int{
		Key:                             200,
		strings.TrimSuffix(Key, "-au4"): 200,
		strings.ToLower(Key):            401,
		Key + "x":                       401,
		"":                              401,
	} {
		r := httptest.NewRequest(http.MethodGet, "/v1/user", nil)
		r.SetBasicAuth(user, "")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Equal(t, status, w.Code)
	}
}

func TestRequestsWithoutTheKeyAreRefusedInPlainText(t *testing.T) {
	s := small(t, Options{})
	for name, authorise := range map[string]func(*http.Request){
		"no header":  func(*http.Request) {},
		"a password": func(r *http.Request) { r.SetBasicAuth(Key, "secret") },
		"a bearer":   func(r *http.Request) { r.Header.Set("Authorization", "Bearer "+Key) },
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/v1/user", nil)
			authorise(r)
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			require.Equal(t, http.StatusUnauthorized, w.Code)
			require.Equal(t, "HTTP Basic: Access denied.\n", w.Body.String())
			require.Equal(t, "text/plain; charset=utf-8", w.Header().Get("Content-Type"))
		})
	}
}

func TestAnAnswerCarriesClinikosHeaders(t *testing.T) {
	w := ask(small(t, Options{}), "/v1/user")
	require.Equal(t, "Sun, 22 Nov 2026 21:10:00 GMT", w.Header().Get("Date"))
	require.Equal(t, newID(kindAccount, 9), w.Header().Get("Cliniko-Account-Id"))
	require.Equal(t, "application/json; charset=utf-8", w.Header().Get("Content-Type"))
	require.Len(t, w.Header().Get("X-Request-Id"), 32)
}

func TestAnAnswerIsPackedWhenAskedFor(t *testing.T) {
	s := small(t, Options{})
	plain := ask(s, "/user").Body.String()
	r := httptest.NewRequest(http.MethodGet, "/user", nil)
	r.SetBasicAuth(Key, "")
	r.Header.Set("Accept-Encoding", "gzip")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	require.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	unpacked, err := gzip.NewReader(w.Body)
	require.NoError(t, err)
	body, err := io.ReadAll(unpacked)
	require.NoError(t, err)
	require.Equal(t, plain, string(body))
}

func TestAnyPrefixServesAndStandsInLinks(t *testing.T) {
	s := small(t, Options{})
	outer := http.NewServeMux()
	outer.Handle("/stand/in/", http.StripPrefix("/stand/in", s))
	for _, test := range []struct {
		handler http.Handler
		path    string
		base    string
	}{
		{s, "/v1/businesses", "http://example.com/v1"},
		{s, "/businesses", "http://example.com"},
		{s, "/some/where/businesses", "http://example.com/some/where"},
		{outer, "/stand/in/v1/businesses", "http://example.com/stand/in/v1"},
	} {
		r := httptest.NewRequest(http.MethodGet, test.path, nil)
		r.SetBasicAuth(Key, "")
		w := httptest.NewRecorder()
		test.handler.ServeHTTP(w, r)
		body := decode(t, w)
		require.Equal(t, test.base+"/businesses?page=1", body["links"].(map[string]any)["self"])
		first := body["businesses"].([]any)[0].(map[string]any)
		require.Equal(t, test.base+"/businesses/"+quay, first["links"].(map[string]any)["self"])
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s := small(t, Options{})
	for _, path := range []string{
		"/", "/v1", "/v1/users/me", "/v1/businesses/1", "/v1/businesses/1/practitioners", "/v1/businesses/1/daily_availabilities", "/v1/practitioners/1",
		"/v1/practitioners/1/appointment_types", "/v1/appointment_types/1/practitioners", "/v1/availability", "/v1/user/", "/v1/businesses/" + quay + "/nothing",
	} {
		require.Equal(t, http.StatusNotFound, ask(s, path).Code, path)
	}
}

func TestPatientsAreATrap(t *testing.T) {
	s := small(t, Options{})
	for _, path := range []string{"/v1/patients", "/patients/1", "/v1/appointments", "/v1/individual_appointments", "/v1/group_appointments",
		"/v1/bookings?page=2", "/v1/attendees/3", "/v1/invoices", "/v1/practitioners/" + mona + "/invoices", "/v1/businesses/" + quay + "/appointments"} {
		w := ask(s, path)
		require.Equal(t, http.StatusForbidden, w.Code, path)
		require.Empty(t, w.Body.String())
		seen := s.Requests()
		require.Equal(t, Request{mondayMorning, http.MethodGet, path}, seen[len(seen)-1])
	}
}

func TestNothingCanBeWritten(t *testing.T) {
	s := small(t, Options{})
	for _, method := range []string{http.MethodPost, http.MethodPatch, http.MethodPut, http.MethodDelete} {
		r := httptest.NewRequest(method, "/v1/businesses/"+quay, strings.NewReader(`{}`))
		r.SetBasicAuth(Key, "")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Equal(t, http.StatusMethodNotAllowed, w.Code)
	}
}

func TestTheRoleDecidesWhatIsSeen(t *testing.T) {
	s := small(t, Options{})
	s.Change(func(c *Clinic) { c.Users = append(c.Users, User{ID: "77", Role: "scheduler"}) })
	for _, test := range []struct {
		role                  string
		users, other, setting int
	}{
		{administrator, 200, 200, 200},
		{powerReceptionist, 403, 403, 200},
		{"scheduler", 403, 403, 403},
	} {
		s.Change(func(c *Clinic) { c.User(me).Role = test.role })
		require.Equal(t, test.role, get(t, s, "/v1/user")["role"])
		require.Equal(t, 200, ask(s, "/v1/users/"+me).Code)
		require.Equal(t, 200, ask(s, "/v1/settings/public").Code)
		require.Equal(t, test.users, ask(s, "/v1/users").Code)
		require.Equal(t, test.other, ask(s, "/v1/users/77").Code)
		require.Equal(t, test.setting, ask(s, "/v1/settings").Code)
	}
	require.Empty(t, ask(s, "/v1/users").Body.String())
}

func TestSettingsTellTheBookingRules(t *testing.T) {
	s := small(t, Options{})
	s.Change(func(c *Clinic) { c.Online = OnlineBookings{true, 4, 84, 3} })
	online := get(t, s, "/v1/settings/public")["online_bookings"].(map[string]any)
	require.Equal(t, true, online["enabled"])
	require.EqualValues(t, 4, online["min_hours_advance_required_to_book"])
	require.EqualValues(t, 84, online["allow_bookings_days_in_advance"])
	require.EqualValues(t, 3, online["max_appointments_per_day_segment"])
	require.Equal(t, "small", get(t, s, "/v1/settings")["account"].(map[string]any)["subdomain"])
}

func TestAvailableTimesAreTheSlots(t *testing.T) {
	s := small(t, Options{})
	o := Offering{quay, mona, long}
	body := get(t, s, timesPath(o, "2026-11-23", "2026-11-29"))
	starts, _ := s.Slots(o, monday, monday.AddDate(0, 0, 6))
	var told []string
	for _, one := range body["available_times"].([]any) {
		told = append(told, one.(map[string]any)["appointment_start"].(string))
	}
	var want []string
	for _, at := range starts {
		want = append(want, at.Format(time.RFC3339))
	}
	require.NotEmpty(t, want)
	require.Equal(t, want, told)
	require.EqualValues(t, len(want), body["total_entries"])
}

func TestAvailableTimesRefuseABadWindow(t *testing.T) {
	s := small(t, Options{})
	for name, window := range map[string][2]string{
		"eight days":         {"2026-11-23", "2026-11-30"},
		"yesterday":          {"2026-11-22", "2026-11-25"},
		"turned round":       {"2026-11-25", "2026-11-24"},
		"nothing":            {"", ""},
		"not a day":          {"2026-11-23", "tomorrow"},
		"a day out of range": {"2026-11-23", "2026-11-31"},
	} {
		t.Run(name, func(t *testing.T) {
			w := ask(s, timesPath(Offering{quay, mona, short}, window[0], window[1]))
			require.Equal(t, http.StatusBadRequest, w.Code)
			require.JSONEq(t, `{"message":"Invalid time frame definition. Please check from/to param limitations."}`, w.Body.String())
		})
	}
}

func TestTodayIsTheAccountsDay(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := small(t, Options{Now: func() time.Time { return now }})
	s.Change(func(c *Clinic) { c.Zone = "Pacific/Kiritimati" })
	require.Equal(t, 400, ask(s, timesPath(Offering{quay, mona, short}, "2026-11-23", "2026-11-24")).Code, "it is the 24th in Kiritimati")
	require.Equal(t, 200, ask(s, timesPath(Offering{quay, mona, short}, "2026-11-24", "2026-11-30")).Code)
}

func TestNothingFreeIsAnEmptyListAndNotEnabledIsNotFound(t *testing.T) {
	s := small(t, Options{})
	path := timesPath(Offering{quay, mona, classes}, "2026-11-23", "2026-11-29")
	body := get(t, s, path)
	require.Empty(t, body["available_times"])
	require.NotNil(t, body["available_times"])
	require.EqualValues(t, 0, body["total_entries"])

	s.Change(func(c *Clinic) { c.AppointmentType(classes).ShowOnline = false })
	w := ask(s, path)
	require.Equal(t, http.StatusNotFound, w.Code)
	require.Empty(t, w.Body.String())
}

func TestNextAvailableTime(t *testing.T) {
	s := small(t, Options{})
	path := strings.Replace(timesPath(Offering{quay, mona, short}, "2026-11-24", "2027-02-20"), "available_times", "next_available_time", 1)
	bare, _, _ := strings.Cut(path, "?")
	require.Equal(t, "2026-11-23T22:00:00Z", get(t, s, path)["appointment_start"])
	require.Equal(t, "2026-11-22T22:00:00Z", get(t, s, bare)["appointment_start"])
	require.Equal(t, 400, ask(s, bare+"?from=2026-11-22").Code)

	s.Change(func(c *Clinic) { c.SetHours(mona, quay, nil) })
	require.NotContains(t, get(t, s, path), "appointment_start")
	s.Change(func(c *Clinic) { c.Online.Enabled = false })
	require.Equal(t, 404, ask(s, path).Code)
}

func TestTheBudgetIsTwoHundredAMinute(t *testing.T) {
	now := mondayMorning
	s := small(t, Options{Now: func() time.Time { return now }})
	for range 200 {
		require.Equal(t, 200, ask(s, "/v1/user").Code)
	}
	now = now.Add(20 * time.Second)
	w := ask(s, "/v1/user")
	require.Equal(t, http.StatusTooManyRequests, w.Code)
	require.Equal(t, fmt.Sprint(mondayMorning.Add(time.Minute).Unix()), w.Header().Get("X-RateLimit-Reset"))

	now = mondayMorning.Add(time.Minute)
	require.Equal(t, 200, ask(s, "/v1/user").Code, "the budget is full again")

	free := small(t, Options{Limit: -1})
	for range 300 {
		require.Equal(t, 200, ask(free, "/v1/user").Code)
	}
}

func TestListenServesOnLoopbackUntilStopped(t *testing.T) {
	s := small(t, Options{})
	address, stop, err := s.Listen()
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(address, "http://127.0.0.1:"))
	u, err := url.Parse(address + "/user")
	require.NoError(t, err)
	u.User = url.UserPassword(Key, "")
	answer, err := http.Get(u.String())
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, 200, answer.StatusCode)
	require.Equal(t, "/v1/user", s.Requests()[0].Path)
	stop()
	_, err = http.Get(u.String())
	require.Error(t, err)
}

func TestTheLogHoldsNoKeyAndDoesNotGrowForEver(t *testing.T) {
	s := small(t, Options{Limit: -1})
	for range loggedRequests + 1 {
		s.arrive(httptest.NewRequest(http.MethodGet, "/v1/user", nil))
	}
	require.LessOrEqual(t, len(s.Requests()), loggedRequests)
	ask(s, "/v1/user")
	require.NotContains(t, fmt.Sprintf("%+v", s.Requests()), Key[:8])
}
