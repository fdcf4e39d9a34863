package bookable

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// newcomers are the businesses, practitioners and types in use that came into Cliniko, or came
// on there unasked, after the clinic had confirmed who should be bookable. It has not said
// whether it wants them, so that they are neither missed nor a fault.
func newcomers(s *live.State) map[readiness.Target]bool {
	found := map[readiness.Target]bool{}
	if s.Account == nil || s.Clinic.Decision == nil || len(s.Clinic.Decision.Listed) == 0 {
		return found
	}
	on := map[readiness.Target]bool{}
	add := func(at readiness.Target, used, shown bool) { found[at], on[at] = used, used && shown }
	for _, b := range s.Account.Businesses {
		add(readiness.Target{Business: b.ID}, !b.Archived, b.ShowOnline)
	}
	for _, p := range s.Account.Practitioners {
		add(readiness.Target{Practitioner: p.ID}, p.Active, p.ShowOnline)
	}
	for _, t := range s.Account.AppointmentTypes {
		add(readiness.Target{AppointmentType: t.ID}, !t.Archived, t.ShowOnline)
	}
	for _, known := range s.Clinic.Decision.Listed {
		delete(found, readiness.Target(known))
	}
	for _, off := range s.Clinic.Decision.Off {
		at := readiness.Target(off)
		said := slices.ContainsFunc(s.Clinic.Marks, func(m storage.Mark) bool { return covers(at, m.Offering) })
		found[at] = on[at] && !said
	}
	return found
}

// decideLabel names the way to the list of who should be bookable.
func decideLabel(s *live.State) string {
	if s.Clinic.Decision == nil {
		return textChooseFirst
	}
	count := 0
	for _, isNew := range newcomers(s) {
		if isNew {
			count++
		}
	}
	if count > 0 {
		return fmt.Sprintf(textChangeNew, count)
	}
	return textChange
}
