package calendar

import "time"

// The words of the page.
const (
	textEarlier       = "Earlier"
	textLater         = "Later"
	textExport        = "Export"
	textMore          = "More"
	textFilters       = "Filters"
	textTimesAgain    = "Back to the times"
	textBookingsPage  = "Bookings page"
	textNextAvailable = "Next available"
	textGoThere       = "Show it"
	textBusiness      = "Business"
	textPractitioner  = "Practitioner"
	textType          = "Appointment type"
	textOnly          = "Only"
	textAll           = "All"
	textAllHours      = "Show all hours"
	textJump          = "Jump to date"
	textDayHint       = "24 Nov, or 24/11/2026"
	textDayHelp       = "Type a day, or press one below."
	textNoDay         = "This is no day of the calendar. Try 24 Nov."
	textMonthBefore   = "Month before"
	textMonthAfter    = "Month after"
	textCSV           = "Save as CSV"
	textPrintPage     = "Open print page"
	textKnowledge     = "What is known, and how old it is"
	textClose         = "Close"
	textCancel        = "Cancel"
	textCopy          = "Copy as text"
	textSelected      = "Selected time"
	textPatientsPage  = "Open the patients’ page"
	textPatients      = "Patients’ page"
	textMoreChoices   = "%d more. Leave out practitioners to see them."
	textPickDay       = "Press a day to open it."
	textNothingPicked = "Choose a time to see what patients are offered."
	textNothingFree   = "Nothing free from %s to %s"
	textSeveralShort  = "×%d"
	textSeveralTypes  = "%d types"
)

const (
	staleAfter = 10 * time.Minute
)
