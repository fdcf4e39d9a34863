package guide

import (
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/wording"
	"mieahealth.com/companion/storage/live"
)

// businessZone is the zone that a business keeps; UTC when it is not known.
func businessZone(a *cliniko.Account, b cliniko.BusinessID) *time.Location {
	if zone, known := a.Zone(b); known {
		return zone
	}
	return time.UTC
}

// inZone says when something will be at a business, and names its zone where this
// computer's clock says something else: "Today, 11:30", "Tomorrow, 8:30 (Perth time)".
func inZone(t time.Time, s *live.State, b cliniko.BusinessID, now time.Time) string {
	there := t.In(businessZone(s.Account, b))
	said := s.Style.Coming(there, now)
	if !wording.SameClock(t, there.Location(), now.Location()) {
		said += " (" + wording.ZoneAt(s.Account, b) + ")"
	}
	return said
}
