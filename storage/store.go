package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

var (
	// ErrInUse says that another window of this app has the store open.
	ErrInUse = errors.New("the store is open in another window")

	errClosed = errors.New("the store is closed")
)

const (
	storeFile    = "cache.db"
	lockPatience = 900 * time.Millisecond

	damagePatience = 3 // files that turn out damaged one after the other
)

// Store is the cache of accounts and slots. What the disk does not take it keeps in
// memory, tries again with each write, and says so: see [Store.Notice].
type Store struct {
	path string

	// writing is held for a whole change, over the sync of the disk. mu guards the
	// fields below and is held for moments, so that readers never wait for a disk.
	// Whoever changes a field holds both.
	writing sync.Mutex
	written bool // since the last look at how much of the file is alive

	mu      sync.RWMutex
	lock    *os.File  // of the folder; nil: not taken
	db      *database // nil: there is no file to use
	unsaved unsaved
	notice  NoticeKind
	closed  bool
}

// OpenStore opens the cache in a folder and makes it if need be; it always gives a
// working Store, in memory at worst, unless another window has it: then ErrInUse,
// within about a second.
func OpenStore(dir string) (*Store, error) {
	s := &Store{path: filepath.Join(dir, storeFile), unsaved: unsaved{}, written: true}
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.connect()
	for end := time.Now().Add(lockPatience); errors.Is(err, ErrInUse) && time.Now().Before(end); {
		time.Sleep(25 * time.Millisecond)
		err = s.connect()
	}
	if errors.Is(err, ErrInUse) {
		return nil, err
	}
	s.compactIfLoose()
	return s, nil
}

// connect opens the file. The error is ErrInUse when another process has it; every
// other error leaves a Store that works in memory. writing is held.
func (s *Store) connect() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.connectNow()
}

// connectNow is connect for callers that hold mu, so that no reader comes between.
func (s *Store) connectNow() error {
	db, notice, err := s.openFile()
	s.db = db
	switch {
	case err == nil && (notice != NoticeNone || s.notice == NoticeUnsaved):
		s.notice = notice
	case err != nil && s.notice != NoticeDiskFull:
		s.notice = NoticeUnsaved
	}
	return err
}

func (s *Store) openFile() (*database, NoticeKind, error) {
	if err := os.MkdirAll(filepath.Dir(s.path), folderMode); err != nil {
		return nil, NoticeNone, fmt.Errorf("make the store's folder: %w", err)
	}
	if s.lock == nil {
		lock, err := lockFile(s.path + ".lock")
		switch {
		case errors.Is(err, errLocked):
			return nil, NoticeNone, ErrInUse
		case err != nil:
			return nil, NoticeNone, fmt.Errorf("lock the store: %w", err)
		}
		s.lock = lock
	}
	return openDatabase(s.path)
}

// Notice is the newest word to the user.
func (s *Store) Notice() Notice {
	s.mu.RLock()
	defer s.mu.RUnlock()
	notice := Notice{Kind: s.notice}
	if s.notice == NoticeForeign {
		notice.Folder = filepath.Dir(s.path)
	}
	return notice
}

// PutAccount keeps a clinic's account. One that differs from the kept one only in when
// its lists were read is no reason to write: a kill may lose these times, so that the
// account looks older than it is. An error is about the account, not the disk.
func (s *Store) PutAccount(id ClinicID, a *cliniko.Account) error {
	value, err := encodeAccount(id, a)
	if err != nil {
		return fmt.Errorf("keep an account: %w", err)
	}
	return s.change(id, &clinicChanges{account: value})
}

// Account is the account last kept; nil: none that can be read.
func (s *Store) Account(id ClinicID) (*cliniko.Account, error) {
	var value []byte
	err := s.read(id, func(clinic *bbolt.Bucket, changes *clinicChanges) {
		switch {
		case changes != nil && changes.account != nil:
			value = changes.account
		case clinic != nil:
			value = append([]byte(nil), clinic.Get(accountKey)...)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("read an account: %w", err)
	}
	account, err := decodeAccount(id, value)
	if err != nil {
		return nil, nil
	}
	return account, nil
}

// PutSlots keeps what one answer said of one week or of several, all of it or nothing,
// and replaces what was known of them. What says the same as before (From, To, Starts) is
// no reason to write: a kill may lose its ReadAt, so that it looks older than it is. An
// error is about the answer (an id or a start that cannot be kept), not the disk.
func (s *Store) PutSlots(id ClinicID, weeks ...OfferingWeek) error {
	if len(weeks) == 0 {
		return nil
	}
	changes := newChanges()
	for _, w := range weeks {
		r, err := slotRecord(id, w)
		if err != nil {
			return fmt.Errorf("keep slots: %w", err)
		}
		changes.put(r.key, r.value)
	}
	return s.change(id, changes)
}

// DropSlots forgets what was known of some weeks; only their Offering and Monday count.
func (s *Store) DropSlots(id ClinicID, weeks ...OfferingWeek) error {
	changes := newChanges()
	for _, w := range weeks {
		key, err := slotKey(w.Offering, w.Monday)
		if err != nil {
			return fmt.Errorf("drop slots: %w", err)
		}
		changes.put(string(key), nil)
	}
	return s.change(id, changes)
}

// Week is a snapshot of one business in one week. Any goroutine.
func (s *Store) Week(id ClinicID, b cliniko.BusinessID, monday cliniko.Date) (*Week, error) {
	week := &Week{Business: b, Monday: monday}
	err := s.forEach(id, oneWeek(b, monday), func(w OfferingWeek) { week.Offerings = append(week.Offerings, w) })
	if err != nil {
		return nil, fmt.Errorf("read a week: %w", err)
	}
	return week, nil
}

// Known calls with each (offering, week) whose Monday lies in a range, both ends
// included, in no special order; the Starts are the callee's to keep. The callee may
// use the Store.
func (s *Store) Known(id ClinicID, from, to cliniko.Date, each func(OfferingWeek)) error {
	if err := s.forEach(id, span{from: from.Number(), to: to.Number()}, each); err != nil {
		return fmt.Errorf("read the known weeks: %w", err)
	}
	return nil
}

// forEach leaves out records that cannot be read.
func (s *Store) forEach(id ClinicID, chosen span, each func(OfferingWeek)) error {
	records, err := s.records(id, chosen)
	if err != nil {
		return err
	}
	for _, r := range records {
		if w, err := decodeSlots(id, []byte(r.key), r.value); err == nil {
			each(w)
		}
	}
	return nil
}

func (s *Store) records(id ClinicID, chosen span) (found []record, err error) {
	err = s.read(id, func(clinic *bbolt.Bucket, changes *clinicChanges) {
		found = nil
		if clinic != nil {
			if slots := clinic.Bucket(slotsBucket); slots != nil {
				found = chosen.collect(slots)
			}
		}
		found = chosen.with(changes, found)
	})
	return found, err
}

// read calls with a clinic's bucket, nil when there is none, and what is not in the
// file yet, in one transaction. After damage it is called again with the new file.
func (s *Store) read(id ClinicID, use func(*bbolt.Bucket, *clinicChanges)) error {
	for range damagePatience {
		db, err := s.readOnce(id, use)
		if !errors.Is(err, errDamaged) {
			return err
		}
		s.replaceDamaged(db)
	}
	return errDamaged
}

func (s *Store) readOnce(id ClinicID, use func(*bbolt.Bucket, *clinicChanges)) (*database, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	switch {
	case s.closed:
		return nil, errClosed
	case s.db == nil:
		use(nil, s.unsaved[id])
		return nil, nil
	}
	return s.db, s.db.view(func(tx *bbolt.Tx) error {
		use(tx.Bucket([]byte(id.String())), s.unsaved[id])
		return nil
	})
}

func (s *Store) replaceDamaged(db *database) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.db == db {
		s.setDamagedAside()
	}
}

// change makes changes visible at once and then writes them, if they are news. When
// they are not, it is a quiet moment, in which the file may be compacted.
func (s *Store) change(id ClinicID, changes *clinicChanges) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return errClosed
	}
	changes.due = s.isNews(id, changes)
	s.mu.Lock()
	s.unsaved.add(id, changes)
	s.mu.Unlock()
	if s.unsaved.due() {
		s.save()
	} else {
		s.compactIfLoose()
	}
	return nil
}

// save writes all that is not in the file yet. What fails stays in memory. writing is
// held.
func (s *Store) save() {
	s.checkFileInPlace()
	for range damagePatience {
		if s.db == nil && s.connect() != nil {
			return
		}
		err := s.db.update(s.unsaved.write)
		switch {
		case err == nil:
			s.saved()
			return
		case errors.Is(err, errDamaged):
			s.setDamagedAside()
		default:
			s.reopen()
			s.setNotice(NoticeDiskFull)
			return
		}
	}
}

func (s *Store) saved() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unsaved, s.written = unsaved{}, true
	if s.notice == NoticeDiskFull || s.notice == NoticeUnsaved {
		s.notice = NoticeNone
	}
}

func (s *Store) setNotice(n NoticeKind) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notice = n
}
