package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"

	"mieahealth.com/companion/cliniko"
)

// The app asks Cliniko the same questions every minute, and most answers say what the
// last one said. Such an answer is no news: readers see its newer age at once, but the
// file gets it with the next news or when the store is closed. When the app is killed
// before, what is kept looks older than it is, never newer.

// changesContent reports whether changes of the clinic in memory say anything that is not known
// yet, apart from newer ages. writing is held.
func (s *Store) changesContent(changes *clinicChanges) bool {
	held := s.loaded.Load()
	if s.db == nil || !s.db.current() || changes.account != nil && !accountRefreshes(held.clinic, s.account, changes.account) {
		return true
	}
	for p, w := range changes.weeks {
		if kept := held.at(p); (kept == nil) != (w == nil) || w != nil && !w.refreshes(kept) {
			return true
		}
	}
	return false
}

// accountRefreshes is [OfferingWeek.refreshes] of the records of accounts, each of
// whose lists has a time of its own.
func accountRefreshes(id ClinicID, kept, newer []byte) bool {
	text, lists, err := accountLines(id, kept)
	newerText, newerLists, err2 := accountLines(id, newer)
	if errors.Join(err, err2) != nil || !bytes.Equal(text, newerText) {
		return false
	}
	var a, b map[cliniko.List]cliniko.Reading
	if errors.Join(json.Unmarshal(lists, &a), json.Unmarshal(newerLists, &b)) != nil {
		return false
	}
	return maps.EqualFunc(a, b, func(a, b cliniko.Reading) bool {
		return a.Known() == b.Known() && a.Problem == b.Problem && !a.At.After(b.At)
	})
}
