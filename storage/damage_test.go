package storage

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"
)

// kept is what the file of the damage tests holds: the records by their keys.
type kept map[ClinicID]map[string]string

// sampleFile has branch pages, an account over several pages, free pages and
// buckets inside pages.
func sampleFile(t *testing.T) ([]byte, kept) {
	t.Helper()
	s := openStore(t, t.TempDir())
	all := kept{seaside: {}, inland: {}}
	long := smallAccount(strings.Repeat("Seaside Physiotherapy ", 700))
	require.NoError(t, s.PutAccount(seaside, long))
	account, err := encodeAccount(seaside, long)
	require.NoError(t, err)
	all[seaside][string(accountKey)] = string(account)
	for n := range 300 {
		w := offeringWeek(fmt.Sprint(5+n%2), fmt.Sprint(100+n%10), monday.Add(7*(n/20)), 30+n%50)
		all[seaside][keyOf(t, w)] = string(valueOf(t, seaside, w))
		s.pending.of(seaside).weeks[w.key()] = w
		if n%60 == 59 {
			s.save()
		}
	}
	s.save()
	w := offeringWeek("5", "100", monday, 12)
	require.NoError(t, s.PutSlots(inland, w))
	all[inland][keyOf(t, w)] = string(valueOf(t, inland, w))
	require.NoError(t, s.Close())
	content, err := os.ReadFile(s.path)
	require.NoError(t, err)
	return bytes.TrimRight(content, "\x00"), all // without the room to grow
}

func keyOf(t testing.TB, w *OfferingWeek) string {
	t.Helper()
	key, err := encodeKey(w.key())
	require.NoError(t, err)
	return string(key)
}

func valueOf(t testing.TB, id ClinicID, w *OfferingWeek) []byte {
	t.Helper()
	return encodeSlots(id, []byte(keyOf(t, w)), w)
}

// mutants are damaged copies of a file: cut at every 512 bytes, bits flipped, pages
// zeroed, copied and exchanged, heads of pages overwritten.
func mutants(whole []byte) (all [][]byte) {
	const page = 4096
	whole = append(whole, make([]byte, page-len(whole)%page)...)
	random := rand.New(rand.NewPCG(2026, 11))
	pages := len(whole) / page
	mutate := func(change func([]byte)) {
		mutant := bytes.Clone(whole)
		change(mutant)
		all = append(all, mutant)
	}
	for cut := 0; cut < len(whole); cut += 512 {
		all = append(all, whole[:cut])
	}
	for range 900 {
		mutate(func(m []byte) { m[random.IntN(len(m))] ^= 1 << random.IntN(8) })
	}
	for id := range pages { // the head of a page and of its first elements is where a bit does most
		for range 12 {
			mutate(func(m []byte) { m[id*page+random.IntN(80)] ^= 1 << random.IntN(8) })
		}
		mutate(func(m []byte) { clear(m[id*page : (id+1)*page]) })
		mutate(func(m []byte) { copy(m[id*page:(id+1)*page], m[random.IntN(pages)*page:][:page]) })
		mutate(func(m []byte) { copy(m[id*page+8:(id+1)*page], m[random.IntN(pages)*page+8:][:page-8]) })
		mutate(func(m []byte) {
			for i := range m[id*page : id*page+64] {
				m[id*page+i] = byte(random.Uint32())
			}
		})
	}
	garbage := make([]byte, 100_000)
	for i := range garbage {
		garbage[i] = byte(random.Uint32())
	}
	return append(all, garbage, []byte("SQLite format 3\x00"), bytes.Repeat([]byte{0xFF}, 65536), make([]byte, 65536))
}

func TestDamagedFilesNeverCrashAndNeverLie(t *testing.T) {
	t.Parallel()
	whole, want := sampleFile(t)
	all := mutants(whole)
	require.Greater(t, len(all), 1600)
	notices := map[NoticeKind]int{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for half := range 2 {
		dir := t.TempDir()
		workers.Go(func() {
			for i := half * damageStep; i < len(all); i += 2 * damageStep {
				notice := tryDamaged(t, filepath.Join(dir, fmt.Sprint(i)), all[i], want)
				mu.Lock()
				notices[notice]++
				mu.Unlock()
			}
		})
	}
	workers.Wait()
	t.Logf("%d damaged files of a %d KB store: %v", len(all), len(whole)/1024, notices)
	require.Greater(t, notices[NoticeDamaged], len(all)/damageStep/5)
}

// tryDamaged opens a damaged file, checks that all it gives is right, and that the
// store works afterwards.
func tryDamaged(t *testing.T, dir string, content []byte, want kept) NoticeKind {
	path := filepath.Join(dir, storeFile)
	if os.Mkdir(dir, folderMode) != nil || os.WriteFile(path, content, fileMode) != nil {
		t.Error("cannot write the damaged file")
		return NoticeNone
	}
	s, err := OpenStore(dir)
	if err != nil {
		t.Errorf("%s: %v", dir, err)
		return NoticeNone
	}
	for id, records := range want {
		slots, err := s.Load(id)
		for w := range slots.All() {
			if key := keyOf(t, w); records[key] != string(valueOf(t, id, w)) {
				t.Errorf("%s: a week that was never kept: %v", dir, w)
			}
		}
		account, err2 := s.Account(id)
		if err := errors.Join(err, err2); err != nil {
			t.Errorf("%s: %v", dir, err)
		}
		if account != nil {
			value, err := encodeAccount(id, account)
			require.NoError(t, err)
			require.Equal(t, records[string(accountKey)], string(value), dir)
		}
	}
	notice := s.Notice().Kind
	fresh := offeringWeek("7", "1", monday, 9)
	if err := s.PutSlots(seaside, fresh); err != nil {
		t.Errorf("%s: %v", dir, err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("%s: %v", dir, err)
	}
	again, err := OpenStore(dir)
	if err != nil {
		t.Errorf("%s: %v", dir, err)
		return notice
	}
	slots, err := again.Load(seaside)
	week := slots.Days("7", monday, monday.Add(6))
	if err != nil || len(week) != 1 || again.Notice().Kind != NoticeNone {
		t.Errorf("%s: after a new start: %v, %v, %v", dir, week, err, again.Notice().Kind)
	}
	if err := again.Close(); err != nil {
		t.Errorf("%s: %v", dir, err)
	}
	return notice
}

func TestAHealthyFileIsNeverCalledDamaged(t *testing.T) {
	s := openStore(t, t.TempDir())
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 60 {
		for range 40 {
			w := offeringWeek(fmt.Sprint(random.IntN(4)), fmt.Sprint(random.IntN(30)), monday.Add(7*random.IntN(30)), random.IntN(300))
			s.pending.of(seaside).weeks[w.key()] = w
			if random.IntN(3) == 0 {
				s.pending.of(seaside).weeks[w.key()] = nil
			}
		}
		s.save()
		require.NoError(t, checkFile(s.path), "after round %d", round)
	}
	require.NoError(t, s.Prune(seaside, monday.Add(7*29)))
	require.NoError(t, s.Forget(seaside))
	require.NoError(t, checkFile(s.path))
}

// misplaced is something that stands where the store's file should.
type misplaced struct {
	name   string
	notice NoticeKind
	put    func(t *testing.T, path string)
}

func TestWhatStandsInTheFilesPlaceIsSetAside(t *testing.T) {
	cases := []misplaced{
		{"a folder", NoticeForeign, func(t *testing.T, path string) {
			require.NoError(t, os.MkdirAll(filepath.Join(path, "inside"), 0o755))
		}},
		{"a symlink, without following it", NoticeForeign, func(t *testing.T, path string) {
			require.NoError(t, os.Symlink("elsewhere", path))
		}},
		{"an empty file", NoticeDamaged, func(t *testing.T, path string) {
			require.NoError(t, os.WriteFile(path, nil, 0o600))
		}},
		{"another program's bbolt file", NoticeForeign, func(t *testing.T, path string) {
			boltFile(t, path, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
		}},
		{"a newer version's file", NoticeNewer, func(t *testing.T, path string) {
			boltFile(t, path, func(tx *bbolt.Tx) error {
				require.NoError(t, writeSchema(tx))
				return tx.Bucket(metaBucket).Put(schemaKey, []byte{0, 0, 0, 99})
			})
		}},
		{"a file without a schema", NoticeDamaged, func(t *testing.T, path string) {
			boltFile(t, path, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket(metaBucket); return err })
		}},
	}
	for _, c := range cases {
		t.Run(c.name, c.isSetAside)
	}
}

func (c misplaced) isSetAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, storeFile)
	older := path + "." + string(c.notice) + "-20250101-000000.000"
	require.NoError(t, os.WriteFile(older, nil, fileMode))
	c.put(t, path)

	s := openStore(t, dir)

	require.Equal(t, c.notice, s.Notice().Kind)
	aside := siblings(path, "."+string(c.notice)+"-")
	if c.notice == NoticeForeign {
		require.Len(t, aside, 2, "what is not ours is never deleted")
		require.Equal(t, dir, s.Notice().Folder)
	} else {
		require.Len(t, aside, 1, "the newest of a kind is kept")
		require.NotEqual(t, older, aside[0])
	}
	require.NoFileExists(t, filepath.Join(dir, "elsewhere"))
	require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 3)))
	require.Len(t, knownWeeks(t, reopened(t, s), seaside), 1)
}

func boltFile(t *testing.T, path string, fill func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	require.NoError(t, err)
	require.NoError(t, db.Update(fill))
	require.NoError(t, db.Close())
}

func TestDamageDuringTheRun(t *testing.T) {
	t.Run("a file cut under a reader is rebuilt and the reader carries on", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		fill(t, s, seaside, 20_000, 100)
		require.NoError(t, s.PutSlots(inland, offeringWeek("5", "1", monday, 3)))
		require.NoError(t, os.Truncate(s.path, 4096*3))
		require.Empty(t, knownWeeks(t, s, seaside))
		require.Equal(t, NoticeDamaged, s.Notice().Kind)
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 3)))
		require.Len(t, knownWeeks(t, reopened(t, s), seaside), 1)
	})
	t.Run("a file zeroed under the writer is rebuilt and the write is kept", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		fill(t, s, seaside, 20_000, 100)
		file, err := os.OpenFile(s.path, os.O_WRONLY, 0)
		require.NoError(t, err)
		_, err = file.WriteAt(make([]byte, fileSize(t, s)-8192), 8192)
		require.NoError(t, err)
		require.NoError(t, file.Close())
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 3)))
		require.Equal(t, NoticeDamaged, s.Notice().Kind)
		require.Len(t, knownWeeks(t, reopened(t, s), seaside), 401, "and so is all that was known")
	})
	t.Run("a file deleted meanwhile is made anew by the next write", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		require.NoError(t, os.Remove(s.path))
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 3)))
		require.FileExists(t, s.path)
		require.Len(t, knownWeeks(t, reopened(t, s), seaside), 1)
	})
}
