package live

import (
	"cmp"
	"context"
	"fmt"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
)

// fakeSource is a clinic in memory whose every answer can be made to fail.
type fakeSource struct {
	mu    sync.Mutex
	now   func() time.Time
	delay time.Duration
	fails func(what string) error // nil: nothing fails
	asked []request

	practitioners int
	daysAhead     int                    // 0: 28
	off           bool                   // online bookings
	weekend       cliniko.PractitionerID // also has hours on Saturdays
	hill          bool                   // it answers for another clinic, Hill Physio
	deaf          bool                   // it answers also those who have given up

	idle  cliniko.PractitionerID // has no weekly hours
	added []cliniko.AvailabilityBlock

	full      func(cliniko.Date) bool // days that are booked out; nil: none
	nextWeeks bool                    // it looks for the next free time in the first week only

	counts *time.Location // where it counts days, and does not tell; nil: as in Sydney, and it tells
}

type request struct {
	at    time.Time
	what  string
	query string
}

const businessID cliniko.BusinessID = "1"

func (s *fakeSource) ask(ctx context.Context, what string) error {
	s.mu.Lock()
	s.asked = append(s.asked, request{at: s.now(), what: what})
	fails, delay := s.fails, s.delay
	if s.deaf {
		ctx = context.WithoutCancel(ctx)
	}
	s.mu.Unlock()
	select {
	case <-time.After(delay):
	case <-ctx.Done():
		return &cliniko.Error{Kind: cliniko.KindCanceled, Err: ctx.Err()}
	}
	if fails != nil {
		return fails(what)
	}
	return nil
}

func (s *fakeSource) break_(fails func(what string) error) {
	s.change(func(s *fakeSource) { s.fails = fails })
}

func (s *fakeSource) Requests() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

func (s *fakeSource) change(change func(*fakeSource)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

func (s *fakeSource) requests() []request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]request(nil), s.asked...)
}

func (s *fakeSource) User(ctx context.Context) (cliniko.User, error) {
	return cliniko.User{ID: "5", FirstName: "Ada", LastName: "Lovell", Role: "administrator", Active: true, Zone: "Australia/Sydney"}, s.ask(ctx, "user")
}

func (s *fakeSource) isHill() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hill
}

func (s *fakeSource) Settings(ctx context.Context) (cliniko.Settings, error) {
	hill := s.isHill()
	err := s.ask(ctx, "settings")
	s.mu.Lock()
	defer s.mu.Unlock()
	days := cmp.Or(s.daysAhead, 28)
	settings := cliniko.Settings{
		AccountID: "77", Name: "Seaside", Subdomain: "seaside", OneZone: s.counts == nil,
		OnlineBookings: cliniko.OnlineBookings{Enabled: !s.off, DaysAhead: &days},
	}
	if hill {
		settings.AccountID, settings.Name, settings.Subdomain = "88", "Hill Physio", "hill"
	}
	return settings, err
}

func (s *fakeSource) Businesses(ctx context.Context) ([]cliniko.Business, error) {
	name := "Harbour"
	if s.isHill() {
		name = "Hill Street"
	}
	return []cliniko.Business{{ID: businessID, Name: name, ShowOnline: true, Zone: "Australia/Sydney"}}, s.ask(ctx, "businesses")
}

func (s *fakeSource) Practitioners(ctx context.Context) (out []cliniko.Practitioner, _ error) {
	for n := range s.practitioners {
		out = append(out, cliniko.Practitioner{ID: practitionerID(n), Name: fmt.Sprint("P", n), Active: true, ShowOnline: true})
	}
	return out, s.ask(ctx, "practitioners")
}

func practitionerID(n int) cliniko.PractitionerID { return cliniko.PractitionerID(fmt.Sprint(100 + n)) }

func (s *fakeSource) InactivePractitioners(ctx context.Context) ([]cliniko.Practitioner, error) {
	return nil, s.ask(ctx, "inactive")
}

func (s *fakeSource) AppointmentTypes(ctx context.Context) ([]cliniko.AppointmentType, error) {
	return []cliniko.AppointmentType{{ID: "21", Name: "Standard", Minutes: 30, MaxAttendees: 1, ShowOnline: true}}, s.ask(ctx, "types")
}

func (s *fakeSource) Services(ctx context.Context) ([]cliniko.Service, error) {
	service := cliniko.Service{Business: businessID, AppointmentType: "21"}
	for n := range s.practitioners {
		service.Practitioners = append(service.Practitioners, practitionerID(n))
	}
	return []cliniko.Service{service}, s.ask(ctx, "services")
}

func (s *fakeSource) Hours(ctx context.Context) (out []cliniko.Hours, _ error) {
	for n := range s.practitioners {
		for day := time.Monday; day <= time.Friday && practitionerID(n) != s.idle; day++ {
			out = append(out, cliniko.Hours{Practitioner: practitionerID(n), Business: businessID, Weekday: day, Windows: []cliniko.Window{{From: 540, To: 1020}}})
		}
		if practitionerID(n) == s.weekend {
			out = append(out, cliniko.Hours{Practitioner: s.weekend, Business: businessID, Weekday: time.Saturday, Windows: []cliniko.Window{{From: 540, To: 1020}}})
		}
	}
	return out, s.ask(ctx, "hours")
}

func (s *fakeSource) AvailabilityBlocks(ctx context.Context, _ time.Time) ([]cliniko.AvailabilityBlock, error) {
	s.mu.Lock()
	added := s.added
	s.mu.Unlock()
	return added, s.ask(ctx, "availability")
}

func (s *fakeSource) UnavailableBlocks(ctx context.Context, _, _ time.Time) ([]cliniko.UnavailableBlock, error) {
	return nil, s.ask(ctx, "blocks")
}

func (s *fakeSource) TypesOf(ctx context.Context, _ cliniko.PractitionerID) ([]cliniko.AppointmentTypeID, error) {
	return []cliniko.AppointmentTypeID{"21"}, s.ask(ctx, "types of")
}

func (s *fakeSource) WorkingAt(ctx context.Context, _ cliniko.BusinessID) (out []cliniko.PractitionerID, _ error) {
	for n := range s.practitioners {
		out = append(out, practitionerID(n))
	}
	return out, s.ask(ctx, "working at")
}

// AvailableTimes are two each working day, at 9:00 and 15:00 in Sydney.
func (s *fakeSource) AvailableTimes(ctx context.Context, o cliniko.Offering, from, to cliniko.Date) ([]time.Time, error) {
	err := s.ask(ctx, fmt.Sprintf("times %s %s..%s", o.Practitioner, from, to))
	if err == nil && from.Before(cliniko.DateOf(s.now().In(s.clock()))) {
		err = &cliniko.Error{Kind: cliniko.KindBadWindow, Status: 400}
	}
	return s.free(from, to), err
}

// clock is the one it counts days by.
func (s *fakeSource) clock() *time.Location {
	if s.counts != nil {
		return s.counts
	}
	return sydney
}

// NextAvailableTime is the first of them.
func (s *fakeSource) NextAvailableTime(ctx context.Context, o cliniko.Offering, from, to cliniko.Date) (time.Time, error) {
	err := s.ask(ctx, fmt.Sprintf("next %s %s..%s", o.Practitioner, from, to))
	if s.nextWeeks {
		to = from.Add(6)
	}
	if free := s.free(from, to); len(free) > 0 {
		return free[0], err
	}
	return time.Time{}, err
}

func (s *fakeSource) free(from, to cliniko.Date) (out []time.Time) {
	s.mu.Lock()
	full := s.full
	s.mu.Unlock()
	last := cliniko.DateOf(s.now().In(sydney)).Add(cmp.Or(s.daysAhead, 28))
	for d := from.Add(-1); !to.Add(1).Before(d) && !last.Before(d); d = d.Add(1) {
		if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || full != nil && full(d) {
			continue
		}
		for _, start := range []time.Time{d.At(540, sydney).UTC(), d.At(900, sydney).UTC()} {
			if counted := cliniko.DateOf(start.In(s.clock())); !counted.Before(from) && !to.Before(counted) {
				out = append(out, start)
			}
		}
	}
	return out
}
