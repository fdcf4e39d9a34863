//go:build long

package integration

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestEachOfSeveralClinicsIsReachable(t *testing.T) {
	t.Run("after a power cut in the first run, it is on screen", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.kill()
		d.requireOnScreen(d.seaside)
	})
	t.Run("after one of two was forgotten, the other is listed", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.connect(d.seaside)
		d.forget()
		d.requireForgotten(d.seaside)
		d.requireListed(d.hill)
	})
	t.Run("while another one is added, the only one is listed", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.addClinic()
		d.requireListed(d.seaside)
		d.switchTo(d.seaside)
		d.requireTruth()
	})
	t.Run("when adding another one was left, the next start opens the only one", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.addClinic()
		d.restart()
		d.requireOnScreen(d.seaside)
	})
	t.Run("with one open of two, both are listed", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.connect(d.seaside)
		d.requireListed(d.hill, d.seaside)
	})
	t.Run("after one of two was forgotten, the next start opens the other", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.hill)
		d.connect(d.seaside)
		d.forget()
		d.requireForgotten(d.seaside)
		d.restart()
		d.requireOnScreen(d.hill)
	})
	t.Run("while there is one, it is listed, and another can be added", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.requireListed(d.seaside)
	})
}

func TestPreferencesWithTwoClinics(t *testing.T) {
	t.Run("change are written at once", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.connect(d.hill)
		for _, c := range []*clinic{d.seaside, d.hill} {
			d.switchTo(c)
			d.eventually("the clinic on screen to be written", func() bool {
				return storage.LoadPreferences(d.paths.Data).Clinic == c.id
			})
		}
	})
	t.Run("hold nothing of a clinic that was forgotten", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.restart() // they are written by then
		d.forget()
		d.requireForgotten(d.seaside)
		d.restart()
		text, err := os.ReadFile(filepath.Join(d.paths.Data, "preferences.json"))
		require.NoError(t, err)
		require.NotContains(t, string(text), string(d.seaside.id.Account))
	})
	t.Run("are missing leave the first of two on screen, and both listed", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.connect(d.hill)
		d.switchTo(d.seaside)
		d.app.close()
		d.preferences("")
		d.open()
		d.requireOnScreen(d.hill)
		d.requireListed(d.seaside, d.hill)
	})
}
