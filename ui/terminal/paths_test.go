package terminal

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/storage"
)

func TestAFolderIsNamedWhole(t *testing.T) {
	t.Chdir(t.TempDir())
	paths, _, err := Line{Data: "kept"}.Paths()
	require.NoError(t, err)
	require.True(t, filepath.IsAbs(paths.Data))
	require.Equal(t, "kept", filepath.Base(paths.Cache))
}

func TestTheDemoLooksLikeTheUsersOtherWindows(t *testing.T) {
	home := t.TempDir()
	for _, variable := range []string{"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(variable, home)
	}
	usual, err := storage.DefaultPaths()
	require.NoError(t, err)
	file, chosen := storage.OpenPreferences(usual.Data)
	chosen.Theme, chosen.TextSize, chosen.Width, chosen.Clock = "dark", 125, 900, storage.Clock24
	chosen.Clinic = storage.ClinicID{Shard: "au4", Account: "77"}
	file.Save(chosen)
	file.Close()

	own := storage.DefaultPreferences()
	want := chosen
	want.Clinic = own.Clinic
	require.Equal(t, want, Line{Demo: true}.Look(own))
	require.Equal(t, own, Line{Demo: true, Data: home}.Look(own), "a folder that is named has its own look")
	require.Equal(t, own, Line{}.Look(own))
}
