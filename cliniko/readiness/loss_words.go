package readiness

import (
	"fmt"

	"mieahealth.com/companion/cliniko"
)

// What is said of a loss: since when and why, then how it is known.
const (
	lossTitle  = "{subject} can’t be booked since %s: %s"
	lossDetail = "{Patients} could book this when the key was sent to MIEA. The app first saw %s that they can’t any more."
)

// lossWording says why something is lost. Fix and menu are those of the cause, where it
// has any.
type lossWording struct {
	reason, fix string
	menu        cliniko.Menu
}

var lossWordings = map[Cause]lossWording{
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
	LeadTimeExceedsHorizon:    {reason: "it needs more notice than bookings are open ahead"},
	Refused:                   {reason: "Cliniko refuses to give times"},
	goneFromCliniko:           {"no longer in Cliniko", "If that’s a mistake, put it back in Cliniko.", cliniko.MenuUsers},
	linkedNoMore: {
		"no longer linked in Cliniko",
		"If {patients} should be able to book it, open the appointment type and choose who gives it, and where.",
		cliniko.MenuAppointmentTypes,
	},
}

// sinceWords says a day that has passed so that it can stand after "since".
func sinceWords(d seenOn) string {
	switch {
	case d.ago <= 0:
		return "today"
	case d.ago == 1:
		return "yesterday"
	case d.ago < 7:
		return d.Weekday().String()
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// onWords says it so that it can stand after a verb.
func onWords(d seenOn) string {
	if d.ago <= 1 {
		return sinceWords(d)
	}
	return "on " + sinceWords(d)
}
