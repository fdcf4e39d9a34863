package storage

import (
	"encoding/json"
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
		Decision:   &Decision{At: readAt, Listed: []cliniko.Offering{{Practitioner: "11"}}},
		HandedOver: &HandOver{To: "Ravi", At: readAt},
		Choices:    Choices{Business: "5", HiddenTypes: []cliniko.AppointmentTypeID{"9"}},
		LastCheck:  json.RawMessage(`{"at":"2026-11-23T05:00:00Z","offerings":["0 0 0 bookable 0123"]}`),
		LastVisit:  json.RawMessage(`{"at":"2026-11-20T05:00:00Z"}`),
		Baseline:   json.RawMessage(`{"check":{"at":"2026-11-20T05:00:00Z"}}`),
		KeyPasted:  readAt, KeyCopied: readAt, KeyGone: true,
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
		given.LastCheck[2], got.LastVisit[2], got.Baseline[2] = 'x', 'x', 'x'
		given.Decision.At, given.HandedOver.To, got.Marks[0].Word, got.Choices.HiddenTypes[0] = time.Time{}, "", "", ""
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

		require.NoFileExists(t, path+previousMark)

		require.NoError(t, os.Remove(path))
		require.NoError(t, c.Save(clinic))
		require.FileExists(t, path, "one that is gone is")
		clinic.User = "Ben Lovell" // of the same length
		require.NoError(t, c.Save(clinic))
		got, _ := openClinics(t, dir).Get(seaside)
		require.Equal(t, clinic, got)
	})
	t.Run("fields that a newer version added are kept", func(t *testing.T) {
		dir := t.TempDir()
		c := openClinics(t, dir)
		require.NoError(t, c.Save(sampleClinic(seaside, "Seaside")))
		path := filepath.Join(dir, "clinics", "au4-123.json")
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		file, err := decodeClinicFile(content)
		require.NoError(t, err)
		file.newer = map[string]json.RawMessage{"colour": json.RawMessage(`{"of": "sea & <sand>"}`)}
		content, err = file.encode()
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, content, fileMode))

		c = openClinics(t, dir)
		changed, _ := c.Get(seaside)
		changed.HandedOver = nil
		require.NoError(t, c.Save(changed))

		var envelope struct{ Clinic map[string]any }
		content, err = os.ReadFile(path)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(content, &envelope))
		require.Equal(t, map[string]any{"of": "sea & <sand>"}, envelope.Clinic["colour"])
		require.NotContains(t, envelope.Clinic, "handed_over")
	})
}

func FuzzClinicFile(f *testing.F) {
	whole, err := clinicFile{Clinic: sampleClinic(seaside, "Seaside")}.encode()
	require.NoError(f, err)
	for _, seed := range []string{string(whole), asBefore(f, sampleClinic(seaside, "Seaside")), "\uFEFF{}", `{"format":2,"sha256":"","clinic":{}}`, `{"id":{},"format":1}`, "{}", "null", "[]", `{"NAME":"x","name":"y","z":1}`, `{"ſubdomain":"x"}`} {
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
