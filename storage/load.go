package storage

import (
	"bytes"
	"errors"

	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

// clinicRecords are what the file holds of a clinic.
type clinicRecords struct {
	account    []byte
	weeks      []*OfferingWeek
	unreadable map[string]bool // keys of records that cannot be read
}

// readClinic is what the file holds of a clinic: nothing, if it cannot be read. writing is held.
func (s *Store) readClinic(id ClinicID) clinicRecords {
	for range maxRepairs {
		found := clinicRecords{unreadable: map[string]bool{}}
		if s.db == nil {
			return found
		}
		err := s.db.view(func(tx *bbolt.Tx) error { return found.read(id, tx.Bucket([]byte(id.String()))) })
		if err == nil {
			return found
		}
		if errors.Is(err, errDamaged) {
			s.replaceDamaged()
		}
	}
	return clinicRecords{}
}

// read takes up a clinic's bucket; nil: there is none.
func (c *clinicRecords) read(id ClinicID, clinic *bbolt.Bucket) error {
	if clinic == nil {
		return nil
	}
	c.account = bytes.Clone(clinic.Get(accountKey))
	slots := clinic.Bucket(slotsBucket)
	if slots == nil {
		return nil
	}
	ids := make(map[cliniko.Offering]cliniko.Offering) // most records share their ids with others
	return slots.ForEach(func(key, value []byte) error {
		w, err := decodeSlots(id, key, value)
		switch {
		case err == nil:
			if _, seen := ids[w.Offering]; !seen {
				ids[w.Offering] = w.Offering
			}
			w.Offering = ids[w.Offering]
			c.weeks = append(c.weeks, w)
		case value != nil: // else it is a bucket, which nobody makes there
			c.unreadable[string(key)] = true
		}
		return nil
	})
}
