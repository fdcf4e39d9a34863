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
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

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
var version = func() string {
	_, after, _ := strings.Cut(metadata, "\nVersion = \"")
	number, _, _ := strings.Cut(after, "\"")
	return number
}()

const appID = "com.mieahealth.companion"

const (
	stopPatience = 2 * time.Second // for the background work to end
	gcPercent    = 30              // the window idles most of the time: memory counts more than collecting
)

func main() {
	desktop.KeepMemoryPrivate()
	log.SetOutput(io.Discard) // what people read are sentences; the window's log is a file
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are what the program was started with.
type options struct {
	terminal.Line
	budget  *cliniko.Budget // of all clients
	unpaced bool            // the demo clinic of this process is asked, which has no pace to keep
}

type failure = terminal.Failure

func run(args []string, in io.Reader, out, errs io.Writer) (code int) {
	out, errs = report.Plain(out), report.Plain(errs)
	line, err := terminal.Parse(args)
	o := options{Line: line}
	switch {
	case err != nil:
		code = report.ExitUnknown
	case o.Command == terminal.Version:
		fmt.Fprintln(out, "MIEA Companion for Cliniko", version)
	case o.Command == terminal.Help:
		fmt.Fprint(out, terminal.HelpText())
	case o.Command == terminal.Check:
		code, err = check(o, in, out, errs)
	default:
		code, err = window(o)
	}
	if err != nil {
		fmt.Fprintln(errs, err)
	}
	return code
}

// paths are the folders to use; clean removes those that were made for this run.
func (o options) paths() (paths storage.Paths, clean func(), err error) {
	clean = func() {}
	switch {
	case o.Data != "":
		paths = storage.PathsUnder(o.Data)
	case o.Demo:
		if paths, clean, err = storage.TemporaryPaths(); err != nil {
			err = failure("This computer has no place for temporary files. Free some disk space, then start again.")
		}
	default:
		if paths, err = storage.DefaultPaths(); err != nil {
			err = failure("This computer does not say where this user’s files belong. Name a folder after -data.")
		}
	}
	return paths, clean, err
}

// connect makes clients for a key; slow is told when Cliniko is slow to answer.
func (o options) connect(key cliniko.Key, slow func()) (*cliniko.Client, error) {
	return cliniko.NewClient(key, cliniko.Options{Version: version, StandIn: o.API, Budget: o.budget, Unpaced: o.unpaced, Slow: slow})
}

// startDemo serves the demo clinic in this process and points the options at it. It alone
// is asked as fast as it answers: a stand-in somewhere else may be Cliniko in the end.
func (o *options) startDemo() (server *demo.Server, key cliniko.Key, stop func(), err error) {
	server = demo.New(demo.Options{Limit: -1})
	if o.API, stop, err = server.Listen(); err != nil {
		return nil, key, nil, failure("The demo clinic could not start on this computer. Close other programs, then start again.")
	}
	o.unpaced = true
	key, err = cliniko.ParseKey(demo.Key)
	return server, key, stop, err
}

// window shows the window until it is closed, with everything behind it.
func window(o options) (code int, err error) {
	paths, clean, err := o.paths()
	if err != nil {
		return 2, err
	}
	defer clean()
	defer logTo(paths.Cache)()
	o.budget = cliniko.NewBudget(storage.NewSharedRecords(paths.Cache))
	debug.SetGCPercent(gcPercent)
	raise := make(chan struct{}, 1)
	kept, err := storage.OpenFiles(paths, func() {
		select {
		case raise <- struct{}{}:
		default: // the window has been asked already, or is closing
		}
	})
	switch {
	case errors.Is(err, storage.ErrRunning):
		return 0, failure("MIEA Companion is running already. Its window comes to the front.")
	case errors.Is(err, storage.ErrNotAnswering):
		return 2, failure("MIEA Companion is still closing, or doesn’t answer. Wait a moment, then start it again.")
	case errors.Is(err, storage.ErrInUse):
		return 2, failure("MIEA Companion is running already with this folder. Use that window, or name another folder after -data.")
	case err != nil:
		return 2, failure("MIEA Companion found no folder to keep free times in. Free some disk space, then start again.")
	}
	defer kept.Close()
	ring := storage.SystemSecretStore()
	preferencesFile, preferences := storage.OpenPreferences(paths.Data)
	defer within(stopPatience, preferencesFile.Close)
	deps := ui.Deps{
		Version: version, Preferences: preferences, Remember: preferencesFile.Save, Browser: ui.NewBrowser(), Primary: desktop.Primary{},
		Now: time.Now, Raise: raise, TryDemo: ui.StartDemo,
	}
	begin := (*live.Live).Begin
	if o.Demo {
		server, key, stop, err := o.startDemo()
		if err != nil {
			return 2, err
		}
		defer stop()
		ring, deps.Demo, deps.TryDemo = nil, demoPanel(server), nil
		begin = func(l *live.Live) { l.Try(key) }
	}
	keychain := storage.NewKeychain(ring)
	var work *live.Live
	work = live.New(live.Options{
		Store: kept.Store, Clinics: kept.Clinics, Keychain: keychain, Now: time.Now, Demo: o.Demo, Unpaced: o.unpaced,
		Last:    preferences.Clinic,
		Connect: func(key cliniko.Key) (live.Source, error) { return o.connect(key, work.Slow) },
	})
	deps.Live = work
	err = show(deps, work, begin)
	kept.Leave()
	patience, done := context.WithTimeout(context.Background(), stopPatience)
	defer done()
	keychain.Close(patience)
	if err != nil {
		code = 2
	}
	return code, err
}

// show runs the window and the work behind it, and ends both in order: the window,
// then the work. A display that cannot be opened is one sentence; Fyne panics then.
func show(deps ui.Deps, background *live.Live, begin func(*live.Live)) (err error) {
	ctx, cancel := context.WithCancel(context.Background())
	var work sync.WaitGroup
	var started atomic.Bool
	defer func() {
		if fault := recover(); fault != nil && started.Load() {
			panic(fault)
		} else if fault != nil {
			err = failure("MIEA Companion could not open its window: this computer’s screen or its graphics driver is not available. On a remote desktop, ask your IT support for the version for remote desktop.")
		}
		cancel()
		within(stopPatience, work.Wait)
	}()
	fyneApp := app.NewWithID(appID)
	window := ui.New(fyneApp, deps)
	fyneApp.Lifecycle().SetOnStarted(func() {
		started.Store(true)
		work.Go(func() { background.Run(ctx) })
		begin(background)
	})
	window.ShowAndRun(ctx)
	return nil
}

// within waits for something, but not for ever.
func within(patience time.Duration, wait func()) {
	done := make(chan struct{})
	go func() { wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(patience):
		slog.Warn("some work did not end in time")
	}
}

// logTo sends the log and, should it come to that, the crash report to files.
func logTo(dir string) (closeLog func()) {
	file, err := storage.OpenLog(dir)
	if err != nil {
		return func() {}
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(file, nil)))
	_ = debug.SetCrashOutput(file, debug.CrashOptions{})
	return func() { file.Close() }
}

// check does the checking without a window. A first signal to end is obeyed in order, a
// second one at once.
func check(o options, in io.Reader, out, errs io.Writer) (code int, err error) {
	paths, clean, err := o.paths()
	if err != nil {
		return report.ExitUnknown, err
	}
	defer clean()
	o.budget = cliniko.NewBudget(storage.NewSharedRecords(paths.Cache))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop)
	var key cliniko.Key
	if o.Demo {
		var stop func()
		if _, key, stop, err = o.startDemo(); err != nil {
			return report.ExitUnknown, err
		}
		defer stop()
	}
	return terminal.Checker{
		Line: o.Line, Paths: paths, Key: key, Now: time.Now,
		Connect: func(key cliniko.Key, slow func()) (terminal.Client, error) { return o.connect(key, slow) },
	}.Run(ctx, in, out, errs)
}

// demoPanel is what the window may change in the demo clinic.
func demoPanel(server *demo.Server) *ui.Demo {
	return &ui.Demo{
		Key: demo.Key,
		Faults: func() []ui.DemoFault {
			var faults []ui.DemoFault
			for _, f := range server.Faults() {
				faults = append(faults, ui.DemoFault{ID: f.ID, Title: f.Title, Fix: f.Fix, Planted: f.Planted})
			}
			return faults
		},
		Set: func(id string, planted bool) {
			if planted {
				server.Plant(id)
				return
			}
			server.Repair(id)
		},
	}
}
