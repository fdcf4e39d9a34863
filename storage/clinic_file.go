package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"mieahealth.com/companion/cliniko"
)

const maxClinicBytes = 4 << 20

// clinicFile is the content of a clinic's file: the clinic, and the fields that a newer
// version of this app wrote, kept as they are.
type clinicFile struct {
	Clinic
	newer map[string]json.RawMessage
}

// fileName is safe on every file system for an id that [checkClinicID] lets pass.
func (id ClinicID) fileName() string {
	if id == (ClinicID{}) {
		return "start.json"
	}
	return string(id.Shard) + "-" + string(id.Account) + ".json"
}

var unfinishedShape = regexp.MustCompile(`\A(start|[a-z]{2}[0-9]{1,2}-[0-9a-z_]{1,64})\.json` + newMark + `[0-9]+\z`)

// dropUnfinishedClinics removes what a kill left of clinics' files being written. Only
// the one process that writes them may.
func dropUnfinishedClinics(dir string) {
	entries, _ := os.ReadDir(clinicsFolder(dir))
	for _, entry := range entries {
		if entry.Type().IsRegular() && unfinishedShape.MatchString(entry.Name()) {
			_ = os.Remove(filepath.Join(clinicsFolder(dir), entry.Name()))
		}
	}
}

var accountShape = regexp.MustCompile(`\A[0-9a-z_]{1,64}\z`)

func checkClinicID(id ClinicID) error {
	if id == (ClinicID{}) {
		return nil
	}
	shard, err := cliniko.ParseShard(string(id.Shard))
	if err != nil || shard != id.Shard || !accountShape.MatchString(string(id.Account)) {
		return errors.New("not the id of a clinic")
	}
	return nil
}

func readClinicFile(path string) (clinicFile, error) {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return clinicFile{}, errors.Join(errors.New("not a file"), err)
	}
	var content []byte
	err := patiently(func() error {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		content, err = io.ReadAll(io.LimitReader(file, maxClinicBytes+1))
		return errors.Join(err, file.Close())
	})
	if err != nil {
		return clinicFile{}, fmt.Errorf("read a clinic: %w", err)
	}
	return decodeClinicFile(content)
}

func decodeClinicFile(content []byte) (clinicFile, error) {
	var file clinicFile
	if len(content) > maxClinicBytes {
		return file, errors.New("the file of a clinic is too large")
	}
	if err := json.Unmarshal(content, &file.Clinic); err != nil {
		return file, fmt.Errorf("read a clinic: %w", err)
	}
	if err := checkClinicID(file.ID); err != nil {
		return file, err
	}
	file.LastCheck, file.LastVisit = compact(file.LastCheck), compact(file.LastVisit)
	if err := json.Unmarshal(content, &file.newer); err != nil {
		return file, fmt.Errorf("read a clinic: %w", err)
	}
	maps.DeleteFunc(file.newer, func(name string, _ json.RawMessage) bool {
		return slices.ContainsFunc(clinicFields, func(known string) bool { return strings.EqualFold(known, name) })
	})
	return file, nil
}

// compact takes away the indentation that a file has.
func compact(text json.RawMessage) json.RawMessage {
	var short bytes.Buffer
	if json.Compact(&short, text) != nil || short.String() == "null" {
		return nil
	}
	return short.Bytes()
}

func (f clinicFile) encode() ([]byte, error) {
	text, err := json.Marshal(f.Clinic)
	if err != nil {
		return nil, err
	}
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &fields); err != nil {
		return nil, err
	}
	maps.Copy(fields, f.newer)
	return json.MarshalIndent(fields, "", "  ")
}

// clinicFields are the JSON names of the fields this version knows.
var clinicFields = func() (known []string) {
	for field := range reflect.TypeFor[Clinic]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		known = append(known, name)
	}
	return known
}()
