package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

const maxClinicBytes = 4 << 20

// clinicFormat is the number of the layout that this version writes and reads. A file
// with a higher one is left alone.
const clinicFormat = 1

// clinicEnvelope is the layout of a clinic's file. The first versions of this app wrote
// the clinic without one.
type clinicEnvelope struct {
	Format int             `json:"format"`
	SHA256 string          `json:"sha256"` // see [clinicEnvelope.sum]; in hex
	Clinic json.RawMessage `json:"clinic"`
}

// sum is the checksum of the format and the clinic as compact JSON. Layouts to come
// keep it, so that a damaged number is told from a newer file.
func (e clinicEnvelope) sum() string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, `{"format":%d,"clinic":%s}`, e.Format, compact(e.Clinic))))
}

// clinicFile is the content of a clinic's file: the clinic, and the fields that a newer
// version of this app wrote, kept as they are.
type clinicFile struct {
	Clinic
	newer map[string]json.RawMessage
}

// readClinicFile gives errDamaged for what is not that clinic's file, errNewer, with
// the clinic's name if it can be known, for one of a higher format, and else what the
// disk said.
func readClinicFile(path string, id ClinicID) (clinicFile, error) {
	content, err := readFile(path, maxClinicBytes)
	switch {
	case errors.Is(err, errTooLarge), errors.Is(err, errMisplaced):
		return clinicFile{}, fmt.Errorf("read a clinic: %w: %w", errDamaged, err)
	case err != nil:
		return clinicFile{}, fmt.Errorf("read a clinic: %w", err)
	}
	file, err := decodeClinicFile(content)
	if err == nil && file.ID != id {
		file, err = clinicFile{}, fmt.Errorf("%w: the file of another clinic", errDamaged)
	}
	if err != nil {
		return file, fmt.Errorf("read a clinic: %w", err)
	}
	return file, nil
}

func decodeClinicFile(content []byte) (clinicFile, error) {
	text, err := clinicText(withoutMark(content))
	if errors.Is(err, errNewer) {
		return clinicFile{Clinic: Clinic{Name: nameIn(text)}}, err
	}
	if err != nil {
		return clinicFile{}, err
	}
	var file clinicFile
	if err := errors.Join(json.Unmarshal(text, &file.Clinic), json.Unmarshal(text, &file.newer)); err != nil {
		return clinicFile{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if err := checkClinicID(file.ID); err != nil {
		return clinicFile{}, fmt.Errorf("%w: %w", errDamaged, err)
	}
	file.LastCheck, file.LastVisit, file.Baseline = compact(file.LastCheck), compact(file.LastVisit), compact(file.Baseline)
	maps.DeleteFunc(file.newer, func(name string, _ json.RawMessage) bool {
		return slices.ContainsFunc(clinicFields, func(known string) bool { return strings.EqualFold(known, name) })
	})
	return file, nil
}

// clinicText is the clinic's JSON in a file. With errNewer it is what can be trusted of
// it, or nothing.
func clinicText(content []byte) ([]byte, error) {
	fields := map[string]json.RawMessage{}
	var envelope clinicEnvelope
	if err := errors.Join(json.Unmarshal(content, &fields), json.Unmarshal(content, &envelope)); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if fields["id"] != nil && fields["format"] == nil && fields["sha256"] == nil && fields["clinic"] == nil {
		return content, nil // of a version before the envelope
	}
	whole := envelope.SHA256 == envelope.sum()
	switch {
	case whole && envelope.Format == clinicFormat:
		return envelope.Clinic, nil
	case whole && envelope.Format > clinicFormat:
		return envelope.Clinic, errNewer
	case envelope.Format > clinicFormat && !envelope.isOurs():
		return nil, errNewer
	}
	return nil, fmt.Errorf("%w: the checksum does not fit", errDamaged)
}

// isOurs reports whether nothing but the number of the format is damaged.
func (e clinicEnvelope) isOurs() bool {
	ours := e
	ours.Format = clinicFormat
	return e.SHA256 == ours.sum()
}

func nameIn(clinic []byte) string {
	var named struct {
		Name string `json:"name"`
	}
	if json.Unmarshal(clinic, &named) != nil {
		return ""
	}
	return named.Name
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
	envelope := clinicEnvelope{Format: clinicFormat}
	if envelope.Clinic, err = json.Marshal(fields); err != nil {
		return nil, err
	}
	envelope.SHA256 = envelope.sum()
	return json.MarshalIndent(envelope, "", "  ")
}

// clinicFields are the JSON names of the fields this version knows.
var clinicFields = func() (known []string) {
	for field := range reflect.TypeFor[Clinic]().Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		known = append(known, name)
	}
	return known
}()
