package integration

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

func TestAStartWithAStoreThat(t *testing.T) {
	for name, c := range rows(t, map[string]struct {
		fault fault
		told  storage.KeychainFault // empty: whatever does not claim that it has answered
	}{
		"is locked":                     {locked, storage.KeychainLocked},
		"holds a locked object":         {lockedObject, storage.KeychainLocked},
		"has a locked collection":       {lockedCollection, storage.KeychainLocked},
		"is locked, on macOS":           {lockedKeychain, storage.KeychainLocked},
		"refuses":                       {denied, storage.KeychainDenied},
		"refuses, on Windows":           {deniedWindows, storage.KeychainDenied},
		"is silent":                     {hangs, storage.KeychainHung},
		"does not answer in time":       {timedOut, storage.KeychainHung},
		"has vanished":                  {fault: vanished},
		"knows no such object":          {fault: unknownObject},
		"is behind a bus that is gone":  {fault: noSuchFile},
		"holds what is no key":          {givesAnother("no key at all"), storage.KeychainBadValue},
		"holds a key of another region": {givesAnother(strings.Replace(keyText("other"), "-au4", "-uk1", 1)), storage.KeychainBadValue},
	}, "is silent") {
		t.Run(name+" is told, and the key is not called gone", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.store.fails(c.fault, reading)
			d.restart()
			d.requireTruth()
			if c.told != "" {
				require.Equal(t, c.told, d.key().Fault)
			}
			require.Equal(t, live.KeyUnread, d.key().Phase)
			require.NotContains(t, []storage.KeychainFault{"", storage.KeychainEmpty}, d.key().Fault)
			require.Equal(t, d.seaside.id, d.state().Clinic.ID)
			require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
		})
	}
	for name, again := range rows(t, map[string]func(*desk){
		"the button on the page":  func(d *desk) { d.goTo(tabKey); d.press(labelTryAgain) },
		"Check now":               func(d *desk) { d.press(labelCheckNow) },
		"coming back to the app":  func(d *desk) { d.passes(time.Minute); d.leavesAndComesBack() },
		"coming back to a clinic": (*desk).switchAwayAndBack,
	}, "Check now") {
		t.Run("is locked, and unlocked, gives the key on "+name, func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.store.fails(locked, reading)
			d.restart()
			require.Equal(t, live.Keyless, d.state().Status.Phase)
			d.store.works()
			again(d)
			d.eventually("the key to be read", func() bool { return d.key().Phase == live.KeyKept })
			d.reads()
			d.requireTruth()
		})
	}
}

func TestAKeyOfAnotherAccountInTheStore(t *testing.T) {
	for name, swap := range rows(t, map[string]func(*desk){
		"lies there": func(d *desk) { d.store.put(d.seaside.id, d.hill.key) },
		"is given":   func(d *desk) { d.store.fails(givesAnother(d.hill.key), reading) },
	}, "lies there") {
		for beside, connects := range rows(t, map[string]bool{"whose clinic is here too": true, "whose clinic is not here": false}, "whose clinic is here too") {
			t.Run(name+", "+beside+": the clinic takes nothing of it", func(t *testing.T) {
				d := newDesk(t)
				if connects {
					d.connect(d.hill)
				}
				d.connect(d.seaside)
				d.app.close()
				swap(d)
				d.open()
				require.Equal(t, d.seaside.id, d.state().Clinic.ID)
				d.watches() // Cliniko has answered by then
				d.requireNothingOf(d.hill, d.seaside)
				require.Equal(t, d.seaside.name, d.state().Clinic.Name)
				require.NotEqual(t, live.KeyKept, d.key().Phase)
				require.NotEqual(t, live.UpToDate, d.state().Status.Phase)
				require.Equal(t, live.KeyForeign, d.key().Phase)
				require.Equal(t, d.hill.id, d.key().Other.ID)
				d.goTo(tabKey)
				d.requireNotSees("that the key is kept", saysKept...)
			})
		}
	}
}

func TestHandingTheKeyOver(t *testing.T) {
	for name, c := range rows(t, map[string]struct {
		between func(*desk)
		offered bool
	}{
		"in the run in which it was pasted":        {func(*desk) {}, true},
		"in a later run":                           {(*desk).restart, true},
		"in a later run, after a power cut":        {(*desk).kill, true},
		"six days later":                           {func(d *desk) { d.passes(6 * 24 * time.Hour); d.restart() }, true},
		"eight days later":                         {func(d *desk) { d.passes(8 * 24 * time.Hour); d.restart() }, false},
		"eight days later, in the same run":        {func(d *desk) { d.passes(8 * 24 * time.Hour); d.rest() }, false},
		"once it was sent":                         {(*desk).marksSent, false},
		"in a later run, once it was sent":         {func(d *desk) { d.marksSent(); d.restart() }, false},
		"when nobody knows since when it is there": {(*desk).losesTheDates, false},
	}, "in a later run", "eight days later") {
		t.Run(map[bool]string{true: "is possible ", false: "is not possible "}[c.offered]+name, func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			c.between(d)
			d.goTo(tabHandOver)
			if d.state().Clinic.HandedOver == nil { // once it was sent, the page is the end
				d.opensAction(labelSendAction)
			}
			require.Equal(t, c.offered, d.offers(labelCopyKey), d.describe())
			if c.offered {
				d.press(labelCopyKey)
				require.NotEqual(t, d.seaside.key, d.clipboard(), "it was not confirmed")
				d.press(labelCopyKey)
				d.eventually("the key in the clipboard", func() bool { return d.clipboard() == d.seaside.key })
			}
		})
	}
}

// losesTheDates puts a file in place as the first version of the app wrote it.
func (d *desk) losesTheDates() {
	d.t.Helper()
	d.app.close()
	path := filepath.Join(d.paths.Data, "clinics", "au4-1001.json")
	require.FileExists(d.t, path)
	require.NoError(d.t, os.WriteFile(path, []byte(`{
  "id": {"shard": "au4", "account": "1001"}, "name": "Seaside", "subdomain": "seaside",
  "user": "Ada of Seaside", "role": "administrator", "added": "2026-01-05T09:00:00Z", "choices": {}
}`), 0o600))
	d.open()
}
