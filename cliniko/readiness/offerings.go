package readiness

import (
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
	practitioners, types := f.practitionerIDs(), f.typeIDs()
	for _, b := range f.businessIDs() {
		for _, p := range practitioners {
			if at := (Target{Business: b, Practitioner: p}); !f.services[at] && !f.works(at) {
				continue
			}
			for _, t := range types {
				if o := (cliniko.Offering{Business: b, Practitioner: p, AppointmentType: t}); f.linked(o) {
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

func (f *facts) businessIDs() []cliniko.BusinessID {
	ids := newOrder[cliniko.BusinessID]()
	for _, b := range f.account.Businesses {
		ids.add(b.ID)
	}
	if f.failed(cliniko.ListBusinesses) {
		for _, s := range f.account.Services {
			ids.add(s.Business)
		}
		for _, h := range f.account.Hours {
			ids.add(h.Business)
		}
		for _, b := range f.account.Availability {
			ids.add(b.Business)
		}
	}
	return ids.list
}

func (f *facts) practitionerIDs() []cliniko.PractitionerID {
	ids := newOrder[cliniko.PractitionerID]()
	for _, p := range f.account.Practitioners {
		ids.add(p.ID)
	}
	if f.failed(cliniko.ListPractitioners) || f.failed(cliniko.ListInactivePractitioners) {
		for _, s := range f.account.Services {
			ids.add(s.Practitioners...)
		}
		for _, h := range f.account.Hours {
			ids.add(h.Practitioner)
		}
		for _, b := range f.account.Availability {
			ids.add(b.Practitioner)
		}
	}
	return ids.list
}

func (f *facts) typeIDs() []cliniko.AppointmentTypeID {
	ids := newOrder[cliniko.AppointmentTypeID]()
	for _, t := range f.account.AppointmentTypes {
		ids.add(t.ID)
	}
	if f.failed(cliniko.ListAppointmentTypes) {
		for _, s := range f.account.Services {
			ids.add(s.AppointmentType)
		}
	}
	return ids.list
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

func (o *order[ID]) add(ids ...ID) {
	var none ID
	for _, id := range ids {
		if id != none && !o.seen[id] {
			o.seen[id] = true
			o.list = append(o.list, id)
		}
	}
}
