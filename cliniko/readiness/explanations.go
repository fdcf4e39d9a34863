package readiness

import "mieahealth.com/companion/cliniko"

// explanation is how a finding is said: a title, then two sentences, the cause and the
// fix, then where in Cliniko the fix is made. {words} in braces are filled in by
// phrase.go.
type explanation struct {
	title, cause, fix string
	menu              cliniko.Menu
}

// Findings that are said in more than one way.
const (
	givesNothing      Cause = "practitioner_not_offering_type at all"
	givenByNobody     Cause = "practitioner_not_offering_type since nobody does"
	nobodyThere       Cause = "practitioner_not_at_business since nobody is"
	leadTimeOfAll     Cause = "lead_time_exceeds_horizon of the account"
	limitLeadTimeType Cause = "limit_lead_time of a type"
	partlyUnreachable Cause = "unreachable but for some of it"
	notWithinRange    Cause = "fully_booked since no hours can be booked yet"
	answerForbidden   Cause = "role_cannot_see free times"
	nothingLinked     Cause = "nothing_bookable since nothing is linked"
	nothingShown      Cause = "nothing_bookable since nothing is shown"
	businessStillOn   Cause = "still_on of a business"
	typeStillOn       Cause = "still_on of a type"
	noRoomForType     Cause = "unavailable but for stretches that are too short"
)

// The calendar's place in Cliniko, where blocks and sessions are made.
const menuCalendar cliniko.Menu = "Appointments"

var (
	menuBusiness     = cliniko.MenuBusinesses.To("{business}")
	menuPractitioner = cliniko.MenuUsers.To("{practitioner}", "Edit practitioner settings")
	menuHours        = cliniko.MenuUsers.To("{practitioner}", "Practitioner availability")
	menuType         = cliniko.MenuAppointmentTypes.To("{type}")
)

var explanations = map[Cause]explanation{
	OnlineBookingsOff: {
		"Online bookings are off",
		"While online bookings are off, Cliniko offers no times at any business.",
		"Turn on “Allow your patients to book appointments online” and save.",
		cliniko.MenuOnlineBookings,
	},
	BusinessHidden: {
		"{business} is turned off for online booking",
		"“Show in online bookings” is off for {business}, so {patients} can’t book there.",
		"To let {patients} book there, turn it on.",
		menuBusiness,
	},
	BusinessArchived: {
		"{business} is archived",
		"Cliniko offers no times at an archived business.",
		"If {business} is still open, bring it back from the archive.",
		menuBusiness,
	},
	PractitionerHidden: {
		"{practitioner} is turned off for online booking",
		"Online booking is off in {practitioner}’s practitioner settings, so {patients} can’t book.",
		"To let {patients} book {practitioner}, turn it on under “Edit practitioner settings”.",
		menuPractitioner,
	},
	PractitionerInactive: {
		"{practitioner} is inactive",
		"Cliniko offers no times with an inactive practitioner.",
		"If {practitioner} still works at the clinic, make the practitioner active again.",
		cliniko.MenuUsers.To("{practitioner}"),
	},
	TypeHidden: {
		"{type} is turned off for online booking",
		"“Show in online bookings” is off for {type}, so {patients} can’t book it.",
		"To let {patients} book {type}, turn it on.",
		menuType,
	},
	TypeArchived: {
		"{type} is archived",
		"Cliniko offers no times for an archived appointment type.",
		"If you still use {type}, bring it back from the archive.",
		menuType,
	},
	TypeNotAtBusiness: {
		"{type} isn’t offered at {business}",
		"Cliniko doesn’t list {type} at {business}.",
		"To offer it there, open the appointment type and add {business}.",
		menuType,
	},
	PractitionerNotOffering: {
		"{practitioner} doesn’t offer {type}",
		"Cliniko doesn’t list {type} for {practitioner}.",
		"To offer it, open the appointment type and add {practitioner}.",
		menuType,
	},
	givesNothing: {
		"{practitioner} offers no appointment types",
		"{practitioner} has no business with both working hours and an appointment type.",
		"To let {patients} book {practitioner}, set working hours and choose appointment types.",
		menuPractitioner,
	},
	givenByNobody: {
		"Nobody offers {type}",
		"No practitioner offers {type} at any business.",
		"To let {patients} book it, open the appointment type and choose its practitioners and businesses.",
		menuType,
	},
	nobodyThere: {
		"Nobody can be booked at {business}",
		"No practitioner has working hours and an appointment type at {business}.",
		"To let {patients} book there, set a practitioner’s working hours and appointment types.",
		cliniko.MenuUsers,
	},
	PractitionerNotAtBusiness: {
		"{practitioner} doesn’t work at {business}",
		"Cliniko doesn’t list {practitioner} at {business}.",
		"If that’s a mistake, choose {business} under “Practitioner availability” and add working hours.",
		menuHours,
	},
	NoHoursAtBusiness: {
		"{practitioner} has no working hours at {business}",
		"Cliniko only offers times inside working hours.",
		"Choose {business} under “Practitioner availability” and add working hours.",
		menuHours,
	},
	HoursTooShort: {
		"{practitioner}’s shifts at {business} are too short for {type}",
		"{type} takes {minutes}; the longest shift is {longest}.",
		"Make the shifts longer, or the appointment type shorter.",
		menuHours,
	},
	LeadTimeExceedsHorizon: {
		"{type} can never be booked online",
		"{type} needs {notice}, but bookings only open {days} ahead.",
		"Shorten the notice for {type}, or open bookings further ahead.",
		menuType,
	},
	leadTimeOfAll: {
		"No day can be booked online",
		"Bookings need {notice}, but only open {days} ahead.",
		"Choose a shorter “Lead time required for bookings”, or open bookings further ahead.",
		cliniko.MenuOnlineBookings,
	},
	GroupWithoutSessions: {
		"{subject} has no group appointments to book",
		"No group appointment in the calendar has a free place {range}.",
		"Add group appointments to the calendar.",
		menuCalendar,
	},
	Unavailable: {
		"{practitioner} is marked unavailable{there}{until}",
		"Unavailable blocks in the calendar cover all working hours.",
		"If that’s a mistake, remove or shorten the unavailable blocks.",
		menuCalendar,
	},
	noRoomForType: {
		"Unavailable blocks leave no room for {subject}",
		"No stretch between the unavailable blocks in the calendar is long enough.",
		"If that’s a mistake, remove or shorten the unavailable blocks.",
		menuCalendar,
	},
	FullyBooked: {
		"{who} looks fully booked{for}",
		"The settings look right, but no free times are left.",
		"Check the calendar, or add working hours.",
		menuCalendar,
	},
	notWithinRange: {
		"{subject} can’t be booked yet",
		"Bookings need {notice}, and no working hours {range} are that far ahead.",
		"Shorten the notice, or add working hours.",
		cliniko.MenuOnlineBookings,
	},
	Refused: {
		"Cliniko won’t show times for {subject}",
		"Everything looks set up, but Cliniko answers “not found”.",
		"Send this to your MIEA representative, who can ask Cliniko why.",
		cliniko.MenuOnlineBookings,
	},
	RoleCannotSee: {
		"Couldn’t check {subject}",
		"This API key belongs to a user{role} who can’t see {lists} in Cliniko.",
		"Use an administrator’s API key, or ask an administrator to change this user’s role.",
		cliniko.MenuUsers,
	},
	answerForbidden: {
		"Couldn’t check {subject}",
		"This API key belongs to a user{role} who can’t see free times in Cliniko.",
		"Use an administrator’s API key, or ask an administrator to change this user’s role.",
		cliniko.MenuUsers,
	},
	Unreachable: {
		"Couldn’t check {subject}",
		"Couldn’t read the free times.",
		"{problem}",
		"",
	},
	partlyUnreachable: {
		"Couldn’t read everything",
		"Some of what you see may be out of date or incomplete.",
		"{problem}",
		"",
	},
	RateLimited: {
		"Couldn’t check {subject}",
		"Cliniko got too many requests in a minute and asked the app to wait.",
		"Check again in a minute.",
		"",
	},
	NothingBookable: {
		"Nothing can be booked online",
		"No appointment type has a free time {range}.",
		"Fix what’s listed here, then check again.",
		cliniko.MenuOnlineBookings,
	},
	nothingShown: {
		"Nothing can be booked online",
		"No appointment type is turned on together with its business and practitioner.",
		"Choose one appointment type, then turn on “Show in online bookings” for it, its business and its practitioner.",
		cliniko.MenuOnlineBookings,
	},
	nothingLinked: {
		"Nothing can be booked online",
		"No practitioner offers an appointment type at any business.",
		"Open an appointment type and choose its businesses and practitioners.",
		cliniko.MenuAppointmentTypes,
	},
	StillOn: {
		"{practitioner} is still on in Cliniko: turn it off",
		"You don’t want {patients} to book {practitioner}, but MIEA offers whatever Cliniko offers.",
		"Turn online bookings off for {practitioner} under “Edit practitioner settings”.",
		menuPractitioner,
	},
	businessStillOn: {
		"{business} is still on in Cliniko: turn it off",
		"You don’t want {patients} to book at {business}, but MIEA offers whatever Cliniko offers.",
		"Turn “Show in online bookings” off for {business}.",
		menuBusiness,
	},
	typeStillOn: {
		"{type} is still on in Cliniko: turn it off",
		"You don’t want {patients} to book {type}, but MIEA offers whatever Cliniko offers.",
		"Turn “Show in online bookings” off for {type}.",
		menuType,
	},
	LimitPerDayPart: {
		"{Patients} see at most {most} each morning, afternoon and evening",
		"Cliniko holds back the rest, even on a free day.",
		"To offer more, raise “Max appointments per day segment”.",
		cliniko.MenuOnlineBookings,
	},
	LimitLeadTime: {
		"Bookings need {notice}",
		"Cliniko doesn’t offer sooner times.",
		"To offer them, choose a shorter “Lead time required for bookings”.",
		cliniko.MenuOnlineBookings,
	},
	limitLeadTimeType: {
		"{type} needs {notice}",
		"Cliniko doesn’t offer sooner times for {type}.",
		"To offer them, shorten the notice for {type}.",
		menuType,
	},
	LimitDaysAhead: {
		"Bookings only open {days} ahead",
		"Cliniko doesn’t offer later times yet.",
		"To offer them, open bookings further ahead.",
		cliniko.MenuOnlineBookings,
	},
	LimitDefaultType: {
		"{practitioner}’s times start every {default minutes}",
		"Cliniko spaces them by the default appointment type, {default}, so shorter appointments leave gaps.",
		"To offer more times, choose a shorter default appointment type for {practitioner}.",
		menuPractitioner,
	},
}

// What lists are called in a sentence.
var listWords = map[cliniko.List]string{
	cliniko.ListSettings:              "the online booking settings",
	cliniko.ListBusinesses:            "the businesses",
	cliniko.ListPractitioners:         "the practitioners",
	cliniko.ListInactivePractitioners: "the inactive practitioners",
	cliniko.ListAppointmentTypes:      "the appointment types",
	cliniko.ListServices:              "who offers which appointment type",
	cliniko.ListHours:                 "the working hours",
	cliniko.ListAvailability:          "the availability blocks",
	cliniko.ListBlocks:                "the unavailable blocks",
}
