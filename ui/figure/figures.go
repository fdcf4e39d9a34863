package figure

import "slices"

// ID names a figure for good.
type ID string

// The figures, in the order of the guide.
const (
	KeyUsers   ID = "key/users"
	KeyAccount ID = "key/account"
	KeyAllow   ID = "key/allow"
	KeyUpdate  ID = "key/update"
	KeyManage  ID = "key/manage"
	KeyAdd     ID = "key/add"
	KeyCreate  ID = "key/create"
	KeyCopy    ID = "key/copy"

	OnlineSettings ID = "online/settings"
	OnlineOn       ID = "online/on"
	OnlineRules    ID = "online/rules"
	OnlineTimes    ID = "online/times"

	WhoSettings     ID = "who/settings"
	WhoPractitioner ID = "who/practitioner"
	WhoBusiness     ID = "who/business"
	WhoType         ID = "who/type"
	WhoHours        ID = "who/hours"
	WhoTimes        ID = "who/times"
)

// Figure is a picture of the guide.
type Figure struct {
	ID          ID
	Caption     string // what to do there
	Alternative string // what the picture shows, for who cannot see it
	Window      Window
}

// Sets of figures, one a step of the guide.
var (
	Key    = []ID{KeyUsers, KeyAccount, KeyAllow, KeyUpdate, KeyManage, KeyAdd, KeyCreate, KeyCopy}
	Online = []ID{OnlineSettings, OnlineOn, OnlineRules, OnlineTimes}
	Who    = []ID{WhoSettings, WhoPractitioner, WhoBusiness, WhoType, WhoHours, WhoTimes}
)

const (
	allowKeys  = "Allow yourself to create and use API keys"
	showOnline = "Show in online bookings"

	allowOnline = "Allow your patients to book appointments online"
)

var sections = []element{
	item("General settings"),
	item("Business information"),
	item("Users & practitioners"),
	item("Appointment types"),
	item("Online bookings"),
	item("Integrations"),
}

// settingsPage lists the sections of Settings, with a ring around those from one number to another.
func settingsPage(from, to int) []element {
	return slices.Concat([]element{heading("Settings")}, sections[:from], []element{ringed(sections[from:to]...)}, sections[to:])
}

// figures is every figure. Labels are those of Cliniko's help pages and of the MIEA guide; names are samples.
var figures = [...]Figure{
	{
		ID:          KeyUsers,
		Caption:     "In “Settings”, open “Users & practitioners”.",
		Alternative: "Cliniko’s Settings page with its list of sections. Settings is highlighted in the left menu, and a ring marks Users & practitioners in the list.",
		Window:      Window{Menu: "Settings", Page: settingsPage(2, 3)},
	},
	{
		ID:          KeyAccount,
		Caption:     "In “Users & practitioners”, click on your account.",
		Alternative: "Cliniko’s Users & practitioners page with four sample people. A ring marks Ada Lovell, whose account it is.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Users & practitioners"),
			ringed(item("Ada Lovell (you)")),
			item("Anna Riley"),
			item("Ben Tran"),
			item("Nora Quinn"),
		}},
	},
	{
		ID:          KeyAllow,
		Caption:     "At the very bottom of your user page, make sure this switch is set to “Yes”.",
		Alternative: "The Edit user page of Ada Lovell, an administrator. A ring marks the Allow yourself to create and use API keys switch, which says Yes. The Update user button is below it.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Edit user"),
			row{"Name", "Ada Lovell"},
			row{"Role", "Administrator"},
			row{"Time zone", "Sydney"},
			section("API keys"),
			ringed(toggle(allowKeys)),
			button{label: "Update user", main: true},
		}},
	},
	{
		ID:          KeyUpdate,
		Caption:     "If it was off, turn it on and click “Update user”. Cliniko asks for your password or passkey.",
		Alternative: "A closer look at the API keys section of the user page. The Allow yourself to create and use API keys switch says Yes, and a ring marks the Update user button below it.",
		Window: Window{Near: true, Page: []element{
			row{"Role", "Administrator"},
			section("API keys"),
			toggle(allowKeys),
			ringed(button{label: "Update user", main: true}),
		}},
	},
	{
		ID:          KeyManage,
		Caption:     "At the bottom of your user page, click “Manage API keys”.",
		Alternative: "The bottom of Ada Lovell’s Edit user page. The switch for API keys says Yes, and a ring marks the Manage API keys button.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Edit user"),
			row{"Name", "Ada Lovell"},
			row{"Role", "Administrator"},
			section("API keys"),
			toggle(allowKeys),
			ringed(button{label: "Manage API keys"}),
		}},
	},
	{
		ID:          KeyAdd,
		Caption:     "Click “Add an API key”.",
		Alternative: "Ada Lovell’s API keys page, which lists none so far. A ring marks the Add an API key button.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("API keys"),
			row{"User", "Ada Lovell"},
			row{"Role", "Administrator"},
			note("There are no API keys yet."),
			ringed(button{label: "Add an API key"}),
		}},
	},
	{
		ID:          KeyCreate,
		Caption:     "Enter a name, such as “MIEA API key”, and click “Create API key”.",
		Alternative: "The form for a new API key. The Name field says MIEA API key, and a ring marks the Create API key button.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("API keys"),
			row{"User", "Ada Lovell"},
			row{"Role", "Administrator"},
			section("Add an API key"),
			field{"Name", "MIEA API key"},
			ringed(button{label: "Create API key", main: true}),
		}},
	},
	{
		ID:          KeyCopy,
		Caption:     "Copy the key before you click “Done”: Cliniko shows it only once.",
		Alternative: "The new key, named MIEA API key. A ring marks the field with the key, drawn here as dots. The Done button is below it.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("API keys"),
			row{"User", "Ada Lovell"},
			row{"Name", "MIEA API key"},
			note("Copy the key now. It won’t be shown again."),
			ringed(secret{"API key"}),
			button{label: "Done", main: true},
		}},
	},
	{
		ID:          OnlineSettings,
		Caption:     "In “Settings”, open “Online bookings”.",
		Alternative: "Cliniko’s Settings page with its list of sections. Settings is highlighted in the left menu, and a ring marks Online bookings in the list.",
		Window:      Window{Menu: "Settings", Page: settingsPage(4, 5)},
	},
	{
		ID:          OnlineOn,
		Caption:     "On the “Online bookings” page, make sure this switch is set to “Yes”.",
		Alternative: "The top of the Online bookings page. A ring marks the Allow your patients to book appointments online switch, which says Yes.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Online bookings"),
			ringed(toggle(allowOnline)),
			choice{"Lead time required for bookings", "2 hours"},
		}},
	},
	{
		ID:          OnlineRules,
		Caption:     "MIEA’s recommended settings. The stricter the rules, the fewer times MIEA can offer.",
		Alternative: "The Online bookings page. A ring marks three settings: 2 hours’ notice, unlimited appointments per day segment, 84 days ahead. Above them the Allow your patients to book appointments online switch says Yes, and below them is the Your bookings URL link.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Online bookings"),
			toggle(allowOnline),
			ringed(
				choice{"Lead time required for bookings", "2 hours"},
				choice{"Max appointments per day segment", "Unlimited"},
				choice{"How far ahead bookings are offered", "84 days"},
			),
			link("Your bookings URL"),
		}},
	},
	{
		ID:          OnlineTimes,
		Caption:     "“Your bookings URL” opens this page. MIEA can offer the times you see here.",
		Alternative: "The clinic’s bookings page as patients see it: Harbour Clinic, Standard of 30 minutes with Anna Riley. A ring marks the free times from Monday to Friday.",
		Window: Window{Path: "/bookings", Page: []element{
			heading("Harbour Clinic"),
			choice{"Appointment type", "Standard, 30 min"},
			choice{"Practitioner", "Anna Riley"},
			ringed(times{
				{"Mon 23", []string{"9:00", "9:30", "11:30"}},
				{"Tue 24", []string{"11:30", "12:30", "14:30", "16:30"}},
				{"Wed 25", []string{"9:00", "12:00"}},
				{"Thu 26", []string{"9:30", "14:00", "16:30"}},
				{"Fri 27", []string{"11:00", "14:30", "15:00", "16:30"}},
			}),
		}},
	},
	{
		ID:          WhoSettings,
		Caption:     "In these three sections of “Settings” you choose who can be booked online.",
		Alternative: "Cliniko’s Settings page with its list of sections. One ring marks three of them: Business information, Users & practitioners, and Appointment types.",
		Window:      Window{Menu: "Settings", Page: settingsPage(1, 4)},
	},
	{
		ID:          WhoPractitioner,
		Caption:     "For a practitioner: click “Edit practitioner settings” and set this switch.",
		Alternative: "Anna Riley’s Edit practitioner settings page. A ring marks the Show in online bookings switch, which says Yes. Below it, three appointment types are ticked.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Edit practitioner settings"),
			row{"Practitioner", "Anna Riley"},
			ringed(toggle(showOnline)),
			section("Appointment types"),
			ticked("Initial, 45 min"),
			ticked("Standard, 30 min"),
			ticked("Telehealth, 20 min"),
		}},
	},
	{
		ID:          WhoBusiness,
		Caption:     "For a business: open it in “Business information” and set this switch.",
		Alternative: "The page of the business Harbour Clinic in Sydney. A ring marks the Show in online bookings switch, which says Yes.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Business information"),
			row{"Business name", "Harbour Clinic"},
			row{"Address", "1 Sample Street"},
			row{"City", "Sydney"},
			row{"Time zone", "Sydney"},
			ringed(toggle(showOnline)),
		}},
	},
	{
		ID:          WhoType,
		Caption:     "For an appointment type: open it in “Appointment types” and set this switch.",
		Alternative: "The page of the appointment type Standard, which takes 30 minutes. A ring marks the Show in online bookings switch, which says Yes. Below it, the practitioners Anna Riley and Ben Tran are ticked.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Appointment type"),
			row{"Name", "Standard"},
			row{"Duration", "30 minutes"},
			ringed(toggle(showOnline)),
			section("Practitioners"),
			ticked("Anna Riley"),
			ticked("Ben Tran"),
		}},
	},
	{
		ID:          WhoHours,
		Caption:     "Choose each business where the practitioner works, and set the hours there.",
		Alternative: "Anna Riley’s Practitioner availability section. Harbour Clinic is under Choose a business, and a ring marks the hours there from Monday to Friday.",
		Window: Window{Menu: "Settings", Page: []element{
			heading("Anna Riley"),
			section("Practitioner availability"),
			choice{"Choose a business", "Harbour Clinic"},
			ringed(schedule{{"Mon", 9, 17}, {"Tue", 9, 17}, {"Wed", 8, 13}, {"Thu", 12, 19}, {"Fri", 9, 15}}),
		}},
	},
	{
		ID:          WhoTimes,
		Caption:     "Open “Your bookings URL” again and check that each practitioner has the times you expect.",
		Alternative: "The clinic’s bookings page as patients see it. A ring marks the choice of a practitioner, Ben Tran, whose free times at Harbour Clinic are listed below.",
		Window: Window{Path: "/bookings", Page: []element{
			heading("Harbour Clinic"),
			choice{"Appointment type", "Initial, 45 min"},
			ringed(choice{"Practitioner", "Ben Tran"}),
			times{
				{"Mon 30", []string{"8:00", "10:30"}},
				{"Tue 1", []string{"9:00", "11:30", "15:30"}},
				{"Wed 2", []string{"8:00", "9:00", "13:30", "16:00"}},
				{"Thu 3", []string{"10:30", "14:00"}},
				{"Fri 4", []string{"8:00", "9:30", "11:00"}},
			},
		}},
	},
}

// Of returns a figure. An ID that names none is a mistake in the program and panics.
func Of(id ID) Figure {
	for _, f := range figures {
		if f.ID == id {
			return f
		}
	}
	panic("figure: no such figure: " + string(id))
}
