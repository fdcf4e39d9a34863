package main

import (
	"fmt"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// busyClinic is a business that has 10,080 free times in a week: each of 6 practitioners
// gives 8 appointment types every half hour of each day, from 6:00 to 20:30, and begins 5
// minutes after the one before.
type busyClinic struct {
	account *cliniko.Account
	now     time.Time // a Monday before the first time
	slots   *storage.Slots
}

const business cliniko.BusinessID = "1"

const (
	practitioners = 6
	types         = 8
	starts        = 30 // of each offering on a day
)

func newBusyClinic() *busyClinic {
	sydney, err := time.LoadLocation("Australia/Sydney")
	if err != nil {
		panic(err)
	}
	a := &cliniko.Account{
		Shard:      "au4",
		Settings:   cliniko.Settings{AccountID: "1", Name: "Busy Clinic", Subdomain: "busy", OnlineBookings: cliniko.OnlineBookings{Enabled: true}},
		Businesses: []cliniko.Business{{ID: business, Name: "Harbour Clinic", ShowOnline: true, Zone: sydney.String(), ZoneLabel: "Sydney"}},
		TypesOf:    map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{},
		WorkingAt:  map[cliniko.BusinessID][]cliniko.PractitionerID{},
		Lists:      map[cliniko.List]cliniko.Reading{},
	}
	for n := range types {
		id := cliniko.AppointmentTypeID(fmt.Sprint(100 + n))
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: id, Name: fmt.Sprint("Type ", n+1), Minutes: 30, ShowOnline: true})
		a.Businesses[0].AppointmentTypes = append(a.Businesses[0].AppointmentTypes, id)
	}
	for n := range practitioners {
		id := cliniko.PractitionerID(fmt.Sprint(200 + n))
		name := []string{"Anna Riley", "Ben Tran", "Chloé D’Souza", "Nora Quinn", "Olive Kay", "Dev Costa"}[n]
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: name, Active: true, ShowOnline: true})
		a.TypesOf[id] = a.Businesses[0].AppointmentTypes
		a.WorkingAt[business] = append(a.WorkingAt[business], id)
		for day := time.Sunday; day <= time.Saturday; day++ {
			a.Hours = append(a.Hours, cliniko.Hours{Practitioner: id, Business: business, Weekday: day, Windows: []cliniko.Window{{From: 6 * 60, To: 22 * 60}}})
		}
	}
	for _, t := range a.AppointmentTypes {
		a.Services = append(a.Services, cliniko.Service{Business: business, AppointmentType: t.ID, Practitioners: a.WorkingAt[business]})
	}
	c := &busyClinic{account: a, now: cliniko.DateOf(time.Now().In(sydney)).Monday().At(5*60, sydney)}
	c.slots = c.week()
	return c
}

func (c *busyClinic) today() cliniko.Date { return cliniko.DateOf(c.now) }

func (c *busyClinic) state() *live.State {
	return &live.State{
		Clinic:  storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "1"}, Name: "Busy Clinic"},
		Account: c.account, Offered: readiness.Shown(c.account, c.now), From: c.today(), To: c.today().Add(27), Horizon: c.today().Add(27),
		Status: live.Status{Phase: live.UpToDate, CheckedAt: c.now}, Generation: 1,
	}
}

// Slots implements calendar.Source.
func (c *busyClinic) Slots(storage.ClinicID) *storage.Slots { return c.slots }

// week is this week with all its times; nothing is known of any other.
func (c *busyClinic) week() *storage.Slots {
	var answers []*storage.OfferingWeek
	monday, clock := c.today(), c.now.Location()
	for n, p := range c.account.Practitioners {
		for _, t := range c.account.AppointmentTypes {
			read := &storage.OfferingWeek{
				Offering: cliniko.Offering{Business: business, Practitioner: p.ID, AppointmentType: t.ID},
				Monday:   monday, From: monday, To: monday.Add(6), ReadAt: c.now.UTC(),
			}
			for start := range 7 * starts {
				minute := 6*60 + start%starts*30 + n*5
				read.Starts = append(read.Starts, monday.Add(start/starts).At(minute, clock).Unix())
			}
			answers = append(answers, read)
		}
	}
	return storage.NewSlots(storage.Clocks{BusinessZones: map[cliniko.BusinessID]*time.Location{business: clock}, AccountZone: clock}, answers...)
}
