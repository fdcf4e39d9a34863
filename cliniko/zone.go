package cliniko

import (
	"sync"
	"time"
	_ "time/tzdata" // Windows has no zones of its own
)

// Zone is the location of a business's wall clock: as the business itself tells it,
// else by its label, else as the hours given there tell it. false: Cliniko told none
// that is known, and a person must be told so; no zone is ever guessed.
func (a *Account) Zone(b BusinessID) (*time.Location, bool) {
	for _, name := range a.zoneNames(b) {
		if zone, ok := loadZone(name); ok {
			return zone, true
		}
	}
	return nil, false
}

// CountingZone is the location in which Cliniko counts the days it is asked about: the
// account's own, which is the user's where there is only one. false: it is not told.
func (a *Account) CountingZone() (*time.Location, bool) {
	if !a.Settings.OneZone {
		return nil, false
	}
	return loadZone(a.User.Zone)
}

// zoneNames are the names that Cliniko told for a business, best first.
func (a *Account) zoneNames(b BusinessID) []string {
	var names []string
	for _, business := range a.Businesses {
		if business.ID == b {
			names = append(names, business.Zone, zoneOfLabel[business.ZoneLabel])
		}
	}
	for _, hours := range a.Hours {
		if hours.Business == b {
			names = append(names, hours.Zone)
		}
	}
	return names
}

// locations are those that were loaded, by name: time.LoadLocation reads a file each time.
var locations sync.Map

// loadZone refuses the two names that Go takes for UTC and for this computer's zone.
func loadZone(name string) (*time.Location, bool) {
	if zone, loaded := locations.Load(name); loaded {
		return zone.(*time.Location), true
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		return nil, false
	}
	locations.Store(name, zone)
	return zone, true
}
