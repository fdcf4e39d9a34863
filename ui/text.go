package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

// The words of the window itself: its title, header, menu, and what it says by itself.
const (
	windowTitle     = "MIEA Companion for Cliniko"
	windowTitleDemo = "MIEA Companion · Demo clinic"

	wordNoClinic   = "No clinic yet"
	wordNewClinic  = "New clinic"
	wordConnected  = "Connected"
	wordTryAgain   = "Try again"
	wordShowFolder = "Show folder"
	wordHide       = "Hide"
	wordDemo       = "Demo"
	wordCheckNow   = "Check now"
	wordMore       = "More"
	wordClose      = "Close"
	wordCancel     = "Cancel"
	wordCopyLink   = "Copy link"

	menuClinics   = "Switch clinic"
	menuAddClinic = "Add a clinic"
	menuBeside    = "Place beside the browser"
	menuFullSize  = "Back to full size"
	menuKeys      = "Keyboard shortcuts"
	menuDemo      = "Demo: pretend I changed this in Cliniko"
	menuAbout     = "About"

	titleKeys      = "Keyboard shortcuts"
	textDemoBanner = "Demo: nothing is real"
	wordDemoChange = "Pretend a change"
	wordCloseDemo  = "Close the demo"
	titleDemo      = "Pretend I changed this in Cliniko"
	leadDemo       = "The demo clinic answers like Cliniko. Change something here and watch the steps and free times follow."
	titleDemoKey   = "Start from scratch"
	leadDemoKey    = "Forget the demo clinic, then connect it yourself in step 1. This key opens nothing real:"
	wordStart      = "Start from scratch"
	wordCopyKey    = "Copy demo key"

	titleForget = "Forget %s on this computer?"
	wordForget  = "Forget"

	textKeyWasLeft = "When the app last closed, %s’s key may still have been in %s. It’s removed now."

	titleNotOpened = "Couldn’t open a browser"
	textNotOpened  = "Copy the address and paste it into your browser:"

	titleOwnNotOpened = "This couldn’t be opened"
	textOwnNotOpened  = "No app on this computer could open it. Copy the path and paste it into your browser or file manager:"

	titleSaved       = "Saved"
	textSaved        = "Saved to:"
	wordCopyPath     = "Copy"
	wordShowInFolder = "Show in folder"
	wordSaveAs       = "Save as…"
	titlePrint       = "Ready to print"
	textPrint        = "The page opens in your browser. It’s removed from this computer when you close MIEA Companion. To keep it, or if you can’t see it, choose “Save as…”."
	titleNotSaved    = "Couldn’t save the file"
	textNotSaved     = "The folder can’t be written to, or the disk is full. Choose “Save as…” to save it somewhere else."

	titleAbout    = "MIEA Companion for Cliniko"
	textNoDisplay = "MIEA Companion couldn’t open its window, because this computer’s screen or graphics driver isn’t available. On a remote desktop, ask your IT support for the version for remote desktop."
	textAbout     = "Version %s. This app reads settings and free times in Cliniko. It never sees patients and changes nothing. Help: support@mieahealth.com"
)

var (
	tabLabels = [...]string{"Start", "1  API key", "2  Online booking", "3  Who can be booked", "4  Send the key", "Calendar"}
)

// The words of Settings.
const (
	titleSettings   = "Settings"
	titleAppearance = "Appearance"
	titleCalendar   = "Calendar"
	titleComputer   = "On this computer"

	labelColours   = "Colours"
	labelTextSize  = "Text size"
	labelClock     = "Clock"
	labelWeekStart = "Week starts on"
	labelHours     = "Hours without free times"

	wordMonday       = "Monday"
	wordSunday       = "Sunday"
	wordDone         = "Done"
	wordForgetClinic = "Forget this clinic"

	explainByCountry     = "Automatic follows the clinic’s country."
	explainByThisCountry = "Automatic follows the clinic’s country: %s."
	textWhereKept        = "API keys are in %s. Clinics and free times are in this app’s own folder."
	textForgetRemoves    = "Remove the key, the free times and your choices for %s from this computer."
)

var (
	looks           = []string{"Match system", "Light", "Dark"}
	clockLabels     = []string{"Automatic", "12-hour", "24-hour"}
	weekStartLabels = []string{"Automatic", wordMonday, wordSunday}
	hoursLabels     = []string{"Compressed", "Shown"}
)

// statusLine is the header's chip: what the app knows of the clinic right now.
func statusLine(s *live.State, now time.Time) (control.State, string) {
	state, text := plainStatus(s, now)
	if s.Demo {
		text = wordDemo + " · " + text
	}
	return state, text
}

func plainStatus(s *live.State, now time.Time) (control.State, string) {
	switch s.Status.Phase {
	case live.Unconnected:
		return control.ToDo, "Not connected"
	case live.Keyless:
		return control.Attention, keylessText(s)
	case live.KeyRefused:
		return control.Blocked, "The key no longer works"
	case live.Offline:
		return control.Unchecked, offlineText(s, now)
	case live.Waiting:
		return control.Unchecked, fmt.Sprintf("Waiting %d s for Cliniko", max(1, int(s.Status.Until.Sub(now).Seconds()+0.5)))
	case live.Checking:
		if s.Status.Slow {
			return control.Checking, "Cliniko is slow to answer…"
		}
		return control.Checking, checkingText(s)
	}
	return control.Done, whoseText(s)
}

// checkingText is how far the first reading has come; a later one takes back nothing of what
// is known.
func checkingText(s *live.State) string {
	checked, all := s.Report.Progress()
	switch {
	case s.Account == nil, all == 0, !s.Report.Pending:
		return "Checking…"
	case checked == all:
		return "Checking the rest…"
	case all == 1:
		return "Checking 1 practitioner…"
	}
	return guide.CountChecked(s)
}

// whoseText is whose key it is: by the clinic's notes, or when they are lost by Cliniko.
func whoseText(s *live.State) string {
	user, role := s.Clinic.User, s.Clinic.Role
	if s.Account != nil {
		user, role = cmp.Or(user, s.Account.User.Name()), cmp.Or(role, s.Account.User.Role)
	}
	known := slices.DeleteFunc([]string{user, role}, func(text string) bool { return text == "" })
	return cmp.Or(strings.Join(known, ", "), wordConnected)
}

// keylessText is why the clinic is not being read, in short.
func keylessText(s *live.State) string {
	switch k := s.Key; {
	case k.Phase == live.KeyReading, k.Phase == live.KeyForgetting:
		return "Waiting for " + storage.PasswordStore()
	case k.Phase == live.KeyNotForgotten:
		return "Key not removed"
	case k.Phase == live.KeyForeign:
		return "Another clinic’s key"
	case k.Phase == live.KeyUnread && k.Fault != storage.KeychainEmpty:
		return "Couldn’t read the key"
	default:
		return "Key needed"
	}
}

func offlineText(s *live.State, now time.Time) string {
	read := s.Status.CheckedAt
	if read.IsZero() && s.Account != nil {
		read = s.Account.Lists[cliniko.ListSettings].At
	}
	word := "Offline"
	if problem := s.Status.Problem; problem != nil && problem.Status != 0 { // an answer came
		word = "Couldn’t check"
	}
	if read.IsZero() {
		return word
	}
	return word + ", times as of " + s.Style.PastAt(s.Account, read, now)
}

// What is asked before the window closes, and said when no e-mail program opens.
const (
	titleClosing    = "MIEA doesn’t have the key yet"
	textClosing     = "This app keeps the key only until you close it, and Cliniko won’t show it again. Send it first, or create a new key later."
	wordSendFirst   = "Send it first"
	wordCloseAnyway = "Close anyway"

	titleNoMail     = "No e-mail program opened"
	textNoMail      = "Copy the message and paste it into your e-mail."
	wordCopyMessage = "Copy message"
)
