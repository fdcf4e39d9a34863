package wording

import (
	"time"

	"mieahealth.com/companion/cliniko"
)

// PastAt says when something was by the clock of a clinic: of its first business that has one,
// named where that of this computer, which now is told by, or of another business shows another
// time. Where none is known it is this computer's.
func (s Style) PastAt(a *cliniko.Account, t, now time.Time) string {
	zone, name := clinicClock(a, t, now.Location())
	return s.Past(t.In(zone), now) + name
}

// clinicClock is that clock's zone, and its name to stand after a time.
func clinicClock(a *cliniko.Account, at time.Time, here *time.Location) (zone *time.Location, name string) {
	if a == nil {
		return here, ""
	}
	oneClock := true
	for _, b := range a.Businesses {
		switch there, known := a.Zone(b.ID); {
		case !known:
		case zone == nil:
			zone, name = there, " "+ZoneAt(a, b.ID)
		default:
			oneClock = oneClock && SameClock(at, zone, there)
		}
	}
	if zone == nil {
		return here, ""
	}
	if oneClock && SameClock(at, zone, here) {
		name = ""
	}
	return zone, name
}
