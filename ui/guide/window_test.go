package guide

import (
	"net/url"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
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
	accepted  []readiness.Target
	clipboard string
	primary   selection
	watched   []cliniko.List // what live is asked to watch now; nil: nothing
	answers   []string       // to the question about a key of another clinic
	slots     *storage.Slots

	guide *Guide
	state *live.State
	now   time.Time
	later []func() // what is to be done after a while
}

func (o *outside) Try(k cliniko.Key)            { o.tried = append(o.tried, k) }
func (o *outside) StopWaiting(storage.ClinicID) { o.canceled++ }
func (o *outside) SaveKey(storage.ClinicID)     { o.answers = append(o.answers, "save again") }
func (o *outside) KeepKey(storage.ClinicID)     { o.answers = append(o.answers, "keep") }
func (o *outside) ForgetAgain(storage.ClinicID) { o.answers = append(o.answers, "forget again") }
func (o *outside) Forget(id storage.ClinicID)   { o.forgotten = append(o.forgotten, id) }
func (o *outside) CheckNow()                    { o.checked++ }
func (o *outside) AddOther()                    { o.answers = append(o.answers, "add") }
func (o *outside) DropPasted()                  { o.answers = append(o.answers, "drop") }
func (o *outside) Watch(lists ...cliniko.List)  { o.watched = lists }
func (o *outside) Unwatch()                     { o.watched = nil }
func (o *outside) Slots(storage.ClinicID) *storage.Slots {
	if o.slots == nil {
		return storage.NewSlots(storage.Clocks{})
	}
	return o.slots
}
func (o *outside) Content() string        { return o.clipboard }
func (o *outside) SetContent(text string) { o.clipboard = text }

// selection is the text that is selected in another program.
type selection struct{ text string }

func (s *selection) Content() string        { return s.text }
func (s *selection) SetContent(text string) { s.text = text }

func (o *outside) Update(_ storage.ClinicID, f func(*storage.Clinic)) {
	changed := *o.state
	f(&changed.Clinic)
	changed.Key.Sent, changed.Key.Copied = changed.Clinic.HandedOver != nil, !changed.Clinic.KeyCopied.IsZero()
	o.set(&changed)
}

// pasted is the key that was tried last.
func (o *outside) pasted() cliniko.Key { return o.tried[len(o.tried)-1] }

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
		Now: func() time.Time { return o.now }, Commands: o, Clipboard: o, Primary: &o.primary, Slots: o.Slots,
		CopyKey: func(_ storage.ClinicID, give func(cliniko.Key)) { give(o.pasted()) },
		After:   func(_ time.Duration, do func()) { o.later = append(o.later, do) },
		Open:    func(u *url.URL) { o.opened = append(o.opened, u.String()) },
		GoTo:    func(tab int) { o.wentTo = append(o.wentTo, tab) },
		Accept:  func(f readiness.Finding) { o.accepted = append(o.accepted, f.Target) },
	})
	w := test.NewTempWindow(t, o.guide.Page(tab))
	o.guide.Shown(tab)
	w.SetPadded(false)
	w.Resize(size)
	o.set(s)
	return o, w
}

var (
	wide   = fyne.NewSize(1180, 656) // the window without header and tabs
	narrow = fyne.NewSize(480, 1400)
)
