package guide

import (
	"fmt"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/theme"
)

// outside records what the pages wish and open, and answers an Update as live does.
type outside struct {
	tried     []cliniko.Key
	canceled  int
	forgotten []storage.ClinicID
	checked   int
	opened    []string
	wentTo    []int
	clipboard string
	watched   []cliniko.List // what live is asked to watch now; nil: nothing
	answers   []string       // to the question about a key of another clinic
	weeks     map[cliniko.BusinessID]*storage.Week

	guide *Guide
	state *live.State
	now   time.Time
	later []func() // what is to be done after a while
}

func (o *outside) Try(k cliniko.Key)           { o.tried = append(o.tried, k) }
func (o *outside) CancelKey()                  { o.canceled++ }
func (o *outside) Forget(id storage.ClinicID)  { o.forgotten = append(o.forgotten, id) }
func (o *outside) CheckNow()                   { o.checked++ }
func (o *outside) AddOther()                   { o.answers = append(o.answers, "add") }
func (o *outside) DropOther()                  { o.answers = append(o.answers, "drop") }
func (o *outside) Watch(lists ...cliniko.List) { o.watched = lists }
func (o *outside) Unwatch()                    { o.watched = nil }
func (o *outside) Week(b cliniko.BusinessID, monday cliniko.Date) (*storage.Week, error) {
	if week := o.weeks[b]; week != nil && week.Monday == monday {
		return week, nil
	}
	return &storage.Week{Business: b, Monday: monday}, nil
}
func (o *outside) Content() string        { return o.clipboard }
func (o *outside) SetContent(text string) { o.clipboard = text }
func (o *outside) Update(f func(*storage.Clinic)) {
	changed := *o.state
	f(&changed.Clinic)
	o.set(&changed)
}

func (o *outside) set(s *live.State) {
	o.state = s
	o.guide.SetState(s)
}

// window shows one tab of the guide in a state, as the app would.
func window(t testing.TB, s *live.State, tab int, size fyne.Size, look *theme.Theme) (*outside, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look)
	o := &outside{state: s, now: now}
	o.guide = New(Deps{
		Now: func() time.Time { return o.now }, Wishes: o, Clipboard: o, Watch: o, Others: o, Week: o.Week,
		After: func(_ time.Duration, do func()) { o.later = append(o.later, do) },
		Open:  func(u *url.URL) { o.opened = append(o.opened, u.String()) },
		GoTo:  func(tab int) { o.wentTo = append(o.wentTo, tab) },
	})
	w := test.NewTempWindow(t, o.guide.Page(tab))
	w.SetPadded(false)
	w.Resize(size)
	o.set(s)
	return o, w
}

var (
	wide   = fyne.NewSize(1180, 656) // the window without header and tabs
	narrow = fyne.NewSize(480, 1400)
)

// TestPictures writes pictures of the pages into the folder GUIDE_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	folder := os.Getenv("GUIDE_PICTURES")
	if folder == "" {
		t.Skip("GUIDE_PICTURES is not set")
	}
	states := map[string]func() *live.State{
		"todo": unconnected, "done": seaside, "trouble": troubled,
		"handed": func() *live.State { return handed(seaside()) }, "changed": func() *live.State { return handed(troubled()) },
		"strict": func() *live.State {
			s := seaside()
			s.Account.Settings.OnlineBookings = cliniko.OnlineBookings{Enabled: true, LeadTimeHours: number(48), DaysAhead: number(28), MaxPerDaySegment: number(1)}
			return s
		},
		"since": func() *live.State { return changed(handed(troubled())) }, "quiet": func() *live.State { return unchanged(handed(seaside())) },
		"watched": off, "watching": off, "copied": seaside, "other": otherKeyed,
		"role": func() *live.State {
			s := troubled()
			s.Account.User = cliniko.User{FirstName: "Dana", Role: "power receptionist"}
			return s
		},
		"unknown": func() *live.State {
			s := seaside()
			s.Account, s.Report.Incomplete, s.Report.Ready = nil, true, false
			s.Status = live.Status{Phase: live.Offline, Problem: &cliniko.Error{Kind: cliniko.KindOffline}}
			return s
		},
	}
	arrange := map[string]func(*outside){
		"watched": func(o *outside) {
			o.weeks = fourteen()
			o.guide.Opened(TabOnline)
			o.set(seaside())
		},
		"watching": func(o *outside) { o.guide.Opened(TabOnline) },
		"copied": func(o *outside) {
			o.guide.hand.keep(o.state.Clinic.ID, mustKey(secret+"-au4"))
			o.guide.steps[3].choose(2)
			o.guide.hand.toClipboard()
		},
	}
	looks := map[string]*theme.Theme{"light": theme.New(theme.Light, 1), "dark": theme.New(theme.Dark, 1), "large": theme.New(theme.Light, 1.5)}
	for name, state := range states {
		for look, th := range looks {
			for tab := TabStart; tab <= TabHandOver; tab++ {
				for width, size := range map[string]fyne.Size{"wide": wide, "narrow": narrow} {
					t.Run(fmt.Sprintf("%d-%s-%s-%s", tab, name, look, width), func(t *testing.T) {
						o, w := window(t, state(), tab, size, th)
						if more := arrange[name]; more != nil {
							more(o)
						}
						out, err := os.Create(filepath.Join(folder, fmt.Sprintf("%d-%s-%s-%s.png", tab, name, look, width)))
						require.NoError(t, err)
						defer func() { require.NoError(t, out.Close()) }()
						require.NoError(t, png.Encode(out, w.Canvas().Capture()))
					})
				}
			}
		}
	}
}
