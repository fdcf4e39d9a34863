package live

import (
	"context"
	"maps"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// query is one thing to ask Cliniko: a list, the links of a practitioner or a business, the
// slots of an offering in one week, or its next free time alone. It is comparable, so that
// none is in flight twice.
type query struct {
	list cliniko.List // empty: slots
	cliniko.Offering
	monday   cliniko.Date // of the week whose slots are asked for
	nextTime bool         // the next free time alone
}

// answer is what came of a query.
type answer struct {
	session int // the number of the session it belongs to
	query
	at   time.Time
	err  error
	take func(*cliniko.Account) // puts a list's items into an account; nil for slots

	// Of slots:
	days          [2]cliniko.Date // the days that were asked for; turned round: all of them were past
	starts        []time.Time
	emptyUntil    cliniko.Date // no slot begins from days[0] to this day; zero: not told
	lookAheadDays int          // so many days ahead Cliniko looked
	noNextTime    bool         // it does not tell the next free time
	pastDay       cliniko.Date // the last day that it called past; zero: none
}

// list is one of the readings that make up an account.
type list struct {
	cliniko.List
	read func(ctx context.Context, s Source, now time.Time) (func(*cliniko.Account), error)
}

// lists are the readings that make up an account, in the order of the first reading.
var lists = []list{
	timeless(cliniko.ListUser, Source.User, func(a *cliniko.Account, user cliniko.User) { a.User = user }),
	timeless(cliniko.ListSettings, Source.Settings, func(a *cliniko.Account, settings cliniko.Settings) { a.Settings = settings }),
	timeless(cliniko.ListBusinesses, Source.Businesses, func(a *cliniko.Account, all []cliniko.Business) { a.Businesses = all }),
	timeless(cliniko.ListPractitioners, Source.Practitioners, setActive),
	timeless(cliniko.ListInactivePractitioners, Source.InactivePractitioners, setInactive),
	timeless(cliniko.ListAppointmentTypes, Source.AppointmentTypes, func(a *cliniko.Account, all []cliniko.AppointmentType) { a.AppointmentTypes = all }),
	timeless(cliniko.ListServices, Source.Services, func(a *cliniko.Account, all []cliniko.Service) { a.Services = all }),
	timeless(cliniko.ListHours, Source.Hours, func(a *cliniko.Account, all []cliniko.Hours) { a.Hours = all }),
	listOf(cliniko.ListAvailability, Source.AvailabilityBlocks, func(a *cliniko.Account, all []cliniko.AvailabilityBlock) { a.Availability = all }),
	listOf(cliniko.ListBlocks, blocksAhead, func(a *cliniko.Account, all []cliniko.UnavailableBlock) { a.Blocks = all }),
}

func listOf[T any](name cliniko.List, read func(Source, context.Context, time.Time) (T, error), set func(*cliniko.Account, T)) list {
	return list{name, func(ctx context.Context, s Source, now time.Time) (func(*cliniko.Account), error) {
		items, err := read(s, ctx, now)
		return func(a *cliniko.Account) { set(a, items) }, err
	}}
}

// timeless is a list of which Cliniko is always asked for the same.
func timeless[T any](name cliniko.List, read func(Source, context.Context) (T, error), set func(*cliniko.Account, T)) list {
	return listOf(name, func(s Source, ctx context.Context, _ time.Time) (T, error) { return read(s, ctx) }, set)
}

func blocksAhead(s Source, ctx context.Context, now time.Time) ([]cliniko.UnavailableBlock, error) {
	return s.UnavailableBlocks(ctx, now, now.AddDate(0, 0, 7*(weeksAhead+1)))
}

// setActive and setInactive replace the practitioners of one list; one whom the other list
// holds moves to the newer one.
func setActive(a *cliniko.Account, items []cliniko.Practitioner) {
	a.Practitioners = append(slices.Clone(items), others(a, true, items)...)
}

func setInactive(a *cliniko.Account, items []cliniko.Practitioner) {
	a.Practitioners = append(others(a, false, items), items...)
}

// others are the practitioners of the other list who are not in this one.
func others(a *cliniko.Account, active bool, items []cliniko.Practitioner) []cliniko.Practitioner {
	return slices.DeleteFunc(slices.Clone(a.Practitioners), func(p cliniko.Practitioner) bool {
		return p.Active == active || slices.ContainsFunc(items, func(q cliniko.Practitioner) bool { return q.ID == p.ID })
	})
}

// readList asks for one list, or for the links of one practitioner or business. The moment of
// the answer is left to the caller.
func readList(ctx context.Context, s Source, q query, now time.Time) answer {
	got := answer{query: q}
	switch q.list {
	case cliniko.ListTypesOf:
		var items []cliniko.AppointmentTypeID
		items, got.err = s.TypesOf(ctx, q.Practitioner)
		got.take = func(a *cliniko.Account) { a.TypesOf = with(a.TypesOf, q.Practitioner, items) }
	case cliniko.ListWorkingAt:
		var items []cliniko.PractitionerID
		items, got.err = s.WorkingAt(ctx, q.Business)
		got.take = func(a *cliniko.Account) { a.WorkingAt = with(a.WorkingAt, q.Business, items) }
	default:
		i := slices.IndexFunc(lists, func(l list) bool { return l.List == q.list })
		got.take, got.err = lists[i].read(ctx, s, now)
	}
	return got
}

func with[K comparable, V any](m map[K]V, key K, value V) map[K]V {
	m = maps.Clone(m)
	if m == nil {
		m = make(map[K]V)
	}
	m[key] = value
	return m
}

// applied is the account after an answer; the one before stays as it was.
func applied(before *cliniko.Account, shard cliniko.Shard, got answer) *cliniko.Account {
	after := &cliniko.Account{Shard: shard}
	if before != nil {
		*after = *before
	}
	reading := after.Lists[got.list]
	reading.Problem = kindOf(got.err)
	if got.err == nil {
		reading.At = got.at
		got.take(after)
	}
	after.Lists = with(after.Lists, got.list, reading)
	return after
}

// linkQueries are the queries for what the services leave open: who works at each business,
// and what those practitioners give who could give a type that no service names them for.
func linkQueries(a *cliniko.Account) (out []query) {
	named := make(map[cliniko.Offering]bool)
	for _, s := range a.Services {
		for _, p := range s.Practitioners {
			named[cliniko.Offering{Business: s.Business, Practitioner: p, AppointmentType: s.AppointmentType}] = true
		}
	}
	open := make(map[cliniko.PractitionerID]bool)
	for _, b := range a.Businesses {
		if b.Archived {
			continue
		}
		out = append(out, query{list: cliniko.ListWorkingAt, Offering: cliniko.Offering{Business: b.ID}})
		for _, h := range a.Hours {
			open[h.Practitioner] = open[h.Practitioner] || h.Business == b.ID && len(h.Windows) > 0 && anyUnnamed(a, b, h.Practitioner, named)
		}
		for _, added := range a.Availability {
			open[added.Practitioner] = open[added.Practitioner] || added.Business == b.ID && anyUnnamed(a, b, added.Practitioner, named)
		}
	}
	for _, p := range a.Practitioners {
		if open[p.ID] {
			out = append(out, query{list: cliniko.ListTypesOf, Offering: cliniko.Offering{Practitioner: p.ID}})
		}
	}
	return out
}

func anyUnnamed(a *cliniko.Account, b cliniko.Business, p cliniko.PractitionerID, named map[cliniko.Offering]bool) bool {
	return slices.ContainsFunc(a.AppointmentTypes, func(t cliniko.AppointmentType) bool {
		atBusiness := b.AppointmentTypes == nil || slices.Contains(b.AppointmentTypes, t.ID)
		return atBusiness && t.ShowOnline && !t.Archived && !named[cliniko.Offering{Business: b.ID, Practitioner: p, AppointmentType: t.ID}]
	})
}
