package live

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
)

// BenchmarkHugeClinic is what the loop does at a stretch, while commands wait, in a clinic of
// 10,000 offerings that can be booked for twelve weeks, of which four or all are known: when
// a list comes, when a week of an offering comes, when it looks for what to ask next, and
// when it publishes. No stretch should take over 100 ms. The baseline looks each offering up
// once.
func BenchmarkHugeClinic(b *testing.B) {
	p, whole := hugeLoop(b, weeksAhead), hugeLoop(b, weeksKept)
	b.Run("baseline", func(b *testing.B) {
		for b.Loop() {
			for _, o := range p.known.offered {
				if p.known.offerings[o] == nil {
					b.Fatal("an offering is missing")
				}
			}
		}
	})
	first := p.known.weekly[0]
	starts := []time.Time{noon.Add(26 * time.Hour)}
	for name, work := range map[string]func(){
		"a list": func() { p.known.setAccount(p.known.account, noon) },
		"a week": func() {
			p.known.takeSlots(answer{query: first.query(0), days: p.known.days(first, 0, noon), at: noon, starts: starts}, noon)
		},
		"plan":              func() { p.proceed(noon) },
		"plan, nothing due": func() { whole.proceed(noon) },
		"publish":           func() { p.changed(); p.publishing.at = noon; p.publish() },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				work()
			}
		})
	}
}

func hugeLoop(b *testing.B, known int) *loop {
	store, err := storage.OpenStore(b.TempDir())
	require.NoError(b, err)
	b.Cleanup(func() { store.Close() })
	clinics, err := storage.OpenClinics(b.TempDir())
	require.NoError(b, err)
	l := New(Options{Store: store, Clinics: clinics, Now: func() time.Time { return noon }, Keychain: &fakeKeychain{}})
	ctx, cancel := context.WithCancel(b.Context())
	b.Cleanup(cancel)
	p := newLoop(l, ctx)
	p.clinic.ID = storage.ClinicID{Shard: "au4", Account: "1"}
	p.known.clinic = p.clinic.ID
	p.known.account = hugeAccount()
	p.known.setAccount(p.known.account, noon)
	require.Len(b, p.known.weekly, 10_000)
	var weeks []*storage.OfferingWeek
	for _, t := range p.known.weekly {
		for n := range min(known, t.lastWeek()+1) {
			got := answer{query: t.query(n), days: p.known.days(t, n, noon), at: noon}
			for i := range 20 {
				got.starts = append(got.starts, t.first.Add(7*n+i/5).At(9*60+30*(i%5), time.UTC))
			}
			weeks = append(weeks, got.week())
		}
	}
	p.known.put(weeks, false, noon)
	p.session = session{source: &fakeSource{now: l.o.Now}, ctx: ctx, identified: true, inFlight: make(map[query]bool)}
	for _, l := range lists {
		p.known.tried[query{list: l.List}] = outcome{at: noon}
	}
	return p
}

// hugeAccount has 10 businesses, 40 practitioners and 25 types, all linked.
func hugeAccount() *cliniko.Account {
	days := 84
	a := &cliniko.Account{Settings: cliniko.Settings{AccountID: "1", OnlineBookings: cliniko.OnlineBookings{Enabled: true, DaysAhead: &days}}}
	a.User.Zone = "UTC"
	var people []cliniko.PractitionerID
	for n := range 40 {
		id := cliniko.PractitionerID(fmt.Sprint(2000 + n))
		people = append(people, id)
		a.Practitioners = append(a.Practitioners, cliniko.Practitioner{ID: id, Name: "Practitioner", Active: true, ShowOnline: true})
	}
	var types []cliniko.AppointmentTypeID
	for n := range 25 {
		id := cliniko.AppointmentTypeID(fmt.Sprint(3000 + n))
		types = append(types, id)
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{ID: id, Name: "Type", Minutes: 30, MaxAttendees: 1, ShowOnline: true})
	}
	for n := range 10 {
		id := cliniko.BusinessID(fmt.Sprint(1000 + n))
		a.Businesses = append(a.Businesses, cliniko.Business{ID: id, Name: "Business", ShowOnline: true, Zone: "UTC", AppointmentTypes: types})
		for _, t := range types {
			a.Services = append(a.Services, cliniko.Service{Business: id, AppointmentType: t, Practitioners: people})
		}
		for _, practitioner := range people {
			for day := time.Monday; day <= time.Friday; day++ {
				a.Hours = append(a.Hours, cliniko.Hours{Business: id, Practitioner: practitioner, Weekday: day, Windows: []cliniko.Window{{From: 9 * 60, To: 17 * 60}}})
			}
		}
	}
	return a
}
