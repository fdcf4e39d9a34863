package cliniko

import "context"

const minutesOfDay = 24 * 60

// AppointmentTypes lists the clinic's kinds of appointments, archived ones included.
func (c *Client) AppointmentTypes(ctx context.Context) ([]AppointmentType, error) {
	return listWithArchived(ctx, c, request{what: string(ListAppointmentTypes), path: pathAppointmentTypes, field: "appointment_types"}, readAppointmentType)
}

func readAppointmentType(r row) (AppointmentType, bool) {
	kind := AppointmentType{
		ID:           AppointmentTypeID(r.id("id")),
		Name:         r.name("name"),
		Category:     r.name("category"),
		Minutes:      within(r.number("duration_in_minutes"), 1, minutesOfDay, 0),
		MaxAttendees: within(r.number("max_attendees"), 1, 1000, 1),
		ShowOnline:   r.flag("show_in_online_bookings"),
		Archived:     r.has("archived_at"),
	}
	if hours := within(r.number("online_bookings_lead_time_hours"), 0, 10_000, -1); hours >= 0 {
		kind.LeadTimeHours = &hours
	}
	return kind, kind.ID != ""
}

// within is a number that Cliniko told, or otherwise when it told none that makes sense.
func within(n *int, least, most, otherwise int) int {
	if n == nil || *n < least || *n > most {
		return otherwise
	}
	return *n
}
