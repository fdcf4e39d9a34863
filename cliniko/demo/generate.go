package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// Size is how large a generated clinic is.
type Size struct{ Businesses, Practitioners, AppointmentTypes int }

// Generate is a healthy clinic of a size: everybody works at one or two businesses and
// gives three to eight types, so that 5 businesses, 60 practitioners and 24 types make
// about 500 offerings. Its calendar is filled for the four weeks from now's.
func Generate(seed uint64, size Size, now time.Time) Clinic {
	dice := rand.New(rand.NewPCG(seed, 1))
	c := empties(size)
	c.Online = OnlineBookings{Enabled: true, LeadTimeHours: 2, DaysAhead: 84}
	for i := range c.Businesses {
		c.Businesses[i].Zone = generatedZones[i%len(generatedZones)]
	}
	for i := range c.AppointmentTypes {
		c.AppointmentTypes[i].Minutes = pick(dice, 15, 20, 30, 30, 40, 45, 60)
	}
	for i := range c.Practitioners {
		p := &c.Practitioners[i]
		p.AppointmentTypes = some(dice, c.AppointmentTypes, 3+dice.IntN(6), func(t AppointmentType) string { return t.ID })
		p.DefaultType = p.AppointmentTypes[0]
		places := some(dice, c.Businesses, 1+dice.IntN(2), func(b Business) string { return b.ID })
		for n, place := range places {
			c.employ(p, place)
			c.SetHours(p.ID, place, weekly(pick(dice, earlyDay, midDay, lateDay), weekdays(n, len(places))...))
		}
	}
	c.Bookings = bookings(&c, seed, mondayOf(now, c.accountLocation()), 4)
	return c
}

var generatedZones = []string{"Australia/Sydney", "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Lord_Howe"}

// employ puts a practitioner on a business's list, and what that person gives on its
// list of types.
func (c *Clinic) employ(p *Practitioner, business string) {
	b := c.Business(business)
	b.Practitioners = append(b.Practitioners, p.ID)
	for _, t := range p.AppointmentTypes {
		link(&b.AppointmentTypes, true, t)
	}
}

// weekdays shares Monday to Friday out between so many places.
func weekdays(place, places int) []time.Weekday {
	var share []time.Weekday
	for day := time.Monday; day <= time.Friday; day++ {
		if int(day)%places == place {
			share = append(share, day)
		}
	}
	return share
}

// empties is a clinic of a size in which everything is on and nothing is linked.
func empties(size Size) Clinic {
	c := Clinic{
		ID: newID(kindAccount, 2), Name: "Generated Clinic", Subdomain: "generated", Country: "Australia", CountryCode: "AU",
		Zone: "Australia/Sydney", Me: newID(kindUser, 1),
		Users: []User{{newID(kindUser, 1), "Ada", "Lovell", administrator, true}},
	}
	for n := range size.Businesses {
		c.Businesses = append(c.Businesses, Business{ID: newID(kindBusiness, n+1), Name: fmt.Sprintf("Branch %d", n+1), ShowOnline: true})
	}
	for n := range size.AppointmentTypes {
		c.AppointmentTypes = append(c.AppointmentTypes, AppointmentType{ID: newID(kindType, n+1), Name: fmt.Sprintf("Type %02d", n+1),
			Minutes: 30, MaxAttendees: 1, ShowOnline: true})
	}
	for n := range size.Practitioners {
		id := newID(kindUser, n+2)
		first, last := firstNames[n%len(firstNames)], lastNames[n/len(firstNames)%len(lastNames)]
		c.Users = append(c.Users, User{id, first, last, "practitioner", true})
		c.Practitioners = append(c.Practitioners, Practitioner{ID: newID(kindPractitioner, n+1), User: id,
			FirstName: first, LastName: last, Active: true, ShowOnline: true})
	}
	return c
}

var (
	firstNames = []string{"Ada", "Bela", "Carla", "Dev", "Esra", "Finn", "Gita", "Hugo", "Ines", "Jun", "Kofi", "Lena"}
	lastNames  = []string{"Abbott", "Berger", "Costa", "Dunn", "Evans", "Farah", "Garcia", "Hoang"}
)

func pick[T any](dice *rand.Rand, from ...T) T { return from[dice.IntN(len(from))] }

// some are the ids of so many members, in any order.
func some[T any](dice *rand.Rand, all []T, count int, id func(T) string) []string {
	var ids []string
	for _, i := range dice.Perm(len(all))[:min(count, len(all))] {
		ids = append(ids, id(all[i]))
	}
	return slices.Clip(ids)
}
