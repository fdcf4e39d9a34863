package ui

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"mieahealth.com/companion/ui/control"
)

// Run shows the window until it is closed; what it does beside that ends with ctx at the
// latest. started is called once it is on screen. Where no window can be had, at which Fyne panics or runs on without one,
// there is an error that says so to people.
func Run(ctx context.Context, newApp func() fyne.App, deps Deps, started func()) (err error) {
	var shown atomic.Bool
	defer func() {
		if fault := recover(); fault != nil && shown.Load() {
			panic(fault)
		} else if fault != nil {
			err = errors.New(textNoDisplay)
		}
	}()
	control.TellDoubleClicks(time.Now)
	fyneApp := newApp()
	window := New(fyneApp, deps)
	fyneApp.Lifecycle().SetOnStarted(func() {
		shown.Store(true)
		started()
	})
	if !window.ShowAndRun(ctx) {
		return errors.New(textNoDisplay)
	}
	return nil
}
