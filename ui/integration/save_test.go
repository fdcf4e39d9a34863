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
	t.Run("stays when Cliniko refuses the one that was to take its place", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.pasteKey(keyText("nobody's"))
		d.eventually("Cliniko to refuse it", func() bool { return d.key().Phase == live.KeyFailed })
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
		d.switchAwayAndBack()
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
	t.Run("and is cut off by a power cut, leaves the clinic on screen", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(hangs, saving)
		d.begin(d.seaside)
		d.eventually("the store to ask", func() bool { return d.store.asks(saving) })
		d.kill()
		d.store.works()
		d.requireTruth()
		require.Equal(t, d.seaside.id, d.state().Clinic.ID)
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
	t.Run("cuts the first key off: no half of it stays", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(keepsOnly(20), saving)
		d.connect(d.seaside)
		d.requireTruth()
		require.Equal(t, live.KeySession, d.key().Phase)
		require.Empty(t, d.store.holds(d.seaside.id))
	})
}

func TestAKeyThatIsTried(t *testing.T) {
	for name, key := range rows(t, map[string]func(*desk) string{
		"of the same clinic": func(d *desk) string { return d.seaside.new },
		"of another clinic":  func(d *desk) string { return d.hill.key },
		"that is refused":    func(*desk) string { return keyText("nobody's") },
	}, "of another clinic") {
		t.Run(name+" says nothing about the clinic that is opened meanwhile", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.lakeside)
			d.connect(d.seaside)
			for _, c := range []*clinic{d.seaside, d.hill} {
				c.slows(keyPatience / 2)
			}
			d.pasteKey(key(d))
			d.eventually("the key to be tried", func() bool { return d.key().Phase == live.KeyTrying })
			d.switchTo(d.lakeside)
			d.watches()
			require.Equal(t, live.KeyKept, d.key().Phase)
			require.Equal(t, d.lakeside.key, d.store.holds(d.lakeside.id))
			d.requireTruth()
			d.switchTo(d.seaside)
			d.requireTruth()
			require.NotEmpty(t, d.store.holds(d.seaside.id))
		})
	}
}
