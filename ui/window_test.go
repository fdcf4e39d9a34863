package ui

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.Local)

// lordHowe keeps a clock that no computer of these tests does.
var lordHowe, _ = time.LoadLocation("Australia/Lord_Howe")

// fakeLive shows a state and records the commands.
type fakeLive struct {
	state   *live.State
	checked int
	shown   []cliniko.Date
	opened  []storage.ClinicID
	forgot  []storage.ClinicID
	writing storage.Writing
}

func (l *fakeLive) State() *live.State                              { return l.state }
func (l *fakeLive) Subscribe(func())                                {}
func (l *fakeLive) Slots(storage.ClinicID) *storage.Slots           { return nil }
func (l *fakeLive) Try(cliniko.Key)                                 {}
func (l *fakeLive) StopWaiting(storage.ClinicID)                    {}
func (l *fakeLive) SaveKey(storage.ClinicID)                        {}
func (l *fakeLive) KeepKey(storage.ClinicID)                        {}
func (l *fakeLive) ForgetAgain(storage.ClinicID)                    {}
func (l *fakeLive) CopyKey(storage.ClinicID, func(cliniko.Key))     {}
func (l *fakeLive) Open(id storage.ClinicID)                        { l.opened = append(l.opened, id) }
func (l *fakeLive) Forget(id storage.ClinicID)                      { l.forgot = append(l.forgot, id) }
func (l *fakeLive) CheckNow()                                       { l.checked++ }
func (l *fakeLive) Show(_ cliniko.BusinessID, from, _ cliniko.Date) { l.shown = append(l.shown, from) }
func (l *fakeLive) Watch(...cliniko.List)                           {}
func (l *fakeLive) Unwatch()                                        {}
func (l *fakeLive) AddOther()                                       {}
func (l *fakeLive) DropPasted()                                     {}
func (l *fakeLive) Foreground(bool)                                 {}
func (l *fakeLive) SetWriting(chosen storage.Writing)               { l.writing = chosen }
func (l *fakeLive) Update(storage.ClinicID, func(*storage.Clinic))  {}

// recorder stands in for the system's opener.
type recorder struct {
	mu     sync.Mutex
	opened []string
	err    error
}

func (r *recorder) open(address string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.opened = append(r.opened, address)
	return r.err
}

func (r *recorder) addresses() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string(nil), r.opened...)
}

// unconnected and connected are the two ends of the way.
func unconnected() *live.State {
	return &live.State{Status: live.Status{Phase: live.Unconnected}, Key: live.KeyState{Phase: live.KeyNone}}
}

func connected(t *testing.T) *live.State {
	t.Helper()
	site, err := cliniko.NewSite("seaside", "au4")
	require.NoError(t, err)
	clinic := storage.Clinic{
		ID: storage.ClinicID{Shard: "au4", Account: "77"}, Name: "Seaside Physio",
		Subdomain: "seaside", User: "Ada Lovell", Role: "administrator",
	}
	return &live.State{
		Clinic: clinic, Clinics: []storage.Clinic{clinic}, Site: site,
		Account: &cliniko.Account{Shard: "au4"},
		Key:     live.KeyState{Phase: live.KeyKept, Shard: "au4"},
		Status:  live.Status{Phase: live.UpToDate, CheckedAt: noon},
	}
}

// openWindow shows a state in a window of Fyne's test driver.
func openWindow(t *testing.T, s *live.State) (*Window, *fakeLive, *recorder) {
	t.Helper()
	app := test.NewTempApp(t)
	fake, opener := &fakeLive{state: s}, &recorder{}
	w := New(app, Deps{
		Live: fake, Version: "1.2.3", Preferences: storage.DefaultPreferences(),
		Remember: func(storage.Preferences) {}, Browser: &Browser{open: opener.open}, Now: func() time.Time { return noon },
		Prints: filepath.Join(t.TempDir(), "print"),
	})
	w.window.Show()
	t.Cleanup(w.window.Close)
	return w, fake, opener
}

// reading is the report on people of whom so much is known, each, while more is read.
func reading(states ...readiness.State) readiness.Report {
	r := readiness.Report{Incomplete: true, Pending: true}
	for i, state := range states {
		o := cliniko.Offering{Business: "1", Practitioner: cliniko.PractitionerID(fmt.Sprint(i)), AppointmentType: "1"}
		r.Verdicts = append(r.Verdicts, readiness.Verdict{Offering: o, State: state})
	}
	return r
}

func TestStatusLine(t *testing.T) {
	offline := func(checked time.Time) live.Status {
		return live.Status{Phase: live.Offline, CheckedAt: checked}
	}
	for name, c := range map[string]struct {
		change func(*live.State)
		state  control.State
		text   string
	}{
		"all is well":          {func(*live.State) {}, control.Done, "Ada Lovell, administrator"},
		"the demo says so":     {func(s *live.State) { s.Demo = true }, control.Done, "Demo · Ada Lovell, administrator"},
		"nothing is connected": {func(s *live.State) { s.Status.Phase = live.Unconnected }, control.ToDo, "Not connected"},
		"reading the lists":    {func(s *live.State) { s.Status = live.Status{Phase: live.Checking, Done: 3, All: 9} }, control.Checking, "Checking…"},
		"reading for the first time": {func(s *live.State) {
			s.Status.Phase, s.Report = live.Checking, reading(readiness.Bookable, readiness.Unknown, readiness.Empty)
		}, control.Checking, "2 of 3 practitioners checked"},
		"reading for some time": {func(s *live.State) {
			s.Status.Phase, s.Report = live.Checking, reading(readiness.Bookable, readiness.Unknown, readiness.Empty)
			s.Status.TimeLeft = 70 * time.Second
		}, control.Checking, "2 of 3 practitioners checked, about 2 min left"},
		"everybody is checked": {func(s *live.State) {
			s.Status.Phase, s.Report = live.Checking, reading(readiness.Bookable, readiness.Bookable)
		}, control.Checking, "Checking the rest…"},
		"checking what is known": {func(s *live.State) {
			s.Status.Phase, s.Report = live.Checking, reading(readiness.Bookable, readiness.Bookable)
			s.Report.Pending = false
		}, control.Checking, "Checking…"},
		"reading, slowly":         {func(s *live.State) { s.Status = live.Status{Phase: live.Checking, Done: 3, All: 9, Slow: true} }, control.Checking, "Cliniko is slow to answer…"},
		"offline since today":     {func(s *live.State) { s.Status = offline(noon.Add(-time.Hour)) }, control.Unchecked, "Offline, times as of 11:00"},
		"offline since yesterday": {func(s *live.State) { s.Status = offline(noon.AddDate(0, 0, -1)) }, control.Unchecked, "Offline, times as of yesterday, 12:00"},
		"offline, far from the clinic": {func(s *live.State) {
			s.Status = offline(noon.Add(-time.Hour))
			s.Account.Businesses = []cliniko.Business{{ID: "1", Zone: time.UTC.String()}, {ID: "2", Zone: "Australia/Lord_Howe"}}
		}, control.Unchecked, "Offline, times as of 11:00 UTC time"},
		"offline, the clinic's clock named": {func(s *live.State) {
			s.Status = offline(noon.Add(-time.Hour))
			s.Account.Businesses = []cliniko.Business{{ID: "1"}, {ID: "2", Zone: lordHowe.String()}}
		}, control.Unchecked, "Offline, times as of " + noon.Add(-time.Hour).In(lordHowe).Format("15:04") + " Lord Howe time"},
		"answered, but not with what was asked for": {func(s *live.State) {
			s.Status = offline(noon.Add(-time.Hour))
			s.Status.Problem = &cliniko.Error{Kind: cliniko.KindDenied, Status: 403}
		}, control.Unchecked, "Couldn’t check, times as of 11:00"},
		"offline, nothing is read": {func(s *live.State) { s.Status = offline(time.Time{}) }, control.Unchecked, "Offline"},
		"Cliniko asks to wait":     {func(s *live.State) { s.Status = live.Status{Phase: live.Waiting, Until: noon.Add(40 * time.Second)} }, control.Unchecked, "Waiting 40 s for Cliniko"},
		"the key no longer works":  {func(s *live.State) { s.Status.Phase = live.KeyRefused }, control.Blocked, "The key no longer works"},
		"the key is missing":       {func(s *live.State) { s.Status.Phase = live.Keyless }, control.Attention, "Key needed"},
	} {
		t.Run(name, func(t *testing.T) {
			s := connected(t)
			c.change(s)
			state, text := statusLine(s, noon)
			require.Equal(t, c.state, state)
			require.Equal(t, c.text, text)
		})
	}
}

func TestWindow(t *testing.T) {
	t.Run("its title begins with the app's name", func(t *testing.T) {
		w, _, _ := openWindow(t, unconnected())
		require.Equal(t, "MIEA Companion for Cliniko", w.window.Title())
	})
	t.Run("a long name of a clinic takes no more room than a short one", func(t *testing.T) {
		short, long := connected(t), connected(t)
		short.Clinic.Name, long.Clinic.Name = "Seaside", strings.Repeat("Seaside Physio ", 70)
		heightAt := func(width float32, s *live.State) float32 {
			h := newHeader(func() {}, func() {}, func() {})
			h.show(s, time.Now())
			h.box.Resize(fyne.NewSize(width, 100))
			return h.box.MinSize().Height
		}
		require.Equal(t, heightAt(440, short), heightAt(440, long))
	})
	t.Run("every tab shows its own page and no other", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		for tab := range tabLabels {
			w.show(tab)
			for i, page := range w.pages {
				require.Equal(t, i == tab, page != nil && page.Visible(), "page %d on tab %d", i, tab)
			}
		}
	})
	t.Run("the calendar asks for its week when it comes on screen", func(t *testing.T) {
		s := connected(t)
		s.Account.Businesses = []cliniko.Business{{ID: "1", Name: "Harbour", ShowOnline: true, Zone: "Australia/Sydney"}}
		w, fake, _ := openWindow(t, s)
		require.Empty(t, fake.shown)
		w.show(guide.TabCalendar)
		require.NotEmpty(t, fake.shown)
	})
	t.Run("check now is there once there is a clinic", func(t *testing.T) {
		w, fake, _ := openWindow(t, unconnected())
		require.False(t, w.header.check.Visible())
		fake.state = connected(t)
		w.draw()
		require.True(t, w.header.check.Visible())
		w.header.check.Press()
		require.Equal(t, 1, fake.checked)
	})
	t.Run("forgetting asks first, and the safe answer does nothing", func(t *testing.T) {
		w, fake, _ := openWindow(t, connected(t))
		w.askForget(fake.state)
		canvas := w.window.Canvas()
		require.NotNil(t, canvas.Overlays().Top())
		canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		require.Nil(t, canvas.Overlays().Top())
		require.Empty(t, fake.forgot)
	})
	t.Run("it keeps its size and the last clinic", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		var kept storage.Preferences
		w.deps.Remember = func(p storage.Preferences) { kept = p }
		w.window.Resize(fyne.NewSize(900, 700))
		w.tick()
		require.Equal(t, 900, kept.Width)
		require.Equal(t, storage.ClinicID{Shard: "au4", Account: "77"}, kept.Clinic)
	})
	t.Run("every shortcut has its own key and does something", func(t *testing.T) {
		seen := make(map[fyne.KeyName]bool)
		for _, s := range shortcuts {
			require.False(t, seen[s.key], s.key)
			seen[s.key] = true
			require.NotEmpty(t, s.does)
			w, fake, opener := openWindow(t, connected(t))
			if s.key == fyne.Key1 {
				w.show(guide.TabKey) // the first page is on screen already
			}
			before := effects(w, fake)
			s.press(w)
			require.Eventually(t, func() bool {
				return effects(w, fake) != before || len(opener.addresses()) > 0
			}, 5*time.Second, time.Millisecond, s.does)
		}
	})
	t.Run("the question mark lists the shortcuts", func(t *testing.T) {
		w, _, _ := openWindow(t, connected(t))
		w.typedRune('?')
		require.NotNil(t, w.window.Canvas().Overlays().Top())
	})
}

// effects tells what a shortcut can change: the page, the focus, a dialog, a command.
func effects(w *Window, fake *fakeLive) string {
	c := w.window.Canvas()
	return fmt.Sprint(w.tabs.Selected(), c.Focused() != nil, c.Overlays().Top() != nil, fake.checked)
}

func TestBrowser(t *testing.T) {
	opens := func(t *testing.T, address string, err error) (opened []string, failed bool) {
		t.Helper()
		test.NewTempApp(t)
		page, parseErr := url.Parse(address)
		require.NoError(t, parseErr)
		opener := &recorder{err: err}
		done := make(chan bool, 1)
		(&Browser{open: opener.open}).Open(page, func(*url.URL) { done <- true })
		require.Eventually(t, func() bool {
			select {
			case failed = <-done:
				return true
			default:
				return err == nil && len(opener.addresses()) > 0
			}
		}, 5*time.Second, time.Millisecond)
		return opener.addresses(), failed
	}
	t.Run("Cliniko's pages are opened as they are", func(t *testing.T) {
		for _, address := range []string{
			"https://seaside.au4.cliniko.com/settings",
			"https://seaside.au4.cliniko.com/bookings",
			"https://seaside.au4.cliniko.com/bookings?business_id=1&practitioner_id=2&appointment_type_id=3",
		} {
			opened, failed := opens(t, address, nil)
			require.Equal(t, []string{address}, opened)
			require.False(t, failed)
		}
	})
	t.Run("anything else never reaches the opener", func(t *testing.T) {
		for _, address := range []string{
			"http://seaside.au4.cliniko.com/settings", "https://evil.com/#.au4.cliniko.com", "javascript:alert(1)",
			"file:///etc/passwd", "https://user@seaside.au4.cliniko.com/bookings", "https://seaside.au4.cliniko.com:444/bookings",
			"https://seaside.au4.cliniko.com/patients", "--help", "mailto:support@mieahealth.com", "mailto:?subject=x&body=y",
		} {
			opened, failed := opens(t, address, nil)
			require.Empty(t, opened, address)
			require.True(t, failed, address)
		}
	})
	t.Run("a computer without a browser gets the address to copy", func(t *testing.T) {
		_, failed := opens(t, "https://seaside.au4.cliniko.com/bookings", os.ErrNotExist)
		require.True(t, failed)
	})
	t.Run("a message to a colleague reaches the opener as an e-mail; where there is no e-mail program it can be copied", func(t *testing.T) {
		message := cliniko.MailOpening + "?\n\n" + cliniko.MailClosing
		mail := cliniko.Mail(message)
		opened, failed := opens(t, mail.String(), nil)
		require.Equal(t, []string{mail.String()}, opened)
		require.False(t, failed)
		w, _, _ := openWindow(t, connected(t))
		w.offerToCopy(mail)
		copying := w.window.Canvas().Focused().(*control.Button)
		require.Equal(t, wordCopyMessage, copying.Label())
		test.Tap(copying)
		require.Equal(t, message, fyne.CurrentApp().Clipboard().Content())
	})
}

func TestQueue(t *testing.T) {
	t.Run("many changes before a drawing are one drawing", func(t *testing.T) {
		test.NewTempApp(t)
		var drawn int
		q := &uiQueue{}
		q.draw = func() { drawn++ }
		q.pending.Store(true)
		q.changed()
		q.changed()
		require.Zero(t, drawn, "a drawing is already on its way")
		q.pending.Store(false)
		q.changed()
		require.Equal(t, 1, drawn)
	})
	t.Run("nothing is drawn once the window is gone", func(t *testing.T) {
		test.NewTempApp(t)
		q := &uiQueue{draw: func() { t.Fatal("drawn") }}
		q.closed.Store(true)
		q.changed()
		q.do(func() { t.Fatal("run") })
	})
}

func TestSave(t *testing.T) {
	t.Run("a file never takes the place of another", func(t *testing.T) {
		dir := t.TempDir()
		first, err := writeNew(dir, "times.csv", []byte("one"))
		require.NoError(t, err)
		second, err := writeNew(dir, "times.csv", []byte("two"))
		require.NoError(t, err)
		require.Equal(t, "times.csv", filepath.Base(first))
		require.Equal(t, "times (2).csv", filepath.Base(second))
		kept, err := os.ReadFile(first)
		require.NoError(t, err)
		require.Equal(t, "one", string(kept))
	})
	t.Run("a folder that is not there is an error", func(t *testing.T) {
		_, err := writeNew(filepath.Join(t.TempDir(), "gone"), "times.csv", nil)
		require.Error(t, err)
	})
	t.Run("a page of our own is shown in the browser", func(t *testing.T) {
		opener := &recorder{}
		(&Browser{open: opener.open}).OpenOwn("/home/ada/Downloads/times.html", nil)
		require.Eventually(t, func() bool { return len(opener.addresses()) == 1 }, 5*time.Second, time.Millisecond)
		require.Equal(t, "file:///home/ada/Downloads/times.html", opener.addresses()[0])
	})
	t.Run("that nothing opens is told", func(t *testing.T) {
		failed := make(chan string)
		(&Browser{open: func(string) error { return errors.New("no browser") }}).OpenOwn("/times.html", func(path string) { failed <- path })
		require.Equal(t, "/times.html", <-failed)
	})
}
