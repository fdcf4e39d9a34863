package storage

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.etcd.io/bbolt"

	"mieahealth.com/companion/cliniko"
)

var (
	seaside = ClinicID{Shard: "au4", Account: "123"}
	inland  = ClinicID{Shard: "uk1", Account: "77"}

	monday = cliniko.Date{Year: 2026, Month: time.November, Day: 23}
	readAt = time.Date(2026, time.November, 23, 9, 42, 7, 123456789, time.UTC)
)

func openStore(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := OpenStore(dir)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// reopened closes a store and opens its folder again.
func reopened(t testing.TB, s *Store) *Store {
	t.Helper()
	require.NoError(t, s.Close())
	return openStore(t, filepath.Dir(s.path))
}

// transactions is the number of the last transaction that changed the file.
func (s *Store) transactions(t testing.TB) (number int) {
	t.Helper()
	require.NoError(t, s.db.view(func(tx *bbolt.Tx) error { number = tx.ID(); return nil }))
	return number
}

// records are the keys and values of a clinic's slots in the file.
func (s *Store) records(t testing.TB, id ClinicID) map[string]string {
	t.Helper()
	found := map[string]string{}
	require.NoError(t, s.db.view(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(id.String())).Bucket(slotsBucket).ForEach(func(key, value []byte) error {
			found[string(key)] = string(value)
			return nil
		})
	}))
	return found
}

// offeringWeek makes an answer with so many starts, 20 minutes apart, 15 a day.
func offeringWeek(business, practitioner string, from cliniko.Date, starts int) *OfferingWeek {
	w := &OfferingWeek{
		Offering: cliniko.Offering{
			Business: cliniko.BusinessID(business), Practitioner: cliniko.PractitionerID(practitioner), AppointmentType: "900",
		},
		Monday: from, From: from, To: from.Add(6), ReadAt: readAt, Starts: []int64{},
	}
	for i := range starts {
		w.Starts = append(w.Starts, from.At(8*60+i%15*20, time.UTC).AddDate(0, 0, i/15).Unix())
	}
	return w
}

func smallAccount(name string) *cliniko.Account {
	lead := 2
	return &cliniko.Account{
		Shard:         "au4",
		Settings:      cliniko.Settings{AccountID: "123", Name: name, OnlineBookings: cliniko.OnlineBookings{Enabled: true, LeadTimeHours: &lead}},
		Practitioners: []cliniko.Practitioner{{ID: "1", Name: "Nora Feld " + name, Active: true}},
		Businesses:    []cliniko.Business{{ID: "5", AppointmentTypes: []cliniko.AppointmentTypeID{}}, {ID: "6"}},
		TypesOf:       map[cliniko.PractitionerID][]cliniko.AppointmentTypeID{"1": {"900"}, "2": {}},
		Hours:         []cliniko.Hours{{Practitioner: "1", Business: "5", Weekday: time.Sunday, Windows: []cliniko.Window{{From: 540, To: 1500}}}},
		Lists:         map[cliniko.List]cliniko.Reading{cliniko.ListUser: {At: readAt, Problem: cliniko.KindTimeout}},
	}
}

// knownWeeks is all that is known of a clinic, by business, week and offering.
func knownWeeks(t testing.TB, s *Store, id ClinicID) []*OfferingWeek {
	t.Helper()
	slots, err := s.Load(id)
	require.NoError(t, err)
	known := slices.Collect(slots.All())
	slices.SortFunc(known, func(a, b *OfferingWeek) int {
		return cmp.Or(cmp.Compare(a.Business, b.Business), cmp.Compare(a.Monday.Number(), b.Monday.Number()), byOffering(a, b))
	})
	return known
}

func TestStoreKeepsWhatItIsGiven(t *testing.T) {
	t.Run("an account comes back the same after a restart", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		require.NoError(t, s.PutAccount(seaside, smallAccount("Seaside")))
		s = reopened(t, s)
		account, err := s.Account(seaside)
		require.NoError(t, err)
		require.Equal(t, smallAccount("Seaside"), account)
		require.Equal(t, NoticeNone, s.Notice().Kind)
	})
	t.Run("a clinic that was never kept has no account and no slots", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		account, err := s.Account(seaside)
		require.NoError(t, err)
		require.Nil(t, account)
		require.Empty(t, s.Slots(seaside).Days("5", monday, monday.Add(6)))
		require.Empty(t, knownWeeks(t, s, seaside))
	})
	t.Run("a newer answer replaces the older one whole", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 40)))
		newer := offeringWeek("5", "1", monday, 2)
		newer.ReadAt = readAt.Add(time.Minute)
		require.NoError(t, s.PutSlots(seaside, newer))
		require.Equal(t, []*OfferingWeek{newer}, knownWeeks(t, s, seaside))
	})
	t.Run("the weeks that one answer settles are kept in one transaction, or none of them", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		before := s.transactions(t)
		empty := []*OfferingWeek{offeringWeek("5", "1", monday, 0), offeringWeek("5", "1", monday.Add(7), 0), offeringWeek("5", "1", monday.Add(14), 3)}
		require.NoError(t, s.PutSlots(seaside, empty...))
		require.Equal(t, before+1, s.transactions(t))
		require.Len(t, knownWeeks(t, s, seaside), 3)

		far := offeringWeek("5", "2", monday.Add(7), 1)
		far.To = cliniko.Date{}
		require.Error(t, s.PutSlots(seaside, offeringWeek("5", "2", monday, 4), far))
		require.Len(t, knownWeeks(t, s, seaside), 3)
		require.Equal(t, before+1, s.transactions(t))
	})
	t.Run("weeks that are dropped are known no longer, also after a restart", func(t *testing.T) {
		dir := t.TempDir()
		s := openStore(t, dir)
		gone, kept := offeringWeek("1000", "2000", monday, 3), offeringWeek("1000", "2001", monday, 3)
		require.NoError(t, s.PutSlots(seaside, gone, kept))
		require.NoError(t, s.DropSlots(seaside, gone, offeringWeek("1000", "2009", monday, 0)))
		for range 2 {
			require.Equal(t, []*OfferingWeek{kept}, knownWeeks(t, s, seaside))
			require.NoError(t, s.Close())
			s = openStore(t, dir)
		}
	})
	t.Run("what cannot be kept is refused, not changed", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		turned := offeringWeek("5", "1", monday, 2)
		slices.Reverse(turned.Starts)
		require.ErrorContains(t, s.PutSlots(seaside, turned), "not in order")
		require.ErrorContains(t, s.PutSlots(seaside, offeringWeek(strings.Repeat("9", 256), "1", monday, 1)), "too long")
		far := offeringWeek("5", "1", monday, 1)
		far.To = cliniko.Date{}
		require.ErrorContains(t, s.PutSlots(seaside, far), "not near")
		huge := &cliniko.Account{Settings: cliniko.Settings{Name: strings.Repeat("x", maxAccountBytes)}}
		require.ErrorContains(t, s.PutAccount(seaside, huge), "too large")
		require.Empty(t, knownWeeks(t, s, seaside))
	})
	t.Run("a closed store says so", func(t *testing.T) {
		s := openStore(t, t.TempDir())
		require.NoError(t, s.Close())
		require.ErrorIs(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 1)), errClosed)
		_, err := s.Load(seaside)
		require.ErrorIs(t, err, errClosed)
		_, err = s.Account(seaside)
		require.ErrorIs(t, err, errClosed)
		require.ErrorIs(t, s.Forget(seaside), errClosed)
	})
}

func TestStoreFolderIsPrivate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "cache")
	s := openStore(t, dir)
	require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 1)))
	requireMode(t, dir, folderMode)
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		require.NoError(t, err)
		if !entry.IsDir() {
			requireMode(t, path, fileMode)
		}
		return nil
	}))
}

func requireMode(t testing.TB, path string, mode fs.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return // where a user's own folders are private by inheritance
	}
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, mode, info.Mode().Perm(), path)
}

func TestPruneDropsOldWeeksAndUnreadableRecords(t *testing.T) {
	s := openStore(t, t.TempDir())
	for n := -3; n < 3; n++ {
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday.Add(7*n), 4)))
	}
	s = reopened(t, s)
	strayKey := []byte(keyOf(t, offeringWeek("5", "9", monday.Add(70), 0)))
	require.NoError(t, s.db.update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte(seaside.String())).Bucket(slotsBucket).Put(strayKey, []byte{recordVersion, 60, 1, 2, 3, 4, 5, 6, 7})
	}))
	require.Len(t, knownWeeks(t, s, seaside), 6, "the stray record is not shown")

	require.NoError(t, s.Prune(seaside, monday))

	s = reopened(t, s)
	require.Len(t, knownWeeks(t, s, seaside), 3)
	require.Len(t, s.records(t, seaside), 3, "the stray record is gone")
}

func TestForgetLeavesNothingOnDisk(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	const name = "Lovell-Hartigan Clinic"
	for n := range 50 {
		require.NoError(t, s.PutAccount(seaside, smallAccount(fmt.Sprint(name, n))))
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "987654321", monday.Add(7*n), 100)))
	}
	require.NoError(t, s.PutAccount(inland, smallAccount("Inland")))
	require.NoError(t, os.WriteFile(s.path+".damaged-20260101-000000.000", []byte(name), fileMode))
	require.NotEmpty(t, filesHolding(t, dir, name))

	require.NoError(t, s.Forget(seaside))

	for _, gone := range []string{name, "987654321", seaside.String()} {
		require.Empty(t, filesHolding(t, dir, gone))
	}
	account, err := s.Account(inland)
	require.NoError(t, err)
	require.Equal(t, smallAccount("Inland"), account, "the other clinic stays")
	require.NoError(t, s.PutAccount(seaside, smallAccount("Seaside")), "and the clinic may come back")
	require.Equal(t, NoticeNone, s.Notice().Kind)
}

func filesHolding(t testing.TB, dir, text string) (found []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		if strings.Contains(string(content), text) {
			found = append(found, path)
		}
		return err
	}))
	return found
}

func TestTheFileShrinksAgain(t *testing.T) {
	s := openStore(t, t.TempDir())
	fill(t, s, seaside, 300_000, 200)
	require.NoError(t, checkFile(s.path))
	full := fileSize(t, s)
	require.NoError(t, s.Prune(seaside, monday.Add(7*10000)))
	require.Less(t, fileSize(t, s), full/4)
}

func fileSize(t testing.TB, s *Store) int64 {
	t.Helper()
	info, err := os.Stat(s.path)
	require.NoError(t, err)
	return info.Size()
}

func TestReadersAndTheWriterDoNotDisturbEachOther(t *testing.T) {
	s := openStore(t, t.TempDir())
	require.NoError(t, s.PutSlots(seaside, offeringWeek("5", "1", monday, 50)))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				week := s.Slots(seaside).Days("5", monday, monday.Add(6))
				if len(week) == 0 || len(week[0].Starts) != 50 {
					t.Errorf("a reader saw %v", week)
					return
				}
			}
		})
	}
	for n := range 60 {
		require.NoError(t, s.PutSlots(seaside, offeringWeek("5", fmt.Sprint(n%7+1), monday, 50)))
		if n%20 == 0 {
			require.NoError(t, s.Forget(inland), "which replaces the file under the readers")
		}
	}
	close(stop)
	readers.Wait()
}

func TestAStoreThatIsClosedMeanwhileIsWaitedFor(t *testing.T) {
	dir := t.TempDir()
	first := openStore(t, dir)
	closing := time.AfterFunc(100*time.Millisecond, func() { _ = first.Close() })
	defer closing.Stop()
	require.Zero(t, openStore(t, dir).Notice())
}

func TestOnlyOneOfFiftyOpens(t *testing.T) {
	for _, before := range []string{"no file yet", "a damaged file"} {
		t.Run(before, func(t *testing.T) {
			dir := t.TempDir()
			if before == "a damaged file" {
				require.NoError(t, os.WriteFile(filepath.Join(dir, storeFile), []byte("damaged"), fileMode))
			}
			var opened []*Store
			var inUse int
			var mu sync.Mutex
			var starts sync.WaitGroup
			begin := time.Now()
			for range 50 {
				starts.Go(func() {
					s, err := OpenStore(dir)
					mu.Lock()
					defer mu.Unlock()
					if err == nil {
						opened = append(opened, s)
					} else if err == ErrInUse {
						inUse++
					}
				})
			}
			starts.Wait()
			require.Len(t, opened, 1)
			require.Equal(t, 49, inUse)
			require.Less(t, time.Since(begin), 3*time.Second)
			require.NoError(t, opened[0].PutSlots(seaside, offeringWeek("5", "1", monday, 3)))
			require.Len(t, knownWeeks(t, reopened(t, opened[0]), seaside), 1)
		})
	}
}

// fill stores so many slots, in weeks of one business and 40 practitioners, 50 starts
// each, and so many records a transaction.
func fill(t testing.TB, s *Store, id ClinicID, slots, perTransaction int) {
	t.Helper()
	const practitioners, starts = 40, 50
	var all []*OfferingWeek
	for n := range slots / starts {
		all = append(all, offeringWeek(fmt.Sprint(1000+n/practitioners%5), fmt.Sprint(2000+n%practitioners), monday.Add(7*(n/practitioners/5)), starts))
	}
	for some := range slices.Chunk(all, perTransaction) {
		require.NoError(t, s.PutSlots(id, some...))
	}
	require.Equal(t, NoticeNone, s.Notice().Kind)
	require.Empty(t, s.pending)
}
