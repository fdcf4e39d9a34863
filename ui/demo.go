package ui

import (
	"log/slog"
	"os"
	"os/exec"

	"mieahealth.com/companion/cliniko"
)

// Demo is what may be changed in the demo clinic. Its functions return at once.
type Demo struct {
	Key    string // opens the demo clinic and nothing else, so it may be shown
	Faults func() []DemoFault
	Plant  func(id string) (known bool) // makes a fault
	Repair func(id string) (known bool)
}

// only is the key that the demo takes and no other; zero in a real clinic.
func (d *Demo) only() (key cliniko.Key) {
	if d != nil {
		key, _ = cliniko.ParseKey(d.Key)
	}
	return key
}

// DemoFault is one thing that is wrong in the demo clinic, or could be.
type DemoFault struct {
	ID      string
	Title   string // what is wrong
	Fix     string // what to change in Cliniko
	Planted bool
}

// StartDemo opens the demo clinic as a program of its own, so that nothing of it mixes
// with a real clinic. It returns at once.
func StartDemo() {
	self, err := os.Executable()
	if err != nil {
		slog.Warn("this program's own file is not known", "err", err)
		return
	}
	window := exec.Command(self, "-demo")
	if err := window.Start(); err != nil {
		slog.Warn("the demo clinic did not start", "err", err)
		return
	}
	go func() { _ = window.Wait() }() // it ends by itself, before or after this one
}
