package integration

// The words that the tests look for. A label that is reworded is changed here only.
const (
	tabKey      = "API key"
	tabOverview = "Overview"
	tabOnline   = "2 "
	tabWho      = "3 "
	tabHandOver = "4 "
	tabCalendar = "Calendar"

	labelSwitch       = "Switch clinic"
	labelMore         = "More"
	labelAddClinic    = "Add a clinic"
	labelSettings     = "Settings"
	labelForgetClinic = "Forget this clinic"
	labelForget       = "Forget"
	labelCheckNow     = "Check now"

	labelBusinesses   = "Choose the businesses" // the first action of step 3
	labelConfirm      = "Confirm these choices"
	labelAttention    = "Needs attention"
	labelOpenSettings = "Open Cliniko settings"
	labelAccept       = "Accept this change"

	labelPaste         = "Paste"
	labelCheckKey      = "Check and save key"
	labelReplace       = "Replace the key"
	labelForgetKey     = "Forget the key"
	labelForgetIt      = "Forget it"
	labelKeepKey       = "Keep using the key"
	labelTryAgain      = "Try again"
	labelStopWaiting   = "Stop waiting"
	labelWasAll        = "Yes, that’s all of it"
	labelAddOther      = "Add " // and the name of the clinic
	labelDropOther     = "Don’t add"
	labelForgetOnClose = "forget the key when the app closes"

	labelAsk                 = "Ask a colleague"
	labelCopyMessage         = "Copy message"
	labelAdministratorAction = "Log into Cliniko as an administrator"
	labelSendAction          = "Send the key yourself, then mark it as sent"
	labelCopyKey             = "Copy the key"
	labelMarkSent            = "Mark as sent"
	labelSentAnyway          = "Yes, it was sent another way"
	labelNotRight            = "This isn’t right"
	labelKeepNote            = "Cancel"
	labelNotSent             = "Mark as not sent"
	labelToKey               = "Go to the key"
	labelKeepSettings        = "Keep my settings"
	labelShowAction          = "Show what to do"

	fieldReceiver = "For example, Ravi at MIEA" // the example in the field
	fieldKey      = "Paste the key"
)

// What the screen claims about a key and the password store. One of the sentences of a
// claim is enough to claim it.
var (
	saysKept = []string{"is kept in", "It’s kept in"}
	saysGone = []string{
		"not on this computer any more", "no longer on this computer", "has no key for this clinic",
		"The key was forgotten", "holds no key",
	}
	saysSessionOnly = []string{"only until you close this app", "for this session only"}
	saysCreateNew   = []string{"create a new one"}

	saysOnlyCopy      = []string{"only copy"}
	saysMIEAHasNotGot = []string{"MIEA does not have", "MIEA doesn’t have"}
	saysMIEAGoesOn    = []string{"MIEA keeps working"}

	saysLogInAsAdministrator = []string{"Log in as an administrator", "log in as an administrator", "Log into Cliniko as"}
	saysEndingMissing        = []string{"no ending", "has no region", "ending is missing"}
	saysEndingThere          = []string{"ends in", "ending is there", "complete"}
	saysEndMayBeMissing      = []string{"Its end may be missing"}

	// Of handing the key over later, on the page where it was pasted.
	saysHandOverByThen = []string{"7 days", "seven days"}
)
