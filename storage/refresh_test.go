package storage

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

// trace is what a write to a file cannot leave as it was.
type trace struct {
	modified time.Time
	content  string
}

// footprint is the trace of a file, once it has an age that a write would show in.
func footprint(t testing.TB, path string) trace {
	t.Helper()
	old := time.Unix(1_700_000_000, 0)
	require.NoError(t, os.Chtimes(path, old, old))
	return traceOf(t, path)
}

func traceOf(t testing.TB, path string) trace {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return trace{modified: info.ModTime(), content: string(content)}
}

// later is the same answer, read so much later.
func (w *OfferingWeek) later(by time.Duration) *OfferingWeek {
	again := *w
	again.Starts, again.ReadAt = slices.Clone(w.Starts), w.ReadAt.Add(by)
	return &again
}

func laterAccount(name string, by time.Duration) *cliniko.Account {
	a := smallAccount(name)
	for list, reading := range a.Lists {
		reading.At = reading.At.Add(by)
		a.Lists[list] = reading
	}
	return a
}

// storeWithTwoWeeks holds an account, a week with slots and one without.
func storeWithTwoWeeks(t *testing.T) (s *Store, full, empty *OfferingWeek) {
	t.Helper()
	s = openStore(t, t.TempDir())
	full, empty = offeringWeek("5", "1", monday, 40), offeringWeek("5", "1", monday.Add(7), 0)
	require.NoError(t, s.PutAccount(seaside, smallAccount("Seaside")))
	require.NoError(t, s.PutSlots(seaside, full, empty))
	return s, full, empty
}

func TestAnAnswerThatSaysTheSame(t *testing.T) {
	t.Run("writes nothing, and readers see its age at once", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		before := footprint(t, s.path)
		for minute := range 90 {
			by := time.Duration(minute) * time.Minute
			require.NoError(t, s.PutSlots(seaside, full.later(by), empty.later(by)))
			require.NoError(t, s.PutAccount(seaside, laterAccount("Seaside", by)))
			require.NoError(t, s.PutSlots(seaside))

			week := s.Slots(seaside).Days("5", monday, monday)
			require.Len(t, week, 1)
			require.Equal(t, full.later(by).ReadAt, week[0].ReadAt)
			require.Equal(t, []*OfferingWeek{full.later(by), empty.later(by)}, knownWeeks(t, s, seaside))
			account, err := s.Account(seaside)
			require.NoError(t, err)
			require.Equal(t, laterAccount("Seaside", by), account)
		}
		require.Equal(t, before, traceOf(t, s.path))
	})
	t.Run("has its age in the file once the store was closed", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		require.NoError(t, s.PutSlots(seaside, full.later(time.Hour)))
		require.NoError(t, s.PutAccount(seaside, laterAccount("Seaside", time.Hour)))
		s = reopened(t, s)
		require.Equal(t, []*OfferingWeek{full.later(time.Hour), empty}, knownWeeks(t, s, seaside))
		account, err := s.Account(seaside)
		require.NoError(t, err)
		require.Equal(t, laterAccount("Seaside", time.Hour), account)
		before := footprint(t, s.path)
		require.Equal(t, before, traceOf(t, reopened(t, s).path), "a store that was only read is not written")
	})
	t.Run("has its age in the file with the next news", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		require.NoError(t, s.PutSlots(seaside, full.later(time.Hour)))
		require.NoError(t, s.PutSlots(seaside, offeringWeek("6", "1", monday, 1)))
		require.Empty(t, s.pending)
		require.Equal(t, []*OfferingWeek{full.later(time.Hour), empty, offeringWeek("6", "1", monday, 1)}, knownWeeks(t, s, seaside))
	})
	t.Run("is written when the file is not there any more", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		require.NoError(t, s.PutSlots(seaside, empty.later(time.Hour)))
		require.NoError(t, os.Remove(s.path))
		require.NoError(t, s.PutSlots(seaside, full))
		require.Equal(t, []*OfferingWeek{full, empty.later(time.Hour)}, knownWeeks(t, s, seaside))
		require.Len(t, knownWeeks(t, reopened(t, s), seaside), 2)
	})
	t.Run("and all that is known goes into a new file when the old one turns out damaged", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		require.NoError(t, s.PutSlots(seaside, full.later(time.Hour)))
		require.NoError(t, os.Truncate(s.path, 4096))
		require.Equal(t, []*OfferingWeek{full.later(time.Hour), empty}, knownWeeks(t, s, seaside))
		news := offeringWeek("6", "1", monday, 1)
		require.NoError(t, s.PutSlots(seaside, news))
		require.Equal(t, NoticeDamaged, s.Notice().Kind)
		s = reopened(t, s)
		require.Equal(t, []*OfferingWeek{full.later(time.Hour), empty, news}, knownWeeks(t, s, seaside))
		account, err := s.Account(seaside)
		require.NoError(t, err)
		require.Equal(t, smallAccount("Seaside"), account)
	})
	t.Run("does not bring a dropped week or a forgotten clinic back", func(t *testing.T) {
		s, full, empty := storeWithTwoWeeks(t)
		require.NoError(t, s.PutSlots(inland, full))
		for _, id := range []ClinicID{seaside, inland} {
			require.NoError(t, s.PutSlots(id, full.later(time.Hour)))
		}
		require.NoError(t, s.Prune(seaside, monday.Add(7)))
		require.NoError(t, s.Forget(inland))
		s = reopened(t, s)
		require.Equal(t, []*OfferingWeek{empty}, knownWeeks(t, s, seaside))
		require.Empty(t, knownWeeks(t, s, inland))
		require.Empty(t, filesHolding(t, filepath.Dir(s.path), inland.String()))
	})
}

func TestNewsIsWrittenAtOnce(t *testing.T) {
	for name, change := range map[string]func(w *OfferingWeek){
		"a day that has passed": func(w *OfferingWeek) { w.From = w.From.Add(1) },
		"a day less read":       func(w *OfferingWeek) { w.To = w.To.Add(-1) },
		"a slot more":           func(w *OfferingWeek) { w.Starts = append(w.Starts, w.Starts[39]+3600) },
		"a slot fewer":          func(w *OfferingWeek) { w.Starts = w.Starts[1:] },
		"another slot":          func(w *OfferingWeek) { w.Starts[39]++ },
		"no slots":              func(w *OfferingWeek) { w.Starts = []int64{} },
		"a clock put back":      func(w *OfferingWeek) { w.ReadAt = readAt.Add(-time.Second) },
		"another week":          func(w *OfferingWeek) { *w = *offeringWeek("5", "1", monday.Add(14), 40) },
	} {
		t.Run(name, func(t *testing.T) {
			s, full, empty := storeWithTwoWeeks(t)
			before := s.transactions(t)
			changed := full.later(time.Hour)
			change(changed)
			require.NoError(t, s.PutSlots(seaside, empty.later(time.Hour), changed))
			require.Equal(t, before+1, s.transactions(t))
			require.Empty(t, s.pending)
			require.Contains(t, knownWeeks(t, s, seaside), changed)
			require.Contains(t, knownWeeks(t, s, seaside), empty.later(time.Hour))
		})
	}
	for name, change := range map[string]func(a *cliniko.Account){
		"another name": func(a *cliniko.Account) { a.Settings.Name = "Bayside" },
		"a list that failed": func(a *cliniko.Account) {
			a.Lists[cliniko.ListUser] = cliniko.Reading{At: readAt, Problem: cliniko.KindRateLimited}
		},
		"a list never read well":  func(a *cliniko.Account) { a.Lists[cliniko.ListUser] = cliniko.Reading{Problem: cliniko.KindTimeout} },
		"a list read anew":        func(a *cliniko.Account) { a.Lists[cliniko.ListHours] = cliniko.Reading{At: readAt} },
		"no lists":                func(a *cliniko.Account) { a.Lists = nil },
		"an account's clock back": func(a *cliniko.Account) { a.Lists = laterAccount("", -time.Second).Lists },
	} {
		t.Run(name, func(t *testing.T) {
			s, _, _ := storeWithTwoWeeks(t)
			before := s.transactions(t)
			changed := laterAccount("Seaside", time.Hour)
			change(changed)
			require.NoError(t, s.PutAccount(seaside, changed))
			require.Equal(t, before+1, s.transactions(t))
			account, err := s.Account(seaside)
			require.NoError(t, err)
			require.Equal(t, changed, account)
		})
	}
}
