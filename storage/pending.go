package storage

import (
	"maps"

	"go.etcd.io/bbolt"
)

// pendingChanges are what is not in the file yet: newer ages until something else changes as
// well; changes for the moment of a commit, or for the whole session when the disk does
// not take them.
type pendingChanges map[ClinicID]*clinicChanges

// clinicChanges: a nil account is no change; a nil week is one that was removed.
type clinicChanges struct {
	account        []byte // the record
	weeks          map[weekKey]*OfferingWeek
	unreadableKeys map[string]bool // keys of records that cannot be read, to be removed
	urgent         bool            // it holds more than newer ages
}

func newChanges() *clinicChanges {
	return &clinicChanges{weeks: map[weekKey]*OfferingWeek{}, unreadableKeys: map[string]bool{}}
}

func (p pendingChanges) of(id ClinicID) *clinicChanges {
	if p[id] == nil {
		p[id] = newChanges()
	}
	return p[id]
}

func (p pendingChanges) add(id ClinicID, newer *clinicChanges) {
	c := p.of(id)
	c.urgent = c.urgent || newer.urgent
	if newer.account != nil {
		c.account = newer.account
	}
	maps.Copy(c.weeks, newer.weeks)
	maps.Copy(c.unreadableKeys, newer.unreadableKeys)
}

// urgent reports whether there is more in it than newer ages.
func (p pendingChanges) urgent() bool {
	for _, changes := range p {
		if changes.urgent {
			return true
		}
	}
	return false
}

// write puts all of it into the file.
func (p pendingChanges) write(tx *bbolt.Tx) error {
	for id, changes := range p {
		clinic, err := tx.CreateBucketIfNotExists([]byte(id.String()))
		if err != nil {
			return err
		}
		if err := changes.write(id, clinic); err != nil {
			return err
		}
	}
	return nil
}

func (c *clinicChanges) write(id ClinicID, clinic *bbolt.Bucket) error {
	if c.account != nil {
		if err := clinic.Put(accountKey, c.account); err != nil {
			return err
		}
	}
	slots, err := clinic.CreateBucketIfNotExists(slotsBucket)
	if err != nil {
		return err
	}
	for key := range c.unreadableKeys {
		if err := slots.Delete([]byte(key)); err != nil {
			return err
		}
	}
	for p, w := range c.weeks {
		if err := putWeek(id, slots, p, w); err != nil {
			return err
		}
	}
	return nil
}

func putWeek(id ClinicID, slots *bbolt.Bucket, p weekKey, w *OfferingWeek) error {
	key, err := encodeKey(p)
	switch {
	case err != nil:
		return err
	case w == nil:
		return slots.Delete(key)
	}
	return slots.Put(key, encodeSlots(id, key, w))
}
