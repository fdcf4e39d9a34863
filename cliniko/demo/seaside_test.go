package demo

import (
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func total(seen map[Offering][]time.Time) (slots int) {
	for _, starts := range seen {
		slots += len(starts)
	}
	return slots
}

func TestTheDemoClinicIsAsLargeAsItSays(t *testing.T) {
	s := seaside(t, mondayMorning)
	require.Len(t, s.clinic.Businesses, 2)
	require.Len(t, s.clinic.Practitioners, 5)
	require.Len(t, s.clinic.AppointmentTypes, 6)
	user := get(t, s, "/v1/user")
	require.Equal(t, "Ada Lovell, administrator", user["first_name"].(string)+" "+user["last_name"].(string)+", "+user["role"].(string))
	account := get(t, s, "/v1/settings/public")["account"].(map[string]any)
	require.Equal(t, "Seaside Physio (demo)", account["name"])
	require.Equal(t, "seaside-demo", account["subdomain"])
	for day := range 60 {
		s := seaside(t, mondayMorning.AddDate(0, 0, day).Add(time.Duration(day)*7*time.Hour))
		require.InDelta(t, 1450, total(sight(s, s.clinic.Offerings())), 250, "day %d", day)
	}
}

func TestFourOfFivePractitionersCanBeBookedAtTheStart(t *testing.T) {
	s := seaside(t, mondayMorning)
	bookable := map[string]bool{}
	for o, starts := range sight(s, s.clinic.Offerings()) {
		if len(starts) > 0 {
			bookable[o.Practitioner] = true
		}
	}
	require.Equal(t, map[string]bool{Anna: true, Ben: true, Chloe: true, Olive: true}, bookable)
}

// A restart on a later day shows the same bookings, and perhaps more.
func TestADayKeepsItsBookingsAsItComesNearer(t *testing.T) {
	before, after := Seaside(7, mondayMorning), Seaside(7, mondayMorning.AddDate(0, 0, 7))
	kept := map[Booking]bool{}
	for _, b := range after.Bookings {
		b.Start, b.End = b.Start.UTC(), b.End.UTC()
		kept[b] = true
	}
	for _, b := range before.Bookings {
		b.Start, b.End = b.Start.UTC(), b.End.UTC()
		if b.Start.After(mondayMorning.AddDate(0, 0, 7)) {
			require.True(t, kept[b], "%v", b.Start)
		}
	}
}

func TestTheDemoClinicLivesInTwoTimeZones(t *testing.T) {
	s := repairAll(seaside(t, mondayMorning))
	s.Change(func(c *Clinic) { c.Bookings, c.Blocks = nil, nil })
	thursday := monday.AddDate(0, 0, 3)
	atHill, _ := s.Slots(Offering{Hill, Anna, Standard}, thursday, thursday)
	atHarbour, _ := s.Slots(Offering{Harbour, Ben, Standard}, thursday, thursday)
	const opening = "09:00 09:30 10:00 10:30 11:00 11:30 12:00 13:30 14:00 14:30 15:00 15:30 16:00 16:30 17:00"
	require.Equal(t, opening, clocks(atHill, "Australia/Adelaide"))
	require.Equal(t, opening, clocks(atHarbour, "Australia/Sydney"))
	require.Equal(t, 30*time.Minute, atHill[0].Sub(atHarbour[0]))
}

func TestChangesAndQuestionsMayComeTogether(t *testing.T) {
	s := seaside(t, mondayMorning)
	o := Offering{Harbour, Anna, Standard}
	var wait sync.WaitGroup
	for n := range 8 {
		wait.Go(func() {
			for i := range 25 {
				switch n {
				case 0:
					s.Plant("away")
					s.Repair("type-hidden")
				case 1:
					s.Repair("away")
					s.Plant("type-hidden")
				case 2:
					s.Change(func(c *Clinic) {
						start := mondayMorning.Add(time.Duration(i) * time.Hour)
						c.Bookings = append(c.Bookings, Booking{Anna, Harbour, start, start.Add(time.Hour)})
					})
				case 3:
					s.MakeTrouble(Trouble{Kind: Unavailable, Path: "/users", Times: 1})
					s.Requests()
				default:
					for _, path := range []string{timesPath(o, "2026-11-23", "2026-11-29"), "/v1/services", "/v1/businesses", "/v1/unavailable_blocks", "/v1/users"} {
						ask(s, path)
					}
				}
			}
		})
	}
	wait.Wait()
	require.Len(t, s.Requests(), 4*25*5)
}

func FuzzAnyAddressIsAnswered(f *testing.F) {
	for _, path := range []string{"/v1/user", "/businesses/1?q%5B%5D=id:=1,2&page=-1&per_page=x", "/v1/users/me", "//", "/v1/patients",
		"/businesses/" + Harbour + "/practitioners/" + Anna + "/appointment_types/" + Standard + "/available_times?from=2026-11-23&to=9999-12-31",
		"/businesses/" + Harbour + "/practitioners/" + Anna + "/appointment_types/" + Standard + "/next_available_time?to=9999-12-31",
		"/v1/unavailable_blocks?q%5B%5D=starts_at:<%00&page=9223372036854775807&per_page=100"} {
		f.Add(path)
	}
	s := seaside(f, mondayMorning)
	f.Fuzz(func(t *testing.T, path string) {
		r := httptest.NewRequest("GET", "/", nil)
		u, err := r.URL.Parse(path)
		if err != nil {
			return
		}
		r.URL, r.RequestURI = u, path
		r.SetBasicAuth(Key, "")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		require.Contains(t, []int{200, 400, 403, 404}, w.Code)
	})
}
