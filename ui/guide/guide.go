package guide

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// Commands are what the pages ask for. None of them waits.
type Commands interface {
	Try(cliniko.Key)
	AddOther()
	DropPasted()
	StopWaiting(storage.ClinicID)
	SaveKey(storage.ClinicID)
	KeepKey(storage.ClinicID)
	Forget(storage.ClinicID)
	ForgetAgain(storage.ClinicID)
	CheckNow()
	Update(storage.ClinicID, func(*storage.Clinic)) // the function runs on another goroutine
	// Watch has some lists be read again and again, while somebody may be changing them in
	// Cliniko. A newer call takes the place of an older one.
	Watch(lists ...cliniko.List)
	Unwatch()
}

// Clipboard is the computer's clipboard.
type Clipboard interface {
	Content() string
	SetContent(string)
}

// The tabs of the window, as GoTo counts them. The first five are pages of this package.
const (
	TabStart = iota
	TabKey
	TabOnline
	TabWho
	TabHandOver
	TabCalendar
)

// Deps are what the pages need from outside.
type Deps struct {
	Now       func() time.Time // in this computer's zone
	Commands  Commands
	Open      func(*url.URL) // in the browser
	Clipboard Clipboard
	Primary   Clipboard // what is selected anywhere, where the system keeps that apart; nil: it does not
	GoTo      func(tab int)
	Accept    func(readiness.Finding) // keeps that what a finding says is meant
	Demo      func()                  // shows the demo clinic; nil: it cannot be shown from here
	OnlyKey   cliniko.Key             // the demo's, which takes no other; zero: any key is taken
	// CopyKey gives out a clinic's key on the UI goroutine; the zero Key: it may not be
	// copied any more.
	CopyKey func(of storage.ClinicID, give func(cliniko.Key))
	After   func(time.Duration, func())           // does something later on the UI goroutine
	Slots   func(storage.ClinicID) *storage.Slots // of the free times of a clinic; a nil result: nothing is known
}

// Guide is the pages of the guide. UI goroutine only.
type Guide struct {
	deps     Deps
	state    *live.State
	progress Progress
	typed    cliniko.Site // the address typed before a key tells it
	recalled bool         // typed is what an earlier run kept, or newer

	shown   int // the tab on screen
	watch   *watch
	start   *startPage
	steps   []*stepPage // nil: not wanted yet
	form    *keyForm
	copier  *keyCopier
	sending *handOverForm
	toSend  storage.ClinicID // whose key a person has asked to send, until it is on screen; zero: none
}

// New builds the first page, for nothing connected yet; each other one is built when it is
// wanted first.
func New(deps Deps) *Guide {
	g := &Guide{deps: deps, steps: make([]*stepPage, len(steps))}
	g.watch = &watch{guide: g, step: noStep}
	g.start = newStartPage(g)
	g.form = newKeyForm(g)
	g.copier = newKeyCopier(g)
	g.sending = newHandOverForm(g)
	g.SetState(&live.State{Status: live.Status{Phase: live.Unconnected}, Key: live.KeyState{Phase: live.KeyNone}})
	return g
}

// SetState draws a state. Pages that are out of sight are drawn when they are shown.
func (g *Guide) SetState(s *live.State) {
	g.state, g.progress = s, ProgressOf(s, g.deps.Now())
	g.recall()
	g.watch.notice(s)
	g.form.followKey(s)
	g.copier.follow(s)
	g.sending.follow(s.Clinic.ID)
	g.draw()
	g.leadToSending()
}

// draw draws the page on screen.
func (g *Guide) draw() {
	switch {
	case g.shown == TabStart:
		g.start.show()
	case g.shown < TabCalendar:
		g.step(g.shown - TabKey).show()
	}
}

// step is the page of a step.
func (g *Guide) step(number int) *stepPage {
	if g.steps[number] == nil {
		g.steps[number] = newStepPage(g, number)
		g.steps[number].show()
	}
	return g.steps[number]
}

// recall takes up the address that was typed in an earlier run.
func (g *Guide) recall() {
	if g.recalled || g.state.Connected() {
		return
	}
	g.typed, g.recalled = ParseAddress(g.state.Clinic.Subdomain)
}

// Page is the content of a tab, from TabStart to TabHandOver.
func (g *Guide) Page(tab int) fyne.CanvasObject {
	if tab == TabStart {
		return g.start.page
	}
	return g.step(tab - TabKey).page
}

// WhoActions is what there is to do in step 3, for a page that lists who can be booked and
// what stands in the way. It takes the actions away from the page of TabWho.
func (g *Guide) WhoActions() fyne.CanvasObject { return g.step(TabWho - TabKey).detachActions() }

// WhoNotice is the quiet line that says what was noticed in Cliniko in step 3, for the
// page that takes its actions.
func (g *Guide) WhoNotice() fyne.CanvasObject { return g.step(TabWho - TabKey).line.box }

// StartTitle is the name of the first tab: Start, or Overview after the hand-over.
func (g *Guide) StartTitle() string {
	if g.handedOver() {
		return tabOverview
	}
	return tabStart
}

// handedOver reports whether the key was sent: whatever has gone wrong since, the guide has been
// gone through.
func (g *Guide) handedOver() bool { return g.state.Clinic.HandedOver != nil }

// keySent reports whether the key in use was sent: one that was pasted since is another one, which
// MIEA does not have.
func keySent(s *live.State) bool { return s.Clinic.HandedOver != nil && s.Key.Sent }

// States are the states of the four steps, for the tab strip.
func (g *Guide) States() []control.State {
	states := make([]control.State, len(g.progress.Steps))
	for i, step := range g.progress.Steps {
		states[i] = step.State()
	}
	return states
}

// Address is the page of Cliniko's that the open action of a tab is about; nil: none,
// or the clinic's address is not known.
func (g *Guide) Address(tab int) *url.URL {
	site := g.site()
	if site.IsZero() {
		return nil
	}
	if tab < TabKey || tab > TabHandOver {
		return site.Settings()
	}
	if opens := g.step(tab - TabKey).openRow().action.Opens; opens != nil {
		return opens.URL(site)
	}
	return site.Settings()
}

// Opened tells that a page of Cliniko's was opened from a tab: its step follows what
// is changed there.
func (g *Guide) Opened(tab int) {
	if tab >= TabKey && tab <= TabHandOver {
		g.watch.begin(tab - TabKey)
		g.draw()
	}
}

// Shown tells that a tab came on screen: what another step has followed is left.
func (g *Guide) Shown(tab int) {
	g.shown = tab
	if tab != TabHandOver {
		g.toSend = storage.ClinicID{}
	}
	if g.watch.step != noStep && g.watch.step != tab-TabKey {
		g.watch.leave()
	}
	g.draw()
	if tab >= TabKey && tab <= TabHandOver {
		g.step(tab - TabKey).reveal()
	}
}

// open opens a page of Cliniko's from a step. On the bookings page nothing can be changed that
// would have to be followed.
func (g *Guide) open(p *page, step int) {
	g.deps.Open(p.URL(g.site()))
	if p == settingsPage {
		g.Opened(TabKey + step)
	}
}

// Close takes a key that was copied out of the clipboard; the app is about to end.
func (g *Guide) Close() { g.copier.clear() }

// FocusKey opens the action that takes the key and gives the keyboard to its field; the page
// has to be on screen.
func (g *Guide) FocusKey() {
	g.step(0).choose(keyRow)
	g.form.focus()
}

// site is the clinic's Cliniko address: the one Cliniko told, or the one typed.
func (g *Guide) site() cliniko.Site {
	if !g.state.Site.IsZero() {
		return g.state.Site
	}
	return g.typed
}

// tick keeps the user's word on an action.
func (g *Guide) tick(name string) {
	now := g.deps.Now()
	g.update(func(c *storage.Clinic) {
		if c.Ticks == nil {
			c.Ticks = map[string]time.Time{}
		}
		c.Ticks[name] = now
	})
}

// untick takes the user's word back.
func (g *Guide) untick(name string) {
	g.update(func(c *storage.Clinic) { delete(c.Ticks, name) })
}

// update changes what people made of the clinic that they see.
func (g *Guide) update(change func(*storage.Clinic)) {
	g.deps.Commands.Update(g.state.Clinic.ID, change)
}

// copyButton is a link that copies a text and says so.
func (g *Guide) copyButton(label string, text func() string) *control.Button {
	var b *control.Button
	b = control.NewLink(label, func() {
		g.deps.Clipboard.SetContent(text())
		b.Answer(copied)
	})
	return b
}
