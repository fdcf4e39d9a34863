package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// object is one JSON object as Cliniko sends it.
type object map[string]any

// value is a field as filters know it: business_id is the id in the link that stands
// under business. nil: absent or null.
func (o object) value(field string) any {
	if held, ok := o[field]; ok {
		return held
	}
	linked, ok := o[strings.TrimSuffix(field, "_id")].(object)
	if !ok {
		return nil
	}
	address := linked["links"].(object)["self"].(string)
	return address[strings.LastIndexByte(address, '/')+1:]
}

func rows[T any](records []T, shape func(T) object) []object {
	shaped := make([]object, len(records))
	for i, record := range records {
		shaped[i] = shape(record)
	}
	return shaped
}

// momentLayout is how Cliniko writes times: UTC, whole seconds.
const momentLayout = "2006-01-02T15:04:05Z"

func moment(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format(momentLayout)
}

// record is what every record with an id has: nothing depends on when it was made.
func (c call) record(id, path string, fields object) object {
	fields["id"] = id
	fields["created_at"], fields["updated_at"] = "2024-02-12T01:30:00Z", "2026-03-02T22:05:00Z"
	fields["links"] = c.self("%s/%s", path, id)
	return fields
}

func (c call) self(format string, args ...any) object {
	return object{"self": c.base + fmt.Sprintf(format, args...)}
}

// link is how Cliniko refers to other records.
func (c call) link(format string, args ...any) object {
	return object{"links": c.self(format, args...)}
}

// zoneLabel is the name that stands in lists of zones: "Sydney".
func zoneLabel(name string) any {
	return orNull(strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " "))
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func (c call) user(u User) object {
	return c.record(u.ID, "/users", object{
		"first_name": u.FirstName, "last_name": u.LastName, "title": nil,
		"email": u.ID + "@" + c.Subdomain + ".example", "phone_numbers": nil,
		"role": u.Role, "active": u.Active, "user_active": u.Active,
		"time_zone": zoneLabel(c.Zone), "time_zone_identifier": orNull(c.Zone),
	})
}

func (c call) business(b Business) object {
	return c.record(b.ID, "/businesses", object{
		"business_name": b.Name, "display_name": nil, "label": b.Name, "city": b.City,
		"address_1": nil, "address_2": nil, "post_code": nil, "state": nil,
		"country": c.Country, "country_code": c.CountryCode, "contact_information": nil, "email_reply_to": nil, "website_address": nil,
		"business_registration_name": nil, "business_registration_value": nil,
		"additional_information": nil, "additional_invoice_information": nil, "appointment_reminders_enabled": true,
		"time_zone": zoneLabel(b.Zone), "time_zone_identifier": orNull(b.Zone),
		"show_in_online_bookings": b.ShowOnline, "archived_at": moment(b.ArchivedAt), "deleted_at": nil,
		"appointment_type_ids": slices.Clone(b.AppointmentTypes),
		"practitioners":        c.link("/businesses/%s/practitioners", b.ID),
		"appointments":         c.link("/businesses/%s/appointments", b.ID),
	})
}

func (c call) practitioner(p Practitioner) object {
	shaped := c.record(p.ID, "/practitioners", object{
		"first_name": p.FirstName, "last_name": p.LastName, "display_name": p.FirstName, "label": strings.TrimSpace(p.FirstName + " " + p.LastName),
		"title": nil, "designation": orNull(p.Designation), "description": nil,
		"active": p.Active, "show_in_online_bookings": p.ShowOnline,
		"user":                           c.link("/users/%s", p.User),
		"appointment_types":              c.link("/practitioners/%s/appointment_types", p.ID),
		"appointments":                   c.link("/practitioners/%s/appointments", p.ID),
		"invoices":                       c.link("/practitioners/%s/invoices", p.ID),
		"practitioner_reference_numbers": c.link("/practitioners/%s/practitioner_reference_numbers", p.ID),
	})
	if p.DefaultType != "" {
		shaped["default_appointment_type"] = c.link("/appointment_types/%s", p.DefaultType)
	}
	return shaped
}

func (c call) appointmentType(t AppointmentType) object {
	return c.record(t.ID, "/appointment_types", object{
		"name": t.Name, "category": orNull(t.Category), "description": nil, "color": "#0b6e75",
		"duration_in_minutes": t.Minutes, "max_attendees": t.MaxAttendees,
		"show_in_online_bookings": t.ShowOnline, "archived_at": moment(t.ArchivedAt),
		"online_bookings_lead_time_hours": t.LeadTimeHours,
		"online_payments_enabled":         false, "online_payments_mode": nil, "deposit_price": nil,
		"add_deposit_to_account_credit": false, "telehealth_enabled": false,
		"appointment_confirmation_template_ids": []string{}, "appointment_follow_up_template_ids": []string{}, "appointment_reminder_template_ids": []string{},
		"practitioners": c.link("/appointment_types/%s/practitioners", t.ID),
	})
}

func (c call) services() []object {
	type place struct{ business, appointmentType string }
	givers := map[place][]object{}
	var order []place
	for _, o := range c.named() {
		at := place{o.Business, o.AppointmentType}
		if givers[at] == nil {
			order = append(order, at)
		}
		givers[at] = append(givers[at], c.link("/practitioners/%s", o.Practitioner))
	}
	return rows(order, func(at place) object {
		return object{
			"business":         c.link("/businesses/%s", at.business),
			"appointment_type": c.link("/appointment_types/%s", at.appointmentType),
			"practitioners":    givers[at],
		}
	})
}

func (c call) hours(h Hours) object {
	zone := ""
	if b := c.Business(h.Business); b != nil {
		zone = b.Zone
	}
	shaped := c.record(h.ID, "/daily_availabilities", object{
		"business":     c.link("/businesses/%s", h.Business),
		"practitioner": c.link("/practitioners/%s", h.Practitioner),
		"day_of_week":  c.dayOfWeek(h.Weekday),
		"time_zone":    zoneLabel(zone), "time_zone_identifier": orNull(zone),
		"availabilities": nil,
	})
	if h.Windows != nil {
		shaped["availabilities"] = rows(h.Windows, func(w Window) object {
			return object{"starts_at": clock(w.From), "ends_at": clock(w.To)}
		})
	}
	return shaped
}

// dayOfWeek is a weekday's number: the schema has 0 to 6, and which day is 0 is documented
// nowhere.
func (c *Clinic) dayOfWeek(day time.Weekday) int {
	if c.MondayIsZero {
		return int(day+6) % 7
	}
	return int(day)
}

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60%24, minutes%60) }

func (c call) availabilityBlock(b AvailabilityBlock) object {
	rule := object{}
	if b.Weeks > 0 {
		rule = object{"repeat_type": "Weekly", "repeating_interval": 1, "number_of_repeats": b.Weeks}
	}
	return c.record(b.ID, "/availability_blocks", object{
		"business":     c.link("/businesses/%s", b.Business),
		"practitioner": c.link("/practitioners/%s", b.Practitioner),
		"starts_at":    moment(b.Start), "ends_at": moment(b.End), "repeat_rule": rule,
	})
}

func (c call) block(b Block) object {
	shaped := c.record(b.ID, "/unavailable_blocks", object{
		"practitioner": c.link("/practitioners/%s", b.Practitioner),
		"starts_at":    moment(b.Start), "ends_at": moment(b.End), "notes": orNull(b.Notes),
		"archived_at": nil, "deleted_at": nil, "repeat_rule": object{}, "repeats": nil,
		"conflicts": c.link("/unavailable_blocks/%s/conflicts", b.ID),
	})
	if b.Business != "" {
		shaped["business"] = c.link("/businesses/%s", b.Business)
	}
	return shaped
}
