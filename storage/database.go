package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"
)

// What can be wrong with a file that stands in the place of ours.
var (
	errDamaged = errors.New("damaged")
	errForeign = errors.New("not a file of this app")
	errNewer   = errors.New("made by a newer version of this app")
)

// The bucket "companion" names the file as ours. Clinics' buckets have a slash in
// their names.
var (
	metaBucket   = []byte("companion")
	schemaKey    = []byte("schema")
	slotsBucket  = []byte("slots")
	schemaNumber = uint32(1)
)

// database is an open bbolt file whose transactions survive a damaged page: what would
// end the process comes back as errDamaged.
type database struct {
	path string
	bolt *bbolt.DB
	file *os.File // bbolt's own, to let go of a file whose locks a panic has left shut
}

// openDatabase opens what stands at a path or makes it. Whatever is no good is set
// aside, and the notice says so. The caller holds the lock of the folder.
func openDatabase(path string) (*database, NoticeKind, error) {
	dropUnfinished(path)
	d, err := openExisting(path)
	if errors.Is(err, fs.ErrNotExist) {
		d, err = createDatabase(path)
	}
	notice := noticeOf(err)
	if notice == NoticeNone {
		return d, NoticeNone, err
	}
	if err := quarantineDatabase(path, notice); err != nil {
		return nil, NoticeNone, err
	}
	d, err = createDatabase(path)
	return d, notice, err
}

// quarantineDatabase keeps only the newest of a kind, for a cache is large and may be
// lost; but all that is not ours.
func quarantineDatabase(path string, notice NoticeKind) error {
	if notice != NoticeForeign {
		_ = removeQuarantined(path, string(notice))
	}
	return quarantine(path, string(notice))
}

func noticeOf(err error) NoticeKind {
	switch {
	case errors.Is(err, errDamaged):
		return NoticeDamaged
	case errors.Is(err, errForeign), errors.Is(err, errMisplaced):
		return NoticeForeign
	case errors.Is(err, errNewer):
		return NoticeNewer
	}
	return NoticeNone
}

// createDatabase makes the file under another name: while bbolt writes the first pages
// of a file is the one time that a power cut can ruin it.
func createDatabase(path string) (*database, error) {
	unfinished, err := buildDatabase(path, func(*bbolt.DB) error { return nil })
	if err == nil {
		err = putInPlace(unfinished, path)
	}
	if err != nil {
		return nil, fmt.Errorf("make the store: %w", err)
	}
	return openExisting(path)
}

// buildDatabase makes a file with what fill puts into it, under the name it returns.
func buildDatabase(path string, fill func(*bbolt.DB) error) (unfinished string, err error) {
	unfinished = path + newMark + "db"
	dropUnfinished(path)
	err = guarded(func() (err error) {
		if err := quarantineMisplaced(unfinished); err != nil {
			return err
		}
		db, err := bbolt.Open(unfinished, fileMode, &bbolt.Options{Timeout: time.Second, OpenFile: openForBolt})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, db.Close()) }()
		db.AllocSize = growth
		if err := fill(db); err != nil {
			return err
		}
		return db.Update(writeSchema)
	})
	if err != nil {
		_ = os.Remove(unfinished)
	}
	return unfinished, err
}

func putInPlace(unfinished, path string) error {
	if err := rename(unfinished, path); err != nil {
		_ = os.Remove(unfinished)
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func openExisting(path string) (*database, error) {
	d := &database{path: path}
	err := guarded(d.open)
	switch {
	case err == nil:
		return d, nil
	case d.bolt == nil || errors.Is(err, errDamaged):
		d.abandon()
	default:
		err = errors.Join(err, d.close())
	}
	return nil, err
}

func (d *database) open() (err error) {
	if err := checkFile(d.path); err != nil {
		return err
	}
	d.bolt, err = bbolt.Open(d.path, fileMode, &bbolt.Options{
		Timeout:         time.Second,
		InitialMmapSize: initialMapSize(),
		OpenFile: func(name string, flag int, mode os.FileMode) (*os.File, error) {
			d.file, err = openForBolt(name, flag, mode)
			return d.file, err
		},
	})
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	d.bolt.AllocSize = growth
	return d.view(readSchema)
}

func openForBolt(name string, flag int, _ os.FileMode) (*os.File, error) { return openFile(name, flag) }

// growth is by how much a file grows at a time; bbolt's own choice is 16 MB.
const growth = 1 << 20

// checkFile closes the file, too: bbolt opens its own.
func checkFile(path string) error {
	file, err := openFile(path, os.O_RDONLY)
	if err != nil {
		return fmt.Errorf("open the store: %w", err)
	}
	info, err := file.Stat()
	if err == nil {
		err = checkPages(file, info.Size())
	}
	if info != nil && info.Mode().Perm() != fileMode {
		_ = os.Chmod(path, fileMode)
	}
	return errors.Join(err, file.Close())
}

// initialMapSize is room enough that the map need not grow, which would have to wait
// for readers. On Windows the file itself gets that size.
func initialMapSize() int {
	if runtime.GOOS == "windows" {
		return 8 << 20
	}
	return 64 << 20
}

func writeSchema(tx *bbolt.Tx) error {
	meta, err := tx.CreateBucketIfNotExists(metaBucket)
	if err != nil {
		return err
	}
	return meta.Put(schemaKey, binary.BigEndian.AppendUint32(nil, schemaNumber))
}

func readSchema(tx *bbolt.Tx) error {
	meta := tx.Bucket(metaBucket)
	if meta == nil {
		return errForeign
	}
	number := meta.Get(schemaKey)
	switch ours := binary.BigEndian.AppendUint32(nil, schemaNumber); {
	case len(number) != len(ours), bytes.Compare(number, ours) < 0:
		return errDamaged
	case bytes.Compare(number, ours) > 0:
		return errNewer
	}
	return nil
}

func (d *database) view(fn func(*bbolt.Tx) error) error {
	return guarded(func() error { return d.bolt.View(fn) })
}

func (d *database) update(fn func(*bbolt.Tx) error) error {
	err := guarded(func() error { return d.bolt.Update(fn) })
	if errors.Is(err, bbolterrors.ErrIncompatibleValue) { // a bucket that became a value
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	return err
}

// close waits for readers.
func (d *database) close() error { return guarded(d.bolt.Close) }

// abandon lets go of the file after damage. bbolt's locks may be shut by then, so the
// memory map stays until the process ends, and readers under way may finish.
func (d *database) abandon() {
	if d.file != nil {
		_ = d.file.Close()
	}
}

// current reports whether the file at the path is still the one that is open.
func (d *database) current() bool {
	there, err := os.Lstat(d.path)
	if err != nil {
		return false
	}
	open, err := d.file.Stat()
	return err == nil && os.SameFile(there, open)
}

// guarded turns a panic or a memory fault inside bbolt into errDamaged.
func guarded(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errDamaged, p)
		}
	}()
	return do()
}
