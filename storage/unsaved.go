package storage

import (
	"maps"

	"go.etcd.io/bbolt"
)

// unsaved is what is not in the file yet: newer ages until something else changes as
// well; changes for the moment of a commit, or for the whole session when the disk does
// not take them.
type unsaved map[ClinicID]*clinicChanges

// clinicChanges: a nil account is no change; a nil week is one that was removed.
type clinicChanges struct {
	account []byte // the record
	weeks   map[place]*OfferingWeek
	strays  map[string]bool // keys of records that cannot be read, to be removed
	due     bool            // it holds more than newer ages
}

func newChanges() *clinicChanges {
	return &clinicChanges{weeks: map[place]*OfferingWeek{}, strays: map[string]bool{}}
}

func (u unsaved) of(id ClinicID) *clinicChanges {
	if u[id] == nil {
		u[id] = newChanges()
	}
	return u[id]
}

func (u unsaved) add(id ClinicID, newer *clinicChanges) {
	c := u.of(id)
	c.due = c.due || newer.due
	if newer.account != nil {
		c.account = newer.account
	}
	maps.Copy(c.weeks, newer.weeks)
	maps.Copy(c.strays, newer.strays)
}

// due reports whether there is more in it than newer ages.
func (u unsaved) due() bool {
	for _, changes := range u {
		if changes.due {
			return true
		}
	}
	return false
}

// write puts all of it into the file.
func (u unsaved) write(tx *bbolt.Tx) error {
	for id, changes := range u {
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
	for key := range c.strays {
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

func putWeek(id ClinicID, slots *bbolt.Bucket, p place, w *OfferingWeek) error {
	key, err := slotKey(p)
	switch {
	case err != nil:
		return err
	case w == nil:
		return slots.Delete(key)
	}
	return slots.Put(key, encodeSlots(id, key, w))
}
