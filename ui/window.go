package ui

import (
	"context"
	"net/url"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/bookable"
	"mieahealth.com/companion/ui/calendar"
	"mieahealth.com/companion/ui/control"
	"mieahealth.com/companion/ui/guide"
	"mieahealth.com/companion/ui/theme"
)

const (
	besideWidth = 480
	leastHeight = 600
	clockTick   = time.Second // the header counts down
	ageTick     = time.Minute // ages grow
)

// Live is what the window needs of live.Live.
type Live interface {
	State() *live.State
	Subscribe(changed func())
	Week(b cliniko.BusinessID, monday cliniko.Date) (*storage.Week, error)
	Try(key cliniko.Key)
	CancelKey()
	Open(id storage.ClinicID)
	Forget(id storage.ClinicID)
	CheckNow()
	Show(b cliniko.BusinessID, from, to cliniko.Date)
	Watch(lists ...cliniko.List)
	Unwatch()
	AddOther()
	DropOther()
	Foreground(yes bool)
	Update(change func(*storage.Clinic))
}

// Deps are what the window works with.
type Deps struct {
	Live        Live
	Demo        *Demo // nil: a real clinic
	Version     string
	Preferences storage.Preferences
	Browser     *Browser
	Now         func() time.Time
	TryDemo     func()          // opens the demo clinic in a window of its own; nil: this is it
	Raise       <-chan struct{} // another start of the app asks this window to come forward
}

// Window is the app's window.
type Window struct {
	app         fyne.App
	window      fyne.Window
	live        Live
	demo        *Demo
	version     string
	preferences storage.Preferences
	browser     *Browser
	now         func() time.Time
	raise       <-chan struct{}
	tryDemo     func()
	door        *bridge

	header   *header
	tabs     *control.Tabs
	notice   *control.Notice // a word about what this computer keeps
	top      *fyne.Container
	guide    *guide.Guide
	bookable *bookable.Page
	calendar *calendar.Page
	pages    []fyne.CanvasObject
	drawn    *live.State
	noticed  storage.Notice
	aged     time.Time // when the calendar's ages were drawn last
}

// New makes the window; nothing shows before [Window.ShowAndRun].
func New(app fyne.App, d Deps) *Window {
	w := &Window{
		app: app, live: d.Live, demo: d.Demo, version: d.Version, preferences: d.Preferences,
		browser: d.Browser, now: d.Now, raise: d.Raise, tryDemo: d.TryDemo,
	}
	w.door = &bridge{draw: w.draw}
	w.applyLook()
	w.window = app.NewWindow(windowTitle)
	w.window.SetMaster()
	w.header = newHeader(d.Live.CheckNow, w.showMenu, w.showClinics)
	w.tabs = control.NewTabs(tabLabels, w.show)
	w.notice = control.NewNotice()
	w.makePages()
	w.window.SetPadded(false)
	w.addShortcuts()
	content := w.content()
	w.draw() // before the window asks how wide the content must be
	w.window.SetContent(content)
	w.resize()
	return w
}

func (w *Window) makePages() {
	w.guide = guide.New(guide.Deps{
		Now: w.now, Wishes: w.live, Open: w.openPage, Clipboard: w.app.Clipboard(),
		GoTo: w.show, Demo: w.tryDemo, Watch: w.live, Others: w.live, After: w.door.after, Week: w.live.Week,
	})
	w.bookable = bookable.New(bookable.Deps{
		Now: w.now, Open: w.openSetting, Copy: w.app.Clipboard().SetContent, Update: w.live.Update, GoTo: w.show,
		Ask: w.guide.Ask, Guide: w.guide.WhoActions(), Notice: w.guide.WhoNotice(), Done: w.whoDone,
	})
	w.calendar = calendar.New(calendar.Deps{
		Now: w.now, Source: w.live, Show: w.live.Show, Open: w.openPage,
		Update: w.live.Update, GoTo: w.show,
		TickIn: func(pause time.Duration) { w.door.after(pause, w.tickCalendar) }, SaveFile: w.saveFile,
	})
	for tab := guide.TabStart; tab < guide.TabCalendar; tab++ {
		w.pages = append(w.pages, w.guide.Page(tab))
	}
	w.pages[guide.TabWho] = w.bookable.Content()
	w.pages = append(w.pages, w.calendar.Content())
	for _, page := range w.pages[1:] {
		page.Hide()
	}
}

func (w *Window) content() fyne.CanvasObject {
	w.top = control.On(control.NewGround(theme.Surface), control.Column(0,
		control.Edges(headerPad, headerPad, w.header.box),
		control.Inset(theme.GutterNarrow, 0, theme.GutterNarrow, 0, w.tabs.Container),
		control.NewLine(),
		control.Edges(0, 0, w.notice.Line())))
	return control.Over(w.top, container.NewStack(w.pages...)) // on the theme's background
}

func (w *Window) resize() {
	width, height := float32(w.preferences.Width), float32(w.preferences.Height)
	w.window.Resize(fyne.NewSize(max(width, besideWidth), max(height, leastHeight)))
}

// ShowAndRun shows the window until it is closed, and waits for what it has started.
func (w *Window) ShowAndRun(ctx context.Context) {
	ctx, end := context.WithCancel(ctx)
	var helpers sync.WaitGroup
	defer helpers.Wait()
	defer end()
	helpers.Go(func() { w.door.every(ctx, clockTick, w.tick) })
	helpers.Go(func() { w.comeForward(ctx) })
	w.live.Subscribe(w.door.changed)
	lifecycle := w.app.Lifecycle()
	lifecycle.SetOnEnteredForeground(func() { w.live.Foreground(true) })
	lifecycle.SetOnExitedForeground(func() { w.live.Foreground(false) })
	w.window.SetOnClosed(w.remember)
	w.window.ShowAndRun()
}

// comeForward brings the window to the front when another start of the app asks.
func (w *Window) comeForward(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.raise:
			w.door.onScreen(w.window.RequestFocus)
		}
	}
}

func (w *Window) remember() {
	w.door.closed.Store(true)
	w.guide.Close()
	size := w.window.Canvas().Size()
	w.preferences.Width, w.preferences.Height = int(size.Width), int(size.Height)
}

// Preferences are how the window was left.
func (w *Window) Preferences() storage.Preferences { return w.preferences }

// draw shows the newest state.
func (w *Window) draw() {
	s := w.live.State()
	if s == w.drawn {
		return
	}
	w.drawn = s
	if s.Connected() {
		w.preferences.Clinic = s.Clinic.ID
	}
	w.header.show(s, w.now())
	w.drawNotice(s.Notice)
	w.guide.SetState(s)
	w.drawTabs()
	w.drawShown()
}

// drawShown draws the newest state on the page in sight, if it is one of those that are
// costly to draw.
func (w *Window) drawShown() {
	if w.drawn == nil {
		return
	}
	switch w.tabs.Selected() {
	case guide.TabWho:
		w.bookable.SetChange(w.drawn.SinceCheck.Line())
		w.bookable.SetState(w.drawn)
	case guide.TabCalendar:
		w.calendar.SetState(w.drawn)
	}
}

func (w *Window) whoDone() bool {
	state := w.guide.States()[guide.TabWho-guide.TabKey]
	return state == control.Done || state == control.ByUser
}

// drawNotice says once what happened to the files of this computer.
func (w *Window) drawNotice(n storage.Notice) {
	if n == w.noticed {
		return
	}
	w.noticed = n
	if n == storage.NoticeNone {
		w.notice.Clear()
	} else {
		w.notice.Say(control.Attention, n.Sentence())
	}
	w.top.Refresh()
}

func (w *Window) drawTabs() {
	for i, state := range w.guide.States() {
		w.tabs.SetState(guide.TabKey+i, state)
	}
	w.tabs.SetLabel(guide.TabStart, w.guide.StartTitle())
}

// tick lets ages and countdowns grow.
func (w *Window) tick() {
	now := w.now()
	w.header.showStatus(w.live.State(), now)
	if agesGrew(w.aged, now) {
		w.aged = now
		w.tickCalendar()
	}
}

// tickCalendar lets the calendar move on while it is in sight.
func (w *Window) tickCalendar() {
	if w.tabs.Selected() == guide.TabCalendar {
		w.calendar.Tick()
	}
}

// agesGrew reports whether ages are to be drawn anew: in each minute of the clock on the
// wall, since the other one stands still while the computer sleeps. Every drawing costs, so
// there are no more.
func agesGrew(drawn, now time.Time) bool {
	return !drawn.Truncate(ageTick).Equal(now.Truncate(ageTick))
}

// show brings a tab's page on screen.
func (w *Window) show(tab int) {
	w.tabs.Select(tab)
	if c := w.window.Canvas(); c.Focused() != nil && !w.tabs.Holds(c.Focused()) {
		c.Unfocus() // what is out of sight takes no keys
	}
	for i, page := range w.pages {
		setVisible(page, i == tab)
	}
	w.drawShown()
	w.guide.Shown(tab)
}

func (w *Window) focusKey() {
	w.show(guide.TabKey)
	w.guide.FocusKey()
}

func (w *Window) openStep() {
	tab := w.tabs.Selected()
	if page := w.guide.Address(tab); page != nil {
		w.openPage(page)
		w.guide.Opened(tab)
	}
}

// openSetting opens a page of Cliniko's from the findings; what is changed there is
// followed as if it had been opened from the step.
func (w *Window) openSetting(page *url.URL) {
	w.openPage(page)
	w.guide.Opened(guide.TabWho)
}

func (w *Window) find() {
	w.show(guide.TabWho)
	w.bookable.FocusFind()
}

func (w *Window) export() {
	w.show(guide.TabCalendar)
	w.calendar.Export()
}

func (w *Window) openBookings() {
	w.openPage(w.live.State().Site.Bookings())
}
