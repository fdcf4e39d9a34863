package guide

import (
	"fmt"
	"slices"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// goOnLabel names the button that leads to the first unfinished step.
func (g *Guide) goOnLabel() string {
	if keyless(g.state) {
		return endToKey
	}
	return wayToStep(g.progress.Next())
}

// goOn leads to the first unfinished step, or to the field for the key that is missing.
func (g *Guide) goOn() {
	if keyless(g.state) {
		g.toKey()
		return
	}
	g.goToStep(g.progress.Next())
}

// goToStep opens a step at its first unfinished action.
func (g *Guide) goToStep(number int) {
	g.step(number).open = -1
	g.deps.GoTo(TabKey + number)
}

// toKey goes to the field for the key.
func (g *Guide) toKey() {
	g.deps.GoTo(TabKey)
	g.FocusKey()
}

// FocusSending opens the action that sends the key of a clinic, as soon as that is on screen, and
// gives the keyboard to what comes next there. The page of TabHandOver has to be on screen.
func (g *Guide) FocusSending(of storage.ClinicID) {
	g.toSend = of
	g.leadToSending()
}

func (g *Guide) leadToSending() {
	if g.toSend == (storage.ClinicID{}) || g.toSend != g.state.Clinic.ID {
		return
	}
	g.toSend = storage.ClinicID{}
	page := g.step(TabHandOver - TabKey)
	page.choose(sendRow)
	page.takeKeyboard(false)
}

// CheckNow reads everything again; without a key that takes the key first.
func (g *Guide) CheckNow() {
	g.deps.Commands.CheckNow()
	if g.state.Status.Phase == live.Keyless {
		g.toKey()
	}
}

// AfterWho names the way on from a finished step 3, and leads there: to the first other step
// with something left to do.
func (g *Guide) AfterWho() (label string, lead func()) {
	next := slices.IndexFunc(g.States(), func(s control.State) bool { return !finished(s) })
	if next == TabWho-TabKey {
		next = TabHandOver - TabKey
	}
	if next < 0 || keyless(g.state) {
		return g.goOnLabel(), g.goOn
	}
	return wayToStep(next), func() { g.goToStep(next) }
}

func wayToStep(number int) string { return fmt.Sprintf(startNext[min(number, 1)], number+1) }
