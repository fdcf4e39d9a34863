//go:build long

package integration

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

func TestTheEndOfTheFirstReading(t *testing.T) {
	t.Run("is a verdict, which stays while all is checked again", func(t *testing.T) {
		d := partlyRead(t)
		d.seaside.times.open()
		d.eventually("the whole check", func() bool { return d.state().Status.Phase == live.UpToDate })
		d.requireSees("the verdict", "Patients can book 3 of 3 practitioners")
		require.Contains(t, d.tab(tabWho), "done")
		d.passes(time.Minute)
		d.seaside.times.close()
		d.press(labelCheckNow)
		d.eventually("a check of what is known", func() bool { return d.state().Status.Phase == live.Checking && d.seaside.times.holds() > 0 })
		d.requireSees("the verdict", "Patients can book 3 of 3 practitioners")
		d.requireSees("that it is checked", "Checking…")
		d.requireNotSees("progress that runs backwards", "practitioners checked", "Checking the rest")
		require.Contains(t, d.tab(tabWho), "done")
	})
}
