package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"mieahealth.com/companion/cliniko"
)

var (
	// ErrInUse says that another window of this app has the store open.
	ErrInUse = errors.New("the store is open in another window")

	errClosed = errors.New("the store is closed")
)

const (
	storeFile   = "cache.db"
	lockTimeout = 900 * time.Millisecond

	maxRepairs = 3 // files that turn out damaged one after the other
)

// Store is the cache of accounts and slots. The slots of the clinic used last are in
// memory, where any goroutine reads them without waiting for a disk. What the disk does
// not take stays there, is tried again with each write, and the user is told: see
// [Store.Notice].
type Store struct {
	path string

	loaded atomic.Pointer[Slots] // of the clinic used last; nil: of none
	notice atomic.Value          // a NoticeKind

	// writing is held for a whole change, over the sync of the disk, and guards the
	// fields below. Whoever changes those above holds it too.
	writing sync.Mutex
	lock    *flock.Flock // of the folder; nil: not taken
	db      *database    // nil: there is no file to use
	account []byte       // the record of the clinic in memory; nil: none
	pending pendingChanges
	written bool // since the last look at how much of the file is alive
	closed  bool
}

// OpenStore opens the cache in a folder and makes it if need be; it always gives a
// working Store, in memory at worst, unless another window has it: then ErrInUse,
// within about a second.
func OpenStore(dir string) (*Store, error) {
	s := &Store{path: filepath.Join(dir, storeFile), pending: pendingChanges{}, written: true}
	s.notice.Store(NoticeNone)
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.connect()
	for end := time.Now().Add(lockTimeout); errors.Is(err, ErrInUse) && time.Now().Before(end); {
		time.Sleep(25 * time.Millisecond)
		err = s.connect()
	}
	if errors.Is(err, ErrInUse) {
		return nil, err
	}
	s.compactIfSparse()
	return s, nil
}

// connect opens the file. The error is ErrInUse when another process has it; every
// other error leaves a Store that works in memory. writing is held.
func (s *Store) connect() error {
	db, notice, err := s.openFile()
	s.db = db
	if notice != NoticeNone {
		s.queueAll()
	}
	switch before := s.notice.Load(); {
	case err == nil && (notice != NoticeNone || before == NoticeUnsaved):
		s.notice.Store(notice)
	case err != nil && before != NoticeDiskFull:
		s.notice.Store(NoticeUnsaved)
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

// Notice is the newest word to the user. Any goroutine.
func (s *Store) Notice() Notice {
	notice := Notice{Kind: s.notice.Load().(NoticeKind)}
	if notice.Kind == NoticeForeign {
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
func (s *Store) Account(id ClinicID) (account *cliniko.Account, err error) {
	err = s.use(id, func() { account, _ = decodeAccount(id, s.account) })
	return account, err
}

// PutSlots keeps what one answer said of one week or of several, all of it or nothing,
// and replaces what was known of them. What says the same as before (From, To, Starts) is
// no reason to write: a kill may lose its ReadAt, so that it looks older than it is. An
// error is about the answer (an id or days that cannot be kept), not the disk. The weeks
// are the store's from then on: nobody changes them.
func (s *Store) PutSlots(id ClinicID, weeks ...*OfferingWeek) error {
	if len(weeks) == 0 {
		return nil
	}
	changes := newChanges()
	for _, w := range weeks {
		if err := checkKeepable(w); err != nil {
			return fmt.Errorf("keep slots: %w", err)
		}
		changes.weeks[w.key()] = w
	}
	return s.change(id, changes)
}

// DropSlots forgets what was known of some weeks; only their Offering and Monday count.
func (s *Store) DropSlots(id ClinicID, weeks ...*OfferingWeek) error {
	changes := newChanges()
	for _, w := range weeks {
		if _, err := encodeKey(w.key()); err != nil {
			return fmt.Errorf("drop slots: %w", err)
		}
		changes.weeks[w.key()] = nil
	}
	return s.change(id, changes)
}

// Slots are those of a clinic; nil when another clinic was used since. It takes no lock
// and reads no disk. Any goroutine.
func (s *Store) Slots(id ClinicID) *Slots {
	if held := s.loaded.Load(); held != nil && held.clinic == id {
		return held
	}
	return nil
}

// Load brings a clinic into memory and gives its slots.
func (s *Store) Load(id ClinicID) (slots *Slots, err error) {
	err = s.use(id, func() { slots = s.loaded.Load() })
	return slots, err
}

// SetClocks says how the days of a clinic are counted. They are not kept in the file.
func (s *Store) SetClocks(id ClinicID, clocks Clocks) {
	_ = s.use(id, func() {
		next := *s.loaded.Load()
		next.clocks = clocks
		s.loaded.Store(&next)
	})
}

// use does something with a clinic in memory while nobody else changes the store. The error
// is errClosed.
func (s *Store) use(id ClinicID, do func()) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed {
		return errClosed
	}
	s.ensureLoaded(id)
	do()
	return nil
}

// ensureLoaded brings a clinic into memory, in the place of another. Records that cannot be read
// are not there. writing is held.
func (s *Store) ensureLoaded(id ClinicID) {
	if s.Slots(id) != nil {
		return
	}
	found := s.readClinic(id)
	if len(found.unreadable) > 0 {
		s.pending.add(id, &clinicChanges{unreadableKeys: found.unreadable})
	}
	slots := NewSlots(Clocks{}, found.weeks...)
	slots.clinic = id
	s.account = found.account
	if changes := s.pending[id]; changes != nil {
		slots = slots.with(changes.weeks)
		if changes.account != nil {
			s.account = changes.account
		}
	}
	s.loaded.Store(slots)
}

// change makes changes visible at once and then writes them, if they say anything new. When
// they do not, it is a quiet moment, in which the file may be compacted.
func (s *Store) change(id ClinicID, changes *clinicChanges) error {
	return s.use(id, func() {
		changes.urgent = s.changesContent(changes)
		if changes.account != nil {
			s.account = changes.account
		}
		s.loaded.Store(s.loaded.Load().with(changes.weeks))
		s.pending.add(id, changes)
		if s.pending.urgent() {
			s.save()
		} else {
			s.compactIfSparse()
		}
	})
}

// save writes all that is not in the file yet. What fails stays in memory. writing is
// held.
func (s *Store) save() {
	s.checkFileInPlace()
	for range maxRepairs {
		if s.db == nil && s.connect() != nil {
			return
		}
		err := s.db.update(s.pending.write)
		switch {
		case err == nil:
			s.saved()
			return
		case errors.Is(err, errDamaged):
			s.replaceDamaged()
		default:
			s.reopen()
			s.notice.Store(NoticeDiskFull)
			return
		}
	}
}

func (s *Store) saved() {
	s.pending, s.written = pendingChanges{}, true
	if before := s.notice.Load(); before == NoticeDiskFull || before == NoticeUnsaved {
		s.notice.Store(NoticeNone)
	}
}
