package readiness_test

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
)

// A clinic with one offering, whose practitioner is hidden.
func ExampleJudge() {
	now := time.Date(2026, 11, 23, 5, 0, 0, 0, time.UTC)
	a := &cliniko.Account{
		Businesses:       []cliniko.Business{{ID: "1", Name: "Harbour Clinic", ShowOnline: true}},
		Practitioners:    []cliniko.Practitioner{{ID: "2", Name: "Nora Quinn", Active: true}},
		AppointmentTypes: []cliniko.AppointmentType{{ID: "3", Name: "Initial", Minutes: 45, ShowOnline: true}},
		Services:         []cliniko.Service{{Business: "1", AppointmentType: "3", Practitioners: []cliniko.PractitionerID{"2"}}},
		Settings:         cliniko.Settings{OnlineBookings: cliniko.OnlineBookings{Enabled: true}},
		Lists:            map[cliniko.List]cliniko.Reading{},
	}
	for _, list := range []cliniko.List{cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners,
		cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours} {
		a.Lists[list] = cliniko.Reading{At: now}
	}
	report := readiness.Judge(readiness.Input{Account: a, Now: now})
	for _, v := range report.Verdicts {
		fmt.Println(v.State, v.Causes)
	}
	for _, f := range report.Findings {
		fmt.Println(f.Severity, f.Title)
	}
	// Output:
	// not_offered [practitioner_hidden]
	// blocker Nothing can be booked online
	// note Nora Quinn is turned off for online booking
}
