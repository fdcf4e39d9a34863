package integration

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
	"mieahealth.com/companion/cliniko/demo"
	"mieahealth.com/companion/storage/live"
)

func TestAKeyOfTheWrongRole(t *testing.T) {
	for role := range rows(t, map[string]struct{}{"practitioner": {}, "receptionist": {}, "power receptionist": {}}, "receptionist") {
		t.Run("of a "+role+": a colleague is asked for what an administrator can give", func(t *testing.T) {
			d := newDesk(t)
			d.seaside.change(func(c *demo.Clinic) { c.Users[0].Role = role })
			d.connect(d.seaside)
			d.goTo(tabKey)
			d.opensAction(labelAdministratorAction)
			d.press(labelAsk)
			d.press(labelCopyMessage)
			message := d.clipboard()
			require.Contains(t, message, d.seaside.name)
			for _, wrong := range saysLogInAsAdministrator {
				require.NotContains(t, message, wrong, "the colleague is an administrator")
			}
			require.Contains(t, strings.ToLower(message), "administrator")
			require.Contains(t, strings.ToLower(message), "key")
			require.NotContains(t, message, d.seaside.key[:12])
		})
	}
}

func TestARefusedKey(t *testing.T) {
	t.Run("with its ending: the ending is not doubted", func(t *testing.T) {
		d := newDesk(t)
		d.pasteKey(keyText("nobody's"))
		d.requireRefused()
		d.requireNotSees("that the ending may be missing", saysEndMayBeMissing...)
		d.requireSees("that the ending is there", saysEndingThere...)
	})
	t.Run("that has worked, and is archived in Cliniko, is told as refused and still kept", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.seaside.archives()
		d.press(labelCheckNow)
		d.eventually("Cliniko's refusal", func() bool {
			problem := d.state().Status.Problem
			return problem != nil && problem.Kind == cliniko.KindKeyRefused
		})
		d.requireTruth()
		require.Equal(t, d.seaside.key, d.store.holds(d.seaside.id))
		require.Equal(t, live.KeyKept, d.key().Phase)
	})
}

// requireRefused waits until Cliniko has refused the key that was pasted.
func (d *desk) requireRefused() {
	d.t.Helper()
	d.eventually("Cliniko to refuse the key", func() bool {
		return d.key().Phase == live.KeyFailed && d.key().Problem != nil && d.key().Problem.Kind == cliniko.KindKeyRefused
	})
	d.rest()
}
