package readiness

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko"
)

// several is how notes on several things of one kind are said as one: a title with their
// number, then two sentences, the cause and the fix, then where in Cliniko the fix is made.
var several = map[Cause]explanation{
	BusinessHidden: {
		"%d businesses turned off for online booking",
		"“Show in online bookings” is off for these businesses, so {patients} can’t book there.",
		"To let {patients} book at one of them, turn it on.", cliniko.MenuBusinesses,
	},
	BusinessArchived: {
		"%d archived businesses",
		"Cliniko offers no times at an archived business.",
		"If one of them is still open, bring it back from the archive.", cliniko.MenuBusinesses,
	},
	PractitionerHidden: {
		"%d practitioners turned off for online booking",
		"Online booking is off in these people’s practitioner settings, so {patients} can’t book them.",
		"To let {patients} book one of them, turn it on under “Edit practitioner settings”.", cliniko.MenuUsers,
	},
	PractitionerInactive: {
		"%d inactive practitioners",
		"Cliniko offers no times with an inactive practitioner.",
		"If one of them still works at the clinic, make the practitioner active again.", cliniko.MenuUsers,
	},
	TypeHidden: {
		"%d appointment types turned off for online booking",
		"“Show in online bookings” is off for these appointment types, so {patients} can’t book them.",
		"To let {patients} book one of them, turn it on.", cliniko.MenuAppointmentTypes,
	},
	TypeArchived: {
		"%d archived appointment types",
		"Cliniko offers no times for an archived appointment type.",
		"If you still use one of them, bring it back from the archive.", cliniko.MenuAppointmentTypes,
	},
	TypeNotAtBusiness: {
		"Appointment types that aren’t offered at a business (%d)",
		"Cliniko doesn’t list these appointment types at the business.",
		"To offer one there, open the appointment type and add the business.", cliniko.MenuAppointmentTypes,
	},
	PractitionerNotOffering: {
		"Appointment types that a practitioner doesn’t offer (%d)",
		"Cliniko doesn’t list these appointment types for the practitioner.",
		"To offer one, open the appointment type and add the practitioner.", cliniko.MenuAppointmentTypes,
	},
	givesNothing: {
		"%d practitioners who offer no appointment types",
		"These practitioners have no business with both working hours and an appointment type.",
		"To let {patients} book one of them, set working hours and choose appointment types.", cliniko.MenuUsers,
	},
	givenByNobody: {
		"%d appointment types that nobody offers",
		"No practitioner offers these appointment types at any business.",
		"To let {patients} book one of them, open it and choose its practitioners and businesses.", cliniko.MenuAppointmentTypes,
	},
	PractitionerNotAtBusiness: {
		"Practitioners who don’t work at a business (%d)",
		"Cliniko doesn’t list these practitioners at the business.",
		"If that’s a mistake, choose the business under “Practitioner availability” and add working hours.", cliniko.MenuUsers,
	},
	nobodyThere: {
		"%d businesses where nobody can be booked",
		"No practitioner has working hours and an appointment type at these businesses.",
		"To let {patients} book there, set a practitioner’s working hours and appointment types.", cliniko.MenuUsers,
	},
	limitLeadTimeType: {
		"%d appointment types that need long notice",
		"Cliniko doesn’t offer sooner times for them.",
		"To offer them, shorten the notice for these appointment types.", cliniko.MenuAppointmentTypes,
	},
	LimitDefaultType: {
		"%d practitioners with a long default appointment type",
		"Cliniko spaces times by the default appointment type, so shorter appointments leave gaps.",
		"To offer more times, choose a shorter default appointment type for them.", cliniko.MenuUsers,
	},
}

// groupNotes makes one note of those that say the same of several things of one kind.
func (j *judge) groupNotes(found []Finding) []Finding {
	off := switchedOff(found)
	found = slices.DeleteFunc(found, func(f Finding) bool { return isHidden(f) && off[f.Target] })
	alike := map[Cause][]Finding{}
	for _, f := range found {
		if kind := kindOf(f); kind != "" {
			alike[kind] = append(alike[kind], f)
		}
	}
	var list []Finding
	for _, f := range found {
		switch kind := kindOf(f); {
		case len(alike[kind]) < 2:
			list = append(list, f)
		case f.Target == alike[kind][0].Target:
			list = append(list, j.note(several[kind], alike[kind]))
		}
	}
	return list
}

// Singles are findings with each note on several things taken apart again.
func Singles(findings []Finding) (all []Finding) {
	for _, f := range findings {
		if len(f.Parts) > 0 {
			all = append(all, f.Parts...)
		} else {
			all = append(all, f)
		}
	}
	return all
}

// kindOf is how a note is said of several things; empty: it stands by itself.
func kindOf(f Finding) Cause {
	kind := explanationKey(f.Cause, f.Target)
	if _, known := several[kind]; !known || f.Severity != Note || f.Target == (Target{}) {
		return ""
	}
	return kind
}

// switchedOff are the things that are archived or inactive. That they are hidden too needs
// no word.
func switchedOff(found []Finding) map[Target]bool {
	off := map[Target]bool{}
	for _, f := range found {
		if f.Cause == BusinessArchived || f.Cause == PractitionerInactive || f.Cause == TypeArchived {
			off[f.Target] = true
		}
	}
	return off
}

func isHidden(f Finding) bool {
	return f.Severity == Note && (f.Cause == BusinessHidden || f.Cause == PractitionerHidden || f.Cause == TypeHidden)
}

// note says in one what some findings say.
func (j *judge) note(w explanation, parts []Finding) Finding {
	p := phrase{names: j.names}
	f := Finding{Cause: parts[0].Cause, Severity: Note, Menu: w.menu, Parts: parts}
	f.Title, f.Fix = fmt.Sprintf(w.title, len(parts)), p.fill(w.fix)
	f.Detail = p.fill(w.cause) + " " + f.Fix
	for _, part := range parts {
		f.Offerings = append(f.Offerings, part.Offerings...)
	}
	return f
}
