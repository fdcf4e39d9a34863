// Command companion connects a clinic's Cliniko account to the MIEA AI Assistant: a
// window that leads through it, checks each step and shows the bookable times, and
// "check", which does the checking without a window.
//
// This file reads the flags, puts the parts together, runs them and stops them in
// order; it is the only place that knows all of them.
package main

import (
	"cmp"
	"context"
	_ "embed"
	"errors"
	"flag"
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
	stopPatience     = 2 * time.Second // for the background work to end
	keychainPatience = 2 * time.Minute // for a person to unlock the password store
	gcPercent        = 30              // the window idles most of the time: memory counts more than collecting
)

func main() {
	desktop.KeepMemoryPrivate()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// options are the flags of all commands.
type options struct {
	demo     bool
	data     string
	api      string
	json     bool
	weeks    int
	keyStdin bool
	clinic   string

	budget *cliniko.Budget // of all clients
}

// failure is a sentence for the person at the terminal; the exit code is 2.
type failure string

func (f failure) Error() string { return string(f) }

func run(args []string, in io.Reader, out, errs io.Writer) int {
	out, errs = report.Plain(out), report.Plain(errs)
	command := "window"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		command, args = args[0], args[1:]
	}
	// The word itself is not repeated: it may be a key that was put in the wrong place.
	code, err := 2, error(failure("There’s no such command. Usage: companion, companion check or companion version."))
	switch command {
	case "version":
		fmt.Fprintln(out, "MIEA Companion for Cliniko", version)
		return 0
	case "window":
		code, err = withOptions(command, args, func(o options) (int, error) { return window(o) })
	case "check":
		code, err = withOptions(command, args, func(o options) (int, error) { return check(o, in, out, errs) })
	}
	if err != nil {
		fmt.Fprintln(errs, cliniko.OneLine(err.Error()))
	}
	return code
}

func withOptions(command string, args []string, do func(options) (int, error)) (int, error) {
	var o options
	flags := flag.NewFlagSet("companion", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // its own words are not for people
	flags.BoolVar(&o.demo, "demo", false, "")
	flags.StringVar(&o.data, "data", "", "")
	flags.StringVar(&o.api, "api", "", "")
	if command == "check" {
		flags.BoolVar(&o.json, "json", false, "")
		flags.IntVar(&o.weeks, "weeks", 4, "")
		flags.BoolVar(&o.keyStdin, "key-stdin", false, "")
		flags.StringVar(&o.clinic, "clinic", "", "")
	}
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		return 2, failure("Use: companion [-demo] [-data DIR] [-api URL], or companion check [-json] [-weeks N] [-demo] [-data DIR] [-api URL] [-key-stdin] [-clinic NAME].")
	}
	if o.api != "" {
		if _, err := cliniko.ParseStandIn(o.api); err != nil {
			return 2, err
		}
	}
	return do(o)
}

// places are the folders to use; clean removes those that were made for this run.
func (o options) places() (places storage.Places, clean func(), err error) {
	clean = func() {}
	switch {
	case o.data != "":
		places = storage.PlacesUnder(o.data)
	case o.demo:
		if places, clean, err = storage.TemporaryPlaces(); err != nil {
			err = failure("This computer has no place for temporary files. Free some disk space, then start again.")
		}
	default:
		if places, err = storage.DefaultPlaces(); err != nil {
			err = failure("This computer does not say where this user’s files belong. Name a folder after -data.")
		}
	}
	return places, clean, err
}

// connect makes clients for a key; slow is told when Cliniko is slow to answer.
func (o options) connect(key cliniko.Key, slow func()) (*cliniko.Client, error) {
	return cliniko.NewClient(key, cliniko.Options{Version: version, StandIn: o.api, Budget: o.budget, Slow: slow})
}

// startDemo serves the demo clinic on this computer and points the options at it.
func (o *options) startDemo() (server *demo.Server, key cliniko.Key, stop func(), err error) {
	server = demo.New(demo.Options{})
	if o.api, stop, err = server.Listen(); err != nil {
		return nil, key, nil, failure("The demo clinic could not start on this computer. Close other programs, then start again.")
	}
	key, err = cliniko.ParseKey(demo.Key)
	return server, key, stop, err
}

// window shows the window until it is closed, with everything behind it.
func window(o options) (code int, err error) {
	places, clean, err := o.places()
	if err != nil {
		return 2, err
	}
	defer clean()
	defer logTo(places.Cache)()
	o.budget = cliniko.NewBudget(storage.NewShelf(places.Cache))
	debug.SetGCPercent(gcPercent)
	raise := make(chan struct{}, 1)
	kept, err := storage.OpenKept(places, func() {
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
	ring := storage.SystemRing()
	preferencesFile, preferences := storage.OpenPreferences(places.Data)
	defer within(stopPatience, preferencesFile.Close)
	deps := ui.Deps{
		Version: version, Preferences: preferences, Remember: preferencesFile.Save, Browser: ui.NewBrowser(), Primary: desktop.Primary{},
		Now: time.Now, Raise: raise, TryDemo: ui.StartDemo,
	}
	begin := (*live.Live).Begin
	if o.demo {
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
		Store: kept.Store, Clinics: kept.Clinics, Keychain: keychain, Now: time.Now, Demo: o.demo,
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
		log.SetOutput(io.Discard)
		return func() {}
	}
	slog.SetDefault(slog.New(slog.NewJSONHandler(file, nil)))
	_ = debug.SetCrashOutput(file, debug.CrashOptions{})
	return func() { file.Close() }
}

// check does the checking without a window.
func check(o options, in io.Reader, out, errs io.Writer) (code int, err error) {
	places, clean, err := o.places()
	if err != nil {
		return report.ExitUnknown, err
	}
	defer clean()
	o.budget = cliniko.NewBudget(storage.NewShelf(places.Cache))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	key, clinic, err := o.checkKey(ctx, places, in, errs)
	if err != nil {
		return report.ExitUnknown, err
	}
	if o.demo {
		_, demoKey, stop, err := o.startDemo()
		if err != nil {
			return report.ExitUnknown, err
		}
		defer stop()
		key = demoKey
	}
	var turn sync.Mutex // of what is written about the progress
	client, err := o.connect(key, sync.OnceFunc(func() {
		turn.Lock()
		defer turn.Unlock()
		fmt.Fprintln(errs, "Cliniko is slow to answer. Still waiting for it.")
	}))
	if err != nil {
		return report.ExitUnknown, failure(report.Sentence(err, key))
	}
	defer client.Close()
	progress := report.ProgressTo(errs)
	swept, err := live.Sweep(ctx, client, key.Shard(), o.weeks, time.Now, func(done, all int) {
		turn.Lock()
		defer turn.Unlock()
		progress(done, all)
	})
	if err != nil {
		return report.ExitUnknown, failure(report.Sentence(err, key))
	}
	if clinic.ID.Account != "" && clinic.ID.Account != swept.Account.Settings.AccountID {
		return report.ExitUnknown, failure(storage.KeychainSentence(storage.KeychainGet, storage.KeychainForeign))
	}
	marks := live.Marks(clinic)
	result := report.Check{
		Account: swept.Account, Report: swept.Judge(marks), Marks: marks, Slots: swept.Slots,
		From: swept.From, To: swept.To, CheckedAt: swept.At, Requests: client.Requests(),
	}
	write := result.WriteText
	if o.json {
		write = result.WriteJSON
	}
	if err := write(out); err != nil {
		return report.ExitUnknown, failure("The result could not be written. Check where the output goes, then try again.")
	}
	return result.ExitCode(), nil
}

// checkKey is the key to check with: from standard input, or that of a connected clinic,
// whose marks then count too. The demo clinic needs none.
func (o options) checkKey(ctx context.Context, places storage.Places, in io.Reader, errs io.Writer) (key cliniko.Key, clinic storage.Clinic, err error) {
	switch {
	case o.demo:
		return key, clinic, nil
	case o.keyStdin:
		key, err = readKey(in, errs)
		return key, clinic, err
	}
	clinics, _ := storage.OpenClinics(places.Data) // what could not be read is said:
	for _, notice := range clinics.Notices() {
		if notice.Kind == storage.NoticeFolderUnread {
			return key, clinic, failure(notice.Sentence())
		}
		fmt.Fprintln(errs, notice.Sentence())
	}
	if clinic, err = pickClinic(clinics.All(), o.clinic); err != nil {
		return key, clinic, err
	}
	ctx, cancel := context.WithTimeout(ctx, keychainPatience)
	defer cancel()
	keychain := storage.NewKeychain(storage.SystemRing())
	defer keychain.Close(ctx)
	key, err = keychain.Get(ctx, clinic.ID)
	var fault *storage.KeychainError
	if errors.As(err, &fault) {
		err = failure(fault.Sentence())
	}
	return key, clinic, err
}

func readKey(in io.Reader, errs io.Writer) (cliniko.Key, error) {
	const most = 1 << 16
	text, err := io.ReadAll(io.LimitReader(in, most))
	if err != nil {
		return cliniko.Key{}, failure("The key could not be read from standard input.")
	}
	key, err := cliniko.ParseKey(string(text))
	if err == nil && key.Shard() == "" {
		fmt.Fprintln(errs, "This key names no region, so it is tried as one of", string(cliniko.DefaultShard)+". If it ends in something like -au4 in Cliniko, copy all of it.")
		key = key.In(cliniko.DefaultShard)
	}
	return key, err
}

// pickClinic is the clinic of a name, or the only one.
func pickClinic(clinics []storage.Clinic, name string) (storage.Clinic, error) {
	var names []string
	for _, c := range clinics {
		if name != "" && strings.EqualFold(c.Name, name) || name == "" && len(clinics) == 1 {
			return c, nil
		}
		names = append(names, cmp.Or(c.Name, c.ID.String()))
	}
	if len(names) == 0 {
		return storage.Clinic{}, failure("No clinic is connected on this computer. Connect one in MIEA Companion, or give a key with -key-stdin.")
	}
	return storage.Clinic{}, failure("Name one of the connected clinics with -clinic: " + strings.Join(names, ", ") + ".")
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
