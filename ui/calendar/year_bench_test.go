package calendar

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/board/boardtest"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
)

// fillWeeks keeps twenty times a week for each of 500 offerings of a business.
func fillWeeks(b *testing.B, a *cliniko.Account, weeks int) *storage.Slots {
	b.Helper()
	store, err := storage.OpenStore(b.TempDir())
	require.NoError(b, err)
	b.Cleanup(func() { store.Close() })
	id := storage.ClinicID{Shard: "au4", Account: "1"}
	sydney := sheettest.Zone(b, "Australia/Sydney")
	for week := range weeks {
		from := sheettest.Monday.Add(week * sheet.DaysPerWeek)
		var answers []*storage.OfferingWeek
		for n, o := range sheettest.Offerings(a) {
			answer := &storage.OfferingWeek{Offering: o, Monday: from, From: from, To: from.Add(sheet.DaysPerWeek - 1), ReadAt: sheettest.Now(b).UTC()}
			for slot := range 20 {
				if o.Practitioner != nobody {
					answer.Starts = append(answer.Starts, from.Add(slot/4).At(8*60+slot%4*75+n%5*15, sydney).Unix())
				}
			}
			answers = append(answers, answer)
		}
		require.NoError(b, store.PutSlots(id, answers...))
	}
	store.SetClocks(id, storage.Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{"": sydney}, AccountZone: sydney})
	return store.Slots(id)
}

// nobody is a practitioner without free times.
const nobody cliniko.PractitionerID = "1049"

// yearClinic has 50 practitioners who give ten types.
func yearClinic() *cliniko.Account {
	a := sheettest.Clinic()
	a.Practitioners, a.AppointmentTypes, a.Services = nil, nil, nil
	var everybody []cliniko.PractitionerID
	for i := range 50 {
		id := cliniko.PractitionerID(fmt.Sprint(1000 + i))
		everybody = append(everybody, id)
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: fmt.Sprintf("Person %d", i), Active: true, ShowOnline: true})
	}
	a.Businesses[0].AppointmentTypes = nil
	for i := range 10 {
		id := cliniko.AppointmentTypeID(fmt.Sprint(300 + i))
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: id, Name: fmt.Sprintf("Type %d", i), Minutes: 30, ShowOnline: true})
		a.Businesses[0].AppointmentTypes = append(a.Businesses[0].AppointmentTypes, id)
		a.Services = append(a.Services, cliniko.Service{Business: sheettest.Harbour, AppointmentType: id, Practitioners: everybody})
	}
	return a
}

// BenchmarkYear draws a new state of a clinic that has 500 offerings with times of a
// year, and one with those of four weeks: as it is, and with a filter that finds nothing
// in all that is kept.
func BenchmarkYear(b *testing.B) {
	page := func(weeks int) *desk {
		a := yearClinic()
		a.Settings.OnlineBookings.DaysAhead = new(weeks*sheet.DaysPerWeek - 2)
		d := seatWith(b, a, nil)
		d.state.Horizon = sheettest.Monday.Add(weeks*sheet.DaysPerWeek - 1)
		d.slots = fillWeeks(b, a, weeks)
		d.publish()
		return d
	}
	year, month := page(53), page(4)
	draw := func(d *desk) func() { return func() { d.publish() } }
	measure := func(b *testing.B) {
		boardtest.Compare(b, [2]string{"year", "four-weeks"}, [2]func(){draw(year), draw(month)})
	}
	b.Run("all", measure)
	for _, d := range []*desk{year, month} {
		d.page.onlyPractitioner(nobody, true)
		require.False(b, d.page.next.Found())
		require.True(b, d.page.next.AtLimit, "all of it was searched")
	}
	b.Run("nothing in all of it", measure)
	b.Run("nothing in all of it, a tick", func(b *testing.B) {
		boardtest.Compare(b, [2]string{"year", "four-weeks"}, [2]func(){year.page.Draw, month.page.Draw})
	})
}
