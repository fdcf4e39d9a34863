package sheettest

import (
	"fmt"
	"testing"

	"mieahealth.com/companion/cliniko"
)

// Crowd is a clinic with 60 practitioners and a week of 10,000 slots.
func Crowd(t testing.TB) (*cliniko.Account, *ReadWeek) {
	a := Clinic()
	a.Practitioners, a.Hours, a.TypesOf, a.WorkingAt = nil, nil, nil, nil
	for i := range 60 {
		id := cliniko.PractitionerID(fmt.Sprint(1000 + i))
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: fmt.Sprintf("Person %c%c", 'A'+i%26, 'A'+i/26), Active: true, ShowOnline: true})
		for s := range a.Services {
			a.Services[s].Practitioners = append(a.Services[s].Practitioners, id)
		}
	}
	week := &ReadWeek{Business: Harbour, Monday: Monday}
	sydney := Zone(t, "Australia/Sydney")
	left := 10000
	for _, o := range Offerings(a) {
		read := Answer{Offering: o, Monday: Monday, From: Monday, To: Monday.Add(6), ReadAt: Now(t)}
		for i := 0; i < 84 && left > 0; i++ {
			read.Starts = append(read.Starts, Monday.Add(2+i/28).At(8*60+i%28*15+len(week.Offerings)%3*5, sydney).UTC())
			left--
		}
		week.Offerings = append(week.Offerings, read)
	}
	return a, week
}
