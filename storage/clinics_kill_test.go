package storage

import (
	"errors"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func init() {
	children["tick until killed"] = tickUntilKilled
	children["mend until killed"] = mendUntilKilled
}

// tickedActions is how many actions the child ticks, over and over.
const tickedActions = 30

func actionName(n int) string { return fmt.Sprintf("action/%d", n%tickedActions) }

// tickUntilKilled prints the number of each tick once it is kept.
func tickUntilKilled(dir string) error {
	clinics, err := OpenClinics(dir)
	if err != nil {
		return err
	}
	clinic, _ := clinics.Get(seaside)
	clinic.ID = seaside
	if clinic.Ticks == nil {
		clinic.Ticks = map[string]time.Time{}
	}
	for n := newestTick(clinic) + 1; ; n++ {
		clinic.Ticks[actionName(n)] = time.Unix(int64(n), 0).UTC()
		if err := clinics.Save(clinic); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// newestTick is the number of the last tick that a clinic holds; -1: it holds none.
func newestTick(c Clinic) int {
	newest := -1
	for _, at := range c.Ticks {
		newest = max(newest, int(at.Unix()))
	}
	return newest
}

func TestNoTickIsLostWhenTheAppIsKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	last := killOften(t, "tick until killed", dir, clinicKills, func(last int) { requireTicked(t, dir, last) })
	t.Logf("%d kills, %d ticks kept, none lost", clinicKills, last+1)
}

// requireTicked wants the newest tick of each action up to the last one acknowledged;
// the one after may have been kept as well.
func requireTicked(t *testing.T, dir string, last int) {
	t.Helper()
	clinics, err := OpenClinics(dir)
	require.NoError(t, err)
	clinic, ok := clinics.Get(seaside)
	require.True(t, ok)
	newest := newestTick(clinic)
	require.Contains(t, []int{last, last + 1}, newest)
	require.Len(t, clinic.Ticks, min(newest+1, tickedActions))
	for n := max(0, newest-tickedActions+1); n <= newest; n++ {
		require.Equal(t, int64(n), clinic.Ticks[actionName(n)].Unix(), "tick %d of %d is lost", n, newest)
	}
}

// mendUntilKilled damages both versions of a clinic and opens them as the window does.
func mendUntilKilled(dir string) error {
	for n := 0; ; n++ {
		c, _ := OpenClinics(dir)
		if err := c.Save(Clinic{ID: seaside}); err != nil {
			return err
		}
		path := c.path(seaside)
		damaged := fmt.Appendf(nil, "{damaged %d", n)
		if err := errors.Join(os.WriteFile(path+previousMark, damaged, fileMode), os.WriteFile(path, damaged, fileMode)); err != nil {
			return err
		}
		c, _ = OpenClinics(dir)
		c.repair()
		fmt.Println(n)
	}
}

func TestAClinicIsFoundWheneverTheAppIsKilled(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	killOften(t, "mend until killed", dir, clinicKills, func(int) {
		c, _ := OpenClinics(dir)
		require.Len(t, c.All(), 1)
	})
}
