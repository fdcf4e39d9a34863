package readiness_test

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
)

// inProcess answers from a demo clinic without a socket, so that a test's clock can
// stand still.
type inProcess struct{ server *demo.Server }

func (n inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	recorder := httptest.NewRecorder()
	arrived := r.Clone(r.Context())
	arrived.Host, arrived.TLS = r.URL.Host, &tls.ConnectionState{}
	n.server.ServeHTTP(recorder, arrived)
	response := recorder.Result()
	response.Request = r
	return response, nil
}

func clientOf(t *testing.T, server *demo.Server) *cliniko.Client {
	t.Helper()
	key, err := cliniko.ParseKey(demo.Key)
	require.NoError(t, err)
	client, err := cliniko.NewClient(key, cliniko.Options{Version: "test", Base: inProcess{server}})
	require.NoError(t, err)
	return client
}

// How far ahead unavailable blocks are read.
const blockWeeks = 9

// read is the account of a clinic as the client tells it, with every list.
func read(t *testing.T, client *cliniko.Client, now time.Time) *cliniko.Account {
	t.Helper()
	a := &cliniko.Account{Shard: "au4"}
	a.User = must(client.User(t.Context()))(t)
	a.Settings = must(client.Settings(t.Context()))(t)
	a.Businesses = must(client.Businesses(t.Context()))(t)
	a.Practitioners = append(must(client.Practitioners(t.Context()))(t), must(client.InactivePractitioners(t.Context()))(t)...)
	a.AppointmentTypes = must(client.AppointmentTypes(t.Context()))(t)
	a.Services = must(client.Services(t.Context()))(t)
	a.Hours = append([]cliniko.Hours(nil), must(client.Hours(t.Context()))(t)...) // none is nil
	a.Availability = must(client.AvailabilityBlocks(t.Context(), now))(t)
	a.Blocks = must(client.UnavailableBlocks(t.Context(), now, now.AddDate(0, 0, 7*blockWeeks)))(t)
	a.TypesOf = map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{}
	for _, p := range a.Practitioners {
		a.TypesOf[p.ID] = must(client.TypesOf(t.Context(), p.ID))(t)
	}
	a.WorkingAt = map[cliniko.BusinessID][]cliniko.PractitionerID{}
	for _, b := range a.Businesses {
		a.WorkingAt[b.ID] = must(client.WorkingAt(t.Context(), b.ID))(t)
	}
	a.Lists = allRead(now)
	return a
}

func must[T any](value T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		require.NoError(t, err)
		return value
	}
}

func allRead(now time.Time) map[cliniko.List]cliniko.Reading {
	lists := map[cliniko.List]cliniko.Reading{}
	for _, list := range []cliniko.List{
		cliniko.ListUser, cliniko.ListSettings, cliniko.ListBusinesses, cliniko.ListPractitioners, cliniko.ListInactivePractitioners,
		cliniko.ListAppointmentTypes, cliniko.ListServices, cliniko.ListHours, cliniko.ListAvailability, cliniko.ListBlocks, cliniko.ListTypesOf, cliniko.ListWorkingAt,
	} {
		lists[list] = cliniko.Reading{At: now}
	}
	return lists
}

// converted is the same account, made without the way through HTTP.
func converted(c *demo.Clinic, now time.Time) *cliniko.Account {
	me := c.User(c.Me)
	a := &cliniko.Account{
		Shard: "au4",
		User:  cliniko.User{ID: cliniko.UserID(me.ID), FirstName: me.FirstName, LastName: me.LastName, Role: me.Role, Active: me.Active, Zone: c.Zone},
		Settings: cliniko.Settings{
			AccountID: cliniko.AccountID(c.ID), Name: c.Name, Subdomain: c.Subdomain, Country: c.Country, CountryCode: c.CountryCode, PatientWord: "patient",
			OneZone: oneZone(c),
			OnlineBookings: cliniko.OnlineBookings{
				Enabled: c.Online.Enabled, LeadTimeHours: new(c.Online.LeadTimeHours), DaysAhead: new(c.Online.DaysAhead), MaxPerDaySegment: new(c.Online.MaxPerDaySegment),
			},
		},
		TypesOf:   map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{},
		WorkingAt: map[cliniko.BusinessID][]cliniko.PractitionerID{},
		Lists:     allRead(now),
	}
	convertEntities(c, a)
	convertServices(c, a)
	convertTimes(c, a, now)
	return a
}

func convertEntities(c *demo.Clinic, a *cliniko.Account) {
	for _, b := range c.Businesses {
		id := cliniko.BusinessID(b.ID)
		a.Businesses = append(a.Businesses, cliniko.Business{
			ID: id, Name: b.Name, ShowOnline: b.ShowOnline, Archived: !b.ArchivedAt.IsZero(), CountryCode: c.CountryCode,
			Zone: b.Zone, ZoneLabel: label(b.Zone), AppointmentTypes: append([]cliniko.AppointmentTypeID{}, typed[cliniko.AppointmentTypeID](b.AppointmentTypes)...),
		})
		a.WorkingAt[id] = nil
		for _, p := range c.Practitioners {
			if p.Active && slices.Contains(b.Practitioners, p.ID) {
				a.WorkingAt[id] = append(a.WorkingAt[id], cliniko.PractitionerID(p.ID))
			}
		}
	}
	for _, active := range []bool{true, false} {
		for _, p := range c.Practitioners {
			if p.Active == active {
				a.Practitioners = append(a.Practitioners, cliniko.Practitioner{
					ID: cliniko.PractitionerID(p.ID), Name: strings.TrimSpace(p.FirstName + " " + p.LastName), Designation: p.Designation,
					Active: p.Active, ShowOnline: p.ShowOnline, DefaultType: cliniko.AppointmentTypeID(p.DefaultType),
				})
			}
		}
	}
	for _, t := range c.AppointmentTypes {
		a.AppointmentTypes = append(a.AppointmentTypes, cliniko.AppointmentType{
			ID: cliniko.AppointmentTypeID(t.ID), Name: t.Name, Category: t.Category, Minutes: t.Minutes, MaxAttendees: t.MaxAttendees,
			ShowOnline: t.ShowOnline, Archived: !t.ArchivedAt.IsZero(), LeadTimeHours: t.LeadTimeHours,
		})
	}
	for _, p := range c.Practitioners {
		var types []cliniko.AppointmentTypeID
		for _, t := range c.AppointmentTypes {
			if t.ArchivedAt.IsZero() && slices.Contains(p.AppointmentTypes, t.ID) {
				types = append(types, cliniko.AppointmentTypeID(t.ID))
			}
		}
		a.TypesOf[cliniko.PractitionerID(p.ID)] = types
	}
}

func convertServices(c *demo.Clinic, a *cliniko.Account) {
	name := func(o demo.Offering) {
		at := slices.IndexFunc(a.Services, func(s cliniko.Service) bool {
			return string(s.Business) == o.Business && string(s.AppointmentType) == o.AppointmentType
		})
		if at < 0 {
			at = len(a.Services)
			a.Services = append(a.Services, cliniko.Service{Business: cliniko.BusinessID(o.Business), AppointmentType: cliniko.AppointmentTypeID(o.AppointmentType)})
		}
		a.Services[at].Practitioners = append(a.Services[at].Practitioners, cliniko.PractitionerID(o.Practitioner))
	}
	for _, o := range c.Offerings() {
		live := c.Business(o.Business).ArchivedAt.IsZero() && c.Practitioner(o.Practitioner).Active && c.AppointmentType(o.AppointmentType).ArchivedAt.IsZero()
		if live && !slices.Contains(c.Unlisted, o) && !slices.Contains(c.Listed, o) {
			name(o)
		}
	}
	for _, o := range c.Listed {
		name(o)
	}
}

func convertTimes(c *demo.Clinic, a *cliniko.Account, now time.Time) {
	for _, h := range c.Hours {
		hours := cliniko.Hours{Practitioner: cliniko.PractitionerID(h.Practitioner), Business: cliniko.BusinessID(h.Business), Weekday: sent(c, h.Weekday), Zone: c.Business(h.Business).Zone}
		for _, w := range h.Windows {
			if w.From < w.To {
				hours.Windows = append(hours.Windows, cliniko.Window(w))
			}
		}
		if hours.Windows != nil {
			a.Hours = append(a.Hours, hours)
		}
	}
	for _, b := range c.Availability {
		if end := b.End.UTC().Truncate(time.Second).AddDate(0, 0, 7*b.Weeks); !end.Add(24 * time.Hour).Before(now) {
			block := cliniko.AvailabilityBlock{
				Practitioner: cliniko.PractitionerID(b.Practitioner), Business: cliniko.BusinessID(b.Business),
				Start: b.Start.UTC().Truncate(time.Second), End: b.End.UTC().Truncate(time.Second),
			}
			if b.Weeks > 0 {
				block.Repeat = cliniko.Repeat{Times: b.Weeks, Days: 7}
			}
			a.Availability = append(a.Availability, block)
		}
	}
	for _, b := range c.Blocks {
		if b.Start.Before(now.AddDate(0, 0, 7*blockWeeks)) && b.End.After(now) {
			a.Blocks = append(a.Blocks, cliniko.UnavailableBlock{
				Practitioner: cliniko.PractitionerID(b.Practitioner), Business: cliniko.BusinessID(b.Business),
				Start: b.Start.UTC().Truncate(time.Second), End: b.End.UTC().Truncate(time.Second),
			})
		}
	}
}

// sent is a weekday as the client reads what the API says of it.
func sent(c *demo.Clinic, day time.Weekday) time.Weekday {
	if c.MondayIsZero {
		day += 6
	}
	return day % 7
}

func typed[ID ~string](texts []string) []ID {
	var ids []ID
	for _, text := range texts {
		ids = append(ids, ID(text))
	}
	return ids
}

func label(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}

// oneZone reports whether all businesses go by the account's clock.
func oneZone(c *demo.Clinic) bool {
	return !slices.ContainsFunc(c.Businesses, func(b demo.Business) bool {
		zone, err := time.LoadLocation(b.Zone)
		return b.Zone != "" && err == nil && zone.String() != c.Zone
	})
}

// The conversion is what the mass of random clinics goes through, so it must give what
// the client reads.
func TestTheConversionIsWhatTheClientReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(clinicsConverted) {
		synctest.Test(t, func(t *testing.T) {
			clinic := random.Odd(seed, momentOf(seed))
			want := converted(&clinic, momentOf(seed))
			server := demo.New(demo.Options{Clinic: &clinic, Now: func() time.Time { return momentOf(seed) }, Limit: -1})
			require.Equal(t, want, read(t, clientOf(t, server), momentOf(seed)), "seed %d", seed)
		})
	}
}

// momentOf spreads clinics over hours of the day and days of the year, so that clocks
// change in some.
func momentOf(seed uint64) time.Time {
	return time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(seed*37%(365*24)) * time.Hour)
}
