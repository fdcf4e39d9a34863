package readiness

import "mieahealth.com/companion/cliniko"

// What is said of a loss: since when and why, then how it is known.
const (
	lossTitle  = "{subject} hasn’t been bookable since %s: %s"
	lossDetail = "{Patients} could book this when you sent MIEA the key. The app noticed %s that they no longer can."
	// Where the clinic has confirmed who should be bookable.
	confirmedLossDetail = "You confirmed that {patients} should be able to book this. The app noticed %s that they no longer can."
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
	Refused:                   {reason: "Cliniko won’t show times"},
	goneFromCliniko:           {"no longer in Cliniko", "If that’s a mistake, put it back in Cliniko.", cliniko.MenuUsers},
	linkedNoMore: {
		"no longer offered in Cliniko",
		"To let {patients} book it, open the appointment type and choose its practitioners and businesses.",
		cliniko.MenuAppointmentTypes,
	},
}
