// Command companion connects a clinic's Cliniko account to the MIEA AI Assistant: a
// window that leads through it, checks each step and shows the bookable times, and
// "check", which does the checking without a window.
//
// This file puts the parts together, runs them and stops them in order; it is the only
// place that knows all of them.
package main

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui"
	"mieahealth.com/companion/ui/desktop"
	"mieahealth.com/companion/ui/report"
	"mieahealth.com/companion/ui/terminal"
)

//go:embed FyneApp.toml
var metadata string

// version is the one in FyneApp.toml.
var version = regexp.MustCompile(`(?m)^Version = "(.*)"`).FindStringSubmatch(metadata)[1]

const appID = "com.mieahealth.companion"

const stopTimeout = 2 * time.Second // for each part of the background work to end

func main() {
	desktop.KeepMemoryPrivate()
	log.SetOutput(io.Discard) // what people read are sentences; the window's log is a file
	desktop.UseConsole()
	tell := func(text string) { desktop.Tell("MIEA Companion", text) }
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, tell))
}

// run does what the arguments ask for. tell says why there is no window to a person who may not
// see what errs gets.
func run(args []string, in io.Reader, out, errs io.Writer, tell func(string)) (code int) {
	out, errs = report.Plain(out), report.Plain(errs)
	line, err := terminal.Parse(args)
	window := err == nil && line.Command == terminal.Window
	switch {
	case err != nil:
	case line.Command == terminal.Version:
		fmt.Fprintln(out, "MIEA Companion for Cliniko", version)
	case line.Command == terminal.Help:
		fmt.Fprint(out, terminal.HelpText())
	default:
		code, err = start(line, in, out, errs)
	}
	if err != nil {
		fmt.Fprintln(errs, err)
		code = report.ExitUnknown
	}
	switch {
	case err == terminal.Running:
		code = 0
	case err != nil && window:
		tell(err.Error())
	}
	return code
}

// program is what the window and the check share.
type program struct {
	terminal.Line
	paths   storage.Paths
	budget  *cliniko.Budget // of all clients
	demo    *demo.Server    // nil: no demo clinic
	demoKey cliniko.Key
}

func start(line terminal.Line, in io.Reader, out, errs io.Writer) (code int, err error) {
	paths, clean, err := line.Paths()
	if err != nil {
		return code, err
	}
	defer clean()
	p := program{Line: line, paths: paths, budget: cliniko.NewBudget(storage.NewSharedRecords(paths.Cache))}
	if p.Demo {
		stop, err := p.startDemo()
		if err != nil {
			return code, err
		}
		defer stop()
	}
	if p.Command == terminal.Check {
		return p.check(in, out, errs)
	}
	return code, p.window()
}

// startDemo serves the demo clinic in this process and has the clients ask it.
func (p *program) startDemo() (stop func(), err error) {
	p.demo = demo.New(demo.Options{Limit: -1})
	if p.API, stop, err = p.demo.Listen(); err != nil {
		return nil, terminal.Failure("The demo clinic couldn’t start on this computer. Close other programs, then start again.")
	}
	p.demoKey, err = cliniko.ParseKey(demo.Key)
	return stop, err
}

// connect makes clients for a key; slow is told when Cliniko is slow to answer. Only the demo
// clinic of this process is asked as fast as it answers: a stand-in somewhere else may be
// Cliniko in the end.
func (p program) connect(key cliniko.Key, slow func()) (*cliniko.Client, error) {
	return cliniko.NewClient(key, cliniko.Options{Version: version, StandIn: p.API, Budget: p.budget, Unpaced: p.demo != nil, Slow: slow})
}

// check does the checking without a window. A first signal to end is obeyed in order, a
// second one at once.
func (p program) check(in io.Reader, out, errs io.Writer) (code int, err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop)
	return terminal.Checker{
		Line: p.Line, Paths: p.paths, Key: p.demoKey, Now: time.Now,
		Connect: func(key cliniko.Key, slow func()) (terminal.Client, error) { return p.connect(key, slow) },
	}.Run(ctx, in, out, errs)
}

// window shows the window until it is closed, with everything behind it, and ends all of it
// in order: the window, the work, the answers to other starts of the app, the calls to the
// password store, the files.
func (p program) window() error {
	defer storage.LogTo(p.paths.Cache)()
	files, err := storage.OpenFiles(p.paths)
	if err != nil {
		return terminal.NotOpened(err)
	}
	defer files.Close()
	secrets := storage.SystemSecretStore()
	preferencesFile, preferences := storage.OpenPreferences(p.paths.Data)
	preferences = p.Look(preferences)
	defer within(stopTimeout, preferencesFile.Close)
	deps := ui.Deps{
		Version: version, Preferences: preferences, Remember: preferencesFile.Save, Browser: ui.NewBrowser(), Primary: desktop.Primary{},
		Folder: p.paths.Data, Prints: filepath.Join(p.paths.Cache, "pages-to-print"), Now: time.Now, Raise: files.Raise(), TryDemo: ui.StartDemo,
	}
	begin := (*live.Live).Begin
	if p.Demo {
		secrets, deps.Demo, deps.TryDemo = nil, demoPanel(p.demo), nil
		begin = func(l *live.Live) { l.Try(p.demoKey) }
	}
	keychain := storage.NewKeychain(secrets)
	var work *live.Live
	work = live.New(live.Options{
		Store: files.Store, Clinics: files.Clinics, Keychain: keychain, Now: time.Now, Demo: p.Demo, Unlimited: p.Demo,
		Last: preferences.Clinic, Writing: preferences.Writing,
		Connect: func(key cliniko.Key) (live.Source, error) { return p.connect(key, work.Slow) },
	})
	deps.Live = work
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	err = ui.Run(ctx, func() fyne.App { return app.NewWithID(appID) }, deps, func() {
		debug.SetGCPercent(30) // from now on the window idles most of the time: memory counts more than collecting
		running.Go(func() { work.Run(ctx) })
		begin(work)
	})
	cancel()
	within(stopTimeout, running.Wait)
	files.StopAnswering()
	within(stopTimeout, func() { keychain.Close(context.Background()) })
	return err
}

// within waits for something, but not for ever.
func within(timeout time.Duration, wait func()) {
	done := make(chan struct{})
	go func() { wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(timeout):
		slog.Warn("some work did not end in time")
	}
}

// demoPanel is what the window may change in the demo clinic.
func demoPanel(server *demo.Server) *ui.Demo {
	return &ui.Demo{
		Key: demo.Key, Plant: server.Plant, Repair: server.Repair,
		Faults: func() []ui.DemoFault {
			var faults []ui.DemoFault
			for _, f := range server.Faults() {
				faults = append(faults, ui.DemoFault{ID: f.ID, Title: f.Title, Fix: f.Fix, Planted: f.Planted})
			}
			return faults
		},
	}
}
