package readiness

import "mieahealth.com/companion/cliniko"

// link is an offering with its entities; one that the account does not know is nil.
type link struct {
	cliniko.Offering
	business     *cliniko.Business
	practitioner *cliniko.Practitioner
	kind         *cliniko.AppointmentType
}

func (n *names) link(o cliniko.Offering) link {
	return link{o, n.businesses[o.Business], n.practitioners[o.Practitioner], n.types[o.AppointmentType]}
}

// fieldCauses are all the causes that fields show, most basic first.
func (f *facts) fieldCauses(o cliniko.Offering) []Cause {
	var found []Cause
	l := f.link(o)
	for i := range rules {
		if rules[i].shows != nil && rules[i].shows(f, l) {
			found = append(found, rules[i].cause)
		}
	}
	return found
}

func (f *facts) onlineBookingsOff(link) bool {
	return f.known(cliniko.ListSettings) && !f.account.Settings.OnlineBookings.Enabled
}

func (f *facts) businessHidden(l link) bool {
	return l.business != nil && !l.business.ShowOnline
}

func (f *facts) businessArchived(l link) bool {
	return l.business != nil && l.business.Archived
}

func (f *facts) practitionerHidden(l link) bool {
	return l.practitioner != nil && !l.practitioner.ShowOnline
}

func (f *facts) practitionerInactive(l link) bool {
	return l.practitioner != nil && !l.practitioner.Active
}

func (f *facts) typeHidden(l link) bool { return l.kind != nil && !l.kind.ShowOnline }

func (f *facts) typeArchived(l link) bool { return l.kind != nil && l.kind.Archived }

// A link is missing when a list that was read leaves it out and no other list has it.
// A service that names the offering has all its links. Lists leave archived types and
// inactive practitioners out by themselves, so that their absence says nothing.

func (f *facts) typeNotAtBusiness(l link) bool {
	at := (business | kind).of(l.Offering)
	told := l.business != nil && l.business.AppointmentTypes != nil
	return told && !f.typeArchived(l) && !f.givenAt[at] && !f.services[at]
}

func (f *facts) practitionerNotOffering(l link) bool {
	if f.services[Target(l.Offering)] || f.typeArchived(l) {
		return false
	}
	if _, told := f.account.TypesOf[l.Practitioner]; told {
		return !f.typesOf[(practitioner | kind).of(l.Offering)]
	}
	return f.services[(business | kind).of(l.Offering)]
}

func (f *facts) practitionerNotAtBusiness(l link) bool {
	_, told := f.account.WorkingAt[l.Business]
	at := (business | practitioner).of(l.Offering)
	return told && !f.practitionerInactive(l) && !f.workingAt[at] && !f.services[at]
}

// Group types are booked by session, not by hours.

func (f *facts) noHoursAtBusiness(l link) bool {
	return f.bookedByHours(l) && !f.hasHours((business | practitioner).of(l.Offering))
}

func (f *facts) hoursTooShort(l link) bool {
	at := (business | practitioner).of(l.Offering)
	return f.bookedByHours(l) && f.hasHours(at) && f.schedules[at].longest < l.kind.Minutes
}

func (f *facts) bookedByHours(l link) bool {
	return f.known(cliniko.ListHours) && l.kind != nil && !l.kind.Group()
}

func (f *facts) leadTimeExceedsHorizon(l link) bool {
	return f.known(cliniko.ListSettings) && f.rules(l.kind).LeaveNothing()
}

// rules are those of a type; nil: of the whole account.
func (n *names) rules(t *cliniko.AppointmentType) cliniko.Rules {
	if t == nil {
		t = &cliniko.AppointmentType{}
	}
	return n.account.Settings.OnlineBookings.Rules(*t)
}
