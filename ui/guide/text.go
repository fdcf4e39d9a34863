package guide

// Nouns that are counted.
const (
	nounBusiness     = "business"
	nounPractitioner = "practitioner"
	nounType         = "appointment type"
	nounSetting      = "setting"
)

// What was noticed in Cliniko.
const (
	watching     = "Watching Cliniko for your change…"
	watchStopped = "Stopped watching."
	newTimes     = "%s this week."
)

// The booking rules, by Cliniko's own names of the settings.
const (
	ruleOn    = "Allow your patients to book appointments online"
	ruleLead  = "Lead time required for bookings"
	ruleAhead = "How far ahead bookings are offered"
	ruleCap   = "Max appointments per day segment"
)

// How a rule is set, and what that means. What is recommended is said where it is not so.
const (
	ruleIsOn, ruleOff = "on", "off"
	ruleNone          = "right away"
	ruleAheadOf       = " ahead" // after hours
	ruleNoLimit       = "no limit"
	ruleUnread        = "couldn’t read this setting"
	ruleNamed         = "**%s.** %s"
	ruleMeansYes      = "Yes: MIEA can offer times."
	ruleMeansNo       = "No: MIEA can’t offer any times."
	ruleMeansLead     = "Minimum notice: %s."
	ruleMeansNoLead   = "No minimum notice: patients can book right up to the start time."
	ruleMeansAhead    = "Patients can book up to %s ahead."
	ruleMeansNoLimit  = "No limit."
	ruleMeansCap      = "Patients see at most %s each morning, afternoon and evening, even on a free day."
	ruleMeansUnread   = "Couldn’t read this setting. Check it in Cliniko."
	ruleRecommended   = "MIEA recommends %s."
	ruleSafeLead      = "%s or less"
	ruleSafeDaysAhead = "at least %s"
	ruleSafeCap       = "[[Unlimited]]"
)

// Why an action stands where it does. %s and %d are filled by the checks.
const (
	reasonNeedsKey   = "The app checks this once it has your key: that’s step 1."
	reasonChecking   = "Checking this now."
	reasonSoFar      = "%d of %s checked"
	timeLeft         = ", about %d min left" // after reasonSoFar
	reasonTheRest    = "Every practitioner is checked. Checking the rest now."
	reasonIncomplete = "Cliniko hasn’t answered everything yet."
	reasonAsOf       = "As of %s. Couldn’t reach Cliniko since then."
	reasonLastKnown  = "Last checked %s, while this app had the key."
	reasonMore       = "And %d more."

	reasonAdministrator     = "%s is an administrator."
	reasonPowerReceptionist = "This key belongs to %s, a power receptionist. That’s enough for steps 1 and 2. Only an administrator can change practitioners."
	reasonOtherRole         = "This key belongs to %s, %s. This role can’t open “Settings” in Cliniko. Ask an administrator to make the changes."
	reasonRoleUnknown       = "Cliniko doesn’t say what role this key’s user has."
	reasonKeyRefused        = "The key no longer works: Cliniko has refused it twice. It may have been archived. Create a new one and paste it here. Until then this app keeps the current one."
	reasonForgotten         = "The key was removed when the app closed, as you chose. Paste it again, or create a new one in Cliniko."
	reasonNoKey             = "This app has no key for this clinic. Paste one below."

	reasonOnlineOn     = "Online bookings are on."
	reasonOnlineUntold = "Couldn’t tell whether online bookings are on. Check in Cliniko."
	reasonOnlineOff    = "Online bookings are off, so MIEA can’t offer any times. Turn them on in Cliniko."
	reasonUntold       = "Couldn’t read %s. Check %s in Cliniko."
	reasonStrict       = "%s %s stricter than MIEA’s recommended settings, so MIEA can offer fewer times."
	reasonNeverBooked  = "With these settings, %s can never be booked."
	reasonKept         = "You chose to keep %s."
	reasonRulesFine    = "MIEA can offer at least as many times as with its recommended settings."
	reasonTimesFound   = "Patients can see %s until %s."
	reasonNoTimes      = "There are no free times yet. Step 3 shows why."

	reasonNoneShown   = "No %s is turned on for online booking, so MIEA can’t offer any times. Turn on at least one."
	reasonNoneThere   = "There’s no %s in Cliniko yet, so MIEA can’t offer any times. Add one there first."
	reasonShown       = "Turned on for online booking: %d of %s."
	reasonNobodyShown = "Nobody can be booked yet. Do the actions above first."
	reasonHoursSet    = "Everyone turned on for online booking has working hours."
	reasonUndecided   = "Confirm who patients should be able to book, at the top of this page."
	reasonReady       = "Patients can book %s through MIEA."
	reasonInTheWay    = "%s %s fixing. The causes are listed on this page."

	reasonStepIs   = "Step %d, “%s”: %s."
	reasonAllReady = "Steps 1 to 3 are done."
)

// How the clinic stands, in one line, and who can be booked.
const (
	headlineReady    = "Everything’s working"
	headlineBlocked  = "%s %s fixing"
	headlineNothing  = "Patients can’t book anybody through MIEA right now"
	headlineUnknown  = "Couldn’t check everything"
	headlineChecking = "Checking your clinic"
	headlineRefused  = "The key no longer works"
	headlineKeyless  = "Couldn’t check without the key"

	ableNow     = "Patients can book %s through MIEA."
	ableStill   = "Patients can still book %s through MIEA."
	ableThen    = "When last checked (%s), patients could book %s through MIEA."
	ableRefused = "Cliniko no longer accepts this key; it may have been archived. To keep using MIEA, create a new key in step 1 and send it in step 4."

	checkedJustNow = "Checked just now."
	checkedAt      = "Checked at %s."
	nothingChanged = "Nothing has changed since you last looked, %s."
	notCheckedYet  = "Not checked since you opened the app."
	handedOverTo   = "The key went to %s on %s."
	newKeyUnsent   = "MIEA doesn’t have your new key yet: send it in step 4."
)

// What archiving the key does, in one wording.
const (
	archiveStops   = "From then on, Cliniko and MIEA no longer exchange any information."
	archiveAnyTime = "You can archive the key in Cliniko at any time. " + archiveStops
)

// The end of the guide.
const (
	endConnected = "You’re connected"
	endSent      = "The key is sent"

	endNow       = "Bookings"
	endAble      = "Patients can book **%s** once your MIEA representative has set MIEA up."
	endAbleAt    = "Patients can book **%s** at %s once your MIEA representative has set MIEA up."
	endNext      = "What’s next"
	endNextText  = "Your MIEA representative takes care of the rest."
	endNothing   = "There’s nothing more for you to do here."
	endLater     = "Later"
	endLaterText = "Open this app at any time: it tells you when somebody can’t be booked any more."
	endLaterKey  = "This app needs a key to check your clinic. Paste one when you open it: then it tells you when somebody can’t be booked any more."
	endStop      = "To stop"
	endStopText  = "Archive the key in Cliniko, under [[Manage API keys]]. " + archiveStops

	endTimes    = "See your free times"
	endOverview = "Go to Overview"
	endElse     = "This isn’t right"
	endToKey    = "Go to the key"
)

// A message for a colleague, between cliniko.MailOpening and cliniko.MailClosing, and the ways to
// send it.
const (
	askClinic = " for %s"
	askCause  = "What’s wrong: %s\n"
	askWhere  = "Where: %s\n"
	askTodo   = "What to do: %s\n"
	askNeeds  = "Who can do it: %s\n"

	askNeedsAdministrator = "a Cliniko administrator."
	askNeedsSettings      = "a Cliniko administrator or power receptionist."

	askCopy = "Copy message"
	askMail = "Open e-mail"
)

// Tabs and the start page. startNext is "Start with step 1", then "Continue to step 3".
const (
	tabStart    = "Start"
	tabOverview = "Overview"

	startTitle = "Let the MIEA AI Assistant book for your clinic"
	startLead  = "Four steps, about 15 minutes. This app checks each one for you. It only looks at settings and free times in Cliniko, never at patients, and changes nothing."
	startReady = "Before you start"
	startSteps = "Steps"
	startStep  = "Step %d, %s: %s" // the name of a card for assistive text: its step, and how that stands
	startDemo  = "Look around in a demo clinic"

	readyChecked  = "checked"
	readyNotAdmin = "This key belongs to %s, %s, not an administrator."
)

var startNext = [...]string{"Start with step %d", "Continue to step %d"}

// Overview.
const (
	overviewSince    = "Since you last looked, %s"
	overviewMore     = "And %s."
	overviewRest     = "Everything else is as it was."
	overviewNext     = "Next free time"
	overviewNone     = "None in %s"
	overviewUnknown  = "Couldn’t check"
	overviewOpen     = "Checking…"
	overviewShow     = "Show who can be booked"
	overviewCalendar = "Open the calendar"
	overviewBookings = "Bookings page"
)

// Buttons of a step.
const (
	markDone     = "Mark as done"
	keepSettings = "Keep my settings"
	keepThisKey  = "Keep this key"
	undoTick     = "Undo"
	copyLink     = "Copy link"
	copied       = "Copied"
	checkAgain   = "Check now"
	askColleague = "Ask a colleague"
	showAction   = "Show what to do"
	goToAction   = "Continue with number %d"
)

// The clinic's Cliniko address.
const (
	addressLabel   = "Your Cliniko web address (optional)"
	addressExample = "For example, seaside.au4.cliniko.com"
	addressPurpose = "With it, buttons here open your Cliniko. Copy it from your browser while Cliniko is open."
	addressKey     = "That’s a key, so it was taken out of this field. Paste it at “Copy the key and paste it here” below."
	addressWrong   = "That isn’t a clinic’s Cliniko address. Copy it from your browser while Cliniko is open."
)

// The key form.
const (
	keyLabel       = "API key"
	keyPlaceholder = "Paste the key"
	keyPaste       = "Paste"
	keyCopyLater   = "You can copy it from this app for 7 days, to send it in step 4."
	keyCheck       = "Check and save key"
	keyGiveUp      = "Keep current key"
	keyCancel      = "Stop waiting"

	keyRegion   = "Region: %s."
	keyNoRegion = "This key has no ending such as -au4."

	keyAllCopied = "Did you copy all of it?"
	keyNoEnding  = "Keys end in a region, such as -au4. Only very old keys don’t, and those are for Australia."
	keyWasAll    = "Yes, that’s all of it"
	keyAgain     = "No, paste it again"

	otherNew   = "This key is for %s. Add it as a second clinic?"
	otherKnown = "This key is for %s, which is on this computer already. Use it there?"
	otherHint  = "%s stays as it is. You can switch between your clinics at the top of the window."
	otherAdd   = "Add %s"
	otherUse   = "Use it for %s"
	otherDrop  = "Don’t add"

	clinicNumber = " (%s, number %s)" // of two clinics of one name

	keyTrying  = "Checking the key with Cliniko."
	keySaving  = "The key works. Waiting for %s to save it. It may ask for your password in its own window."
	keyReading = "Waiting for %s to unlock the key. It may ask for your password in its own window."

	keyForgetting = "Waiting for %s to remove the key. It may ask for your password in its own window."
	keyForeign    = "The key in %s opens %s, not %s. Paste this clinic’s own key."
	storeAgain    = "Try again"
	storeKeep     = "Keep using the key"

	keyKept          = "The key works and is kept in %s."
	keyKeptUnchecked = "The key is kept in %s. The app hasn’t checked it with Cliniko yet."
	keyKeptShared    = "The key works. It’s kept in %s until you close this app."
	keyNotSent       = "MIEA doesn’t have it yet, and this app can’t copy it any more. To send one, create a new key."
	keyNotSentUntil  = "MIEA doesn’t have it yet. Send it in step 4: you can copy it there until %s."
	keyWorksNow      = "The key works."
	keyOlder         = "Your previous key is still in %s."
	keySaveAgain     = "Try again"
	keyDemoOnly      = "This is the demo, which only takes the demo key. To connect your clinic, close the demo and paste your key in the app itself."
	keyDemo          = "This is the demo clinic. Its key isn’t kept anywhere."
	keyWhose         = "It belongs to **%s**, %s at **%s** (%s)."
	keyNoUser        = "a user without a name"
	keyNoRole        = "whose role Cliniko doesn’t say,"
	keyOtherAddress  = "The address you typed is another clinic’s: %s. This key is for %s."
	keyEnding        = "It ends in %s-%s."
	keyForgetOnClose = "This is a shared computer: forget the key when the app closes"

	keyReplace     = "Replace the key"
	keyReplaceHint = "Paste the new key. Your progress stays. MIEA doesn’t have a key yet: send it the new one in step 4."
	keyReplaceSent = "Paste the new key. Your progress stays. MIEA keeps using the key it has; if you archive that one, send the new one in step 4."
	keyForget      = "Forget the key"

	forgetTitle = "Forget the key on this computer?"

	forgetSent   = "This removes the key, the free times and your choices from this computer. MIEA keeps working with its own copy of the key. To stop MIEA, archive the key in Cliniko."
	forgetUnsent = "This removes the key, the free times and your choices from this computer. MIEA doesn’t have this key, and Cliniko won’t show it again: this is the only copy. To connect later, create a new key."

	forgetDo   = "Forget it"
	forgetKeep = "Keep it"
)

// Sending the key.
const (
	copyKey     = "Copy the key"
	copyTitle   = "Copy the key to the clipboard?"
	copyText    = "Paste it only where you agreed with your MIEA representative: whoever has the key can use Cliniko in your name. This app takes it out of the clipboard after 60 seconds. If your computer keeps a clipboard history, remove it there too."
	copyNot     = "Not now"
	copiedKey   = "The key is in the clipboard for 60 seconds. Paste it now."
	copyCleared = "The key is no longer in the clipboard. If you haven’t sent it yet, copy it again."
	copyBefore  = "You can copy it until %s, or until you mark it as sent."
	copyMarked  = "You’ve marked this key as sent. To copy it again, choose “" + handOverNotSent + "”."
	copySent    = "You’ve marked this key as sent, so it can’t be copied any more. To send another, create a new key in step 1."
	copyNotNow  = "A key can be copied for 7 days after it’s pasted. To send one now, create a new key in step 1, choose “Replace the key” there, then archive the old one in Cliniko."

	handOverKey     = "That’s the key, not a name, so it was taken out of this field. Type who received it."
	handOverNobody  = "Type who received it."
	handOverLabel   = "Who did you send the key to?"
	handOverExample = "For example, Ravi at MIEA"
	handOverDone    = "Mark as sent"
	handOverNotSent = "Mark as not sent"
	handOverKeep    = "Cancel"

	copyEndClosed = "you close this app" // after "until"

	sentTitle  = "Does %s have the key?"
	sentText   = "This app doesn’t send the key, and nobody has copied it here yet. Marking it as sent only notes who has it."
	sentNot    = "Not yet"
	sentAnyway = "Yes, it was sent another way"
)

// Who can be booked.
const (
	wordsFree    = "%s until %s"
	wordsNone    = "no free times in %s"
	wordsBlocked = "%s can’t be booked"
	wordsUnknown = "couldn’t check %s"
)
