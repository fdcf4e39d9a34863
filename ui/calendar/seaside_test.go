package calendar

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/calendar/sheet"
	"mieahealth.com/companion/ui/calendar/sheet/sheettest"
	"mieahealth.com/companion/ui/theme"
)

// seaside is the demo clinic as the app knows it: read by the real client and kept by
// the real store.
type seaside struct {
	server  *demo.Server
	offline atomic.Bool
	keys    map[storage.ClinicID]cliniko.Key
	store   *storage.Store
	clinics *storage.Clinics
}

// openSeaside opens the demo clinic in a bubble, on Tuesday 24 November 2026 at 9:00 in
// Sydney.
func openSeaside(t *testing.T, dir string) *seaside {
	t.Helper()
	time.Sleep(time.Until(time.Date(2026, time.November, 23, 22, 0, 0, 0, time.UTC)))
	s := &seaside{server: demo.New(demo.Options{}), keys: map[storage.ClinicID]cliniko.Key{}}
	s.reopen(t, dir)
	return s
}

// reopen reads again what a folder holds, as a start of the app does.
func (s *seaside) reopen(t *testing.T, dir string) {
	t.Helper()
	var err error
	s.store, err = storage.OpenStore(dir)
	require.NoError(t, err)
	s.clinics, err = storage.OpenClinics(dir)
	require.NoError(t, err)
}

// RoundTrip answers without a socket, so that the clock of a bubble can stand still.
func (s *seaside) RoundTrip(r *http.Request) (*http.Response, error) {
	if s.offline.Load() {
		return nil, errors.Join(errors.New("dial"), syscall.ENETUNREACH)
	}
	recorder := httptest.NewRecorder()
	arrived := r.Clone(r.Context())
	arrived.Host, arrived.TLS = r.URL.Host, &tls.ConnectionState{}
	s.server.ServeHTTP(recorder, arrived)
	response := recorder.Result()
	response.Request = r
	return response, nil
}

func (s *seaside) Get(_ context.Context, id storage.ClinicID) (cliniko.Key, error) {
	return s.keys[id], nil
}

func (s *seaside) Set(_ context.Context, id storage.ClinicID, key cliniko.Key) error {
	s.keys[id] = key
	return nil
}

func (s *seaside) Delete(context.Context, storage.ClinicID) error { return nil }

// run keeps the clinic fresh while something is done.
func (s *seaside) run(t *testing.T, do func(*live.Live)) {
	t.Helper()
	l := live.New(live.Options{
		Store: s.store, Clinics: s.clinics, Keychain: s, Now: time.Now,
		Connect: func(key cliniko.Key) (live.Source, error) {
			return cliniko.NewClient(key, cliniko.Options{Version: "test", Base: s})
		},
	})
	ctx, cancel := context.WithCancel(t.Context())
	var work sync.WaitGroup
	work.Go(func() { l.Run(ctx) })
	do(l)
	cancel()
	work.Wait()
}

// connect brings the clinic on screen and waits until it is read.
func connect(t *testing.T, l *live.Live) {
	t.Helper()
	key, err := cliniko.ParseKey(demo.Key)
	require.NoError(t, err)
	l.Try(key)
	l.Foreground(true)
	waitFor(t, func() bool {
		return l.State().Status.Phase == live.UpToDate && l.State().Status.Done == l.State().Status.All
	})
}

// waitFor lets the bubble's time pass until something is so.
func waitFor(t *testing.T, so func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Hour); !so(); time.Sleep(time.Second) {
		synctest.Wait()
		require.True(t, time.Now().Before(end), "waited for an hour")
	}
}

// look puts a page in a window that shows what live knows.
func (s *seaside) look(t *testing.T, l *live.Live) *Page {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	sydney := sheettest.Zone(t, "Australia/Sydney")
	p := New(Deps{
		Source: l, Show: l.Show, Update: func(change func(*storage.Clinic)) { l.Update(l.State().Clinic.ID, change) },
		Now:      func() time.Time { return time.Now().In(sydney) },
		Open:     func(*url.URL) {},
		GoTo:     func(int) {},
		SaveFile: func(string, []byte) {},
	})
	w := test.NewTempWindow(t, p.Content())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1180, 2400))
	p.SetState(l.State())
	return p
}

// draw shows the newest state once live has nothing to do.
func draw(p *Page, l *live.Live) {
	synctest.Wait()
	p.SetState(l.State())
}

// showWhole shows a view and waits until all of its days are read.
func showWhole(t *testing.T, p *Page, l *live.Live, v sheet.View) {
	t.Helper()
	p.showView(v)
	waitFor(t, func() bool { draw(p, l); return p.sheet.WeeksUnread == 0 })
}

// watch looks at the clinic on screen, with a clock that only moves while one sleeps.
func watch(t *testing.T, do func(*testing.T, *seaside, *live.Live, *Page)) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := openSeaside(t, dir)
		defer s.store.Close()
		s.run(t, func(l *live.Live) {
			connect(t, l)
			do(t, s, l, s.look(t, l))
		})
	})
}

// age is how old the times on screen are: about a minute, since reading them takes as long.
var age = regexp.MustCompile(`Updated [^(]+ \(9(:0[01])? am `)

func TestTheDemoClinicInEachView(t *testing.T) {
	watch(t, func(t *testing.T, _ *seaside, l *live.Live, p *Page) {
		for v := range sheet.Views {
			showWhole(t, p, l, sheet.View(v))
			requireGolden(t, strings.ToLower(sheet.Views[v].Label), age.ReplaceAllString(tree(p.screen.root), "Updated just now (9 am "))
		}
	})
}

func TestATimeThatIsBookedAwayVanishes(t *testing.T) {
	watch(t, func(t *testing.T, s *seaside, l *live.Live, p *Page) {
		showWhole(t, p, l, sheet.Week)
		total, noon := p.sheet.Total, sheettest.Tuesday.At(12*60, p.zone)
		p.choose(sheet.Selection{Start: noon})
		require.Equal(t, "Tue 24 Nov, 12 pm · Ben Tran and Chloé D’Souza · Harbour Clinic", p.words())

		s.server.Change(func(c *demo.Clinic) {
			for _, person := range []string{demo.Ben, demo.Chloe} {
				c.Bookings = append(c.Bookings, demo.Booking{Practitioner: person, Business: demo.Harbour, Start: noon.UTC(), End: noon.UTC().Add(30 * time.Minute)})
			}
		})
		booked := time.Now()
		waitFor(t, func() bool { draw(p, l); _, free := p.sheet.Find(p.chosen); return !free })
		require.Less(t, time.Since(booked), 75*time.Second)
		require.Less(t, p.sheet.Total, total)
		require.Contains(t, sheet.CountText(p.sheet, sheet.Week), " gone")
		require.True(t, slices.ContainsFunc(p.sheet.Ghosts, func(b sheet.Block) bool { return b.Start.Equal(noon) }))
		require.Equal(t, sheet.TextChosenGone, p.words())
		require.True(t, p.screen.panel.choice.box.Visible(), "the card keeps its place")

		time.Sleep(sheet.MarkFor + time.Second)
		p.Draw()
		require.Zero(t, p.sheet.Gone)
		require.Empty(t, p.sheet.Ghosts)
	})
}

func TestAStartWithoutTheInternetShowsWhatWasReadLast(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := openSeaside(t, dir)
		var total int
		var id storage.ClinicID
		s.run(t, func(l *live.Live) {
			connect(t, l)
			p := s.look(t, l)
			showWhole(t, p, l, sheet.Week)
			total, id = p.sheet.Total, l.State().Clinic.ID
		})
		require.NoError(t, s.store.Close())

		time.Sleep(20 * time.Minute)
		s.offline.Store(true)
		s.reopen(t, dir)
		defer s.store.Close()
		s.run(t, func(l *live.Live) {
			l.Open(id)
			waitFor(t, func() bool { return l.State().Status.Phase == live.Offline })
			p := s.look(t, l)
			require.Equal(t, total, p.sheet.Total)
			require.True(t, p.screen.footer.stale.Visible())
			require.False(t, p.screen.footer.fresh.Visible())
			require.Equal(t, "Updated 20 min ago (9 am Sydney time)", p.screen.footer.stale.AccessibilityLabel())

			s.offline.Store(false)
			waitFor(t, func() bool { draw(p, l); return !p.stale() })
			require.True(t, p.screen.footer.fresh.Visible())
		})
	})
}
