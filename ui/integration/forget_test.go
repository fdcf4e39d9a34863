package integration

import (
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

// refusals are the ways in which a store does not remove a key.
var refusals = map[string]fault{
	"hangs": hangs, "is locked": locked, "is locked, in other words": lockedCollection, "refuses": denied,
	"refuses, on Windows": deniedWindows, "does not answer in time": timedOut, "says yes and keeps it": saysYes,
	"has vanished": vanished, "knows no such object": unknownObject, "is behind a bus that is gone": noSuchFile,
}

func TestForgettingWithAStoreThat(t *testing.T) {
	for name, f := range rows(refusals) {
		t.Run(name+": the key is not called gone, and it can be tried again", func(t *testing.T) {
			refusesToForget(t, f, (*desk).forget)
		})
	}
	for name, f := range map[string]fault{"hangs": hangs, "has vanished": vanished} {
		t.Run(name+", by the menu: the key is not called gone, and it can be tried again", func(t *testing.T) {
			refusesToForget(t, f, (*desk).forgetClinic)
		})
	}
	t.Run("asks: it can be given up, which is no lie either", func(t *testing.T) {
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
	t.Run("never had the key: the clinic can still be forgotten", func(t *testing.T) {
		d := newDesk(t)
		d.store.fails(vanished)
		d.connect(d.seaside)
		require.Equal(t, live.KeySession, d.key().Phase)
		d.forget()
		d.requireForgotten(d.seaside)
	})
	t.Run("refuses is told again when the clinic comes back on screen", func(t *testing.T) {
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

func refusesToForget(t *testing.T, f fault, forget func(*desk)) {
	d := newDesk(t)
	d.connect(d.seaside)
	d.store.fails(f, removing)
	forget(d)
	d.watches()
	require.True(t, d.lists(d.seaside), "its key is still there")
	d.requireTruth()
	require.Equal(t, live.KeyNotForgotten, d.key().Phase)
	require.NotEmpty(t, d.key().Fault)
	d.store.works()
	d.goTo(tabKey)
	d.press(labelTryAgain)
	d.requireForgotten(d.seaside)
}

// requireForgotten waits until nothing of a clinic is left.
func (d *desk) requireForgotten(c *clinic) {
	d.t.Helper()
	d.eventually(c.name+" to be gone", func() bool { return !d.lists(c) })
	require.Empty(d.t, d.store.holds(c.id), "the key is still in the store")
	require.Empty(d.t, d.file(c))
	account, err := d.app.kept.Store.Account(c.id)
	require.NoError(d.t, err)
	require.Nil(d.t, account)
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

func TestWhatForgettingWarnsOf(t *testing.T) {
	for by, ask := range map[string]func(*desk){
		"on the page": func(d *desk) { d.goTo(tabKey); d.press(labelForgetKey) },
		"by the menu": func(d *desk) { d.press(labelMore); d.press(labelForgetClinic) },
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

func TestForgettingWhenTheAppCloses(t *testing.T) {
	t.Run("is done, and the next start says so", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.ticksForgetOnClose()
		d.restart()
		require.Empty(t, d.store.all())
		d.requireTruth()
		require.Equal(t, live.Keyless, d.state().Status.Phase)
	})
	for name, f := range rows(map[string]fault{"is locked": locked, "refuses": denied, "hangs": hangs, "says yes and keeps it": saysYes, "has vanished": vanished}) {
		t.Run("with a store that "+name+" is done by the next start, which does not use the key", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.ticksForgetOnClose()
			d.store.fails(f, removing)
			d.reads()
			d.app.close()
			d.store.works()
			d.requireUnused(d.seaside, func() {
				d.open()
				d.within(keyPatience, func() bool { return d.store.holds(d.seaside.id) == "" })
			})
			require.Empty(t, d.store.all())
			d.requireTruth()
		})
		t.Run("with a store that still "+name+" is said by the next start, which does not use the key", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.ticksForgetOnClose()
			d.store.fails(f, removing)
			d.requireUnused(d.seaside, func() {
				d.restart()
				d.watches()
			})
			require.NotEmpty(t, d.store.holds(d.seaside.id))
			d.requireTruth()
			require.Equal(t, live.KeyNotForgotten, d.key().Phase)
		})
	}
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
}

// requireUnused fails when a clinic is read while something is done.
func (d *desk) requireUnused(c *clinic, do func()) {
	d.t.Helper()
	d.reads()
	asked := c.asked()
	do()
	require.Equal(d.t, asked, c.asked(), "Cliniko was asked with a key that was to be forgotten")
}
