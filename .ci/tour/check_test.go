package tour

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

// TestCheckWithAnotherClinicsKey has the password store hold the key of one clinic for
// another: nothing of it is told as the other's.
func TestCheckWithAnotherClinicsKey(t *testing.T) {
	d, clinic := newDesktop(t), newClinic(t)
	other := storage.ClinicID{Shard: "au4", Account: "999"}
	d.storesSecret(t, other.String(), clinic.key)
	folder := d.path("app/clinics")
	require.NoError(t, os.MkdirAll(folder, 0o700))
	file := `{"id": {"shard": "au4", "account": "999"}, "name": "Hill Physio", "choices": {}}`
	require.NoError(t, os.WriteFile(filepath.Join(folder, "au4-999.json"), []byte(file), 0o600))

	w := d.launch(t, "check", build(t, "../..", shipped), "check", "-data", d.path("app"), "-api", clinic.address)
	require.Equal(t, 2, w.end(), w.output())
	require.Contains(t, w.output(), storage.KeychainSentence(storage.KeychainGet, storage.KeychainForeign))
	require.NotContains(t, w.output(), "Seaside")
	kept, err := os.ReadFile(filepath.Join(folder, "au4-999.json"))
	require.NoError(t, err)
	require.Equal(t, file, string(kept))
}

// storesSecret puts something into the password store under a user name of the app.
func (d *desktop) storesSecret(t *testing.T, user, secret string) {
	t.Helper()
	store := d.command("secret-tool", "store", "--label=key", "service", "com.mieahealth.companion", "username", user)
	store.Stdin = strings.NewReader(secret)
	require.NoError(t, store.Run())
}
