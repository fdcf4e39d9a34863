package calendar

import (
	"fmt"
	"testing"
	"time"

	"mieahealth.com/companion/cliniko"
)

const harbour cliniko.BusinessID = "11"

// monday is the week that most tests are about; Tuesday 11:03 in Sydney is their now.
var (
	monday  = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	tuesday = monday.Add(1)
)

func sydneyNow(t testing.TB) time.Time {
	return tuesday.At(11*60+3, zone(t, "Australia/Sydney"))
}

// clinic is an account with three practitioners who give two types at Harbour Clinic
// from 8 to 17 on working days.
func clinic() *cliniko.Account {
	a := &cliniko.Account{
		Shard:    "au4",
		Settings: cliniko.Settings{AccountID: "1", Name: "Seaside Physio", Subdomain: "seaside", OnlineBookings: cliniko.OnlineBookings{Enabled: true}},
		Businesses: []cliniko.Business{
			{ID: harbour, Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Sydney", ZoneLabel: "Sydney", AppointmentTypes: []cliniko.AppointmentTypeID{"31", "32"}},
		},
		Practitioners: []cliniko.Practitioner{
			{ID: "21", Name: "Anna Riley", Active: true, ShowOnline: true},
			{ID: "22", Name: "Ben Tran", Active: true, ShowOnline: true},
			{ID: "23", Name: "Chloé D’Souza", Active: true, ShowOnline: true},
		},
		AppointmentTypes: []cliniko.AppointmentType{
			{ID: "31", Name: "Initial", Minutes: 45, ShowOnline: true},
			{ID: "32", Name: "Standard", Minutes: 30, ShowOnline: true},
		},
		TypesOf:   map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{},
		WorkingAt: map[cliniko.BusinessID][]cliniko.PractitionerID{},
		Lists:     map[cliniko.List]cliniko.Reading{},
	}
	for _, p := range a.Practitioners {
		a.TypesOf[p.ID] = []cliniko.AppointmentTypeID{"31", "32"}
		a.WorkingAt[harbour] = append(a.WorkingAt[harbour], p.ID)
		for day := time.Monday; day <= time.Friday; day++ {
			a.Hours = append(a.Hours, cliniko.Hours{Practitioner: p.ID, Business: harbour, Weekday: day, Windows: []cliniko.Window{{From: 8 * 60, To: 17 * 60}}})
		}
	}
	for _, kind := range a.AppointmentTypes {
		a.Services = append(a.Services, cliniko.Service{Business: harbour, AppointmentType: kind.ID, Practitioners: []cliniko.PractitionerID{"21", "22", "23"}})
	}
	return a
}

// offerings are all combinations of a clinic at its businesses.
func offerings(a *cliniko.Account) (list []cliniko.Offering) {
	for _, b := range a.Businesses {
		for _, p := range a.Practitioners {
			for _, t := range a.AppointmentTypes {
				list = append(list, cliniko.Offering{Business: b.ID, Practitioner: p.ID, AppointmentType: t.ID})
			}
		}
	}
	return list
}

func offering(person, kind int) cliniko.Offering {
	return cliniko.Offering{
		Business:        harbour,
		Practitioner:    cliniko.PractitionerID(fmt.Sprint(20 + person)),
		AppointmentType: cliniko.AppointmentTypeID(fmt.Sprint(30 + kind)),
	}
}

// known is a week in which every offering was read whole a minute ago, with the given
// starts in Sydney's time, each as "offering day hour:minute".
func known(t testing.TB, a *cliniko.Account, starts map[cliniko.Offering][]string) *readWeek {
	t.Helper()
	sydney := zone(t, "Australia/Sydney")
	week := &readWeek{Business: harbour, Monday: monday}
	for _, o := range offerings(a) {
		read := answer{Offering: o, Monday: monday, From: monday, To: monday.Add(6), ReadAt: sydneyNow(t).Add(-time.Minute).UTC()}
		for _, text := range starts[o] {
			at, err := time.ParseInLocation("2 15:04", text, sydney)
			if err != nil {
				t.Fatal(err)
			}
			read.Starts = append(read.Starts, time.Date(2026, time.November, at.Day(), at.Hour(), at.Minute(), 0, 0, sydney).UTC())
		}
		week.Offerings = append(week.Offerings, read)
	}
	return week
}

func input(t testing.TB, a *cliniko.Account, week *readWeek) Input {
	return Input{
		Business: harbour,
		From:     monday,
		Days:     daysPerWeek,
		Slots:    slotsOf(zone(t, "Australia/Sydney"), cliniko.Date{}, week),
		Account:  a,
		Expected: offerings(a),
		Zone:     zone(t, "Australia/Sydney"),
		Now:      sydneyNow(t),
	}
}
