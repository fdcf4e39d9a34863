package integration

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage/live"
)

func TestEveryClinicIsReachable(t *testing.T) {
	t.Run("after a power cut, the last one is on screen", func(t *testing.T) {
		d := newDesk(t)
		d.connect(d.seaside)
		d.connect(d.hill)
		d.kill()
		d.requireOnScreen(d.hill)
		d.switchTo(d.seaside)
		d.rest()
		d.kill()
		d.requireOnScreen(d.seaside)
	})
	t.Run("while there is none, one can be added from the list", func(t *testing.T) {
		d := newDesk(t)
		d.requireListed()
	})
}

// requireOnScreen looks for a clinic after a start, with its key at hand.
func (d *desk) requireOnScreen(c *clinic) {
	d.t.Helper()
	require.Equal(d.t, c.id, d.state().Clinic.ID, d.describe())
	require.Equal(d.t, live.KeyKept, d.key().Phase)
	d.requireTruth()
}

// requireListed opens the list in the header.
func (d *desk) requireListed(clinics ...*clinic) {
	d.t.Helper()
	d.press(labelSwitch)
	defer d.closes()
	for _, c := range clinics {
		require.True(d.t, d.offers(c.name), "%s is not listed; %s", c.name, d.describe())
	}
	require.True(d.t, d.offers(labelAddClinic), "no clinic can be added; %s", d.describe())
}

func TestPreferencesThat(t *testing.T) {
	for name, text := range rows(t, map[string]string{
		"are missing":             "",
		"are cut off":             `{"theme": "system", "text_size": 100, "clin`,
		"are no JSON":             "\x00\x00\x00\x00",
		"name no clinic":          `{"theme": "dark"}`,
		"name one that is gone":   `{"theme": "dark", "clinic": {"shard": "au4", "account": "9999"}}`,
		"name one in a wrong way": `{"theme": "dark", "clinic": 7}`,
		"are of another kind":     `[]`,
	}, "name one that is gone") {
		t.Run(name+" leave the only clinic on screen", func(t *testing.T) {
			d := newDesk(t)
			d.connect(d.seaside)
			d.app.close()
			d.preferences(text)
			d.open()
			d.requireOnScreen(d.seaside)
		})
	}
}

// preferences puts a text in the place of the preferences; none: takes them away.
func (d *desk) preferences(text string) {
	d.t.Helper()
	path := filepath.Join(d.paths.Data, "preferences.json")
	if text == "" {
		require.NoError(d.t, os.Remove(path))
		return
	}
	require.NoError(d.t, os.WriteFile(path, []byte(text), 0o600))
}
