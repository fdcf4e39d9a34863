//go:build long

package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
	"mieahealth.com/companion/storage/live"
)

func TestAKeyThatCouldNotBeKept(t *testing.T) {
	t.Run("says nothing about the other clinic's key", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.store.fails(locked, saving)
		d.connect(d.seaside)
		d.switchTo(d.hill)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
		d.switchTo(d.seaside)
		d.requireTruth()
		require.Equal(t, live.KeySession, d.key().Phase)
	})
	t.Run("is gone at the next start, which says so", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(locked, saving)
		d.connect(d.seaside)
		d.store.works()
		d.restart()
		d.requireTruth()
		require.Equal(t, d.seaside.id, d.state().Clinic.ID)
		require.Equal(t, storage.KeychainEmpty, d.key().Fault)
	})
}

func TestAKeptKeyWithOtherClinics(t *testing.T) {
	t.Run("is called kept each time its clinic comes back on screen", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.connect(d.hill)
		for _, c := range []*clinic{d.seaside, d.hill, d.seaside} {
			d.switchTo(c)
			d.requireTruth()
			require.Equal(t, live.KeyKept, d.key().Phase)
		}
	})
	t.Run("is still there when a key of another clinic was left out", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.pasteKey(d.hill.key)
		d.eventually("the question", func() bool { return d.key().Phase == live.KeyOther })
		d.press(labelDropOther)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
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

func TestSavingWhileTheStoreAsksAndAnotherClinicIsOpened(t *testing.T) {
	t.Run("says nothing about the clinic that is opened meanwhile", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.store.fails(hangs, saving)
		d.begin(d.seaside)
		d.eventually("the store to ask", func() bool { return d.store.asks(saving) })
		d.switchTo(d.hill)
		d.watches()
		d.goTo(tabKey)
		d.requireNotSees("that the other key is for this session only", saysSessionOnly...)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
	})
	t.Run("ends in the truth about its own clinic, whichever is on screen", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.store.fails(hangs, saving)
		d.begin(d.seaside)
		d.eventually("the store to ask", func() bool { return d.store.asks(saving) })
		d.switchTo(d.hill)
		d.watches()
		d.store.works()
		d.switchTo(d.seaside)
		d.requireTruth()
		require.Equal(t, d.store.holds(d.seaside.id) != "", d.key().Phase == live.KeyKept)
	})
	t.Run("goes on when another clinic's key is read", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.connect(d.lakeside)
		d.restart() // so that Hill Physio's key has to be read
		d.store.fails(hangs, saving)
		d.begin(d.seaside)
		d.eventually("the store to ask", func() bool { return d.store.asks(saving) })
		d.switchTo(d.hill)
		d.store.works() // the person has answered
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase, "of Hill Physio")
		d.switchTo(d.seaside)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase, "of Seaside")
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
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

func TestAStoreThatSavesTooLateOrTooLittle(t *testing.T) {
	t.Run("answers too late and lets nothing be taken back: nothing false is said", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(late(keyPatience+stood), saving)
		d.store.fails(denied, removing)
		d.begin(d.seaside)
		d.watches()
		d.watches()
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
		d.requireTruth()
	})
	t.Run("cuts a long key off: the old one is not lost", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.store.fails(keepsOnly(len(d.seaside.key)), saving)
		d.pasteKey(d.seaside.new)
		d.eventually("the new key to be tried", func() bool { return d.key().Ending == d.seaside.new[len(d.seaside.new)-8:len(d.seaside.new)-4] })
		d.requireTruth()
		require.Equal(t, live.KeySession, d.key().Phase)
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
	})
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
	for name, key := range map[string]func(*desk) string{
		"of the same clinic": func(d *desk) string { return d.seaside.new },
		"of another clinic":  func(d *desk) string { return d.hill.key },
		"that is refused":    func(*desk) string { return keyText("nobody's") },
	} {
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
