package storage

import (
	"iter"

	"go.etcd.io/bbolt"
)

// unsaved is what is not in the file yet: newer ages until something else changes as
// well; changes for the moment of a commit, or for the whole session when the disk does
// not take them. Reading looks here first.
type unsaved map[ClinicID]*clinicChanges

// clinicChanges are whole records. A nil account is no change; a nil slot record is
// one that was removed.
type clinicChanges struct {
	account []byte
	weeks   map[string]map[string][]byte // by [weekOf], then by key: reading a week looks at no other
	due     bool                         // it holds more than newer ages
}

func newChanges() *clinicChanges { return &clinicChanges{weeks: map[string]map[string][]byte{}} }

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
	for key, value := range newer.slots() {
		c.put(key, value)
	}
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

func (c *clinicChanges) put(key string, value []byte) {
	week := weekOf(key)
	if c.weeks[week] == nil {
		c.weeks[week] = map[string][]byte{}
	}
	c.weeks[week][key] = value
}

// slots are the keys and values of all slot records.
func (c *clinicChanges) slots() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		for _, records := range c.weeks {
			for key, value := range records {
				if !yield(key, value) {
					return
				}
			}
		}
	}
}

// write puts all of it into the file.
func (u unsaved) write(tx *bbolt.Tx) error {
	for id, changes := range u {
		clinic, err := tx.CreateBucketIfNotExists([]byte(id.String()))
		if err != nil {
			return err
		}
		if err := changes.write(clinic); err != nil {
			return err
		}
	}
	return nil
}

func (c *clinicChanges) write(clinic *bbolt.Bucket) error {
	if c.account != nil {
		if err := clinic.Put(accountKey, c.account); err != nil {
			return err
		}
	}
	slots, err := clinic.CreateBucketIfNotExists(slotsBucket)
	if err != nil {
		return err
	}
	for key, value := range c.slots() {
		if value == nil {
			err = slots.Delete([]byte(key))
		} else {
			err = slots.Put([]byte(key), value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
