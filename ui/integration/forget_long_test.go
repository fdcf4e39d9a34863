//go:build long

package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

func TestForgettingAKeyThatTheStore(t *testing.T) {
	t.Run("asks about: it can be given up, which is no lie either", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.store.fails(hangs, removing)
		d.forget()
		d.eventually("the store to ask", func() bool { return d.store.asks(removing) })
		d.within(stood, func() bool { return false })
		d.requireNotSees("that the key is gone", saysGone...)
		d.press(labelStopWaiting)
		d.requireTruth()
		require.Equal(t, live.KeyNotForgotten, d.key().Phase)
	})
	t.Run("never had: the clinic can still be forgotten", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(vanished)
		d.connect(d.seaside)
		require.Equal(t, live.KeySession, d.key().Phase)
		d.forget()
		d.requireForgotten(d.seaside)
	})
	t.Run("refuses to remove is told again when the clinic comes back on screen", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.connect(d.seaside)
		d.store.fails(denied, removing)
		d.forget()
		d.watches()
		d.switchTo(d.hill)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase, "of the other clinic")
		d.switchTo(d.seaside)
		d.requireTruth()
		require.Equal(t, live.KeyNotForgotten, d.key().Phase)
	})
}

func TestForgettingGoesOnWhenAnotherClinicIsOpened(t *testing.T) {
	for name, order := range map[string]func(*desk) (forgotten, opened *clinic){
		"Seaside, then Hill Physio": func(d *desk) (*clinic, *clinic) { return d.seaside, d.hill },
		"Hill Physio, then Seaside": func(d *desk) (*clinic, *clinic) { return d.hill, d.seaside },
	} {
		t.Run(name+": the store asks, and has its answer", func(t *testing.T) {
			d := newDesk(t)
			gone, opened := order(d)
			d.connect(opened)
			d.connect(gone)
			d.restart() // so that the other one's key has to be read
			d.store.fails(hangs, removing)
			d.forget()
			d.eventually("the store to ask", func() bool { return d.store.asks(removing) })
			d.switchTo(opened)
			d.store.works()
			d.requireForgotten(gone)
			d.requireTruth()
			require.Equal(t, opened.id, d.state().Clinic.ID)
			require.Equal(t, live.KeyKept, d.key().Phase)
		})
		t.Run(name+": the store refuses later, and that is said", func(t *testing.T) {
			d := newDesk(t)
			gone, opened := order(d)
			d.connect(opened)
			d.connect(gone)
			d.restart()
			refuses := denied
			refuses.late = keyPatience / 4
			d.store.fails(refuses, removing)
			d.forget()
			d.switchTo(opened)
			d.watches()
			require.Equal(t, live.KeyKept, d.key().Phase, "of the clinic that was opened")
			d.switchTo(gone)
			d.requireTruth()
			require.Equal(t, live.KeyNotForgotten, d.key().Phase)
		})
	}
	t.Run("two that are forgotten while the store asks are both gone", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.lakeside)
		d.connect(d.seaside)
		d.connect(d.hill)
		d.store.fails(hangs, removing)
		d.forget()
		d.eventually("the store to ask", func() bool { return d.store.asks(removing) })
		d.switchTo(d.seaside)
		d.forget()
		d.switchTo(d.lakeside)
		d.store.works()
		d.requireForgotten(d.hill)
		d.requireForgotten(d.seaside)
		d.requireTruth()
	})
	t.Run("a key that is pasted again after it was forgotten is kept", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.forget()
		d.requireForgotten(d.seaside)
		d.connect(d.seaside)
		d.requireTruth()
		require.Equal(t, live.KeyKept, d.key().Phase)
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
	})
	t.Run("a key that could not be forgotten and is pasted again is kept", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.store.fails(denied, removing)
		d.forget()
		d.watches()
		d.store.works()
		d.press(labelKeepKey)
		d.rest()
		d.pasteKey(d.seaside.key)
		d.eventually("the key to be tried", func() bool { return d.key().Pasted && d.key().Phase == live.KeyKept })
		d.requireTruth()
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
	})
}

func TestForgettingWhenTheAppIsClosedOrKilled(t *testing.T) {
	t.Run("is done by the next start after a power cut", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.ticksForgetOnClose()
		d.requireUnused(d.seaside, func() {
			d.kill()
			d.within(keyPatience, func() bool { return d.store.holds(d.seaside.id) == "" })
		})
		require.Empty(t, d.store.all())
		d.requireTruth()
	})
	t.Run("is done, and the next start says so", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.ticksForgetOnClose()
		d.restart()
		require.Empty(t, d.store.all())
		d.requireTruth()
		require.Equal(t, live.Keyless, d.state().Status.Phase)
	})
}

func TestForgettingByTheMenuWithAStoreThat(t *testing.T) {
	for name, f := range map[string]fault{"hangs": hangs, "has vanished": vanished} {
		t.Run(name+": the key is not called gone, and it can be tried again", func(t *testing.T) {
			refusesToForget(t, f, (*desk).forgetClinic)
		})
	}
}

func TestWhatForgettingWarnsOf(t *testing.T) {
	for by, ask := range map[string]func(*desk){
		"on the page": func(d *desk) { d.goTo(tabKey); d.press(labelForgetKey) },
		"in Settings": func(d *desk) { d.press(labelMore); d.press(labelSettings); d.press(labelForgetClinic) },
	} {
		t.Run(by+", before the key was sent: MIEA does not have it, and this is the only copy", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.goTo(tabCalendar) // so that the page says nothing about it
			ask(d)
			d.requireNotSees("that MIEA goes on without the key", saysMIEAGoesOn...)
			d.requireSees("that MIEA has not got the key", saysMIEAHasNotGot...)
			d.requireSees("that this is the only copy", saysOnlyCopy...)
		})
		t.Run(by+", after it was sent: MIEA goes on", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.marksSent()
			ask(d)
			d.requireSees("that MIEA goes on", saysMIEAGoesOn...)
			d.requireNotSees("that this is the only copy", saysOnlyCopy...)
		})
	}
}
