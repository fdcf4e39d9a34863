package guide

import (
	"net/url"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// Wishes are what the pages ask for. None of them waits.
type Wishes interface {
	Try(cliniko.Key)
	CancelKey()
	Forget(storage.ClinicID)
	CheckNow()
	Update(func(*storage.Clinic)) // runs on another goroutine
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
	Wishes    Wishes
	Open      func(*url.URL) // in the browser
	Clipboard Clipboard
	GoTo      func(tab int)
}

// Guide is the pages of the guide. UI goroutine only.
type Guide struct {
	deps     Deps
	state    *live.State
	progress Progress
	typed    cliniko.Site // the address typed before a key tells it

	start *startPage
	steps []*stepPage
	form  *keyForm
}

// New builds the pages, for nothing connected yet.
func New(deps Deps) *Guide {
	g := &Guide{deps: deps}
	g.start = newStartPage(g)
	g.form = newKeyForm(g)
	for i := range steps {
		g.steps = append(g.steps, newStepPage(g, i))
	}
	g.SetState(&live.State{Status: live.Status{Phase: live.Unconnected}, Key: live.KeyState{Phase: live.KeyNone}})
	return g
}

// SetState draws a state on every page.
func (g *Guide) SetState(s *live.State) {
	g.state, g.progress = s, Judge(s, g.deps.Now())
	g.start.show()
	for _, page := range g.steps {
		page.show()
	}
}

// Page is the content of a tab, from TabStart to TabHandOver.
func (g *Guide) Page(tab int) fyne.CanvasObject {
	if tab == TabStart {
		return g.start.page
	}
	return g.steps[tab-TabKey].page
}

// StartTitle is the name of the first tab: Start, or Overview after the hand-over.
func (g *Guide) StartTitle() string {
	if g.progress.Through() {
		return tabOverview
	}
	return tabStart
}

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
	if opens := g.steps[tab-TabKey].openRow().action.Opens; opens != nil {
		return opens.URL(site)
	}
	return site.Settings()
}

// FocusKey gives the keyboard to the key field; its page has to be on screen.
func (g *Guide) FocusKey() { g.form.focus() }

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
	g.deps.Wishes.Update(func(c *storage.Clinic) {
		if c.Ticks == nil {
			c.Ticks = map[string]time.Time{}
		}
		c.Ticks[name] = now
	})
}

// untick takes the user's word back.
func (g *Guide) untick(name string) {
	g.deps.Wishes.Update(func(c *storage.Clinic) { delete(c.Ticks, name) })
}

// copyButton is a link that copies a text and says so.
func (g *Guide) copyButton(label string, text func() string) *control.Button {
	var b *control.Button
	b = control.NewLink(label, func() {
		g.deps.Clipboard.SetContent(text())
		b.SetLabel(copied)
	})
	return b
}
