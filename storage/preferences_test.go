package storage

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"
)

// keepPreferences writes preferences as the window does.
func keepPreferences(t *testing.T, dir string, p Preferences) {
	t.Helper()
	file, _ := OpenPreferences(dir)
	file.Save(p)
	file.Close()
}

func TestPreferences(t *testing.T) {
	chosen := Preferences{Theme: "dark", TextSize: 130, Width: 480, Height: 600, Clinic: seaside, AllHours: true, HideFolderOpen: true, Writing: Writing{Clock12, WeekFromSunday}}
	write := func(t *testing.T, dir, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, preferencesFile), []byte(text), fileMode))
	}
	t.Run("they come back as they were saved", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "new")
		require.Equal(t, DefaultPreferences(), LoadPreferences(dir))
		keepPreferences(t, dir, chosen)
		require.Equal(t, chosen, LoadPreferences(dir))
		requireMode(t, filepath.Join(dir, preferencesFile), fileMode)
		require.Empty(t, siblings(filepath.Join(dir, preferencesFile), newMark))
		file, opened := OpenPreferences(dir)
		defer file.Close()
		require.Equal(t, chosen, opened)
	})
	t.Run("of many the last is written, before closing ends", func(t *testing.T) {
		dir := t.TempDir()
		file, _ := OpenPreferences(dir)
		for size := 90; size <= 150; size++ {
			chosen.TextSize = size
			file.Save(chosen)
		}
		file.Close()
		file.Close()
		file.Save(DefaultPreferences())
		require.Equal(t, chosen, LoadPreferences(dir))
	})
	t.Run("they are written without closing", func(t *testing.T) {
		dir := t.TempDir()
		synctest.Test(t, func(t *testing.T) {
			file, _ := OpenPreferences(dir)
			defer file.Close()
			file.Save(chosen)
			synctest.Wait()
			require.Equal(t, chosen, LoadPreferences(dir))
		})
	})
	t.Run("those that the disk did not take are written when closing", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "dir")
		synctest.Test(t, func(t *testing.T) {
			require.NoError(t, os.WriteFile(dir, nil, fileMode))
			file, _ := OpenPreferences(dir)
			file.Save(chosen)
			synctest.Wait()
			require.NoError(t, os.Remove(dir))
			file.Close()
			require.Equal(t, chosen, LoadPreferences(dir))
		})
	})
	t.Run("cut at any byte they are the standard ones", func(t *testing.T) {
		dir := t.TempDir()
		keepPreferences(t, dir, chosen)
		whole, err := os.ReadFile(filepath.Join(dir, preferencesFile))
		require.NoError(t, err)
		for cut := range whole {
			write(t, dir, string(whole[:cut]))
			require.Equal(t, DefaultPreferences(), LoadPreferences(dir))
		}
	})
	t.Run("what is out of range or of a wrong type becomes usable, the rest stays", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "\uFEFF"+`{"theme":"pink","text_size":900,"width":-1,"height":"tall","clock":"36-hour","week_start":"friday","clinic":{"shard":"au4","account":"123"}}`)
		want := DefaultPreferences()
		want.TextSize, want.Clinic = 150, seaside
		require.Equal(t, want, LoadPreferences(dir))
	})
	t.Run("a clinic that can be none is no clinic", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, `{"clinic":{"shard":"au4","account":"../123"}}`)
		require.Equal(t, DefaultPreferences(), LoadPreferences(dir))
	})
	t.Run("too large a file is not read", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, `{"theme":"dark"`+strings.Repeat(" ", maxPreferencesBytes)+"}")
		require.Equal(t, DefaultPreferences(), LoadPreferences(dir))
	})
}

func FuzzPreferences(f *testing.F) {
	for _, seed := range []string{`{"theme":"dark","text_size":130,"width":480,"height":600,"clinic":{"shard":"au4","account":"123"},"clock":"12-hour","week_start":"sunday"}`, "null", "[]", `{"clinic":null}`, `{"text_size":1e99}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p := decodePreferences(text)
		require.Contains(t, []string{"system", "light", "dark"}, p.Theme)
		require.True(t, p.TextSize >= 90 && p.TextSize <= 150 && p.Width >= 320 && p.Height >= 240)
		require.Contains(t, []Clock{ClockByCountry, Clock12, Clock24}, p.Clock)
		require.Contains(t, []WeekStart{WeekByCountry, WeekFromMonday, WeekFromSunday}, p.WeekStart)
		require.NoError(t, checkClinicID(p.Clinic))
		written, err := json.Marshal(p)
		require.NoError(t, err)
		require.Equal(t, p, decodePreferences(written))
	})
}
