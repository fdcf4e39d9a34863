package storage

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"mieahealth.com/companion/cliniko"
)

func sampleClinic(id ClinicID, name string) Clinic {
	return Clinic{
		ID: id, Name: name, Subdomain: "seaside", User: "Ada Lovell", Role: "administrator", Added: readAt,
		Ticks:      map[string]time.Time{"key-created": readAt},
		Marks:      []Mark{{Offering: cliniko.Offering{Practitioner: "1"}, Word: "leave out", At: readAt}},
		HandedOver: &HandOver{To: "Ravi", At: readAt},
		Choices:    Choices{Business: "5", HiddenTypes: []cliniko.AppointmentTypeID{"9"}},
		LastCheck:  json.RawMessage(`{"at":"2026-11-23T05:00:00Z","offerings":["0 0 0 bookable 0123"]}`),
		LastVisit:  json.RawMessage(`{"at":"2026-11-20T05:00:00Z"}`),
	}
}

func openClinics(t testing.TB, dir string) *Clinics {
	t.Helper()
	c, err := OpenClinics(dir)
	require.NoError(t, err)
	return c
}

func TestClinics(t *testing.T) {
	t.Run("clinics come back as they were saved, by name", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		require.Empty(t, c.All())
		require.NoError(t, c.Save(sampleClinic(seaside, "seaside")))
		require.NoError(t, c.Save(sampleClinic(inland, "Inland")))
		for range 2 {
			require.Equal(t, []Clinic{sampleClinic(inland, "Inland"), sampleClinic(seaside, "seaside")}, c.All())
			got, ok := c.Get(seaside)
			require.True(t, ok)
			require.Equal(t, sampleClinic(seaside, "seaside"), got)
			c = openClinics(t, dir)
		}
		requireMode(t, filepath.Join(dir, "clinics"), folderMode)
		requireMode(t, filepath.Join(dir, "clinics", "au4-123.json"), fileMode)
	})
	t.Run("the unconnected clinic always exists and is not listed", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		got, ok := c.Get(ClinicID{})
		require.True(t, ok)
		require.Equal(t, Clinic{}, got)
		require.NoError(t, c.Save(Clinic{Subdomain: "seaside"}))
		c = openClinics(t, dir)
		got, _ = c.Get(ClinicID{})
		require.Equal(t, "seaside", got.Subdomain)
		require.Empty(t, c.All())
		require.NoError(t, c.Remove(ClinicID{}))
		got, ok = c.Get(ClinicID{})
		require.True(t, ok)
		require.Equal(t, Clinic{}, got)
	})
	t.Run("nobody can change what is kept through what was handed out", func(t *testing.T) {
		c := openClinics(t, t.TempDir())
		given := sampleClinic(seaside, "Seaside")
		require.NoError(t, c.Save(given))
		got, _ := c.Get(seaside)
		given.Ticks["x"], got.Ticks["x"] = readAt, readAt
		given.LastCheck[2], got.LastVisit[2] = 'x', 'x'
		given.HandedOver.To, got.Marks[0].Word, got.Choices.HiddenTypes[0] = "", "", ""
		got, _ = c.Get(seaside)
		require.Equal(t, sampleClinic(seaside, "Seaside"), got)
	})
	t.Run("a removed clinic leaves no file", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		require.NoError(t, c.Save(sampleClinic(seaside, "Seaside")))
		old := filepath.Join(dir, "clinics", "au4-123.json.unreadable-20260101-000000.000")
		require.NoError(t, os.WriteFile(old, []byte("Seaside"), fileMode))
		require.NoError(t, c.Remove(seaside))
		require.NoError(t, c.Remove(seaside))
		_, ok := c.Get(seaside)
		require.False(t, ok)
		require.Empty(t, filesHolding(t, dir, "Seaside"))
	})
	t.Run("an id that is no safe file name is refused", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		for _, account := range []cliniko.AccountID{"", "../../x", "a/b", "1\x00", "CON.", "A", cliniko.AccountID(strings.Repeat("1", 65))} {
			id := ClinicID{Shard: "au4", Account: account}
			require.Error(t, c.Save(Clinic{ID: id}), account)
			require.Error(t, c.Remove(id), account)
		}
		require.Error(t, c.Save(Clinic{ID: ClinicID{Shard: "../4", Account: "1"}}))
		require.Empty(t, c.All())
	})
	t.Run("a clinic that is as its file says is not written again", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		clinic := sampleClinic(seaside, "Seaside")
		require.NoError(t, c.Save(clinic))
		path := filepath.Join(dir, "clinics", "au4-123.json")
		before := footprint(t, path)
		require.NoError(t, c.Save(clinic))
		c = openClinics(t, dir)
		clinic, _ = c.Get(seaside)
		require.NoError(t, c.Save(clinic))
		require.Equal(t, before, footprint(t, path))

		require.NoError(t, os.Remove(path))
		require.NoError(t, c.Save(clinic))
		require.FileExists(t, path, "one that is gone is")
		clinic.User = "Ben Lovell" // of the same length
		require.NoError(t, c.Save(clinic))
		got, _ := openClinics(t, dir).Get(seaside)
		require.Equal(t, clinic, got)
	})
	t.Run("what a newer version wrote is kept", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		require.NoError(t, c.Save(sampleClinic(seaside, "Seaside")))
		path := filepath.Join(dir, "clinics", "au4-123.json")
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		content = append([]byte(`{"colour":{"of":"sea"},`), content[1:]...)
		require.NoError(t, os.WriteFile(path, content, fileMode))

		c = openClinics(t, dir)
		changed, _ := c.Get(seaside)
		changed.HandedOver = nil
		require.NoError(t, c.Save(changed))

		var fields map[string]any
		content, err = os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(content, &fields))
		require.Equal(t, map[string]any{"of": "sea"}, fields["colour"])
		require.NotContains(t, fields, "handed_over")
	})
	t.Run("what the disk does not take is kept for the session and said", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "clinics"), nil, fileMode))
		require.Error(t, c.Save(sampleClinic(seaside, "Seaside")))
		got, ok := c.Get(seaside)
		require.True(t, ok)
		require.Equal(t, "Seaside", got.Name)
	})
}

func TestClinicsThatCannotBeRead(t *testing.T) {
	whole, err := clinicFile{Clinic: sampleClinic(seaside, "Seaside")}.encode()
	require.NoError(t, err)
	put := func(content string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) { require.NoError(t, os.WriteFile(path, []byte(content), fileMode)) }
	}
	for name, put := range map[string]func(t *testing.T, path string){
		"an empty file":         put(""),
		"a cut file":            put(string(whole[:len(whole)/2])),
		"another clinic's file": put(strings.Replace(string(whole), `"123"`, `"124"`, 1)),
		"a wrong type":          put(`{"id":{"shard":"au4","account":"123"},"ticks":[]}`),
		"too large a file":      put(strings.Repeat(" ", maxClinicBytes+1)),
		"a hostile id":          put(`{"id":{"shard":"../4","account":"123"}}`),
		"a folder":              func(t *testing.T, path string) { require.NoError(t, os.Mkdir(path, 0o700)) },
		"a dead link":           func(t *testing.T, path string) { require.NoError(t, os.Symlink("nowhere", path)) },
	} {
		t.Run(name+" is set aside and named, and does not stop the others", func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, openClinics(t, dir).Save(sampleClinic(inland, "Inland")))
			path := filepath.Join(dir, "clinics", "au4-123.json")
			put(t, path)

			c, err := OpenClinics(dir)

			var bad *UnreadableClinics
			require.ErrorAs(t, err, &bad)
			require.Equal(t, []string{"au4-123.json"}, bad.Files)
			require.Equal(t, []Clinic{sampleClinic(inland, "Inland")}, c.All())
			require.Len(t, siblings(path, ".unreadable-"), 1)
			require.NoError(t, c.Save(sampleClinic(seaside, "Seaside")))
			require.Len(t, openClinics(t, dir).All(), 2)
		})
	}
	t.Run("a cut at any byte is unreadable or the same clinic", func(t *testing.T) {
		for cut := range whole {
			_, err := decodeClinicFile(whole[:cut])
			require.Error(t, err, cut)
		}
	})
	t.Run("a folder that cannot be listed is an error and leaves clinics that work", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "clinics"), nil, fileMode))
		c, err := OpenClinics(dir)
		require.Error(t, err)
		require.False(t, errors.As(err, new(*UnreadableClinics)))
		_, ok := c.Get(ClinicID{})
		require.True(t, ok)
	})
}

func FuzzClinicFile(f *testing.F) {
	whole, err := clinicFile{Clinic: sampleClinic(seaside, "Seaside")}.encode()
	require.NoError(f, err)
	for _, seed := range []string{string(whole), "{}", "null", "[]", `{"NAME":"x","name":"y","z":1}`, `{"ſubdomain":"x"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		first, err := decodeClinicFile(content)
		if err != nil {
			return
		}
		written, err := first.encode()
		if err != nil {
			return // a year that JSON cannot say
		}
		second, err := decodeClinicFile(written)
		require.NoError(t, err)
		again, err := second.encode()
		require.NoError(t, err)
		require.Equal(t, string(written), string(again))
	})
}
