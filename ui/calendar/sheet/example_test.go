package sheet_test

import (
	"fmt"
	"time"
	_ "time/tzdata"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/ui/calendar/sheet"
)

// A sheet shows the free times of a week, day by day.
func Example() {
	sydney, _ := time.LoadLocation("Australia/Sydney")
	monday := cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	offering := cliniko.Offering{Business: "11", Practitioner: "21", AppointmentType: "31"}
	slots := storage.NewSlots(storage.Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{"11": sydney}, AccountZone: sydney}, &storage.OfferingWeek{
		Offering: offering, Monday: monday, From: monday, To: monday.Add(6), ReadAt: monday.Start(sydney),
		Starts: []int64{monday.Add(1).At(11*60+30, sydney).Unix(), monday.Add(2).At(9*60, sydney).Unix()},
	})
	in := sheet.Input{
		Account: &cliniko.Account{
			Businesses:       []cliniko.Business{{ID: "11", Name: "Harbour Clinic"}},
			Practitioners:    []cliniko.Practitioner{{ID: "21", Name: "Anna Riley"}},
			AppointmentTypes: []cliniko.AppointmentType{{ID: "31", Name: "Initial", Minutes: 45}},
		},
		Business: "11", Expected: []cliniko.Offering{offering}, Slots: slots,
		From: monday, Days: 7, Grouping: sheet.ByDay,
		Zone: sydney, Now: monday.At(8*60, sydney), ReadUntil: monday.Add(6),
	}
	s := sheet.Build(in)
	for _, b := range s.Blocks {
		fmt.Println(sheet.BlockText(s, b))
	}
	fmt.Println(sheet.CountText(s, sheet.Week))
	fmt.Println(s.NextSentence(sheet.FindNext(in), in.Now))
	// Output:
	// Tue 24 Nov, 11:30 – 12:15 · Anna Riley · Initial · Harbour Clinic
	// Wed 25 Nov, 9:00 – 9:45 · Anna Riley · Initial · Harbour Clinic
	// 2 free times this week
	// The next free time is tomorrow, 11:30, with Anna Riley.
}
