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
	if !d.canPress(labelTryAgain) {
		require.Equal(t, hangs, f, "only a call that hung can end by itself; %s", d.describe())
	}
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

func TestForgettingWhenTheAppCloses(t *testing.T) {
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
