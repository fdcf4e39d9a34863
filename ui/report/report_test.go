package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

var update = flag.Bool("update", false, "write the golden files")

var checkedAt = time.Date(2026, 11, 23, 5, 42, 7, 123, time.UTC)

// seaside is a clinic with a fault, a full diary, a refused answer and some types that
// it keeps to itself.
func seaside() *cliniko.Account {
	days, most := 28, 2
	a := &cliniko.Account{
		Shard: "au4",
		User:  cliniko.User{FirstName: "Ada", LastName: "Lovell", Role: "administrator"},
		Settings: cliniko.Settings{
			Name: "Seaside Physio", Subdomain: "seaside", CountryCode: "AU",
			OnlineBookings: cliniko.OnlineBookings{Enabled: true, DaysAhead: &days, MaxPerDaySegment: &most},
		},
		Businesses: []cliniko.Business{
			{ID: "1", Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Melbourne"},
			{ID: "2", Name: "Hill Clinic", ShowOnline: true, Zone: "Australia/Perth"},
		},
		Practitioners: []cliniko.Practitioner{
			{ID: "11", Name: "Nora Quinn", Active: true, ShowOnline: true},
			{ID: "12", Name: "Ben Tran", Active: true, ShowOnline: true},
			{ID: "13", Name: "Olive Kay", Active: true, ShowOnline: true},
		},
		AppointmentTypes: []cliniko.AppointmentType{
			{ID: "21", Name: "Initial", Minutes: 45, ShowOnline: true},
			{ID: "22", Name: "Staff meeting", Minutes: 60},
		},
		Lists: map[cliniko.List]cliniko.Reading{},
	}
	for _, s := range []struct {
		practitioner cliniko.PractitionerID
		business     cliniko.BusinessID
		windows      []cliniko.Window
	}{{"11", "1", nil}, {"11", "2", day9to5}, {"12", "1", day9to5}, {"13", "2", day9to5}} {
		a.Hours = append(a.Hours, cliniko.Hours{Business: s.business, Practitioner: s.practitioner, Weekday: time.Monday, Windows: s.windows})
		for _, kind := range a.AppointmentTypes {
			a.Services = append(a.Services, cliniko.Service{Business: s.business, AppointmentType: kind.ID, Practitioners: []cliniko.PractitionerID{s.practitioner}})
		}
	}
	for _, list := range []cliniko.List{
		cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListInactivePractitioners,
		cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours, cliniko.ListAvailability, cliniko.ListBlocks,
	} {
		a.Lists[list] = cliniko.Reading{At: checkedAt}
	}
	return a
}

var day9to5 = []cliniko.Window{{From: 540, To: 1020}}

var (
	noraAtHill    = cliniko.Offering{Business: "2", Practitioner: "11", AppointmentType: "21"}
	benAtHarbour  = cliniko.Offering{Business: "1", Practitioner: "12", AppointmentType: "21"}
	oliveAtHill   = cliniko.Offering{Business: "2", Practitioner: "13", AppointmentType: "21"}
	noraAtHarbour = cliniko.Offering{Business: "1", Practitioner: "11", AppointmentType: "21"}
)

func check(a *cliniko.Account, seen map[cliniko.Offering]readiness.Seen, marks map[readiness.Target]readiness.Mark) Check {
	c := Check{
		Account: a, Style: wording.StyleIn("AU"), Marks: marks, CheckedAt: checkedAt, Requests: 17,
		From: cliniko.Date{Year: 2026, Month: 11, Day: 23}, To: cliniko.Date{Year: 2026, Month: 12, Day: 20},
	}
	c.Report = readiness.Judge(readiness.Input{Account: a, Seen: seen, Marks: marks, From: c.From, To: c.To, Now: checkedAt})
	for _, v := range c.Report.Verdicts {
		if v.State == readiness.Bookable {
			c.Slots = append(c.Slots, cliniko.Slot{Offering: v.Offering, Start: v.Next, Minutes: 45})
		}
	}
	return c
}

func free(at time.Time) readiness.Seen {
	return readiness.Seen{Complete: true, Slots: 1, Next: at}
}

func full() map[cliniko.Offering]readiness.Seen {
	return map[cliniko.Offering]readiness.Seen{
		noraAtHill: free(checkedAt.Add(26 * time.Hour)), benAtHarbour: {Complete: true}, oliveAtHill: {Problem: cliniko.KindTimeout},
		noraAtHarbour: {Complete: true}, // she has no hours there
	}
}

func TestGolden(t *testing.T) {
	marked := map[readiness.Target]readiness.Mark{readiness.Target(benAtHarbour): readiness.LeaveOut, {Practitioner: "11"}: readiness.ShouldBeBookable}
	var text, doc bytes.Buffer
	c := check(seaside(), full(), marked)
	require.NoError(t, c.WriteText(&text))
	require.NoError(t, c.WriteJSON(&doc))
	golden(t, "check.txt", text.Bytes())
	golden(t, "check.json", doc.Bytes())
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile("testdata/"+name, got, 0o644))
	}
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got))
}

func TestExitCode(t *testing.T) {
	ready := seaside()
	ready.Hours[0].Windows = day9to5
	at := free(checkedAt.Add(time.Hour))
	seen := map[cliniko.Offering]readiness.Seen{noraAtHarbour: at, noraAtHill: at, benAtHarbour: at, oliveAtHill: at}
	t.Run("0 when the clinic is ready", func(t *testing.T) {
		require.Equal(t, ExitReady, check(ready, seen, nil).ExitCode())
	})
	t.Run("1 when a blocker stands, though something is not known", func(t *testing.T) {
		c := check(seaside(), full(), nil)
		require.True(t, c.Report.Incomplete)
		require.Equal(t, ExitNotReady, c.ExitCode())
	})
	t.Run("2 when something could not be checked and no blocker stands", func(t *testing.T) {
		unsure := map[cliniko.Offering]readiness.Seen{noraAtHarbour: at, noraAtHill: at, benAtHarbour: at, oliveAtHill: {Problem: cliniko.KindTimeout}}
		require.Equal(t, ExitUnknown, check(ready, unsure, nil).ExitCode())
	})
	t.Run("2 when nothing could be read", func(t *testing.T) {
		require.Equal(t, ExitUnknown, check(nil, nil, nil).ExitCode())
	})
}

func TestACheckThatReadNothingCanBeWritten(t *testing.T) {
	var text, doc bytes.Buffer
	c := check(nil, nil, nil)
	require.NoError(t, c.WriteText(&text))
	require.Contains(t, text.String(), "Couldn’t check everything, so the clinic may or may not be ready")
	require.NoError(t, c.WriteJSON(&doc))
	var told map[string]any
	require.NoError(t, json.Unmarshal(doc.Bytes(), &told))
	for _, list := range []string{"findings", "offerings", "slots", "marks"} {
		require.Equal(t, []any{}, told[list], list)
	}
	require.Equal(t, true, told["incomplete"])
	require.Equal(t, false, told["ready"])
}

func TestNobodyWhoIsRefusedIsSaidToHaveNoFreeTimes(t *testing.T) {
	seen := full()
	seen[benAtHarbour] = readiness.Seen{Problem: cliniko.KindNotFound}
	var text bytes.Buffer
	require.NoError(t, check(seaside(), seen, nil).WriteText(&text))
	require.Contains(t, text.String(), "Ben Tran: can’t be booked (see above)")
	require.NotContains(t, text.String(), "Ben Tran: no free times")
}

func TestNoAddressIsMadeOfASubdomainThatIsNone(t *testing.T) {
	a := seaside()
	a.Settings.Subdomain = "evil.example/"
	var text, doc bytes.Buffer
	c := check(a, full(), nil)
	require.NoError(t, c.WriteText(&text))
	require.NoError(t, c.WriteJSON(&doc))
	require.NotContains(t, text.String(), "https://")
	require.NotContains(t, doc.String(), "https://")
}

// steering is what a name or a message could try to do to a terminal.
const steering = "Nora\x1b[2J\u009b31m\u007f\nReady\u202e\u2066\u2028\u00ad\u200d\U000e0041 עדה"

func steered() *cliniko.Account {
	a := seaside()
	a.Settings.Name, a.Settings.Subdomain, a.Settings.CountryCode = steering, steering, steering
	a.Practitioners[0].Name, a.Businesses[0].Name, a.AppointmentTypes[0].Name = steering, steering, steering
	a.User = cliniko.User{FirstName: steering, LastName: steering, Role: steering}
	return a
}

func TestNothingSteersTheTerminal(t *testing.T) {
	t.Run("the text", func(t *testing.T) {
		var text bytes.Buffer
		require.NoError(t, check(steered(), full(), nil).WriteText(&text))
		require.NotContains(t, text.String(), "\nReady")
		require.Contains(t, text.String(), "עדה", "letters stay")
		requireHarmless(t, text.String())
	})
	t.Run("the JSON, which says the same when it is read", func(t *testing.T) {
		var doc bytes.Buffer
		require.NoError(t, check(steered(), full(), nil).WriteJSON(&doc))
		requireHarmless(t, doc.String())
		require.Contains(t, doc.String(), "עדה", "letters stay readable")
		var told document
		require.NoError(t, json.Unmarshal(doc.Bytes(), &told))
		require.Equal(t, steering, told.Clinic.Subdomain)
		require.Equal(t, steering, told.Clinic.Name)
	})
	t.Run("anything else that is written", func(t *testing.T) {
		var out bytes.Buffer
		w := Plain(&out)
		_, err := w.Write([]byte(steering + "\x9b"))
		require.NoError(t, err)
		require.Equal(t, "Nora[2J31m\nReady  עדה\ufffd", out.String())
	})
}

func TestPlainSaysThatAllWasWritten(t *testing.T) {
	n, err := Plain(io.Discard).Write([]byte(steering))
	require.NoError(t, err)
	require.Equal(t, len(steering), n)
	n, err = Plain(broken{}).Write([]byte(steering))
	require.Error(t, err)
	require.Zero(t, n)
}

func requireHarmless(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		require.True(t, r == '\n' || !unicode.IsControl(r), "%q in %q", r, text)
		require.False(t, unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029', "%q in %q", r, text)
	}
}

func FuzzJSONReadsTheSame(f *testing.F) {
	f.Add(steering)
	f.Add("\\u009b \U000e0041\xff")
	f.Fuzz(func(t *testing.T, text string) {
		var doc bytes.Buffer
		require.NoError(t, json.NewEncoder(escaped{&doc}).Encode(text))
		requireHarmless(t, doc.String())
		var read string
		require.NoError(t, json.Unmarshal(doc.Bytes(), &read))
		require.Equal(t, string([]rune(text)), read)
	})
}

func TestAWriteThatFailsIsTold(t *testing.T) {
	require.Error(t, check(seaside(), full(), nil).WriteText(broken{}))
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no room") }
