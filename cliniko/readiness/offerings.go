package readiness

import (
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// Shown lists the offerings that no switch and no link rules out at a moment: those, and
// only those, that Cliniko is worth asking about.
func Shown(a *cliniko.Account, now time.Time) []cliniko.Offering {
	if a == nil {
		return nil
	}
	f := newFacts(a)
	var shown []cliniko.Offering
	for _, o := range f.offerings() {
		if len(f.fieldCauses(o)) == 0 {
			shown = append(shown, o)
		}
	}
	return shown
}

// offerings lists every combination that Cliniko links in any way: a service names it,
// or the practitioner has working time at the business and gives the type anywhere. The order
// is that of the businesses, practitioners and types in the account. An id that stands
// for nothing in the account is left out, unless the list that would say what it is
// could not be read.
func (f *facts) offerings() []cliniko.Offering {
	var found []cliniko.Offering
	practitioners, types := f.ids(practitioner), f.ids(appointmentType)
	for _, b := range f.ids(business) {
		for _, p := range practitioners {
			if at := (Target{Business: b.Business, Practitioner: p.Practitioner}); !f.services[at] && !f.works(at) {
				continue
			}
			for _, t := range types {
				if o := (cliniko.Offering{Business: b.Business, Practitioner: p.Practitioner, AppointmentType: t.AppointmentType}); f.linked(o) {
					found = append(found, o)
				}
			}
		}
	}
	return found
}

func (f *facts) linked(o cliniko.Offering) bool {
	if f.services[Target(o)] {
		return true
	}
	gives := Target{Practitioner: o.Practitioner, AppointmentType: o.AppointmentType}
	return (f.services[gives] || f.typesOf[gives]) &&
		f.works(Target{Business: o.Business, Practitioner: o.Practitioner})
}

// works reports whether there are weekly hours or availability blocks.
func (f *facts) works(at Target) bool {
	s := f.schedules[at]
	return s != nil && s.longest > 0 || len(f.added[at]) > 0
}

// servicePairs are the offerings that services name, and the pairs in each. A pair of
// business and type is there even when the service names nobody.
func servicePairs(services []cliniko.Service) map[Target]bool {
	named := 0
	for _, s := range services {
		named += len(s.Practitioners)
	}
	found := make(map[Target]bool, len(services)+named+named/2)
	for _, s := range services {
		found[Target{Business: s.Business, AppointmentType: s.AppointmentType}] = true
		for _, p := range s.Practitioners {
			found[Target{Business: s.Business, Practitioner: p, AppointmentType: s.AppointmentType}] = true
			found[Target{Business: s.Business, Practitioner: p}] = true
			found[Target{Practitioner: p, AppointmentType: s.AppointmentType}] = true
		}
	}
	return found
}

// entityLists are the lists that tell of businesses, practitioners and types.
var entityLists = map[scope][]cliniko.List{
	business:        {cliniko.ListBusinesses},
	practitioner:    {cliniko.ListPractitioners, cliniko.ListInactivePractitioners},
	appointmentType: {cliniko.ListAppointmentTypes},
}

// ids are the businesses, practitioners or types of the account and, where their lists could
// not be read, those that services and working time name.
func (f *facts) ids(s scope) []Target {
	found := newOrder[Target]()
	for _, at := range f.entities() {
		if at.scope() == s {
			found.add(at)
		}
	}
	if slices.ContainsFunc(entityLists[s], f.failed) {
		for _, o := range f.named() {
			found.add(s.of(o))
		}
	}
	return found.list
}

// named are what services and working time name, all of it or a part.
func (f *facts) named() []cliniko.Offering {
	var all []cliniko.Offering
	for _, s := range f.account.Services {
		all = append(all, cliniko.Offering{Business: s.Business, AppointmentType: s.AppointmentType})
		for _, p := range s.Practitioners {
			all = append(all, cliniko.Offering{Practitioner: p})
		}
	}
	for _, h := range f.account.Hours {
		all = append(all, cliniko.Offering{Business: h.Business, Practitioner: h.Practitioner})
	}
	for _, b := range f.account.Availability {
		all = append(all, cliniko.Offering{Business: b.Business, Practitioner: b.Practitioner})
	}
	return all
}

// failed reports whether a list was asked for and has never been read.
func (f *facts) failed(l cliniko.List) bool {
	reading := f.account.Lists[l]
	return !reading.Known() && reading.Problem != cliniko.KindNone
}

// untried reports whether a list was not asked for yet.
func (f *facts) untried(l cliniko.List) bool { return !f.known(l) && !f.failed(l) }

func (f *facts) known(l cliniko.List) bool { return f.account.Lists[l].Known() }

// order collects ids in the order in which they first come.
type order[ID comparable] struct {
	list []ID
	seen map[ID]bool
}

func newOrder[ID comparable]() *order[ID] { return &order[ID]{seen: map[ID]bool{}} }

func (o *order[ID]) add(id ID) {
	var none ID
	if id != none && !o.seen[id] {
		o.seen[id] = true
		o.list = append(o.list, id)
	}
}
