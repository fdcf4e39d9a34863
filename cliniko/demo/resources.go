package demo

import (
	"net/http"
	"net/url"
	"slices"
	"time"
)

// call is one request as the resources see it, while the clinic stands still.
type call struct {
	*Clinic
	now   time.Time
	base  string   // absolute address of the API, without a final slash
	path  string   // what was asked for below base
	ids   []string // what stands for the stars of the pattern
	query url.Values
}

// resource is one address; a star stands for an id.
type resource struct {
	pattern string
	answer  func(c call) reply
}

// routes is every address there is. Of two that fit, the first counts.
var routes = []resource{
	{"/user", func(c call) reply { return found(c.user(*c.User(c.Me))) }},
	{"/users", func(c call) reply { return c.forRoles(c.list(users, rows(c.Users, c.user)), administrator) }},
	{"/users/*", call.oneUser},
	{"/settings/public", func(c call) reply { return found(c.settings()) }},
	{"/settings", func(c call) reply { return c.forRoles(found(c.allSettings()), administrator, powerReceptionist) }},
	{"/businesses", func(c call) reply { return c.list(businesses, rows(c.Businesses, c.business)) }},
	{"/businesses/*", func(c call) reply { return c.one(businesses, rows(c.Businesses, c.business)) }},
	{"/businesses/*/practitioners", func(c call) reply { return c.practitionersAt(true) }},
	{"/businesses/*/practitioners/inactive", func(c call) reply { return c.practitionersAt(false) }},
	{"/businesses/*/services", func(c call) reply { return c.ofBusiness(services, c.services()) }},
	{"/businesses/*/daily_availabilities", func(c call) reply { return c.ofBusiness(dailyHours, rows(c.Hours, c.hours)) }},
	{"/practitioners", func(c call) reply { return c.list(practitioners, c.practitioners(true, c.Practitioners)) }},
	{"/practitioners/inactive", func(c call) reply { return c.list(practitioners, c.practitioners(false, c.Practitioners)) }},
	{"/practitioners/*", func(c call) reply { return c.one(practitioners, rows(c.Practitioners, c.practitioner)) }},
	{"/practitioners/*/appointment_types", call.typesOf},
	{"/practitioners/*/daily_availabilities", func(c call) reply { return c.ofPractitioner(dailyHours, rows(c.Hours, c.hours)) }},
	{"/appointment_types", func(c call) reply { return c.list(types, rows(c.AppointmentTypes, c.appointmentType)) }},
	{"/appointment_types/*", func(c call) reply { return c.one(types, rows(c.AppointmentTypes, c.appointmentType)) }},
	{"/appointment_types/*/practitioners", func(c call) reply { return c.practitionersGiving(true) }},
	{"/appointment_types/*/practitioners/inactive", func(c call) reply { return c.practitionersGiving(false) }},
	{"/services", func(c call) reply { return c.list(services, c.services()) }},
	{"/daily_availabilities", func(c call) reply { return c.list(dailyHours, rows(c.Hours, c.hours)) }},
	{"/daily_availabilities/*", func(c call) reply { return c.one(dailyHours, rows(c.Hours, c.hours)) }},
	{"/availability_blocks", func(c call) reply { return c.list(availability, rows(c.Availability, c.availabilityBlock)) }},
	{"/availability_blocks/*", func(c call) reply { return c.one(availability, rows(c.Availability, c.availabilityBlock)) }},
	{"/unavailable_blocks", func(c call) reply { return c.list(blocks, rows(c.Blocks, c.block)) }},
	{"/unavailable_blocks/*", func(c call) reply { return c.one(blocks, rows(c.Blocks, c.block)) }},
	{"/businesses/*/practitioners/*/appointment_types/*/available_times", call.availableTimes},
	{"/businesses/*/practitioners/*/appointment_types/*/next_available_time", call.nextAvailableTime},
}

func route(path string) func(c call) reply {
	for _, r := range routes {
		if ids, ok := match(r.pattern, path); ok {
			return func(c call) reply {
				c.ids = ids
				return r.answer(c)
			}
		}
	}
	return func(call) reply { return notFound() }
}

// The roles that may see more than the others.
const (
	administrator     = "administrator"
	powerReceptionist = "power receptionist"
)

// forRoles refuses an answer to everybody else, with an empty body as Cliniko does.
func (c call) forRoles(answer reply, roles ...string) reply {
	if !slices.Contains(roles, c.User(c.Me).Role) {
		return empty(http.StatusForbidden)
	}
	return answer
}

func (c call) oneUser() reply {
	answer := c.one(users, rows(c.Users, c.user))
	if c.ids[0] == c.Me {
		return answer
	}
	return c.forRoles(answer, administrator)
}

// list is what of a collection passes the filters, by pages.
func (c call) list(of collection, records []object) reply {
	kept, problem := c.filtered(of, records)
	if problem != "" {
		return badRequest(problem)
	}
	return c.page(of.name, kept)
}

// one is the record whose id the address ends with; an archived one needs a filter
// that asks for it, as in a list.
func (c call) one(of collection, records []object) reply {
	kept, problem := c.filtered(of, having("id", c.ids[0], records))
	switch {
	case problem != "":
		return badRequest(problem)
	case len(kept) == 0:
		return notFound()
	}
	return found(kept[0])
}

// ofBusiness is the part of a collection that belongs to the business in the address.
func (c call) ofBusiness(of collection, records []object) reply {
	if c.Business(c.ids[0]) == nil {
		return notFound()
	}
	return c.list(of, having("business_id", c.ids[0], records))
}

// ofPractitioner is the part that belongs to the practitioner in the address.
func (c call) ofPractitioner(of collection, records []object) reply {
	if c.Practitioner(c.ids[0]) == nil {
		return notFound()
	}
	return c.list(of, having("practitioner_id", c.ids[0], records))
}

func having(field string, want any, records []object) []object {
	return slices.DeleteFunc(records, func(o object) bool { return o.value(field) != want })
}

func (c call) practitioners(active bool, among []Practitioner) []object {
	return having("active", active, rows(among, c.practitioner))
}

func (c call) practitionersAt(active bool) reply {
	b := c.Business(c.ids[0])
	if b == nil {
		return notFound()
	}
	return c.list(practitioners, c.practitioners(active, where(c.Practitioners, func(p Practitioner) bool {
		return slices.Contains(b.Practitioners, p.ID)
	})))
}

func (c call) practitionersGiving(active bool) reply {
	if c.AppointmentType(c.ids[0]) == nil {
		return notFound()
	}
	return c.list(practitioners, c.practitioners(active, where(c.Practitioners, func(p Practitioner) bool {
		return slices.Contains(p.AppointmentTypes, c.ids[0])
	})))
}

func (c call) typesOf() reply {
	p := c.Practitioner(c.ids[0])
	if p == nil {
		return notFound()
	}
	given := where(c.AppointmentTypes, func(t AppointmentType) bool { return slices.Contains(p.AppointmentTypes, t.ID) })
	return c.list(types, rows(given, c.appointmentType))
}

func where[T any](all []T, keep func(T) bool) []T {
	var kept []T
	for _, one := range all {
		if keep(one) {
			kept = append(kept, one)
		}
	}
	return kept
}
