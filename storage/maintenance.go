package storage

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

// All methods in this file that are not exported are called with writing held.

// replaceDamaged makes a new file in the place of a damaged one.
func (s *Store) replaceDamaged() {
	s.abandonFile()
	if err := quarantineDatabase(s.path, NoticeDamaged); err != nil {
		s.notice.Store(NoticeUnsaved)
		return
	}
	s.notice.Store(NoticeDamaged)
	_ = s.connect()
}

// abandonFile abandons the file without waiting for anything.
func (s *Store) abandonFile() {
	s.db.abandon()
	s.db = nil
	s.queueAll()
}

// queueAll has the clinic in memory written whole into the file that comes next.
func (s *Store) queueAll() {
	held := s.loaded.Load()
	if held == nil {
		return
	}
	whole := newChanges()
	whole.account, whole.urgent = s.account, true
	for w := range held.All() {
		whole.weeks[w.key()] = w
	}
	s.pending.add(held.clinic, whole)
}

// reopen follows a commit that failed: whether it can be seen is only known after the
// file has been read again.
func (s *Store) reopen() {
	_ = s.db.close()
	_ = s.connect()
}

// checkFileInPlace notices that somebody deleted or replaced the file.
func (s *Store) checkFileInPlace() {
	if s.db != nil && !s.db.current() {
		s.abandonFile()
		_ = s.connect()
	}
}

// Prune drops the weeks before a Monday.
func (s *Store) Prune(id ClinicID, before cliniko.Date) error {
	slots, err := s.Load(id)
	if err != nil {
		return fmt.Errorf("drop old weeks: %w", err)
	}
	var old []*OfferingWeek
	for w := range slots.All() {
		if w.Monday.Before(before) {
			old = append(old, w)
		}
	}
	if len(old) == 0 {
		return nil
	}
	if err := s.DropSlots(id, old...); err != nil {
		return fmt.Errorf("drop old weeks: %w", err)
	}
	return s.use(id, s.compactIfSparse)
}

// compactIfSparse copies the file when it is over twice as large as what is alive in it.
func (s *Store) compactIfSparse() {
	const worthIt = 1 << 20
	if s.db == nil || !s.written {
		return
	}
	s.written = false
	var size, alive int64
	err := s.db.view(func(tx *bbolt.Tx) error {
		size, alive = tx.Size(), aliveIn(tx)
		return nil
	})
	switch {
	case errors.Is(err, errDamaged):
		s.replaceDamaged()
	case err == nil && size > worthIt && size > 2*alive:
		_ = s.compact()
	}
}

// aliveIn is the number of bytes that all buckets use of their pages.
func aliveIn(tx *bbolt.Tx) (bytes int64) {
	_ = tx.ForEach(func(_ []byte, b *bbolt.Bucket) error {
		stats := b.Stats()
		bytes += int64(stats.LeafInuse + stats.BranchInuse)
		return nil
	})
	return bytes
}

// compact copies what is alive into a new file. A failure before the new one is in
// place leaves the old one.
func (s *Store) compact() error {
	unfinished, err := buildDatabase(s.path, func(into *bbolt.DB) error {
		return bbolt.Compact(into, s.db.bolt, 0)
	})
	if err != nil {
		return err
	}
	err = s.db.close() // Windows replaces no open file
	return errors.Join(err, putInPlace(unfinished, s.path), s.connect())
}

// Forget removes everything about a clinic from this file, its free pages and those
// set aside. When the clinic cannot be taken out, the whole cache goes. An error means
// that a file with the clinic in it may be left.
func (s *Store) Forget(id ClinicID) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return errClosed
	}
	delete(s.pending, id)
	if s.Slots(id) != nil {
		s.loaded.Store(nil)
		s.account = nil
	}
	err := s.removeClinic(id)
	if err != nil {
		err = s.recreate()
	}
	for _, notice := range []NoticeKind{NoticeDamaged, NoticeNewer} {
		err = errors.Join(err, removeQuarantined(s.path, string(notice)))
	}
	if err != nil {
		return fmt.Errorf("forget a clinic: %w", err)
	}
	return nil
}

func (s *Store) removeClinic(id ClinicID) error {
	s.checkFileInPlace()
	if s.db == nil {
		return errors.New("there is no file to use")
	}
	err := s.db.update(func(tx *bbolt.Tx) error {
		if name := []byte(id.String()); tx.Bucket(name) != nil {
			return tx.DeleteBucket(name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return s.compact()
}

// recreate deletes the file.
func (s *Store) recreate() error {
	if s.db != nil {
		s.abandonFile()
	}
	if err := remove(s.path); err != nil {
		return err
	}
	_ = s.connect()
	return nil
}

// Close writes the ages that waited for news and closes the file.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return nil
	}
	if len(s.pending) > 0 {
		s.save()
	}
	s.closed = true
	var err error
	if s.db != nil {
		err = s.db.close()
		s.db = nil
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return err
}
