package ui

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/readiness"
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
	clockTick   = time.Second     // the header counts down
	ageTick     = time.Minute     // ages grow
	ownEnd      = 2 * time.Second // for Fyne to end by itself after a signal
)

// Live is what the window needs of live.Live.
type Live interface {
	State() *live.State
	Subscribe(changed func())
	guide.Commands
	Slots(id storage.ClinicID) *storage.Slots
	CopyKey(id storage.ClinicID, give func(cliniko.Key))
	Open(id storage.ClinicID)
	Show(b cliniko.BusinessID, from, to cliniko.Date)
	Foreground(yes bool)
	SetWriting(storage.Writing)
}

// Deps are what the window works with.
type Deps struct {
	Live        Live
	Demo        *Demo // nil: a real clinic
	Version     string
	Preferences storage.Preferences       // as the last run left them
	Remember    func(storage.Preferences) // keeps them; returns at once
	Browser     *Browser
	Folder      string          // where what people made is kept
	Primary     guide.Clipboard // a second clipboard that a pasted key is taken out of; nil: none
	Now         func() time.Time
	TryDemo     func()          // opens the demo clinic in a window of its own; nil: this is it
	Raise       <-chan struct{} // another start of the app asks this window to come forward
	Prints      string          // the folder for pages to print; it is removed at the start and at the end
}

// title is the window's.
func (d Deps) title() string {
	if d.Demo != nil {
		return windowTitleDemo
	}
	return windowTitle
}

// Window is the app's window.
type Window struct {
	deps        Deps
	app         fyne.App
	window      fyne.Window
	preferences storage.Preferences // as they are now
	queue       *uiQueue
	prints      prints
	beside      beside

	header   *header
	tabs     *control.Tabs
	start    *control.FocusStart
	notices  *notices
	top      *fyne.Container
	guide    *guide.Guide
	bookable *bookable.Page
	calendar *calendar.Page
	settings *settingsPage
	pages    [len(tabLabels) + 1]fyne.CanvasObject // nil: not shown yet
	stack    *fyne.Container                       // of the pages
	body     *fyne.Container                       // the pages, and the demo's panel beside them
	demoLink *control.Button                       // opens and closes demo; nil in a real clinic
	demo     *demoPanel                            // nil: not shown yet
	drawn    *live.State
	aged     time.Time // when the calendar's ages were drawn last

	asksToClose bool
}

// New makes the window; nothing shows before [Window.ShowAndRun].
func New(app fyne.App, d Deps) *Window {
	w := &Window{deps: d, app: app, preferences: d.Preferences, prints: prints{d.Prints}}
	w.queue = &uiQueue{draw: w.draw}
	w.applyLook()
	var fonts sync.WaitGroup
	fonts.Go(control.LoadFonts) // takes about as long as the window
	w.window = app.NewWindow(d.title())
	fonts.Wait()
	w.window.SetMaster()
	w.header = newHeader(w.checkNow, w.showMenu, w.showClinics)
	w.tabs = control.NewTabs(tabLabels[:], w.show)
	w.start = control.NewFocusStart(w.firstControl)
	w.tabs.ToPage = w.start.Advance
	w.notices = newNotices(w.openFolder, w.deps.Live.ForgetAgain, w.hideFolderOpen)
	w.guide = w.newGuide()
	w.stack = container.NewStack(w.start)
	w.build(guide.TabStart)
	w.pages[guide.TabStart].Show()
	w.window.SetPadded(false)
	w.addShortcuts()
	content := w.content()
	w.draw() // before the window asks how wide the content must be
	w.window.SetContent(content)
	w.startPage()
	w.resize()
	return w
}

// build builds the page of a tab when it is wanted first: all of them at the start would make
// the window come later.
func (w *Window) build(tab int) {
	if w.pages[tab] == nil {
		w.pages[tab] = w.newPage(tab)
		w.pages[tab].Hide()
		w.stack.Add(w.pages[tab])
	}
}

func (w *Window) newPage(tab int) fyne.CanvasObject {
	switch tab {
	case guide.TabWho:
		w.bookable = w.newBookable()
		return w.bookable.Content()
	case guide.TabCalendar:
		w.calendar = w.newCalendar()
		return w.calendar.Content()
	case tabSettings:
		w.settings = newSettingsPage(w)
		return w.settings.page
	default:
		return w.guide.Page(tab)
	}
}

func (w *Window) newGuide() *guide.Guide {
	return guide.New(guide.Deps{
		Now: w.deps.Now, Commands: w.deps.Live, Open: w.openPage, Clipboard: w.app.Clipboard(), Primary: w.deps.Primary,
		GoTo: w.show, Accept: w.accept, Demo: w.deps.TryDemo, After: w.queue.after, Slots: w.deps.Live.Slots, CopyKey: w.copyKey,
		OnlyKey: w.deps.Demo.only(),
	})
}

func (w *Window) newBookable() *bookable.Page {
	return bookable.New(bookable.Deps{
		Now: w.deps.Now, Open: w.openSetting, Update: w.update, GoTo: w.show,
		Ask: w.guide.Ask, Guide: w.guide.WhoActions(), Notice: w.guide.WhoNotice(), Done: w.sent,
		WayOn: w.guide.AfterWho,
	})
}

func (w *Window) newCalendar() *calendar.Page {
	return calendar.New(calendar.Deps{
		Now: w.deps.Now, Source: w.deps.Live, Show: w.deps.Live.Show, Open: w.openPage,
		Update: w.update, GoTo: w.show,
		DrawIn: func(pause time.Duration) { w.queue.after(pause, w.drawCalendar) }, SaveFile: w.saveFile, AllHours: w.preferences.AllHours,
		KeepAllHours: func(all bool) { w.setPreferences(func(p *storage.Preferences) { p.AllHours = all }) },
	})
}

func (w *Window) content() fyne.CanvasObject {
	lines := control.Column(0,
		control.Edges(headerPad, headerPad, w.header.box),
		control.Edges(0, 0, w.tabs.Container),
		control.NewLine())
	if w.deps.Demo != nil {
		lines.Add(w.demoBanner())
	}
	lines.Add(control.Edges(0, 0, w.notices.box))
	w.top = control.On(control.NewBackground(theme.Surface), lines)
	w.body = &fyne.Container{Layout: besidePage{}, Objects: []fyne.CanvasObject{w.stack}}
	return control.Over(w.top, w.body) // on the theme's background
}

func (w *Window) resize() {
	width, height := float32(w.preferences.Width), float32(w.preferences.Height)
	w.window.Resize(fyne.NewSize(max(width, besideWidth), max(height, leastHeight)))
}

// ShowAndRun shows the window until it is closed, and waits for what it has started. It returns
// false if the system made no window: Fyne only logs that, and would run on unseen.
func (w *Window) ShowAndRun(ctx context.Context) bool {
	ctx, end := context.WithCancel(ctx)
	var background sync.WaitGroup
	w.prints.clear() // a run that was cut short may have left some
	defer w.prints.clear()
	defer background.Wait()
	defer end()
	background.Go(func() { w.queue.every(ctx, clockTick, w.tick) })
	background.Go(func() { w.raiseWhenAsked(ctx) })
	background.Go(func() { w.quitOnSignal(ctx) })
	w.deps.Live.Subscribe(w.queue.changed)
	w.followForeground()
	w.window.SetOnClosed(w.close)
	w.window.SetCloseIntercept(w.askToClose)
	w.window.Show()
	if _, native := w.window.(driver.NativeWindow); native && w.handle() == 0 {
		return false
	}
	w.keepOnScreen()
	w.app.Run()
	w.rememberSize() // which may have changed since the last tick
	return true
}

// quitOnSignal ends the app when it is asked to. Fyne does so too, but not for a signal that comes
// before it runs. It is asked to stop only if it has not by itself: at its end Fyne takes no function.
func (w *Window) quitOnSignal(ctx context.Context) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(asked)
	select {
	case <-asked:
		w.queue.closed.Store(true)
	case <-ctx.Done():
		return
	}
	select {
	case <-time.After(ownEnd):
		w.queue.quit(w.app.Driver())
	case <-ctx.Done():
	}
}

// raiseWhenAsked brings the window to the front when the app is started once more.
func (w *Window) raiseWhenAsked(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-w.deps.Raise:
			w.queue.do(w.window.RequestFocus)
		}
	}
}

func (w *Window) close() {
	w.queue.closed.Store(true)
	w.guide.Close()
}

// setPreferences changes the preferences and saves them at once: the app may be ended at any
// moment, by a log-off or a power cut.
func (w *Window) setPreferences(change func(*storage.Preferences)) {
	before := w.preferences
	change(&w.preferences)
	if w.preferences != before {
		w.deps.Remember(w.preferences)
	}
}

// checkNow reads everything again, or leads to the key that this needs.
func (w *Window) checkNow() { w.guide.CheckNow() }

// update changes what people decided about the clinic on screen.
func (w *Window) update(change func(*storage.Clinic)) { w.deps.Live.Update(w.drawn.Clinic.ID, change) }

// copyKey gives out a key on Fyne's goroutine.
func (w *Window) copyKey(of storage.ClinicID, give func(cliniko.Key)) {
	w.deps.Live.CopyKey(of, func(key cliniko.Key) { w.queue.do(func() { give(key) }) })
}

// draw shows the newest state.
func (w *Window) draw() {
	s := w.deps.Live.State()
	if s == w.drawn {
		return
	}
	w.forgetHidden(s)
	w.drawn = s
	w.rememberClinic(s)
	w.header.show(s, w.deps.Now())
	w.drawNotices()
	w.guide.SetState(s)
	w.drawTabs()
	w.drawShown()
}

func folderOpen(n live.Notice) bool { return n.Kind == storage.NoticeFolderOpen }

// drawNotices draws the notices but those that were hidden.
func (w *Window) drawNotices() {
	hidden := func(n live.Notice) bool { return w.preferences.HideFolderOpen && folderOpen(n) }
	if w.notices.show(slices.DeleteFunc(slices.Clone(w.drawn.Notices), hidden)) {
		w.top.Refresh()
	}
}

// forgetHidden has a hidden notice told when its cause comes back after it was gone.
func (w *Window) forgetHidden(s *live.State) {
	if w.drawn != nil && slices.ContainsFunc(w.drawn.Notices, folderOpen) && !slices.ContainsFunc(s.Notices, folderOpen) && w.preferences.HideFolderOpen {
		w.setPreferences(func(p *storage.Preferences) { p.HideFolderOpen = false })
	}
}

// hideFolderOpen hides the notice that others can read the data folder, on this computer, until they cannot.
func (w *Window) hideFolderOpen() {
	w.setPreferences(func(p *storage.Preferences) { p.HideFolderOpen = true })
	w.drawNotices()
	control.Focus(w.start)
}

// drawShown draws the newest state on the page on screen; the guide draws its own.
func (w *Window) drawShown() {
	switch w.tabs.Selected() {
	case guide.TabWho:
		w.bookable.SetChange(w.drawn.SinceCheck.Line(), w.drawn.SinceCheck.Worse())
		w.bookable.SetState(w.drawn)
	case guide.TabCalendar:
		w.calendar.SetState(w.drawn)
	case tabSettings:
		w.settings.show(w.drawn)
	}
}

// accept marks what a finding says as meant.
func (w *Window) accept(f readiness.Finding) {
	w.build(guide.TabWho)
	w.bookable.Accept(f)
}

// sent reports whether the key was sent to MIEA, and so the guide has been gone through.
func (w *Window) sent() bool { return w.drawn.Clinic.HandedOver != nil }

// rememberClinic saves the clinic on screen for the next start, and no id of one that was
// forgotten.
func (w *Window) rememberClinic(s *live.State) {
	known := slices.ContainsFunc(s.Clinics, func(c storage.Clinic) bool { return c.ID == w.preferences.Clinic })
	w.setPreferences(func(p *storage.Preferences) {
		switch {
		case s.Connected():
			p.Clinic = s.Clinic.ID
		case !known:
			p.Clinic = storage.ClinicID{}
		}
	})
}

func (w *Window) drawTabs() {
	for i, state := range w.guide.States() {
		w.tabs.SetState(guide.TabKey+i, state)
	}
	w.tabs.SetLabel(guide.TabStart, w.guide.StartTitle())
}

// tick draws anew what depends on the clock.
func (w *Window) tick() {
	now := w.deps.Now()
	w.rememberSize()
	w.header.showStatus(w.deps.Live.State(), now)
	if agesGrew(w.aged, now) {
		w.aged = now
		w.drawCalendar()
	}
}

// rememberSize saves the size that the window was given, and not the narrow one beside the
// browser: the app would start so, and know no way back.
func (w *Window) rememberSize() {
	size := w.window.Canvas().Size()
	if size.Width < besideWidth || size.Height < leastHeight || w.isBeside() {
		return // minimised, or narrow for a while
	}
	w.setPreferences(func(p *storage.Preferences) { p.Width, p.Height = int(size.Width), int(size.Height) })
}

// drawCalendar draws the calendar anew while it is on screen: its ages, and the line at the present time.
func (w *Window) drawCalendar() {
	if w.tabs.Selected() == guide.TabCalendar {
		w.calendar.Draw()
	}
}

// agesGrew reports whether ages are to be drawn anew: in each minute of the clock on the
// wall, since the other one stands still while the computer sleeps. Every drawing costs, so
// there are no more.
func agesGrew(drawn, now time.Time) bool {
	return !drawn.Truncate(ageTick).Equal(now.Truncate(ageTick))
}
