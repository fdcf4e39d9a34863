package sheet

// The words about free times.
const (
	TextToday        = "Today"
	TextTomorrow     = "Tomorrow"
	textNextDay      = "the next day"
	textAgeless      = "some time ago" // the clock was set back since
	TextNothingKnown = "Nothing has been read from Cliniko yet."
	textNotRead      = "Not read yet"
	TextTodayRefused = "Today could not be checked"
	textBeyond       = "Cannot be booked yet"
	TextBeyondShort  = "–"
	TextNew          = "new"
	TextGone         = "gone"
	textUnreadShort  = "…"
	TextNone         = "none"
	textNoTimes      = "No times"
	textNoneSoFar    = "None so far"
	textTime         = "time"
	textTimes        = "times"
	textSoFar        = "so far"
	TextSeveral      = "%d choices"
	Separator        = " · "
	Dash             = " – "
)
