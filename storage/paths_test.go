package storage

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestPaths(t *testing.T) {
	home := filepath.Join(string(filepath.Separator), "home", "ada")
	atHome := func() (string, error) { return home, nil }
	set := filepath.Join(string(filepath.Separator), "set")
	nothing := func(string) string { return "" }
	for _, c := range []struct {
		system, variable, want string
	}{
		{"linux", "", filepath.Join(home, ".local", "share")},
		{"linux", "XDG_DATA_HOME", set},
		{"darwin", "", filepath.Join(home, "Library", "Application Support")},
		{"windows", "", filepath.Join(home, "AppData", "Local")},
		{"windows", "LocalAppData", set},
	} {
		t.Run(c.system+" with "+c.variable, func(t *testing.T) {
			env := nothing
			if c.variable != "" {
				env = func(name string) string { return map[string]string{c.variable: set}[name] }
			}
			dir, err := userDataDir(c.system, env, atHome)
			require.NoError(t, err)
			require.Equal(t, c.want, dir)
		})
	}
	t.Run("a relative folder in the environment is not followed", func(t *testing.T) {
		dir, err := userDataDir("linux", func(string) string { return "relative" }, atHome)
		require.NoError(t, err)
		require.Equal(t, filepath.Join(home, ".local", "share"), dir)
	})
	t.Run("both places are named for the app", func(t *testing.T) {
		t.Setenv("XDG_CACHE_HOME", set)
		places, err := DefaultPaths()
		require.NoError(t, err)
		require.Equal(t, "com.mieahealth.companion", filepath.Base(places.Cache))
		require.Equal(t, "com.mieahealth.companion", filepath.Base(places.Data))
	})
	t.Run("one folder for everything", func(t *testing.T) {
		require.Equal(t, Paths{Cache: set, Data: set}, PathsUnder(set))
	})
}
