package readiness

import (
	"mieahealth.com/companion/cliniko"
)

// names finds the entities of an Account by their ids. Where an id stands twice, the
// first entity counts.
type names struct {
	account       *cliniko.Account
	businesses    map[cliniko.BusinessID]*cliniko.Business
	practitioners map[cliniko.PractitionerID]*cliniko.Practitioner
	types         map[cliniko.AppointmentTypeID]*cliniko.AppointmentType
}

func newNames(a *cliniko.Account) *names {
	return &names{
		account:       a,
		businesses:    byID(a.Businesses, businessID),
		practitioners: byID(a.Practitioners, practitionerID),
		types:         byID(a.AppointmentTypes, typeID),
	}
}

// entities are all of them, by kind.
func (n *names) entities() []Target {
	var all []Target
	for _, b := range n.account.Businesses {
		all = append(all, Target{Business: b.ID})
	}
	for _, p := range n.account.Practitioners {
		all = append(all, Target{Practitioner: p.ID})
	}
	for _, t := range n.account.AppointmentTypes {
		all = append(all, Target{AppointmentType: t.ID})
	}
	return all
}

// has reports whether all that a target names stands in the lists.
func (n *names) has(at Target) bool {
	return (at.Business == "" || n.businesses[at.Business] != nil) &&
		(at.Practitioner == "" || n.practitioners[at.Practitioner] != nil) &&
		(at.AppointmentType == "" || n.types[at.AppointmentType] != nil)
}

func businessID(b *cliniko.Business) cliniko.BusinessID             { return b.ID }
func practitionerID(p *cliniko.Practitioner) cliniko.PractitionerID { return p.ID }
func typeID(t *cliniko.AppointmentType) cliniko.AppointmentTypeID   { return t.ID }

func byID[ID comparable, Entity any](list []Entity, id func(*Entity) ID) map[ID]*Entity {
	found := make(map[ID]*Entity, len(list))
	for i := range list {
		if _, twice := found[id(&list[i])]; !twice {
			found[id(&list[i])] = &list[i]
		}
	}
	return found
}

// facts is an Account made ready for looking things up, once for each judgement. Its
// pairs are Targets with two fields set.
type facts struct {
	*names
	services  map[Target]bool // each offering that a service names, and each pair in it
	givenAt   map[Target]bool // business and type, as the business lists them
	typesOf   map[Target]bool // practitioner and type, as the practitioner's list has them
	workingAt map[Target]bool // business and practitioner, as the business's list has them
	schedules map[Target]*schedule
	added     map[Target][]cliniko.AvailabilityBlock
	blocks    map[cliniko.PractitionerID][]stretch
}

func newFacts(a *cliniko.Account) *facts {
	f := &facts{
		names:     newNames(a),
		services:  servicePairs(a.Services),
		givenAt:   map[Target]bool{},
		typesOf:   map[Target]bool{},
		workingAt: map[Target]bool{},
		schedules: newSchedules(a.Hours),
		added:     map[Target][]cliniko.AvailabilityBlock{},
		blocks:    newBlocks(a.Blocks),
	}
	for _, b := range a.Businesses {
		for _, t := range b.AppointmentTypes {
			f.givenAt[Target{Business: b.ID, AppointmentType: t}] = true
		}
	}
	for _, b := range a.Availability {
		at := Target{Business: b.Business, Practitioner: b.Practitioner}
		f.added[at] = append(f.added[at], b)
	}
	for p, types := range a.TypesOf {
		for _, t := range types {
			f.typesOf[Target{Practitioner: p, AppointmentType: t}] = true
		}
	}
	for b, practitioners := range a.WorkingAt {
		for _, p := range practitioners {
			f.workingAt[Target{Business: b, Practitioner: p}] = true
		}
	}
	return f
}
