package readiness

import "mieahealth.com/companion/cliniko"

// What is said of a loss: since when and why, then how it is known.
const (
	lossTitle  = "{subject} can’t be booked since %s: %s"
	lossDetail = "{Patients} could book this when the key was sent to MIEA. The app first saw %s that they can’t any more."
	// Where the clinic has confirmed who should be bookable.
	confirmedLossDetail = "You confirmed that {patients} should be able to book this. The app first saw %s that they can’t any more."
)

// lossReason says why something is lost. Fix and menu are those of the cause, where it
// has any.
type lossReason struct {
	reason, fix string
	menu        cliniko.Menu
}

var lossReasons = map[Cause]lossReason{
	BusinessHidden:            {reason: "turned off for online booking"},
	BusinessArchived:          {reason: "archived in Cliniko"},
	PractitionerHidden:        {reason: "turned off for online booking"},
	PractitionerInactive:      {reason: "inactive in Cliniko"},
	TypeHidden:                {reason: "turned off for online booking"},
	TypeArchived:              {reason: "archived in Cliniko"},
	TypeNotAtBusiness:         {reason: "the appointment type isn’t offered at the business any more"},
	PractitionerNotOffering:   {reason: "the practitioner doesn’t offer the appointment type any more"},
	PractitionerNotAtBusiness: {reason: "the practitioner doesn’t work at the business any more"},
	NoHoursAtBusiness:         {reason: "no working hours"},
	HoursTooShort:             {reason: "the shifts are too short"},
	LeadTimeExceedsHorizon:    {reason: "it needs too much notice"},
	Refused:                   {reason: "Cliniko won’t give times"},
	goneFromCliniko:           {"no longer in Cliniko", "If that’s a mistake, put it back in Cliniko.", cliniko.MenuUsers},
	linkedNoMore: {
		"no longer linked in Cliniko",
		"To let {patients} book it, open the appointment type and choose its practitioners and businesses.",
		cliniko.MenuAppointmentTypes,
	},
}
