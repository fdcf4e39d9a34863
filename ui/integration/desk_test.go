package integration

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
	"mieahealth.com/companion/ui/control"
)

// desk is a person at a computer: its folders, its password store, the clinics whose keys
// the person may have, and the app while it runs.
type desk struct {
	t                       *testing.T
	paths                   storage.Paths
	store                   *passwords
	seaside, hill, lakeside *clinic
	clinics                 world
	later                   atomic.Int64 // how far the desk's clock is ahead
	app                     *app
	pasted                  string // the key that was pasted last
}

// newDesk is a first start of the app.
func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, store: newPasswords(t)}
	d.paths = storage.Paths{Cache: shortFolder(t), Data: shortFolder(t)}
	d.seaside = newClinic(t, "Seaside", "1001", "seaside")
	d.hill = newClinic(t, "Hill Physio", "2002", "hill-physio")
	d.lakeside = newClinic(t, "Lakeside", "3003", "lakeside")
	d.clinics = world{d.seaside, d.hill, d.lakeside}
	d.open()
	return d
}

func (d *desk) open() {
	d.t.Helper()
	d.app = start(d.t, d.paths, d.store, d.clinics.connect, d.now)
	for _, c := range d.clinics {
		d.t.Cleanup(c.held.open) // before the app is ended
		d.t.Cleanup(c.times.open)
	}
	d.rest()
}

func (d *desk) now() time.Time { return now().Add(time.Duration(d.later.Load())) }

// passes lets time pass on the desk's clock.
func (d *desk) passes(by time.Duration) { d.later.Add(int64(by)) }

// restart closes the app and opens it again.
func (d *desk) restart() {
	d.t.Helper()
	d.app.close()
	d.open()
}

// kill ends the app as kill -9 or a power cut does, and opens it again on what its
// folders hold at that moment.
func (d *desk) kill() {
	d.t.Helper()
	d.paths = storage.Paths{Data: copyOf(d.t, d.paths.Data), Cache: copyOf(d.t, d.paths.Cache)}
	d.app.kill()
	d.open()
}

func (d *desk) state() *live.State { return d.app.live.State() }

func (d *desk) key() live.KeyState { return d.state().Key }

// longest is how long a test waits for anything; a busy machine is slow.
const longest = 20 * time.Second

// eventually waits for a condition, and draws what comes meanwhile.
func (d *desk) eventually(what string, is func() bool) {
	d.t.Helper()
	if !d.within(longest, is) {
		d.t.Fatalf("waited in vain for %s; %s", what, d.describe())
	}
}

func (d *desk) within(limit time.Duration, is func() bool) bool {
	deadline, again := time.After(limit), time.NewTicker(5*time.Millisecond)
	defer again.Stop()
	for {
		d.app.live.draw()
		if is() {
			d.app.live.draw() // what was published since then may be why
			return true
		}
		select {
		case <-d.app.changed:
		case <-again.C:
		case <-deadline:
			return false
		}
	}
}

func (d *desk) describe() string {
	return fmt.Sprintf("on screen is %q, its key is %s %s, the app is %s; the screen says:\n%s",
		d.state().Clinic.Name, d.key().Phase, d.key().Fault, d.state().Status.Phase, d.screen())
}

// stood is how long nothing about the key may change for it to rest: longer than the app
// gathers changes before it shows them.
const stood = settle + 30*time.Millisecond

// done waits until the app has done all that it was asked for, and has published it.
func (d *desk) done() {
	d.t.Helper()
	var answered atomic.Bool
	nothing := func() { d.app.live.Live.CopyKey(storage.ClinicID{}, func(cliniko.Key) { answered.Store(true) }) }
	nothing()
	d.eventually("the app to do what it was asked for", answered.Load)
	before := d.state()
	nothing()
	d.eventually("the app to publish it", func() bool { return d.state() != before })
}

// rest waits until nothing more happens to the key.
func (d *desk) rest() {
	d.t.Helper()
	d.done()
	type standing struct {
		clinic storage.ClinicID
		key    live.KeyState
	}
	var last standing
	since := time.Now()
	d.eventually("the key to rest", func() bool {
		if now := (standing{d.state().Clinic.ID, d.key()}); now != last {
			last, since = now, time.Now()
		}
		return !busy[d.key().Phase] && time.Since(since) > stood
	})
}

// busy are the phases that end by themselves.
var busy = map[live.KeyPhase]bool{
	live.KeyReading: true, live.KeyTrying: true, live.KeySaving: true,
	live.KeyForgetting: true,
}

// screen is all that can be seen, line by line.
func (d *desk) screen() string {
	var lines []string
	for _, thing := range whole(d.app.screen()) {
		if strings.TrimSpace(thing.text) != "" {
			lines = append(lines, thing.text)
		}
	}
	return strings.Join(lines, "\n")
}

// sees reports whether the screen says one of some texts.
func (d *desk) sees(texts ...string) bool {
	screen := d.screen()
	for _, text := range texts {
		if strings.Contains(screen, text) {
			return true
		}
	}
	return false
}

func (d *desk) requireSees(what string, texts ...string) {
	d.t.Helper()
	require.True(d.t, d.sees(texts...), "%s is not said; %s", what, d.describe())
}

func (d *desk) requireNotSees(what string, texts ...string) {
	d.t.Helper()
	require.False(d.t, d.sees(texts...), "%s is said; %s", what, d.describe())
}

// press presses what bears a label, in the dialog or list in front if there is one.
func (d *desk) press(label string) {
	d.t.Helper()
	require.True(d.t, d.canPress(label), "there is no %q to press; %s", label, d.describe())
}

func (d *desk) canPress(label string) bool {
	done := pressed(front(d.app.screen()), label)
	d.app.live.draw()
	return done
}

// offers reports whether something bears a label and can be pressed.
func (d *desk) offers(label string) bool {
	for _, thing := range front(d.app.screen()) {
		if thing.presser != nil && enabled(thing.presser) && matches(thing.text, label) {
			return true
		}
	}
	return false
}

// closes takes a list or a dialog away.
func (d *desk) closes() {
	overlays := d.app.screen().Canvas().Overlays()
	for overlays.Top() != nil {
		overlays.Remove(overlays.Top())
	}
}

// goTo opens a tab.
func (d *desk) goTo(tab string) {
	d.t.Helper()
	for _, thing := range front(d.app.screen()) {
		if thing.presser != nil && strings.Contains(thing.text, tab) {
			thing.presser.Tapped(nil)
			d.app.live.draw()
			return
		}
	}
	d.t.Fatalf("there is no tab %q; %s", tab, d.describe())
}

// field is the one with an example in it.
func (d *desk) field(example string) *control.Field {
	for _, field := range fields(d.app.screen().Content()) {
		if field.PlaceHolder == example {
			return field
		}
	}
	return nil
}

func (d *desk) clipboard() string { return d.app.fyne.Clipboard().Content() }

// pasteKey pastes a key in step 1 and has it checked.
func (d *desk) pasteKey(key string) {
	d.t.Helper()
	d.goTo(tabKey)
	if d.field(fieldKey) == nil {
		d.press(labelReplace)
	}
	d.pasted = key
	d.app.fyne.Clipboard().SetContent(key)
	d.press(labelPaste)
	d.press(labelCheckKey)
}

// connect brings a clinic on screen with its key, beside those that are there.
func (d *desk) connect(c *clinic) {
	d.t.Helper()
	d.begin(c)
	d.rest()
	require.Equal(d.t, c.id, d.state().Clinic.ID, d.describe())
}

// begin is connect up to what the password store says.
func (d *desk) begin(c *clinic) {
	d.t.Helper()
	if d.state().Connected() {
		d.addClinic()
	}
	d.pasteKey(c.key)
	d.eventually(c.name+" on screen", func() bool { return d.state().Clinic.ID == c.id })
}

// addClinic begins with another clinic.
func (d *desk) addClinic() {
	d.t.Helper()
	if !d.canPress(labelSwitch) || !d.canPress(labelAddClinic) {
		d.closes()
		d.press(labelMore)
		d.press(labelAddClinic)
	}
	d.eventually("room for another clinic", func() bool { return !d.state().Connected() })
}

// switchTo brings another clinic on screen, by the list in the header.
func (d *desk) switchTo(c *clinic) {
	d.t.Helper()
	d.press(labelSwitch)
	d.press(c.name)
	d.eventually(c.name+" on screen", func() bool { return d.state().Clinic.ID == c.id })
}

// reads waits until the clinic on screen has been read.
func (d *desk) reads() {
	d.t.Helper()
	d.eventually("the clinic to be read", func() bool { return d.state().Status.Phase == live.UpToDate })
}

// watches waits for as long as the app waits for the password store, and longer.
func (d *desk) watches() {
	d.within(keyPatience+stood, func() bool { return false })
}

// opensAction opens an action of the step on screen by its title.
func (d *desk) opensAction(title string) {
	d.t.Helper()
	d.press(title)
}

// confirms says on the page of step 3 that what is on in Cliniko should be bookable.
func (d *desk) confirms() {
	d.t.Helper()
	d.goTo(tabWho)
	d.press(labelConfirm)
	d.eventually("the decision to be kept", func() bool { return d.state().Clinic.Decision != nil })
}

// marksSent notes that the key was sent to somebody.
func (d *desk) marksSent() {
	d.t.Helper()
	d.goTo(tabHandOver)
	d.opensAction(labelSendAction)
	d.field(fieldReceiver).SetText("Ravi at MIEA")
	d.press(labelMarkSent)
	d.press(labelSentAnyway) // it was not copied
	d.eventually("the hand-over to be kept", func() bool { return d.state().Clinic.HandedOver != nil })
}

// leavesAndComesBack has the window lose the focus and gain it again.
func (d *desk) leavesAndComesBack() {
	d.app.live.Foreground(false)
	d.app.live.Foreground(true)
}

// forget presses all that it takes to forget the key on screen.
func (d *desk) forget() {
	d.t.Helper()
	d.goTo(tabKey)
	d.press(labelForgetKey)
	d.press(labelForgetIt)
}

// forgetClinic does the same in Settings.
func (d *desk) forgetClinic() {
	d.t.Helper()
	d.press(labelMore)
	d.press(labelSettings)
	d.press(labelForgetClinic)
	d.press(labelForget)
}

// ticksForgetOnClose ticks that others use this login.
func (d *desk) ticksForgetOnClose() {
	d.t.Helper()
	d.goTo(tabKey)
	for _, thing := range front(d.app.screen()) {
		if strings.Contains(thing.text, labelForgetOnClose) {
			thing.presser.Tapped(nil)
			d.eventually("the tick to be kept", func() bool { return d.state().Clinic.ForgetKeyOnClose })
			return
		}
	}
	d.t.Fatalf("nothing to tick; %s", d.describe())
}

// file is what the clinic's file holds; empty: there is none.
func (d *desk) file(c *clinic) string {
	text, _ := os.ReadFile(filepath.Join(d.paths.Data, "clinics", string(c.id.Shard)+"-"+string(c.id.Account)+".json"))
	return string(text)
}

// lists reports whether a clinic is on this computer, for all the app says.
func (d *desk) lists(c *clinic) bool {
	for _, one := range d.state().Clinics {
		if one.ID == c.id {
			return true
		}
	}
	return false
}
