package bookable

import (
	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/cliniko/wording"
)

// The words of the page. %s and %d are filled in where they are used.
const (
	textTitle         = "Who can be booked"
	textStillReading  = "The free times are still being read from Cliniko."
	textCopySummary   = "Copy summary"
	textFind          = "Find a practitioner or appointment type"
	textHowTo         = "How to change this in Cliniko"
	textMinutes       = "%d min"
	textPointAtACell  = "Point at a field to see its next free time. Choose one, or a name or heading, to see what stands in the way."
	textUnlinked      = "Not offered: %s. Nothing in Cliniko links them."
	textLeftOut       = "Ignored by you: %s"
	textWanted        = "Should be bookable, and is not: %s"
	textTally         = "%s: free times for %d of %s"
	textAsOf          = "%s What you see is as of %s."
	textAsOfUnknown   = "%s What you see is from an earlier check."
	textFieldReadable = "%s, %s" // for assistive text: a field of the grid, and that it is chosen
	wordChosen        = "chosen"
)

var textSegments = []string{"Needs attention", "All"}

// The legend, and what a wide cell says.
const (
	textFree       = "times in %s"
	textEmpty      = "nothing wrong, no free time"
	textNoFreeTime = "no free time"
	textBlocked    = "blocked"
	textUnknown    = "could not check"
	textPending    = "not checked yet"
	textNotOffered = "not offered"
	textNext       = "%s, next %s"
)

// What leads on from a page without a table.
const (
	actionKey   = "Go to step 1"
	actionAll   = "Show all"
	actionClear = "Clear the search"
)

// The findings.
const (
	textInTheWay     = "What stands in the way"
	textNothing      = "Nothing stands in the way"
	textNothingAll   = "Everything that your clinic offers online can be booked."
	textNothingHere  = "No setting keeps patients from booking here."
	textOnlyChoices  = "Nothing is wrong here: your clinic does not offer it online."
	textNobodyShown  = "Your clinic offers nothing online yet."
	textNothingYet   = "So far, nothing stands in the way. Not everything is checked yet."
	textLimits       = "What leaves fewer times (%d)"
	textChoices      = "Not shown online, by choice (%d)"
	textMore         = "Show %d more"
	textShowAll      = "Show all findings"
	textWhatToDo     = "What to do"
	textOpenSettings = "Open Cliniko settings"
	textAsk          = "Ask a colleague"
	textAskMIEA      = "Copy for your MIEA representative"
	textPatientsPage = "Open the patients’ page for this"
	textAffects      = "Affects %s."
	textUndo         = "Undo"
	textTakes        = "It takes about %s."
	textLinkThem     = "Not every practitioner has to give everything. If this should be offered, open the appointment type in Cliniko and choose the businesses and practitioners that give it."
)

// What the clinic can say of a target, and how that is told back.
var (
	markLabels = map[readiness.Mark]string{
		readiness.ShouldBeBookable: "Should be bookable",
		readiness.LeaveOut:         "Ignore this",
	}
	markedTexts = map[readiness.Mark]string{
		readiness.ShouldBeBookable: "You said: this should be bookable.",
		readiness.LeaveOut:         "You said: ignore this.",
		readiness.ShouldBeOff:      "You said: this should be off.",
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
	nounType         = "appointment type"
	nounPractitioner = "practitioner"
	nounBusiness     = "business"
	nounOffer        = "combination"
	nounMinute       = "minute"
	nounTime         = "time"
)

// weeksText says how long a range of days is: "4 weeks", "10 days".
func weeksText(from, to cliniko.Date) string {
	days := to.DaysSince(from) + 1
	if days >= 14 && days%7 == 0 {
		return wording.Count(days/7, "week")
	}
	return wording.Count(days, "day")
}
