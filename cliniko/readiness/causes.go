package readiness

import "mieahealth.com/companion/cliniko"

// link is an offering with its entities; one that the account does not know is nil.
type link struct {
	cliniko.Offering
	business        *cliniko.Business
	practitioner    *cliniko.Practitioner
	appointmentType *cliniko.AppointmentType
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

func (f *facts) typeHidden(l link) bool {
	return l.appointmentType != nil && !l.appointmentType.ShowOnline
}

func (f *facts) typeArchived(l link) bool {
	return l.appointmentType != nil && l.appointmentType.Archived
}

// A link is missing when a list that was read leaves it out and no other list has it.
// A service that names the offering has all its links. Lists leave archived types and
// inactive practitioners out by themselves, so that their absence says nothing.

func (f *facts) typeNotAtBusiness(l link) bool {
	at := (business | appointmentType).of(l.Offering)
	told := l.business != nil && l.business.AppointmentTypes != nil
	return told && !f.typeArchived(l) && !f.givenAt[at] && !f.services[at]
}

func (f *facts) practitionerNotOffering(l link) bool {
	if f.services[Target(l.Offering)] || f.typeArchived(l) {
		return false
	}
	if _, told := f.account.TypesOf[l.Practitioner]; told {
		return !f.typesOf[(practitioner | appointmentType).of(l.Offering)]
	}
	return f.services[(business | appointmentType).of(l.Offering)]
}

func (f *facts) practitionerNotAtBusiness(l link) bool {
	_, told := f.account.WorkingAt[l.Business]
	at := (business | practitioner).of(l.Offering)
	return told && !f.practitionerInactive(l) && !f.workingAt[at] && !f.services[at]
}

// Hours and rules explain why Cliniko has no times; before its answer they say nothing.

// emptyCauses say why an offering has no slots although no switch and no link stands in
// its way.
func (j *judge) emptyCauses(l link) []Cause {
	var found []Cause
	if cause := j.hoursCause(l); cause != "" {
		found = append(found, cause)
	}
	if j.leadTimeExceedsHorizon(l) {
		found = append(found, LeadTimeExceedsHorizon)
	}
	if len(found) > 0 {
		return found
	}
	return []Cause{j.calendarCause(l)}
}

// hoursCause is what the working time says of an offering; empty: it has nothing against it.
// Group types are booked by session, not by hours.
func (j *judge) hoursCause(l link) Cause {
	at, cause := (business | practitioner).of(l.Offering), Cause("")
	switch longest := once(j.longest, at, j.longestStretch); {
	case l.appointmentType == nil || l.appointmentType.Group():
		return ""
	case longest == 0:
		cause = NoHoursAtBusiness
	case longest < l.appointmentType.Minutes:
		cause = HoursTooShort
	}
	if cause != "" && once(j.outside, at, j.offeredOutside) {
		return ""
	}
	return cause
}

// calendarCause says what in the calendar leaves no slots.
func (j *judge) calendarCause(l link) Cause {
	if l.appointmentType.Group() {
		return GroupWithoutSessions
	}
	planned, open := j.fitsHours(l)
	if planned && !open && !once(j.outside, (business|practitioner).of(l.Offering), j.offeredOutside) {
		return Unavailable
	}
	return FullyBooked
}

func (f *facts) leadTimeExceedsHorizon(l link) bool {
	return f.known(cliniko.ListSettings) && f.rules(l.appointmentType).LeaveNothing()
}

// rules are those of a type; nil: of the whole account.
func (n *names) rules(t *cliniko.AppointmentType) cliniko.Rules {
	if t == nil {
		t = &cliniko.AppointmentType{}
	}
	return n.account.Settings.OnlineBookings.Rules(*t)
}
