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
		"Online bookings are switched off",
		"While online bookings are off, Cliniko offers no times to anyone, at any business.",
		"Turn on “Allow your patients to book appointments online” and save.",
		cliniko.MenuOnlineBookings,
	},
	BusinessHidden: {
		"{business} is not shown online",
		"“Show in online bookings” is off for {business}, so {patients} are offered no times there.",
		"If {patients} should be able to book there, turn it on.",
		menuBusiness,
	},
	BusinessArchived: {
		"{business} is archived",
		"Cliniko offers no times at an archived business.",
		"If {business} is still open, bring it back from the archive.",
		menuBusiness,
	},
	PractitionerHidden: {
		"{practitioner} is not shown online",
		"Online booking is off in the practitioner settings of {practitioner}, so {patients} are offered no times.",
		"If {patients} should be able to book {practitioner}, turn it on under “Edit practitioner settings”.",
		menuPractitioner,
	},
	PractitionerInactive: {
		"{practitioner} is inactive",
		"Cliniko offers no times with an inactive practitioner.",
		"If {practitioner} still works at the clinic, make the practitioner active again.",
		cliniko.MenuUsers.To("{practitioner}"),
	},
	TypeHidden: {
		"{type} is not shown online",
		"“Show in online bookings” is off for {type}, so {patients} are offered no times for it.",
		"If {patients} should be able to book it, turn it on.",
		menuType,
	},
	TypeArchived: {
		"{type} is archived",
		"Cliniko offers no times for an archived appointment type.",
		"If you still use {type}, bring it back from the archive.",
		menuType,
	},
	TypeNotAtBusiness: {
		"{type} is not given at {business}",
		"In Cliniko, {type} is not one of the appointment types of {business}.",
		"If it should be, open the appointment type and add {business} to it.",
		menuType,
	},
	PractitionerNotOffering: {
		"{practitioner} does not give {type}",
		"In Cliniko, {type} is not one of the appointment types of {practitioner}.",
		"If it should be, open the appointment type and add {practitioner} to it.",
		menuType,
	},
	givesNothing: {
		"{practitioner} gives no appointment type anywhere",
		"In Cliniko, {practitioner} has no business with both working hours and an appointment type.",
		"If {patients} should be able to book {practitioner}, set working hours and choose appointment types.",
		menuPractitioner,
	},
	givenByNobody: {
		"Nobody gives {type}",
		"In Cliniko, no practitioner gives {type} at any business.",
		"If {patients} should be able to book it, open the appointment type and choose who gives it, and where.",
		menuType,
	},
	nobodyThere: {
		"Nobody can be booked at {business}",
		"In Cliniko, no practitioner has working hours and an appointment type at {business}.",
		"If {patients} should be able to book there, set working hours and choose appointment types for somebody.",
		cliniko.MenuUsers,
	},
	PractitionerNotAtBusiness: {
		"{practitioner} does not work at {business}",
		"Cliniko does not list {practitioner} among the practitioners of {business}.",
		"If that is wrong, choose {business} under “Practitioner availability” and set the working hours there.",
		menuHours,
	},
	NoHoursAtBusiness: {
		"{practitioner} has no working hours at {business}",
		"Cliniko offers no times with a practitioner who has no working hours at the business.",
		"Choose {business} under “Practitioner availability” and add working hours.",
		menuHours,
	},
	HoursTooShort: {
		"{type} does not fit the hours of {practitioner} at {business}",
		"{type} takes {minutes}, and the longest stretch of working hours there is {longest}.",
		"Make the working hours longer, or the appointment type shorter.",
		menuHours,
	},
	LeadTimeExceedsHorizon: {
		"{type} can never be booked online",
		"{Patients} can book {type} from {lead} ahead, but only up to {days} ahead, so no time is left.",
		"Let {patients} book {type} at shorter notice, or let them book further ahead.",
		menuType,
	},
	leadTimeOfAll: {
		"No day is left that can be booked",
		"{Patients} can book from {lead} ahead, but only up to {days} ahead, so no time is left.",
		"Choose a shorter “Lead time required for bookings”, or let {patients} book further ahead.",
		cliniko.MenuOnlineBookings,
	},
	GroupWithoutSessions: {
		"No group appointments to book: {subject}",
		"Several {patients} share this type, so it can be booked only where the calendar has a group appointment with a free place, and there is none {range}.",
		"Add group appointments to the calendar.",
		menuCalendar,
	},
	Unavailable: {
		"All working hours are blocked: {subject}",
		"Unavailable blocks in the calendar leave no room in the working hours {range}.",
		"If that is not meant, remove or shorten the blocks.",
		menuCalendar,
	},
	FullyBooked: {
		"No free times: {subject}",
		"Every setting is right, yet there is no free time {range}, so the working hours are most likely fully booked.",
		"Look at the calendar, or add working hours.",
		menuCalendar,
	},
	notWithinRange: {
		"No free times yet: {subject}",
		"{Patients} can book from {lead} ahead, and there are no working hours late enough {range}.",
		"Let {patients} book at shorter notice, or add working hours.",
		cliniko.MenuOnlineBookings,
	},
	Refused: {
		"Cliniko refuses to give times: {subject}",
		"Cliniko answers “not found”, although online bookings are on and the business, the practitioner and the appointment type are shown online and linked.",
		"Send this to your MIEA representative, who can ask Cliniko why.",
		cliniko.MenuOnlineBookings,
	},
	RoleCannotSee: {
		"Could not check: {subject}",
		"This API key belongs to a user{role} who may not see {lists} in Cliniko.",
		"Use the API key of an administrator, or ask an administrator to change the role of this user.",
		cliniko.MenuUsers,
	},
	answerForbidden: {
		"Could not check: {subject}",
		"This API key belongs to a user{role} who may not see the free times in Cliniko.",
		"Use the API key of an administrator, or ask an administrator to change the role of this user.",
		cliniko.MenuUsers,
	},
	Unreachable: {
		"Could not check: {subject}",
		"Cliniko gave no answer that could be used, so it is not known whether there are free times.",
		"{problem}",
		"",
	},
	partlyUnreachable: {
		"Not everything could be read",
		"What is shown here was read before, or is only a part.",
		"{problem}",
		"",
	},
	RateLimited: {
		"Could not check: {subject}",
		"Cliniko asked to wait, because it was asked too many questions in one minute.",
		"Check again in a minute.",
		"",
	},
	NothingBookable: {
		"Nothing can be booked online",
		"Not one appointment type has a free time {range}.",
		"Go through what is listed here, then check again.",
		cliniko.MenuOnlineBookings,
	},
	nothingShown: {
		"Nothing can be booked online",
		"No business, practitioner and appointment type that belong together are all shown online.",
		"Turn on “Show in online bookings” for at least one of each.",
		cliniko.MenuOnlineBookings,
	},
	nothingLinked: {
		"Nothing can be booked online",
		"No practitioner gives an appointment type at any business.",
		"Open an appointment type, and choose the businesses and practitioners that give it.",
		cliniko.MenuAppointmentTypes,
	},
	LimitPerDayPart: {
		"{Patients} see at most {most} in each part of the day",
		"Cliniko offers at most {most} in the morning, in the afternoon and in the evening, so some free times are held back.",
		"To offer more of them, raise “Max appointments per day segment”.",
		cliniko.MenuOnlineBookings,
	},
	LimitLeadTime: {
		"{Patients} can book from {lead} ahead",
		"Free times sooner than that are not offered.",
		"To offer them, choose a shorter “Lead time required for bookings”.",
		cliniko.MenuOnlineBookings,
	},
	limitLeadTimeType: {
		"{Patients} can book {type} from {lead} ahead",
		"Free times sooner than that are not offered for {type}.",
		"To offer them, let {patients} book {type} at shorter notice.",
		menuType,
	},
	LimitDaysAhead: {
		"{Patients} can book up to {days} ahead",
		"Free times later than that are not offered yet.",
		"To offer them, let {patients} book further ahead.",
		cliniko.MenuOnlineBookings,
	},
	LimitDefaultType: {
		"Times with {practitioner} start every {default minutes}",
		"Cliniko spaces them by the default appointment type, {default}, so shorter appointments leave gaps that nobody can book.",
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
	cliniko.ListServices:              "who gives which appointment type",
	cliniko.ListHours:                 "the working hours",
	cliniko.ListAvailability:          "the availability blocks",
	cliniko.ListBlocks:                "the unavailable blocks",
}
