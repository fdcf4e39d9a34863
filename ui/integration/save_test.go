package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

const (
	reading  = storage.KeychainGet
	saving   = storage.KeychainSet
	removing = storage.KeychainDelete
)

func TestAKeyForThisSessionOnly(t *testing.T) {
	for name, f := range rows(t, map[string]fault{
		"is locked": locked, "refuses": denied, "has vanished": vanished, "keeps nothing": saysYes,
	}, "is locked") {
		t.Run("stays one when its clinic comes back on screen, if the store "+name, func(t *testing.T) {
			d := newDesk(t)
			d.store.fails(f, saving)
			d.connect(d.seaside)
			before := d.key()
			require.Equal(t, live.KeySession, before.Phase)
			d.store.works()
			d.connect(d.hill)
			d.switchTo(d.seaside)
			d.requireTruth()
			require.Equal(t, before.Phase, d.key().Phase)
			require.Equal(t, before.Fault, d.key().Fault)
			require.Equal(t, before.Ending, d.key().Ending)
		})
	}
}

func TestAKeptKey(t *testing.T) {
	t.Run("gives way to a new one of the same clinic", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.pasteKey(d.seaside.new)
		d.eventually("the new key in the store", func() bool { return d.store.holds(d.seaside.id) == d.seaside.new })
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
	})
}

// switchAwayAndBack brings another clinic on screen and the present one back.
func (d *desk) switchAwayAndBack() {
	d.t.Helper()
	var here *clinic
	for _, c := range d.clinics {
		if c.id == d.state().Clinic.ID {
			here = c
		}
	}
	d.connect(d.lakeside)
	d.switchTo(here)
}

func TestSavingWhileTheStoreAsks(t *testing.T) {
	t.Run("can be given up, and a newer key is what stays", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(hangs, saving)
		d.begin(d.seaside)
		d.eventually("the store to ask", func() bool { return d.store.asks(saving) })
		d.press(labelStopWaiting)
		d.rest()
		require.Equal(t, live.KeySession, d.key().Phase)
		d.pasteKey(d.seaside.new)
		d.eventually("the new key to be tried", func() bool { return d.key().Phase == live.KeySaving })
		d.store.works()
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
		require.Equal(t, d.seaside.new, d.store.holds(d.seaside.id))
	})
}

func TestAStoreThatDoesNotDoWhatItSays(t *testing.T) {
	foreign := givesAnother(keyText("something else"))
	for name, f := range rows(t, map[string]fault{
		"keeps the key and reads back another": {does: true, then: &foreign},
		"keeps the key and then gives no time": {does: true, then: &timedOut},
		"keeps the key and then gives nothing": {does: true, then: &hangs},
		"says no and keeps the key":            timedOutButDone,
		"answers after the app has given up":   late(keyPatience + stood),
	}, "answers after the app has given up") {
		t.Run(name+": nothing false is said", func(t *testing.T) {
			d := newDesk(t)
			d.store.fails(f, saving)
			d.begin(d.seaside)
			d.watches()
			d.requireTruth()
			d.store.works()
			d.watches()
			d.requireTruth()
		})
	}
}
