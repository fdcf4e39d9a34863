package live

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
)

// world is a Live at work on a fake clinic, inside a synctest bubble.
type world struct {
	*Live
	t        *testing.T
	source   *fakeSource
	keychain *fakeKeychain
	key      cliniko.Key
	dir      string
	last     storage.ClinicID // that was on screen in the run before
	unpaced  bool             // from the next run on
	wrong    atomic.Int64     // by how much the computer's clock is off
	stop     func()
}

var seaside = storage.ClinicID{Shard: "au4", Account: "77"}

// inWorld runs a test on a Live with so many practitioners, in parallel with others; its
// clock starts on a Saturday (synctest's beginning of time).
func inWorld(t *testing.T, practitioners int, test func(w *world)) {
	t.Parallel()
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		store, err := storage.OpenStore(dir)
		require.NoError(t, err)
		clinics, err := storage.OpenClinics(dir)
		require.NoError(t, err)
		key, err := cliniko.ParseKey("MS0xLWFiY2RlZmdoaWprbG1ub3A-au4")
		require.NoError(t, err)
		w := &world{
			t: t, key: key, dir: dir,
			source:   &fakeSource{now: time.Now, practitioners: practitioners, delay: 100 * time.Millisecond},
			keychain: &fakeKeychain{keys: make(map[storage.ClinicID]cliniko.Key)},
		}
		w.run(store, clinics)
		test(w)
		w.stop()
		require.NoError(t, store.Close())
	})
}

// run starts a Live on what is kept.
func (w *world) run(store *storage.Store, clinics *storage.Clinics) {
	w.Live = New(Options{
		Store: store, Clinics: clinics, Keychain: w.keychain, Last: w.last, Unlimited: w.unpaced,
		Now:     func() time.Time { return time.Now().Add(time.Duration(w.wrong.Load())) },
		Connect: func(cliniko.Key) (Source, error) { return w.source, nil },
	})
	ctx, cancel := context.WithCancel(w.t.Context())
	done := make(chan struct{})
	go func() { w.Run(ctx); close(done) }()
	w.stop = func() {
		cancel()
		began := time.Now()
		<-done
		require.Less(w.t, time.Since(began), 2*time.Second)
	}
}

// restart is the app closed and started again.
func (w *world) restart() {
	w.stop()
	w.run(w.o.Store, w.o.Clinics)
}

// week is what is known of a week of the business.
func (w *world) week(monday cliniko.Date) []storage.OfferingDays {
	return w.Slots(seaside).Days(businessID, monday, monday.Add(6))
}

// after lets time pass and gives the state then.
func (w *world) after(d time.Duration) *State {
	time.Sleep(d)
	synctest.Wait()
	return w.State()
}

func (w *world) connect() {
	w.Try(w.key)
	require.Equal(w.t, UpToDate, w.after(time.Minute).Status.Phase)
}

func thisMonday() cliniko.Date {
	return cliniko.DateOf(time.Now().In(sydney)).Monday()
}

func TestConnect(t *testing.T) {
	t.Run("a key that works brings its clinic, keeps the key and reads everything", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			s := w.State()
			require.Equal(t, seaside, s.Clinic.ID)
			require.Equal(t, "Ada Lovell", s.Clinic.User)
			require.Equal(t, KeyKept, s.Key.Phase)
			require.Equal(t, "seaside.au4.cliniko.com", s.Site.Host())
			require.Len(t, s.Report.Verdicts, 2)
			require.Equal(t, readiness.Bookable, s.Report.Verdicts[0].State)
			require.True(t, w.keychain.keys[seaside].Equal(w.key))
			week := w.week(thisMonday().Add(7))
			require.Len(t, week, 2)
			require.Len(t, week[0].Starts, 10)
		})
	})
	t.Run("a refused key says so and leaves nothing behind", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.source.break_(func(string) error { return &cliniko.Error{Kind: cliniko.KindKeyRefused} })
			w.Try(w.key)
			s := w.after(time.Second)
			require.Equal(t, KeyFailed, s.Key.Phase)
			require.Equal(t, cliniko.KindKeyRefused, s.Key.Problem.Kind)
			require.False(t, s.Connected())
			require.Empty(t, w.keychain.keys)
		})
	})
	t.Run("without a password store the key serves this session", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.keychain.fault = storage.KeychainAbsent
			w.connect()
			require.Equal(t, KeySession, w.State().Key.Phase)
			require.Equal(t, storage.KeychainAbsent, w.State().Key.Fault)
		})
	})
	t.Run("a hung password store is waited for until the user has enough", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.keychain.hang = true
			w.Try(w.key)
			require.Equal(t, KeySaving, w.after(30*time.Second).Key.Phase)
			w.StopWaiting(seaside)
			s := w.after(time.Second)
			require.Equal(t, KeySession, s.Key.Phase)
			require.Equal(t, storage.KeychainHung, s.Key.Fault)
		})
	})
	t.Run("ticks made before there was a clinic go with it", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.Update(w.State().Clinic.ID, func(c *storage.Clinic) { c.Ticks = map[string]time.Time{"log-in": time.Now()} })
			w.after(time.Second)
			w.connect()
			require.Contains(t, w.State().Clinic.Ticks, "log-in")
		})
	})
}

func TestTrouble(t *testing.T) {
	t.Run("nothing is sent while Cliniko asks to wait", func(t *testing.T) {
		inWorld(t, 3, func(w *world) {
			w.connect()
			w.source.break_(func(string) error {
				return &cliniko.Error{Kind: cliniko.KindRateLimited, RetryAt: time.Now().Add(40 * time.Second)}
			})
			w.CheckNow()
			s := w.after(2 * time.Second)
			require.Equal(t, Waiting, s.Status.Phase)
			before := len(w.source.requests())
			w.CheckNow()
			w.source.break_(nil)
			w.after(35 * time.Second)
			require.Len(t, w.source.requests(), before)
			require.Equal(t, UpToDate, w.after(time.Minute).Status.Phase)
		})
	})
	t.Run("offline keeps the times with their age and comes back by itself", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			w.source.break_(func(string) error { return &cliniko.Error{Kind: cliniko.KindOffline} })
			s := w.after(30 * time.Minute)
			require.Equal(t, Offline, s.Status.Phase)
			require.Equal(t, readiness.Bookable, s.Report.Verdicts[0].State)
			requests := w.source.requests()
			var lately int
			for _, r := range requests {
				if time.Since(r.at) < 10*time.Minute {
					require.Equal(t, "user", r.what)
					lately++
				}
			}
			require.InDelta(t, 15, lately, 3, "one probe each 40 s")
			w.source.break_(nil)
			require.Equal(t, UpToDate, w.after(time.Minute).Status.Phase)
		})
	})
	t.Run("one false refusal of a key that has worked is not believed", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.source.break_(func(string) error { return &cliniko.Error{Kind: cliniko.KindKeyRefused} })
			w.CheckNow()
			require.NotEqual(t, KeyRefused, w.after(10*time.Second).Status.Phase)
			w.source.break_(nil)
			require.Equal(t, UpToDate, w.after(time.Minute).Status.Phase)
		})
	})
	t.Run("two refusals half a minute apart are, and the key stays", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.source.break_(func(string) error { return &cliniko.Error{Kind: cliniko.KindKeyRefused} })
			w.CheckNow()
			require.Equal(t, KeyRefused, w.after(time.Minute).Status.Phase)
			require.Contains(t, w.keychain.keys, seaside)
			require.Equal(t, readiness.Bookable, w.State().Report.Verdicts[0].State)
		})
	})
	t.Run("today that Cliniko refuses is asked for from tomorrow and counts as not read", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			time.Sleep((3*24 + 12) * time.Hour) // a Tuesday, 11 pm
			today := thisMonday().Add(1)
			w.source.counts, _ = time.LoadLocation("Pacific/Auckland")
			w.connect()
			require.Equal(t, today, w.State().From)
			require.Equal(t, []storage.DayState{storage.DayOver, storage.DayOver, storage.DayRead}, w.week(thisMonday())[0].States[:3])
		})
	})
	t.Run("a list that may not be seen does not stop the others", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.source.break_(func(what string) error {
				if what == "blocks" || what == "inactive" {
					return &cliniko.Error{Kind: cliniko.KindForbidden, Status: 403}
				}
				return nil
			})
			w.connect()
			require.Equal(t, cliniko.KindForbidden, w.State().Account.Lists[cliniko.ListBlocks].Problem)
			require.Equal(t, readiness.Bookable, w.State().Report.Verdicts[0].State)
		})
	})
}

func TestTheDataFolder(t *testing.T) {
	t.Run("is looked at when the window comes to the front", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			open := func(mode os.FileMode) bool {
				require.NoError(t, os.Chmod(w.dir, mode))
				w.Foreground(false)
				w.Foreground(true)
				return slices.ContainsFunc(w.after(time.Second).Notices, func(n Notice) bool { return n.Kind == storage.NoticeFolderOpen })
			}
			require.False(t, open(0o700))
			require.True(t, open(0o755))
			require.False(t, open(0o700))
		})
	})
}

func TestBudget(t *testing.T) {
	t.Run("in the background no minute sees more than 60 requests", func(t *testing.T) {
		inWorld(t, 40, func(w *world) {
			w.Try(w.key)
			w.after(3 * time.Minute)
			w.Foreground(false)
			w.after(time.Second)
			began := time.Now()
			w.after(3 * time.Hour)
			requireAtMost(t, 60, w.source.requests(), began)
		})
	})
	t.Run("the program’s own demo clinic is read without a budget", func(t *testing.T) {
		inWorld(t, 40, func(w *world) {
			w.unpaced = true
			w.restart()
			w.Try(w.key)
			w.after(10 * time.Second)
			require.Greater(t, w.source.Requests(), 150)
			w.Foreground(false)
			began := w.source.Requests()
			w.after(time.Minute)
			require.Less(t, w.source.Requests()-began, 200, "what was read is not read again and again")
		})
	})
	t.Run("the week on screen is read again each minute while the window is in front", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.Show(businessID, thisMonday().Add(7), thisMonday().Add(13))
			began := time.Now()
			w.after(10*time.Minute + time.Second)
			var reads int
			for _, r := range w.source.requests() {
				if r.at.After(began) && strings.Contains(r.what, thisMonday().Add(7).String()+"..") {
					reads++
				}
			}
			require.InDelta(t, 10, reads, 1)
		})
	})
}

func requireAtMost(t *testing.T, most int, requests []request, since time.Time) {
	t.Helper()
	for i, first := range requests {
		if first.at.Before(since) {
			continue
		}
		var n int
		for _, r := range requests[i:] {
			if r.at.Sub(first.at) < time.Minute {
				n++
			}
		}
		require.LessOrEqual(t, n, most)
	}
}

func TestForget(t *testing.T) {
	t.Run("the key, the cache and the clinic are gone, also what was under way", func(t *testing.T) {
		inWorld(t, 5, func(w *world) {
			w.connect()
			w.CheckNow()
			w.after(50 * time.Millisecond)
			w.Forget(seaside)
			s := w.after(time.Minute)
			require.False(t, s.Connected())
			require.Empty(t, s.Clinics)
			require.Empty(t, w.keychain.keys)
			account, err := w.o.Store.Account(seaside)
			require.NoError(t, err)
			require.Nil(t, account)
		})
	})
	t.Run("a password store that refuses is said, and the clinic stays to try again", func(t *testing.T) {
		inWorld(t, 1, func(w *world) {
			w.connect()
			w.keychain.fault = storage.KeychainDenied
			w.Forget(seaside)
			s := w.after(time.Second)
			require.Equal(t, KeyNotForgotten, s.Key.Phase)
			require.Equal(t, storage.KeychainDenied, s.Key.Fault)
			require.True(t, s.Connected())
		})
	})
}

func TestRestart(t *testing.T) {
	t.Run("the clinic comes back from the store without a network", func(t *testing.T) {
		inWorld(t, 2, func(w *world) {
			w.connect()
			w.source.break_(func(string) error { return &cliniko.Error{Kind: cliniko.KindOffline} })
			w.Open(storage.ClinicID{})
			require.False(t, w.after(time.Second).Connected())
			w.Open(seaside)
			s := w.after(5 * time.Second)
			require.Equal(t, Offline, s.Status.Phase)
			require.Equal(t, readiness.Bookable, s.Report.Verdicts[0].State)
			require.True(t, s.Status.CheckedAt.IsZero(), "nothing was read in this session")
		})
	})
}
