package live_test

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/cliniko/demo/random"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

// noKeychain is a computer without a password store.
type noKeychain struct{}

var errAbsent = &storage.KeychainError{Fault: storage.KeychainAbsent}

func (noKeychain) Get(context.Context, storage.ClinicID) (cliniko.Key, error) {
	return cliniko.Key{}, errAbsent
}
func (noKeychain) Set(context.Context, storage.ClinicID, cliniko.Key) error { return errAbsent }
func (noKeychain) Delete(context.Context, storage.ClinicID) error           { return errAbsent }

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// A clinic with one practitioner is connected with a pasted key and read.
func Example() {
	dir := must(os.MkdirTemp("", "live"))
	defer os.RemoveAll(dir)
	store := must(storage.OpenStore(dir))
	defer store.Close()

	began := time.Now()
	monday := time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC)
	now := func() time.Time { return monday.Add(time.Since(began)) }
	clinic := random.Healthy(1, random.Size{Businesses: 1, Practitioners: 1, AppointmentTypes: 8}, monday)
	server := demo.New(demo.Options{Clinic: &clinic, Now: now, Limit: -1})
	address, stop, err := server.Listen()
	if err != nil {
		panic(err)
	}
	defer stop()

	l := live.New(live.Options{
		Store: store, Clinics: must(storage.OpenClinics(dir)), Keychain: noKeychain{}, Now: now, Unlimited: true,
		Connect: func(key cliniko.Key) (live.Source, error) {
			return cliniko.NewClient(key, cliniko.Options{Version: "test", StandIn: address, Now: now, Unpaced: true})
		},
	})
	changed := make(chan struct{}, 1)
	l.Subscribe(func() {
		select {
		case changed <- struct{}{}:
		default: // one is waiting already
		}
	})
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { l.Run(ctx) })

	l.Try(must(cliniko.ParseKey(demo.Key)))
	for l.State().Status.Phase != live.UpToDate {
		<-changed
	}
	state := l.State()
	fmt.Println(state.Clinic.Name, "is", state.Status.Phase)
	fmt.Println("read from", state.From, "to", state.To, "and ready:", state.Report.Ready)
	fmt.Println(len(state.Report.Verdicts), "appointment types, the first", state.Report.Verdicts[0].State)
	fmt.Println("the key is kept:", state.Key.Phase == live.KeyKept)

	cancel()
	running.Wait()
	// Output:
	// Generated Clinic is up to date
	// read from 2026-11-23 to 2026-12-20 and ready: true
	// 6 appointment types, the first bookable
	// the key is kept: false
}
