package bookable

import (
	"fmt"

	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage/live"
)

// newcomers are the businesses, practitioners and types in use that came into Cliniko after the
// clinic had confirmed who should be bookable. It has not said whether it wants them, so that
// they are neither missed nor a fault.
func newcomers(s *live.State) map[readiness.Target]bool {
	found := map[readiness.Target]bool{}
	if s.Account == nil || s.Clinic.Decision == nil || len(s.Clinic.Decision.Of) == 0 {
		return found
	}
	for _, b := range s.Account.Businesses {
		found[readiness.Target{Business: b.ID}] = !b.Archived
	}
	for _, p := range s.Account.Practitioners {
		found[readiness.Target{Practitioner: p.ID}] = p.Active
	}
	for _, t := range s.Account.AppointmentTypes {
		found[readiness.Target{AppointmentType: t.ID}] = !t.Archived
	}
	for _, known := range s.Clinic.Decision.Of {
		delete(found, readiness.Target(known))
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
