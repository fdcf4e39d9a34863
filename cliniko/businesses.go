package cliniko

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
)

// Businesses lists the branches of the clinic, archived ones included.
func (c *Client) Businesses(ctx context.Context) ([]Business, error) {
	return listWithArchived(ctx, c, request{what: string(ListBusinesses), path: pathBusinesses, field: "businesses"}, readBusiness)
}

// WorkingAt lists the active practitioners of a business.
func (c *Client) WorkingAt(ctx context.Context, b BusinessID) ([]PractitionerID, error) {
	return list(ctx, c, request{what: string(ListWorkingAt), path: pathWorkingAt, ids: []string{string(b)}, field: "practitioners"}, readOwnID[PractitionerID])
}

func readBusiness(r row) (Business, bool) {
	business := Business{
		ID:               BusinessID(r.id("id")),
		Name:             cmp.Or(r.name("display_name"), r.name("business_name"), r.name("label")),
		ShowOnline:       r.flag("show_in_online_bookings"),
		Archived:         r.has("archived_at") || r.has("deleted_at"),
		Zone:             r.text("time_zone_identifier"),
		ZoneLabel:        r.text("time_zone"),
		CountryCode:      r.name("country_code"),
		AppointmentTypes: ids[AppointmentTypeID](r, "appointment_type_ids"),
	}
	return business, business.ID != ""
}

func readOwnID[ID ~string](r row) (ID, bool) {
	id := ID(r.id("id"))
	return id, id != ""
}

// listWithArchived asks for archived rows too, which Cliniko leaves out by default,
// and does without them should it not know that filter.
func listWithArchived[T any](ctx context.Context, c *Client, q request, read func(row) (T, bool)) ([]T, error) {
	q.query = url.Values{"q[]": {"archived_at:*"}}
	rows, err := list(ctx, c, q, read)
	if fault, ok := errors.AsType[*Error](err); ok && fault.Status == http.StatusBadRequest {
		q.query = nil
		return list(ctx, c, q, read)
	}
	return rows, err
}
