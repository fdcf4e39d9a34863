package random

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko/demo"
)

// Size is how large a clinic is.
type Size struct{ Businesses, Practitioners, AppointmentTypes int }

// Healthy is a clinic of a size with nothing wrong in it: everybody works at one or two
// businesses and gives three to eight types, so that 5 businesses, 60 practitioners and
// 24 types make about 500 offerings. Its calendar is filled for the four weeks from now's.
func Healthy(seed uint64, size Size, now time.Time) demo.Clinic {
	dice := rand.New(rand.NewPCG(seed, 1))
	c := unlinked(size)
	c.Online = demo.OnlineBookings{Enabled: true, LeadTimeHours: 2, DaysAhead: 84}
	for i := range c.Businesses {
		c.Businesses[i].Zone = healthyZones[i%len(healthyZones)]
	}
	for i := range c.AppointmentTypes {
		c.AppointmentTypes[i].Minutes = pick(dice, 15, 20, 30, 30, 40, 45, 60)
	}
	for i := range c.Practitioners {
		p := &c.Practitioners[i]
		p.AppointmentTypes = some(dice, c.AppointmentTypes, 3+dice.IntN(6), func(t demo.AppointmentType) string { return t.ID })
		p.DefaultType = p.AppointmentTypes[0]
		places := some(dice, c.Businesses, 1+dice.IntN(2), func(b demo.Business) string { return b.ID })
		for n, place := range places {
			employ(p, c.Business(place))
			c.SetHours(p.ID, place, week(pick(dice, shifts...), n, len(places)))
		}
	}
	c.AddBookings(seed, now, 4)
	return *c
}

var healthyZones = []string{"Australia/Sydney", "Australia/Perth", "Australia/Adelaide", "Australia/Brisbane", "Australia/Lord_Howe"}

var shifts = [][]demo.Window{
	{{From: 8 * 60, To: 12 * 60}, {From: 13 * 60, To: 17 * 60}},
	{{From: 9 * 60, To: 12*60 + 30}, {From: 13*60 + 30, To: 17*60 + 30}},
	{{From: 10 * 60, To: 14 * 60}, {From: 14*60 + 30, To: 18*60 + 30}},
}

// employ puts a practitioner on a business's list, and what that person gives on its
// list of types.
func employ(p *demo.Practitioner, b *demo.Business) {
	b.Practitioners = append(b.Practitioners, p.ID)
	for _, t := range p.AppointmentTypes {
		if !slices.Contains(b.AppointmentTypes, t) {
			b.AppointmentTypes = append(b.AppointmentTypes, t)
		}
	}
}

// week is a shift on those of Monday to Friday that fall to one of so many places.
func week(shift []demo.Window, place, places int) map[time.Weekday][]demo.Window {
	week := map[time.Weekday][]demo.Window{}
	for day := time.Monday; day <= time.Friday; day++ {
		if int(day)%places == place {
			week[day] = shift
		}
	}
	return week
}

// unlinked is a clinic of a size in which everything is on and nothing is linked.
func unlinked(size Size) *demo.Clinic {
	me := id(user, 1)
	c := &demo.Clinic{
		ID: id(account, 1), Name: "Generated Clinic", Subdomain: "generated", Country: "Australia", CountryCode: "AU",
		Zone: "Australia/Sydney", Me: me,
		Users: []demo.User{{ID: me, FirstName: "Ada", LastName: "Lovell", Role: "administrator", Active: true}},
	}
	for n := range size.Businesses {
		c.Businesses = append(c.Businesses, demo.Business{ID: id(business, n+1), Name: fmt.Sprintf("Branch %d", n+1), ShowOnline: true})
	}
	for n := range size.AppointmentTypes {
		c.AppointmentTypes = append(c.AppointmentTypes, demo.AppointmentType{ID: id(appointmentType, n+1), Name: fmt.Sprintf("Type %02d", n+1),
			Minutes: 30, MaxAttendees: 1, ShowOnline: true})
	}
	for n := range size.Practitioners {
		login, first, last := id(user, n+2), firstNames[n%len(firstNames)], lastNames[n/len(firstNames)%len(lastNames)]
		c.Users = append(c.Users, demo.User{ID: login, FirstName: first, LastName: last, Role: "practitioner", Active: true})
		c.Practitioners = append(c.Practitioners, demo.Practitioner{ID: id(practitioner, n+1), User: login,
			FirstName: first, LastName: last, Active: true, ShowOnline: true})
	}
	return c
}

// A kind of record has a range of ids of its own.
const (
	account = iota
	user
	business
	practitioner
	appointmentType
	hours
	availability
	block
)

// id has 19 digits, too many for a float64 to hold exactly, as Cliniko's have.
func id(kind, n int) string { return fmt.Sprintf("17%02d%015d", kind, 555_821_232_989+n*7_919) }

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
