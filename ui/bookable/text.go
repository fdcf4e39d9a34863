package bookable

import "mieahealth.com/companion/cliniko/readiness"

// The words of the page. %s and %d are filled in where they are used.
const (
	textTitle         = "Who can be booked"
	textStillReading  = "Still reading free times from Cliniko."
	textCopySummary   = "Copy summary"
	textFind          = "Find a practitioner, appointment type or business"
	textNoneCalled    = "No matches for “%s”"
	textHowTo         = "How to change this in Cliniko"
	textMinutes       = "%d min"
	textPointAtACell  = "Hover over a cell for its next free time. Click for details."
	textGridKeys      = "%s  ·  Arrows move, Return for details"
	textUnlinked      = "Not offered: %s. They aren’t set up together in Cliniko."
	textLeftOut       = "Ignored by you: %s"
	textWanted        = "Should be bookable, but isn’t: %s"
	textTally         = "%s: free times for %d of %s"
	textAsOf          = "%s Last updated %s."
	textAsOfUnknown   = "%s You’re seeing an earlier check."
	textFieldReadable = "%s, %s" // for assistive text: a field of the grid, and that it is chosen
	wordChosen        = "selected"
)

// Which columns are shown.
const (
	textAllBusinesses = "All businesses"
	textUnoffered     = "Show %s, which nobody offers"
	textNotEverywhere = "Show %s, not offered everywhere"
	textFoldUnoffered = "Hide what nobody offers"
)

var textSegments = []string{"Needs attention", "All"}

// The legend, and what a wide cell says.
const (
	textLookedAt   = "This app checks %s."
	textFree       = "free times until %s"
	textEmpty      = "no free times"
	textBlocked    = "blocked"
	textUnknown    = "couldn’t check"
	textPending    = "not checked yet"
	textNotOffered = "not offered"
	textNext       = "%s, next %s"
)

// What leads on from a page without a table.
const (
	actionKey   = "Go to step 1"
	actionClear = "Clear search"
)

// The findings.
const (
	textNothing      = readiness.HeadingNothing
	textNothingAll   = "Patients can book everything your clinic offers online."
	textNothingHere  = "No setting keeps patients from booking here."
	textOnlyChoices  = "Nothing is wrong. Your clinic doesn’t offer this online."
	textOnlyIgnored  = "Nothing to fix. You chose to ignore this."
	textNobodyShown  = "Your clinic offers nothing online yet."
	textNothingYet   = "Nothing to fix so far. Some checks are still to come."
	textLimits       = readiness.HeadingLimits + " (%d)"
	textChoices      = readiness.HeadingOff + " (%d)"
	textIgnored      = readiness.HeadingIgnored + " (%d)"
	textMore         = "Show %d more"
	textShowAll      = "Show the full list"
	textWhatToDo     = "What to do"
	textOpenSettings = "Open Cliniko settings"
	textAsk          = "Ask a colleague"
	textAskMIEA      = "Copy for your MIEA representative"
	textPatientsPage = "Open its bookings page"
	textAccept       = readiness.WordAccept
	textUndo         = "Undo"
	textTakes        = "It takes about %s."
	textLinkThem     = "Not everyone has to offer everything. To offer this, open the appointment type and choose its businesses and practitioners."
)

// seeLabels name the way to findings by their heading.
var seeLabels = map[string]string{
	readiness.HeadingFix:  textSeeFindings,
	readiness.HeadingLook: "See what’s worth a look",
}

// What the clinic can say of a target, and how that is told back.
var (
	markLabels = map[readiness.Mark]string{
		readiness.ShouldBeBookable: "Should be bookable",
		readiness.LeaveOut:         "Ignore this",
		readiness.OffIgnored:       "Ignore this",
	}
	markedTexts = map[readiness.Mark]string{
		readiness.ShouldBeBookable: "You want this to be bookable.",
		readiness.LeaveOut:         "Ignored by you.",
		readiness.ShouldBeOff:      "You want this to be off.",
		readiness.OffIgnored:       "You want this to be off, and ignore that it’s on.",
	}
)

// How long the fix takes somebody who has the rights.
const usualMinutes = 2

var minutesToFix = map[readiness.Cause]int{
	readiness.OnlineBookingsOff:         1,
	readiness.NoHoursAtBusiness:         5,
	readiness.HoursTooShort:             5,
	readiness.PractitionerNotAtBusiness: 5,
	readiness.PractitionerNotOffering:   3,
	readiness.TypeNotAtBusiness:         3,
	readiness.Unavailable:               5,
	readiness.GroupWithoutSessions:      10,
	readiness.NothingBookable:           10,
}

// Nouns that are counted.
const (
	nounBusiness     = "business"
	nounType         = "appointment type"
	nounMoreTypes    = "more appointment type"
	nounPractitioner = "practitioner"
	nounOffer        = "combination"
	nounTime         = "time"
)
