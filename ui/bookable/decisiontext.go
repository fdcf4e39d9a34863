package bookable

// The words of the list of who should be bookable. %s and %d are filled in where they are used.
const (
	textWho         = "Who should patients be able to book through MIEA?"
	textWhoLead     = "This is what’s on in Cliniko now. Untick who shouldn’t be bookable and tick who is missing. The app then tells you what to change in Cliniko, and warns you later if someone drops out."
	textWhoAgain    = "These are your choices, beside what’s on in Cliniko now. Untick who shouldn’t be bookable and tick who is missing."
	textConfirm     = "That’s right"
	textSeeFindings = "See what needs fixing"
	textKeepChoice  = "Go back without changes"
	textChange      = "Change who can be booked"
	textChangeNew   = "Change who can be booked (%d new)"
	textChooseFirst = "Confirm who can be booked"

	textBusinesses     = "Businesses"
	textPractitioners  = "Practitioners"
	textTypes          = "Appointment types"
	textMoreBusinesses = "%d more businesses that are off"
	textMorePeople     = "%d more practitioners who are off"
	textMoreTypes      = "%d more appointment types that are off"
	textMoreIdle       = "%d more that are off or not offered"
	textTypeMinutes    = "%s, %d min"

	textOn           = "on in Cliniko"
	textOff          = "off"
	textNew          = "new, %s"
	textArchived     = "archived"
	textInactive     = "inactive"
	textTurnOff      = "still on in Cliniko: turn it off"
	textTurnOn       = "off in Cliniko: turn it on"
	textBringBack    = "archived in Cliniko: bring it back"
	textReactivate   = "inactive in Cliniko: make active"
	textNothingThere = "on in Cliniko, nothing to book"
	textNoneFree     = "no free times"
	textCantCheck    = "couldn’t check"
	textBeingRead    = "checking…"
	textBookingsOff  = "online bookings are off"
	textNoHours      = "no hours at %s"
	textTooShort     = "shifts too short for %s"
	textMuchNotice   = "needs too much notice"
	textRefused      = "Cliniko won’t give times"
)

const nounFreeTime = "free time"
