package guide

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"mieahealth.com/companion/cliniko"
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
func inZone(t time.Time, a *cliniko.Account, b cliniko.BusinessID, now time.Time) string {
	there := t.In(businessZone(a, b))
	said := coming(there, now)
	_, away := there.Zone()
	if _, here := t.In(now.Location()).Zone(); here != away {
		said += " (" + zoneName(a, b, there.Location()) + ")"
	}
	return said
}

// zoneName is how Cliniko calls a business's zone, or else the place in the zone's name:
// "Perth time".
func zoneName(a *cliniko.Account, id cliniko.BusinessID, zone *time.Location) string {
	var label string
	for _, b := range a.Businesses {
		if b.ID == id {
			label = short(b.ZoneLabel)
		}
	}
	name := zone.String()
	label = cmp.Or(label, strings.ReplaceAll(name[strings.LastIndexByte(name, '/')+1:], "_", " "))
	if strings.Contains(strings.ToLower(label), "time") {
		return label
	}
	return fmt.Sprintf(zoneTime, label)
}
