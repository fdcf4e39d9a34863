package demo

// collection is a kind of list: its name in the envelope, and the fields that filters
// may name. Of Cliniko's filters, those on text have been left out.
type collection struct {
	name   string
	fields map[string]fieldKind
}

var (
	users = collection{"users", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment}}
	businesses = collection{"businesses", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment, "archived_at": aMoment, "deleted_at": aMoment,
		"show_in_online_bookings": aFlag, "appointment_type_ids": aList}}
	practitioners = collection{"practitioners", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment,
		"user_id": aNumber, "active": aFlag, "show_in_online_bookings": aFlag}}
	types = collection{"appointment_types", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment, "archived_at": aMoment, "show_in_online_bookings": aFlag}}
	services   = collection{"services", nil}
	dailyHours = collection{"daily_availabilities", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment, "business_id": aNumber, "practitioner_id": aNumber}}
	availability = collection{"availability_blocks", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment,
		"business_id": aNumber, "practitioner_id": aNumber, "starts_at": aMoment}}
	blocks = collection{"unavailable_blocks", map[string]fieldKind{
		"id": aNumber, "created_at": aMoment, "updated_at": aMoment, "archived_at": aMoment, "deleted_at": aMoment,
		"business_id": aNumber, "practitioner_id": aNumber, "starts_at": aMoment, "ends_at": aMoment}}
)

// filtered is what of some records passes the filters of the query. Archived ones
// pass only where a filter speaks of them. A text in problem is the message of a 400.
func (c call) filtered(of collection, records []object) (kept []object, problem string) {
	all, problem := conditions(c.query["q[]"], of.fields)
	if problem != "" {
		return nil, problem
	}
	if _, archives := of.fields["archived_at"]; archives && !speaksOf(all, "archived_at") {
		all = append(all, condition{field: "archived_at", kind: aMoment, op: "!?"})
	}
	for _, each := range all {
		records = where(records, each.holds)
	}
	return records, ""
}

func speaksOf(all []condition, field string) bool {
	return find(all, func(c *condition) bool { return c.field == field }) != nil
}
