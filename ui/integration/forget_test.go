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
	for name, f := range rows(t, refusals, "hangs") {
		t.Run(name+": the key is not called gone, and it can be tried again", func(t *testing.T) {
			refusesToForget(t, f, (*desk).forget)
		})
	}
	for name, f := range rows(t, map[string]fault{"hangs": hangs, "has vanished": vanished}, "has vanished") {
		t.Run(name+", by the menu: the key is not called gone, and it can be tried again", func(t *testing.T) {
			refusesToForget(t, f, (*desk).forgetClinic)
		})
	}
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

func TestWhatForgettingWarnsOf(t *testing.T) {
	for by, ask := range rows(t, map[string]func(*desk){
		"on the page": func(d *desk) { d.goTo(tabKey); d.press(labelForgetKey) },
		"by the menu": func(d *desk) { d.press(labelMore); d.press(labelForgetClinic) },
	}, "by the menu") {
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
	for name, f := range rows(t, map[string]fault{
		"is locked": locked, "refuses": denied, "hangs": hangs, "says yes and keeps it": saysYes, "has vanished": vanished,
	}, "says yes and keeps it") {
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
}

// requireUnused fails when a clinic is read while something is done.
func (d *desk) requireUnused(c *clinic, do func()) {
	d.t.Helper()
	d.reads()
	asked := c.asked()
	do()
	require.Equal(d.t, asked, c.asked(), "Cliniko was asked with a key that was to be forgotten")
}
