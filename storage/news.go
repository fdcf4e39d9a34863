package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

// The app asks Cliniko the same questions every minute, and most answers say what the
// last one said. Such an answer is no news: readers see its newer age at once, but the
// file gets it with the next news or when the store is closed. When the app is killed
// before, what is kept looks older than it is, never newer.

// isNews reports whether changes say anything that the file does not, apart from newer
// ages. writing is held.
func (s *Store) isNews(id ClinicID, changes *clinicChanges) (news bool) {
	if s.db == nil || !s.db.current() {
		return true
	}
	err := s.db.view(func(tx *bbolt.Tx) error {
		news = changes.newTo(id, tx.Bucket([]byte(id.String())))
		return nil
	})
	if errors.Is(err, errDamaged) {
		s.setDamagedAside()
	}
	return news || err != nil
}

// newTo compares with what a clinic's bucket holds; nil: nothing.
func (c *clinicChanges) newTo(id ClinicID, clinic *bbolt.Bucket) bool {
	var slots *bbolt.Bucket
	if clinic != nil {
		slots = clinic.Bucket(slotsBucket)
	}
	if slots == nil {
		return true
	}
	if c.account != nil && !sameAccountLater(id, clinic.Get(accountKey), c.account) {
		return true
	}
	for key, value := range c.slots() {
		if !sameSlotsLater(id, []byte(key), slots.Get([]byte(key)), value) {
			return true
		}
	}
	return false
}

// sameSlotsLater reports whether a record says what the kept one says, read at the same
// time or later.
func sameSlotsLater(id ClinicID, key, kept, newer []byte) bool {
	if kept == nil || newer == nil {
		return kept == nil && newer == nil
	}
	a, err := decodeSlots(id, key, kept)
	if err != nil {
		return false
	}
	b, err := decodeSlots(id, key, newer)
	return err == nil && a.From == b.From && a.To == b.To && slices.EqualFunc(a.Starts, b.Starts, time.Time.Equal) &&
		!a.ReadAt.After(b.ReadAt)
}

// sameAccountLater is [sameSlotsLater] of accounts, each of whose lists has a time of
// its own.
func sameAccountLater(id ClinicID, kept, newer []byte) bool {
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
