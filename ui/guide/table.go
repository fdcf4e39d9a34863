package guide

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/ui/figure"
)

// Step is one page of the guide.
type Step struct {
	ID      string
	Title   string
	Lead    string
	Brief   string // what the step is for, on its card on the start page
	Actions []Action
	Figures []figure.ID // in the order of the guide; none: it happens outside Cliniko
	Note    Note
}

// Note is what is worth knowing beside a step.
type Note struct{ Title, Text string }

// Action is one thing to do.
type Action struct {
	ID      string // ticks are kept under it, so it never changes
	Title   string
	Menu    cliniko.Menu                             // where in Cliniko; empty: where the action before left off, or not in Cliniko
	Text    string                                   // prose; [[…]] marks Cliniko's own labels
	Opens   *page                                    // what its main button opens in the browser; nil: nothing
	Figures []figure.ID                              // its pictures
	Check   checkFunc                                // how the app sees it; nil: only the user can tell
	Needs   right                                    // what the person needs who does it
	Tick    bool                                     // the user's word counts where the app cannot see or only warns
	Keep    string                                   // what the button says that accepts what the app warns of
	Lists   []cliniko.List                           // that show what is changed there in Cliniko
	Ask     string                                   // what a colleague with the rights is asked to do; empty: Text
	Back    bool                                     // while it is to do, its main button leads back to the first unfinished step
	Within  func(*Guide) (within, fyne.CanvasObject) // makes what is drawn inside it; nil: nothing more
}

// Continues reports whether it goes on where the action before left off, on the same page.
func (a Action) Continues() bool { return a.Menu == "" && a.Opens != nil }

// Prose is where to go, then what to do there.
func (a Action) Prose() string {
	if a.Menu == "" {
		return a.Text
	}
	return "Go to " + labels(a.Menu) + ". " + a.Text
}

// labels marks each part of a menu path as one of Cliniko's labels.
func labels(m cliniko.Menu) string {
	parts := strings.Split(string(m), " → ")
	return "[[" + strings.Join(parts, "]] → [[") + "]]"
}

// page is a page of Cliniko's, opened in the browser.
type page struct {
	Button string
	URL    func(cliniko.Site) *url.URL
}

var (
	settingsPage = &page{"Open Cliniko settings", cliniko.Site.Settings}
	bookingsPage = &page{"Open your bookings page", cliniko.Site.Bookings}
)

// What is drawn inside an action besides its words.
var (
	keyPart   = func(g *Guide) (within, fyne.CanvasObject) { return g.form, g.form.box }
	rulesPart = func(g *Guide) (within, fyne.CanvasObject) { l := newRulesList(g); return l, l.box }
	sendPart  = func(g *Guide) (within, fyne.CanvasObject) { return g.sending, g.sending.box }
)

// steps is the guide. Sources of its facts: the MIEA guide (mieahealth.com/integrations/cliniko)
// and help.cliniko.com articles 1023957 (API keys), 1150377 (online bookings), 1023919 (practitioners).
var steps = []Step{
	{
		ID:      "key",
		Title:   "Issue an API key",
		Lead:    "The key lets Cliniko and the MIEA AI Assistant exchange information.",
		Brief:   "So Cliniko and MIEA can exchange information.",
		Figures: figure.Key,
		Actions: []Action{
			{
				ID: "key/administrator", Title: "Log into Cliniko as an administrator", Menu: cliniko.MenuUsers,
				Text:    "No [[Settings]] in the left menu? You’re probably logged in as a practitioner or receptionist. Log out, then log in as an administrator.",
				Figures: []figure.ID{figure.KeyUsers},
				Ask:     "As an administrator, create an API key in Cliniko under [[Manage API keys]]. Then paste it into MIEA Companion on my computer.",
				Opens:   settingsPage, Check: administrator, Tick: true, Keep: keepThisKey,
				Lists: []cliniko.List{cliniko.ListUser},
			},
			{
				ID: "key/allow", Title: "Allow API keys for yourself",
				Text:    "Click on your account and scroll to the very bottom. Make sure [[Allow yourself to create and use API keys]] is set to [[Yes]]. If it wasn’t, turn it on and click [[Update user]]. Cliniko asks for your password or passkey.",
				Figures: []figure.ID{figure.KeyAccount, figure.KeyAllow, figure.KeyUpdate},
				Opens:   settingsPage, Check: shownByKey, Tick: true,
			},
			{
				ID: "key/add", Title: "Open Manage API keys and click Add an API key",
				Text:    "[[Manage API keys]] is on the same page; [[My info]] leads there too. Then click [[Add an API key]].",
				Figures: []figure.ID{figure.KeyManage, figure.KeyAdd},
				Opens:   settingsPage, Check: shownByKey, Tick: true,
			},
			{
				ID: "key/create", Title: "Name the key and click Create API key",
				Text:    "Any name will do, such as “MIEA API key”. On a call? Stop sharing your screen before you click [[Create API key]]: Cliniko shows the whole key, once.",
				Figures: []figure.ID{figure.KeyCreate},
				Check:   shownByKey, Tick: true,
			},
			{
				ID: "key/paste", Title: "Copy the key and paste it here",
				Text:    "Copy all of it before you click [[Done]] in Cliniko, which won’t show it again.",
				Figures: []figure.ID{figure.KeyCopy},
				Check:   keyWorks, Within: keyPart,
			},
		},
		Note: Note{"You stay in control", archiveAnyTime + " MIEA never needs your Cliniko password. The pictures use sample names."},
	},
	{
		ID:      "online",
		Title:   "Set up online booking",
		Lead:    "MIEA uses Cliniko online bookings to offer free times and book patients.",
		Brief:   "MIEA offers the times that online bookings allow.",
		Figures: figure.Online,
		Actions: []Action{
			{
				ID: "online/on", Title: "Turn on online bookings", Menu: cliniko.MenuOnlineBookings,
				Text:    "Make sure [[Allow your patients to book appointments online]] is set to [[Yes]]. From then on anyone with the link can use your bookings page. To choose who can be booked first, go to step 3.",
				Ask:     "Make sure [[Allow your patients to book appointments online]] is set to [[Yes]], so that MIEA can offer free times. From then on anyone with the link can use the bookings page.",
				Figures: []figure.ID{figure.OnlineSettings, figure.OnlineOn},
				Opens:   settingsPage, Needs: seesSettings, Check: onlineBookingsOn,
				Lists: []cliniko.List{cliniko.ListSettings},
			},
			{
				ID: "online/rules", Title: "Choose your booking rules", Menu: cliniko.MenuOnlineBookings,
				Text:    "Set rules that suit your clinic. The stricter they are, the fewer times MIEA can offer.",
				Ask:     "If it suits the clinic, set [[" + ruleLead + "]] to 2 hours or less, [[" + ruleAhead + "]] to at least 84 days, and [[" + ruleCap + "]] to [[Unlimited]].",
				Figures: []figure.ID{figure.OnlineRules},
				Opens:   settingsPage, Needs: seesSettings, Check: rulesNotStrict, Tick: true, Keep: keepSettings, Within: rulesPart,
			},
			{
				ID: "online/times", Title: "See which times patients can book", Menu: cliniko.MenuBookingsURL,
				Text:    "It shows the free times that patients see and MIEA can offer.",
				Figures: []figure.ID{figure.OnlineTimes},
				Opens:   bookingsPage, Check: timesFound, Tick: true,
			},
		},
		Note: Note{"Missing some times?", "If a business, practitioner or appointment type has no times where you expect some, go to step 3."},
	},
	{
		ID:      "who",
		Title:   "Who can be booked",
		Lead:    "In Cliniko you choose which businesses, practitioners and appointment types can be booked online, and so through MIEA.",
		Brief:   "Businesses, practitioners, appointment types.",
		Figures: figure.Who,
		Actions: []Action{
			{
				ID: "who/businesses", Title: "Choose the businesses", Menu: cliniko.MenuBusinesses,
				Text:    "In each business, turn [[Show in online bookings]] on or off.",
				Figures: []figure.ID{figure.WhoSettings, figure.WhoBusiness},
				Opens:   settingsPage, Needs: seesSettings, Check: businessesShown,
				Lists: []cliniko.List{cliniko.ListBusinesses},
			},
			{
				ID: "who/practitioners", Title: "Choose the practitioners", Menu: cliniko.MenuUsers,
				Text:    "Open the practitioner, click [[Edit practitioner settings]] and turn the switch for online bookings on or off. Check the appointment types there too: a practitioner can be booked only for those they offer.",
				Figures: []figure.ID{figure.WhoPractitioner},
				Opens:   settingsPage, Needs: administrates, Check: practitionersShown,
				Lists: []cliniko.List{cliniko.ListPractitioners, cliniko.ListServices},
			},
			{
				ID: "who/types", Title: "Choose the appointment types", Menu: cliniko.MenuAppointmentTypes,
				Text:    "In each type, turn [[Show in online bookings]] on or off. A type is offered only at the businesses chosen there.",
				Figures: []figure.ID{figure.WhoType},
				Opens:   settingsPage, Needs: seesSettings, Check: typesShown,
				Lists: []cliniko.List{cliniko.ListAppointmentTypes},
			},
			{
				ID: "who/hours", Title: "Set hours for every practitioner", Menu: cliniko.MenuUsers,
				Text:    "Open the practitioner. Under [[Practitioner availability]], set a schedule for each business where they work. Without hours there are no free times.",
				Figures: []figure.ID{figure.WhoHours},
				Opens:   settingsPage, Needs: administrates, Check: hoursSet,
				Lists: []cliniko.List{cliniko.ListHours},
			},
			{
				ID: "who/times", Title: "Check the free times", Menu: cliniko.MenuBookingsURL,
				Text:    "Do the times look as you expect? With a limit in [[Max appointments per day segment]], a free morning shows only a few of its times.",
				Figures: []figure.ID{figure.WhoTimes},
				Opens:   bookingsPage, Check: nothingInTheWay,
			},
		},
		Note: Note{"Turned off, or a problem?", "Whatever’s turned off is your choice. Whatever’s on but has no free times is listed with the reason."},
	},
	{
		ID:    "handover",
		Title: "Send the key",
		Lead:  "MIEA can start once it has the key. Your MIEA representative then takes care of the rest.",
		Brief: "To your MIEA representative.",
		Actions: []Action{
			{
				ID: "handover/ready", Title: "Finish steps 1 to 3",
				Text:  "This app checks them for you. MIEA can’t offer what isn’t ready.",
				Check: othersDone, Back: true,
			},
			{
				ID: "handover/agree", Title: "Agree how to send the key",
				Text:  "Ask your MIEA representative how to send the key safely, such as a one-time link from a password manager. Don’t use e-mail or chat: they keep it for years.",
				Check: beforeHandOver, Tick: true,
			},
			{
				ID: "handover/send", Title: "Send the key yourself, then mark it as sent",
				Text:  "Copy the key here and send it only to your MIEA representative, the way you agreed. This app doesn’t send it. Then note who has it, so you can check later.",
				Check: handedOver, Within: sendPart,
			},
		},
		Note: Note{"What happens next", "With the key, MIEA can offer your free times and book patients. " + archiveAnyTime + " MIEA never needs your Cliniko password."},
	},
}

// The action of step 1 that takes the key, and the one of step 4 that sends it.
const (
	keyRow  = 4
	sendRow = 2
)

// beforeStart is what to have before step 1. The user ticks it, but what the app sees by itself.
var beforeStart = []Action{
	{ID: "ready/account", Title: "A Cliniko administrator account", Check: administratorAccount, Tick: true},
	{ID: "ready/decision", Title: "A decision on which businesses, practitioners and appointment types MIEA may book", Check: decided, Tick: true},
	{ID: "ready/contact", Title: "Your MIEA representative, to receive the key securely", Tick: true},
}
