package sheet

// The words about free times.
const (
	TextToday         = "Today"
	TextNothingKnown  = "Nothing has been read from Cliniko yet."
	textNotRead       = "Not read yet"
	TextTodayRefused  = "Today could not be checked"
	TextBeyondShort   = "–"
	TextNew           = "new"
	TextGone          = "gone"
	textUnreadShort   = "…"
	TextNone          = "none"
	Separator         = " · "
	Dash              = " – "
	TextNoneKnown     = "None known yet"
	textNoneUntil     = "None known until %s"
	textNothingBefore = "Nothing free before %s"
	TextNotAllRead    = "Earlier days have not all been read yet."
	TextLaterUnread   = "Later days have not been read yet."
	TextNotOpenLater  = "Patients cannot book later days yet."
	TextHowFresh      = "What is on screen is read again about once a minute, everything else less often. Check now reads all of it at once."
	TextChosenGone    = "The time you chose is no longer free."
	TextChosenPassed  = "The time you chose has passed."
	TextChosenHidden  = "The time you chose is hidden by your choices of who and what to show."
	TextChosenUnread  = "The time you chose has not been read again yet."
)
