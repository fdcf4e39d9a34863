package storage

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"time"

	"mieahealth.com/companion/cliniko"
)

// This file and pages.go are the only ones that know bytes.
//
// The key of a slot record is business, week, practitioner, appointment type, so that
// one business in one week is one range. Ids have their length in front; the week is
// the day number of its Monday, big-endian with the sign bit flipped.
//
// A record is a version, the body, and a CRC-32C over clinic, key, version and body: a
// record that strayed to another key, clinic or page is as unreadable as a damaged one.

const (
	recordVersion   = 1
	maxAccountBytes = 16 << 20
)

var (
	errUnreadable = errors.New("unreadable record")
	castagnoli    = crc32.MakeTable(crc32.Castagnoli)
	accountKey    = []byte("account")
)

// appendChecksum completes a body that begins with its version.
func appendChecksum(clinic ClinicID, key, body []byte) []byte {
	return binary.LittleEndian.AppendUint32(body, checksum(clinic, key, body))
}

// checkedBody gives the body after the version. It aliases the record.
func checkedBody(clinic ClinicID, key, record []byte) ([]byte, error) {
	end := len(record) - 4
	if end < 1 || record[0] != recordVersion {
		return nil, errUnreadable
	}
	if binary.LittleEndian.Uint32(record[end:]) != checksum(clinic, key, record[:end]) {
		return nil, errUnreadable
	}
	return record[1:end], nil
}

func checksum(clinic ClinicID, key, body []byte) uint32 {
	sum := crc32.Checksum([]byte(clinic.String()), castagnoli)
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, body)
}

// encodeAccount writes two lines of JSON: the account, and when its lists were read,
// which changes far more often.
func encodeAccount(clinic ClinicID, a *cliniko.Account) ([]byte, error) {
	timeless := *a
	timeless.Lists = nil
	text, err := json.Marshal(timeless)
	if err != nil {
		return nil, err
	}
	lists, err := json.Marshal(a.Lists)
	if err != nil {
		return nil, err
	}
	body := slices.Concat([]byte{recordVersion}, text, []byte("\n"), lists)
	if len(body) > maxAccountBytes {
		return nil, errors.New("the account is too large to keep")
	}
	return appendChecksum(clinic, accountKey, body), nil
}

func decodeAccount(clinic ClinicID, record []byte) (*cliniko.Account, error) {
	text, lists, err := accountLines(clinic, record)
	if err != nil {
		return nil, err
	}
	var a cliniko.Account
	if err := errors.Join(json.Unmarshal(text, &a), json.Unmarshal(lists, &a.Lists)); err != nil {
		return nil, fmt.Errorf("%w: %w", errUnreadable, err)
	}
	return &a, nil
}

// accountLines are the two lines of an account's record. They alias it.
func accountLines(clinic ClinicID, record []byte) (text, lists []byte, err error) {
	body, err := checkedBody(clinic, accountKey, record)
	if err != nil {
		return nil, nil, err
	}
	text, lists, ok := bytes.Cut(body, []byte("\n"))
	if !ok || len(body) > maxAccountBytes {
		return nil, nil, errUnreadable
	}
	return text, lists, nil
}

// encodeKey is the key of a record. Ids are at most 255 bytes.
func encodeKey(p weekKey) ([]byte, error) {
	if max(len(p.Business), len(p.Practitioner), len(p.AppointmentType)) > math.MaxUint8 {
		return nil, errors.New("an id is too long to keep")
	}
	if p.monday <= math.MinInt32 || p.monday >= math.MaxInt32 {
		return nil, errors.New("a week is too far away to keep")
	}
	key := append([]byte{byte(len(p.Business))}, p.Business...)
	key = binary.BigEndian.AppendUint32(key, uint32(int32(p.monday))^1<<31)
	key = append(append(key, byte(len(p.Practitioner))), p.Practitioner...)
	return append(append(key, byte(len(p.AppointmentType))), p.AppointmentType...), nil
}

func decodeKey(key []byte) (weekKey, error) {
	r := &reader{rest: key}
	var p weekKey
	p.Business = cliniko.BusinessID(r.text())
	p.monday = int(int32(binary.BigEndian.Uint32(r.take(4)) ^ 1<<31))
	p.Practitioner = cliniko.PractitionerID(r.text())
	p.AppointmentType = cliniko.AppointmentTypeID(r.text())
	return p, r.end()
}

// checkKeepable says why an answer cannot be kept.
func checkKeepable(w *OfferingWeek) error {
	if _, err := encodeKey(w.key()); err != nil {
		return err
	}
	if from, to := w.From.DaysSince(w.Monday), w.To.DaysSince(w.Monday); min(from, to) < -maxDaysOff || max(from, to) > maxDaysOff {
		return errors.New("the days read are not near their week")
	}
	if !slices.IsSorted(w.Starts) {
		return errors.New("the starts are not in order")
	}
	return nil
}

// encodeSlots packs the starts as distances in minutes, or in seconds when one of
// them is not on a whole minute.
func encodeSlots(clinic ClinicID, key []byte, w *OfferingWeek) []byte {
	unit := unitOf(w.Starts)
	body := append(make([]byte, 0, 32+2*len(w.Starts)), recordVersion, byte(unit))
	body = binary.AppendVarint(body, w.ReadAt.Unix())
	body = binary.AppendUvarint(body, uint64(w.ReadAt.Nanosecond()))
	body = binary.AppendVarint(body, int64(w.From.DaysSince(w.Monday)))
	body = binary.AppendVarint(body, int64(w.To.DaysSince(w.Monday)))
	body = binary.AppendUvarint(body, uint64(len(w.Starts)))
	last := int64(w.Monday.Number()) * secondsPerDay
	for _, start := range w.Starts {
		body = binary.AppendVarint(body, (start-last)/unit)
		last = start
	}
	return appendChecksum(clinic, key, body)
}

const (
	secondsPerDay = 24 * 60 * 60
	maxDaysOff    = 366
)

func unitOf(starts []int64) int64 {
	for _, start := range starts {
		if start%60 != 0 {
			return 1
		}
	}
	return 60
}

func decodeSlots(clinic ClinicID, key, record []byte) (*OfferingWeek, error) {
	body, err := checkedBody(clinic, key, record)
	if err != nil {
		return nil, err
	}
	p, err := decodeKey(key)
	if err != nil {
		return nil, err
	}
	r := &reader{rest: body}
	unit := int64(r.take(1)[0])
	w := &OfferingWeek{Offering: p.Offering, Monday: cliniko.DateFromNumber(p.monday)}
	w.ReadAt = time.Unix(r.signed(), int64(r.unsigned())).UTC()
	w.From = w.Monday.Add(r.days())
	w.To = w.Monday.Add(r.days())
	w.Starts = r.starts(int64(p.monday)*secondsPerDay, unit)
	return w, r.end()
}

// reader takes a record apart. After the first mistake it gives zeros; end tells.
type reader struct {
	rest []byte
	bad  bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.bad = true
		return make([]byte, n)
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) text() string { return string(r.take(int(r.take(1)[0]))) }

func (r *reader) signed() int64 {
	v, n := binary.Varint(r.rest)
	r.skip(n)
	return v
}

func (r *reader) unsigned() uint64 {
	v, n := binary.Uvarint(r.rest)
	r.skip(n)
	return v
}

func (r *reader) skip(n int) {
	if n <= 0 {
		r.bad = true
		return
	}
	r.rest = r.rest[n:]
}

func (r *reader) days() int {
	n := r.signed()
	r.bad = r.bad || n < -maxDaysOff || n > maxDaysOff
	return int(n)
}

func (r *reader) starts(last, unit int64) []int64 {
	count := r.unsigned()
	if r.bad || count > uint64(len(r.rest)) { // each takes a byte at least
		r.bad = true
		return nil
	}
	starts := make([]int64, count)
	for i := range starts {
		last += r.signed() * unit
		starts[i] = last
	}
	r.bad = r.bad || !slices.IsSorted(starts)
	return starts
}

func (r *reader) end() error {
	if r.bad || len(r.rest) != 0 {
		return errUnreadable
	}
	return nil
}
