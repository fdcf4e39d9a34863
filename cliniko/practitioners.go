package cliniko

import (
	"cmp"
	"context"
)

// Practitioners lists those that are active.
func (c *Client) Practitioners(ctx context.Context) ([]Practitioner, error) {
	return list(ctx, c, request{what: string(ListPractitioners), path: pathPractitioners, field: "practitioners"}, readPractitioner(true))
}

// InactivePractitioners lists those that are not.
func (c *Client) InactivePractitioners(ctx context.Context) ([]Practitioner, error) {
	return list(ctx, c, request{what: string(ListInactivePractitioners), path: pathInactivePractitioners, field: "practitioners"}, readPractitioner(false))
}

// TypesOf lists the appointment types that a practitioner gives.
func (c *Client) TypesOf(ctx context.Context, p PractitionerID) ([]AppointmentTypeID, error) {
	return list(ctx, c, request{what: string(ListTypesOf), path: pathTypesOf, ids: []string{string(p)}, field: "appointment_types"}, readOwnID[AppointmentTypeID])
}

// readPractitioner reads a row of the active or the inactive list; the list decides
// where the row itself does not say.
func readPractitioner(active bool) func(row) (Practitioner, bool) {
	return func(r row) (Practitioner, bool) {
		practitioner := Practitioner{
			ID:          PractitionerID(r.id("id")),
			Name:        cmp.Or(r.name("label"), joinNames(r.name("first_name"), r.name("last_name")), r.name("display_name")),
			Designation: r.name("designation"),
			Active:      r.flagOr("active", active),
			ShowOnline:  r.flag("show_in_online_bookings"),
			DefaultType: AppointmentTypeID(r.linked("default_appointment_type")),
		}
		return practitioner, practitioner.ID != ""
	}
}
