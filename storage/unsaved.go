package storage

import (
	"go.etcd.io/bbolt"
)

// unsaved is what is not in the file yet: for the moment of a commit, or for the
// whole session when the disk does not take it. Reading looks here first.
type unsaved map[ClinicID]*clinicChanges

// clinicChanges are whole records. A nil account is no change; a nil slot record is
// one that was removed.
type clinicChanges struct {
	account []byte
	slots   map[string][]byte
}

func (u unsaved) of(id ClinicID) *clinicChanges {
	if u[id] == nil {
		u[id] = &clinicChanges{slots: map[string][]byte{}}
	}
	return u[id]
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
	for key, value := range c.slots {
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
