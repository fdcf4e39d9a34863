package bookable

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// now is a Monday morning in Sydney.
var (
	now  = time.Date(2026, time.November, 22, 22, 42, 0, 0, time.UTC)
	from = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
)

const (
	harbour, hill                          cliniko.BusinessID        = "1", "2"
	anna, ben, chloe, nora, olive, pat     cliniko.PractitionerID    = "11", "12", "13", "14", "15", "16"
	initial, standard, telehealth, massage cliniko.AppointmentTypeID = "21", "22", "23", "24"
)

func offering(b cliniko.BusinessID, p cliniko.PractitionerID, t cliniko.AppointmentTypeID) cliniko.Offering {
	return cliniko.Offering{Business: b, Practitioner: p, AppointmentType: t}
}

// clinic is what the tests' state is made of: an account, and the answers that Cliniko gave.
type clinic struct {
	account *cliniko.Account
	seen    map[cliniko.Offering]readiness.Seen
	starts  map[cliniko.Offering][]time.Time
	marks   []storage.Mark
	phase   live.Phase
	added   time.Time // when it was connected

	decision *storage.Decision  // nil: who should be bookable was not confirmed
	baseline readiness.Baseline // of the time when the key was sent
	style    wording.Style
}

// seaside is a clinic of two businesses: Nora has no hours at Harbour, Ben's at Hill are
// too short for Initial, Olive is fully booked for Initial, and could not be checked at
// Hill. Massage and Pat are not shown online.
func seaside() *clinic {
	c := newClinic()
	a := c.account
	a.Businesses = []cliniko.Business{
		{ID: harbour, Name: "Harbour Clinic", ShowOnline: true, Zone: "Australia/Sydney"},
		{ID: hill, Name: "Hill Clinic", ShowOnline: true, Zone: "Australia/Sydney"},
	}
	a.Practitioners = []cliniko.Practitioner{
		person(anna, "Anna Riley"), person(ben, "Ben Tran"), person(chloe, "Chloé D’Souza"),
		person(nora, "Nora Quinn"), person(olive, "Olive Kay"), {ID: pat, Name: "Pat Lee", Active: true},
	}
	a.AppointmentTypes = []cliniko.AppointmentType{
		kind(initial, "Initial", 45), kind(standard, "Standard", 30), kind(telehealth, "Telehealth", 20),
		{ID: massage, Name: "Massage", Minutes: 60, MaxAttendees: 1},
	}
	c.offer(harbour, initial, anna, ben, nora, olive, pat)
	c.offer(harbour, standard, anna, ben, chloe, nora, olive)
	c.offer(harbour, telehealth, chloe)
	c.offer(harbour, massage, anna)
	c.offer(hill, initial, anna, ben, olive)
	c.offer(hill, standard, anna, ben, olive)
	for _, p := range []cliniko.PractitionerID{anna, ben, chloe, olive, pat} {
		c.hours(harbour, p, 9*60, 17*60)
	}
	c.hours(hill, anna, 9*60, 17*60)
	c.hours(hill, olive, 9*60, 17*60)
	c.free(offering(harbour, anna, initial), 12)
	c.free(offering(harbour, anna, standard), 18)
	c.free(offering(hill, anna, initial), 9)
	c.free(offering(hill, anna, standard), 14)
	c.free(offering(harbour, ben, initial), 8)
	c.free(offering(harbour, ben, standard), 14)
	c.free(offering(hill, ben, standard), 11)
	c.free(offering(hill, ben, initial), 0)
	sydney, _ := time.LoadLocation("Australia/Sydney")
	at := c.seen[offering(hill, ben, standard)].Next.In(sydney)
	c.hours(hill, ben, 60*at.Hour()+at.Minute(), 60*at.Hour()+at.Minute()+30)
	c.free(offering(harbour, nora, initial), 0)
	c.free(offering(harbour, nora, standard), 0)
	c.free(offering(harbour, chloe, standard), 6)
	c.free(offering(harbour, chloe, telehealth), 21)
	c.free(offering(harbour, olive, initial), 0)
	c.free(offering(harbour, olive, standard), 16)
	c.seen[offering(hill, olive, initial)] = readiness.Seen{Problem: cliniko.KindTimeout}
	c.seen[offering(hill, olive, standard)] = readiness.Seen{Problem: cliniko.KindTimeout}
	return c
}

// healthy is seaside with nothing wrong.
func healthy() *clinic {
	c := seaside()
	c.hours(harbour, nora, 9*60, 17*60)
	c.hours(hill, ben, 9*60, 17*60)
	for _, o := range readiness.Shown(c.account, now) {
		if c.seen[o].Slots == 0 {
			c.free(o, 7)
		}
	}
	return c
}

// alone is a clinic of one practitioner at one business.
func alone() *clinic {
	c := seaside()
	c.account.Practitioners = c.account.Practitioners[:1]
	c.account.Businesses = c.account.Businesses[:1]
	return c
}

// large is a clinic of 60 practitioners, 24 types and 5 businesses, all linked; a few
// of the practitioners have no hours somewhere.
func large() *clinic {
	c := newClinic()
	a := c.account
	first := []string{"Anna", "Ben", "Chloé", "Dilan", "Emil", "Fay", "Gita", "Hugo", "Ines", "Jan", "Kemi", "Liv"}
	last := []string{"Riley", "Tran", "D’Souza", "Okafor-Lindström", "Quinn"}
	kinds := []string{"Initial consultation", "Standard", "Telehealth", "Massage", "Hydrotherapy", "Dry needling", "Follow-up", "Clinical Pilates, one to one"}
	for n := range 5 {
		a.Businesses = append(a.Businesses, cliniko.Business{ID: cliniko.BusinessID(longID(1, n)), Name: []string{"Harbour", "Hill", "Station Road", "West End", "Riverside"}[n] + " Clinic", ShowOnline: true, Zone: "Australia/Sydney"})
	}
	for n := range 60 {
		a.Practitioners = append(a.Practitioners, person(cliniko.PractitionerID(longID(2, n)), first[n%12]+" "+last[n/12]))
	}
	for n := range 24 {
		a.AppointmentTypes = append(a.AppointmentTypes, kind(cliniko.AppointmentTypeID(longID(3, n)), kinds[n%8], 20+5*(n/8)))
	}
	for x, b := range a.Businesses {
		for _, t := range a.AppointmentTypes {
			c.offer(b.ID, t.ID, ids(a.Practitioners)...)
		}
		for n, p := range a.Practitioners {
			if n%11 != 3 || x != n%5 {
				c.hours(b.ID, p.ID, 9*60, 17*60)
			}
		}
	}
	shown := readiness.Shown(a, now)
	withoutHours := slices.Concat(readiness.Unlikely(a, shown)...)
	for _, o := range withoutHours {
		c.free(o, 0)
	}
	shown = slices.DeleteFunc(shown, func(o cliniko.Offering) bool { return slices.Contains(withoutHours, o) })
	for n, o := range shown {
		if n%7 != 0 {
			c.free(o, n%40)
		} else if n%3 == 0 {
			c.free(o, 0)
		} else {
			c.free(o, 3)
		}
	}
	return c
}

// mostlyFree is the large clinic with free times for all who have hours.
func mostlyFree() *clinic {
	c := large()
	shown := readiness.Shown(c.account, now)
	withoutHours := map[cliniko.Offering]bool{}
	for _, o := range slices.Concat(readiness.Unlikely(c.account, shown)...) {
		withoutHours[o] = true
	}
	for _, o := range shown {
		if c.seen[o].Slots == 0 && !withoutHours[o] {
			c.free(o, 3)
		}
	}
	return c
}

// cluttered is the small clinic with 230 archived types and 120 that nobody offers, and
// with nothing in the way.
func cluttered() *clinic {
	c := healthy()
	for i := range 350 {
		c.account.AppointmentTypes = append(c.account.AppointmentTypes, cliniko.AppointmentType{
			ID: cliniko.AppointmentTypeID(fmt.Sprint(1000 + i)), Name: fmt.Sprint("Old ", i), Minutes: 30, ShowOnline: true, Archived: i < 230,
		})
	}
	return c
}

// lossy is the small clinic after Ben was turned off, whose key was sent before.
func lossy() *clinic {
	c := healthy()
	s := c.state()
	q := readiness.Input{Account: c.account, Seen: c.seen, From: s.From, To: s.To, Now: now.AddDate(0, 0, -7)}
	c.baseline = readiness.NewBaseline(readiness.Snap(q, readiness.Judge(q)))
	for i := range c.account.Practitioners {
		p := &c.account.Practitioners[i]
		p.ShowOnline = p.ShowOnline && p.ID != ben
	}
	return c
}

// longID is an id as Cliniko makes them.
func longID(kind, n int) string { return fmt.Sprintf("15995558212329%d%04d", kind, n) }

func newClinic() *clinic {
	return &clinic{
		account: &cliniko.Account{
			Shard:    "au4",
			User:     cliniko.User{FirstName: "Ada", LastName: "Lovell", Role: "administrator", Active: true},
			Settings: cliniko.Settings{Name: "Seaside Physio", Subdomain: "seaside", OnlineBookings: cliniko.OnlineBookings{Enabled: true}},
			Lists:    readEverything(),
		},
		seen:   map[cliniko.Offering]readiness.Seen{},
		starts: map[cliniko.Offering][]time.Time{},
		phase:  live.UpToDate, decision: &storage.Decision{At: now},
	}
}

func readEverything() map[cliniko.List]cliniko.Reading {
	lists := map[cliniko.List]cliniko.Reading{}
	for _, list := range []cliniko.List{
		cliniko.ListUser, cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListInactivePractitioners,
		cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours, cliniko.ListAvailability, cliniko.ListBlocks, cliniko.ListTypesOf, cliniko.ListWorkingAt,
	} {
		lists[list] = cliniko.Reading{At: now}
	}
	return lists
}

func person(id cliniko.PractitionerID, name string) cliniko.Practitioner {
	return cliniko.Practitioner{ID: id, Name: name, Active: true, ShowOnline: true}
}

func kind(id cliniko.AppointmentTypeID, name string, minutes int) cliniko.AppointmentType {
	return cliniko.AppointmentType{ID: id, Name: name, Minutes: minutes, MaxAttendees: 1, ShowOnline: true}
}

func ids(list []cliniko.Practitioner) (ids []cliniko.PractitionerID) {
	for _, p := range list {
		ids = append(ids, p.ID)
	}
	return ids
}

// offer links a type with a business and practitioners.
func (c *clinic) offer(b cliniko.BusinessID, t cliniko.AppointmentTypeID, people ...cliniko.PractitionerID) {
	c.account.Services = append(c.account.Services, cliniko.Service{Business: b, AppointmentType: t, Practitioners: people})
	for i := range c.account.Businesses {
		if x := &c.account.Businesses[i]; x.ID == b {
			x.AppointmentTypes = append(x.AppointmentTypes, t)
		}
	}
}

func (c *clinic) hours(b cliniko.BusinessID, p cliniko.PractitionerID, start, end int) {
	for day := time.Monday; day <= time.Friday; day++ {
		c.account.Hours = append(c.account.Hours, cliniko.Hours{Business: b, Practitioner: p, Weekday: day, Windows: []cliniko.Window{{From: start, To: end}}})
	}
}

// free is Cliniko's answer for an offering.
func (c *clinic) free(o cliniko.Offering, slots int) {
	seen := readiness.Seen{Complete: true, Slots: slots}
	if slots > 0 {
		seen.Next = now.Add(time.Duration(24-slots%9) * time.Hour).Truncate(30 * time.Minute)
	}
	c.seen[o] = seen
	c.starts[o] = nil
	for n := range slots {
		c.starts[o] = append(c.starts[o], seen.Next.Add(time.Duration(n)*time.Minute))
	}
}

// state is what live would tell of the clinic.
func (c *clinic) state() *live.State {
	s := &live.State{
		Clinic:  storage.Clinic{ID: storage.ClinicID{Shard: "au4", Account: "9"}, Name: "Seaside Physio", Added: c.added, Marks: c.marks, Decision: c.decision},
		Account: c.account,
		From:    from, To: from.Add(27), Style: c.style,
		Status: live.Status{Phase: c.phase, CheckedAt: now},
	}
	s.Site, _ = cliniko.NewSite("seaside", "au4")
	s.Report = readiness.Judge(readiness.Input{Account: c.account, Seen: c.seen, Marks: live.Marks(s.Clinic), Baseline: c.baseline, From: s.From, To: s.To, Now: now, Starts: func(o cliniko.Offering) []time.Time { return c.starts[o] }})
	return s
}

func (c *clinic) table(f filter) *table {
	s := c.state()
	return build(s, readiness.WordsFor(s.Account, wording.Style{}), f)
}

// drawn is a table in letters: the names, and a letter or number for each cell.
func drawn(t *table) []string {
	signs := [...]string{cellNotOffered: "–", cellFree: "n", cellEmpty: "0", cellBlocked: "b", cellUnknown: "?", cellPending: "…"}
	head := ""
	for _, column := range t.columns {
		head += " " + column.name
	}
	lines := []string{head}
	for row, l := range t.rows {
		text := l.name + ":"
		for column := range t.columns {
			c := t.cell(row, column)
			sign := signs[c.state]
			if c.state == cellFree {
				sign = fmt.Sprint(c.verdict.Slots)
			}
			text += " " + sign
		}
		lines = append(lines, text)
	}
	return lines
}

func requireDrawn(t *testing.T, got *table, want ...string) {
	t.Helper()
	require.Equal(t, want, drawn(got))
}
