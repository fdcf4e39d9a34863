package integration

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui"
)

// keyPatience is how long the app waits for the password store here, in the place of two
// minutes.
const keyPatience = 300 * time.Millisecond

// settle is how long the app gathers changes here before it shows them, in the place of a
// tenth of a second.
const settle = 20 * time.Millisecond

const stopPatience = 2 * time.Second // as in the program

// TestMain has the many windows, each soon garbage, collected less often.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// app is one run of the program: what it puts together, without flags and log.
type app struct {
	t           testing.TB
	fyne        fyne.App
	paths       storage.Paths
	kept        *storage.Files
	keychain    *storage.Keychain
	ring        *session
	preferences *storage.PreferencesFile
	live        *screenLive
	window      *ui.Window
	changed     chan struct{} // live has published; the test has not looked yet
	end         context.CancelFunc
	ended       chan struct{} // the work has
	over        bool
}

// screenLive is live as the window has it, but for who calls the window back: the test,
// since only its goroutine may draw.
type screenLive struct {
	*live.Live
	drawn func()
	given chan func() // keys that live gives out
}

func (l *screenLive) Subscribe(changed func()) { l.drawn = changed }

func (l *screenLive) CopyKey(id storage.ClinicID, give func(cliniko.Key)) {
	l.Live.CopyKey(id, func(key cliniko.Key) { l.given <- func() { give(key) } })
}

// draw draws what has come.
func (l *screenLive) draw() {
	select {
	case give := <-l.given:
		give()
	default:
	}
	l.drawn()
}

// start runs the program on its folders, as a person does who has closed it before.
func start(t testing.TB, paths storage.Paths, store *passwords, connect func(cliniko.Key) (live.Source, error), now func() time.Time) *app {
	t.Helper()
	a := &app{
		t: t, fyne: test.NewTempApp(t), paths: paths, ring: &session{passwords: store},
		changed: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	var err error
	a.kept, err = storage.OpenFiles(paths)
	require.NoError(t, err)
	a.keychain = storage.NewKeychain(a.ring)
	var preferences storage.Preferences
	a.preferences, preferences = storage.OpenPreferences(paths.Data)
	a.live = &screenLive{given: make(chan func(), 1), Live: live.New(live.Options{
		Store: a.kept.Store, Clinics: a.kept.Clinics, Keychain: a.keychain,
		Now: now, Connect: connect, Last: preferences.Clinic, KeyTimeout: keyPatience,
		PublishDelay: settle,
		Unlimited:    true, // the clinics are demo clinics of this process
	})}
	a.live.Live.Subscribe(func() {
		select {
		case a.changed <- struct{}{}:
		default:
		}
	})
	a.window = ui.New(a.fyne, ui.Deps{
		Live: a.live, Version: "test", Preferences: preferences, Remember: a.preferences.Save, Browser: ui.NewBrowser(),
		Now: now, TryDemo: func() {},
	})
	a.run()
	a.live.Begin()
	t.Cleanup(a.kill)
	return a
}

// run shows the window. What the window would start beside its loop ends at once: the
// test's goroutine is the only one that draws.
func (a *app) run() {
	none, cancel := context.WithCancel(context.Background())
	cancel()
	a.window.ShowAndRun(none)
	ctx, end := context.WithCancel(context.Background())
	a.end = end
	go func() {
		defer close(a.ended)
		a.live.Run(ctx)
	}()
}

// screen is the window as Fyne has it: the newest one.
func (a *app) screen() fyne.Window {
	all := a.fyne.Driver().AllWindows()
	return all[len(all)-1]
}

// close ends the program in its order: the window, the work, then what is kept.
func (a *app) close() {
	a.screen().Close()
	a.end()
	wait(a.ended, stopPatience)
	a.preferences.Close()
	patience, done := context.WithTimeout(context.Background(), stopPatience)
	defer done()
	a.keychain.Close(patience)
	a.ring.over.Store(true)
	a.over = true
	require.True(a.t, a.gaveUp(), "the folders are still held")
}

// gaveUp closes what is kept; it reports whether that ended.
func (a *app) gaveUp() bool {
	closed := make(chan struct{})
	go func() { defer close(closed); a.kept.Close() }()
	return wait(closed, 5*time.Second)
}

// kill ends the program as kill -9 does: nothing that it does from now on is seen.
func (a *app) kill() {
	a.ring.over.Store(true)
	a.end()
	if !a.over {
		a.over = true
		a.t.Cleanup(func() {
			a.ring.works()
			wait(a.ended, 10*time.Second)
			a.gaveUp()
		})
	}
}

func wait(done <-chan struct{}, patience time.Duration) bool {
	select {
	case <-done:
		return true
	case <-time.After(patience):
		return false
	}
}

// copyOf is a folder as a power cut leaves it: what is written meanwhile may be in it or not.
func copyOf(t *testing.T, from string) (to string) {
	t.Helper()
	to = shortFolder(t)
	require.NoError(t, filepath.WalkDir(from, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(to, name), 0o700)
		}
		if !entry.Type().IsRegular() {
			return nil
		}
		content, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) {
			return nil // replaced by a newer one since the folder was listed
		}
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), content, 0o600)
	}))
	return to
}

// shortFolder has a path that leaves room for the name of a socket.
func shortFolder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "desk-")
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
