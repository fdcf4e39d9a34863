package sheettest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// Harbour is the business of the clinic.
const Harbour cliniko.BusinessID = "11"

// Monday begins the week that most tests are about; Tuesday, 11:03 in Sydney, is their now.
var (
	Monday  = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	Tuesday = Monday.Add(1)
)

// Now is Tuesday, 11:03 in Sydney.
func Now(t testing.TB) time.Time {
	return Tuesday.At(11*60+3, Zone(t, "Australia/Sydney"))
}

// Clinic is an account with three practitioners who give two types at Harbour Clinic
// from 8 to 17 on working days.
func Clinic() *cliniko.Account {
	a := &cliniko.Account{
		Shard:    "au4",
		Settings: cliniko.Settings{AccountID: "1", Name: "Seaside Physio", Subdomain: "seaside", OnlineBookings: cliniko.OnlineBookings{Enabled: true}},
		Businesses: []cliniko.Business{
			{ID: Harbour, Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Sydney", ZoneLabel: "Sydney", AppointmentTypes: []cliniko.AppointmentTypeID{"31", "32"}},
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
		a.WorkingAt[Harbour] = append(a.WorkingAt[Harbour], p.ID)
		for day := time.Monday; day <= time.Friday; day++ {
			a.Hours = append(a.Hours, cliniko.Hours{Practitioner: p.ID, Business: Harbour, Weekday: day, Windows: []cliniko.Window{{From: 8 * 60, To: 17 * 60}}})
		}
	}
	for _, t := range a.AppointmentTypes {
		a.Services = append(a.Services, cliniko.Service{Business: Harbour, AppointmentType: t.ID, Practitioners: []cliniko.PractitionerID{"21", "22", "23"}})
	}
	return a
}

// Offerings are all combinations of a clinic at its businesses.
func Offerings(a *cliniko.Account) (list []cliniko.Offering) {
	for _, b := range a.Businesses {
		for _, p := range a.Practitioners {
			for _, t := range a.AppointmentTypes {
				list = append(list, cliniko.Offering{Business: b.ID, Practitioner: p.ID, AppointmentType: t.ID})
			}
		}
	}
	return list
}

// Offering is that of the practitioner 20+person and the appointment type 30+appointmentType.
func Offering(person, appointmentType int) cliniko.Offering {
	return cliniko.Offering{
		Business:        Harbour,
		Practitioner:    cliniko.PractitionerID(fmt.Sprint(20 + person)),
		AppointmentType: cliniko.AppointmentTypeID(fmt.Sprint(30 + appointmentType)),
	}
}

// Known is a week in which every offering was read whole a minute ago, with the given
// starts in Sydney's time, each as "offering day hour:minute".
func Known(t testing.TB, a *cliniko.Account, starts map[cliniko.Offering][]string) *ReadWeek {
	t.Helper()
	sydney := Zone(t, "Australia/Sydney")
	week := &ReadWeek{Business: Harbour, Monday: Monday}
	for _, o := range Offerings(a) {
		read := Answer{Offering: o, Monday: Monday, From: Monday, To: Monday.Add(6), ReadAt: Now(t).Add(-time.Minute).UTC()}
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

// Zone is a zone of the time zone database.
func Zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

// BusyWeek are starts for Known, of all practitioners and types.
func BusyWeek(t testing.TB) map[cliniko.Offering][]string {
	return map[cliniko.Offering][]string{
		Offering(1, 1): {"24 11:30", "24 12:30", "24 14:30", "24 15:00", "24 16:30", "25 09:00", "25 12:00", "25 12:30", "26 09:30", "26 16:30", "27 11:00", "27 14:30", "27 16:30"},
		Offering(1, 2): {"24 11:30", "24 16:30", "26 11:30", "27 10:30"},
		Offering(2, 1): {"24 14:30", "24 16:00", "25 10:00", "26 09:30", "27 10:00", "27 16:00"},
		Offering(2, 2): {"24 15:00", "25 11:00", "25 15:30", "26 09:00", "26 11:30", "26 12:00", "26 14:00", "26 14:30", "26 15:00"},
		Offering(3, 2): {"24 14:30", "25 10:30", "25 14:30", "26 08:30", "26 09:00", "26 09:30", "26 11:30", "26 14:30", "27 10:30", "27 11:00", "27 12:30", "27 16:00"},
	}
}

// StrangeNames are what the client lets through: it has taken control characters and
// marks of direction out before.
var StrangeNames = []string{
	strings.Repeat("Wolfeschlegelsteinhausen", 11)[:255], strings.Repeat("long ", 51), "דנה לוי־כהן", "محمد بن عبد الله", "Zoe\u0308 N\u0303andu\u0301",
	"Z̸̢̛a̴l̶g̷o̸ T̵e̷x̴t̶", "李 小龍", "👩‍⚕️ Dr 🩺", "", "?", "Dr", "’", "Łucja Ø", "i̇stanbul ß",
}
