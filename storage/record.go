package storage

import (
	"bytes"
	"cmp"
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

// seal completes a body that begins with its version.
func seal(clinic ClinicID, key, body []byte) []byte {
	return binary.LittleEndian.AppendUint32(body, checksum(clinic, key, body))
}

// unseal gives the body after the version. It aliases the record.
func unseal(clinic ClinicID, key, record []byte) ([]byte, error) {
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
	return seal(clinic, accountKey, body), nil
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
	body, err := unseal(clinic, accountKey, record)
	if err != nil {
		return nil, nil, err
	}
	text, lists, ok := bytes.Cut(body, []byte("\n"))
	if !ok || len(body) > maxAccountBytes {
		return nil, nil, errUnreadable
	}
	return text, lists, nil
}

// slotKey is the key of a record. Ids are at most 255 bytes.
func slotKey(o cliniko.Offering, monday cliniko.Date) ([]byte, error) {
	if max(len(o.Business), len(o.Practitioner), len(o.AppointmentType)) > math.MaxUint8 {
		return nil, errors.New("an id is too long to keep")
	}
	if n := monday.Number(); n <= math.MinInt32 || n >= math.MaxInt32 {
		return nil, errors.New("a week is too far away to keep")
	}
	key := weekPrefix(o.Business, monday.Number())
	key = append(append(key, byte(len(o.Practitioner))), o.Practitioner...)
	return append(append(key, byte(len(o.AppointmentType))), o.AppointmentType...), nil
}

func weekPrefix(b cliniko.BusinessID, monday int) []byte {
	key := append([]byte{byte(len(b))}, b...)
	return binary.BigEndian.AppendUint32(key, uint32(int32(monday))^1<<31)
}

// weekOf is the part of a slot record's key that [weekPrefix] made.
func weekOf(key string) string {
	if len(key) == 0 {
		return key
	}
	return key[:min(len(key), 1+int(key[0])+4)]
}

func parseWeek(r *reader) (b cliniko.BusinessID, monday int) {
	b = cliniko.BusinessID(r.text())
	return b, int(int32(binary.BigEndian.Uint32(r.take(4)) ^ 1<<31))
}

func parseSlotKey(key []byte) (o cliniko.Offering, monday cliniko.Date, err error) {
	r := &reader{rest: key}
	var day int
	o.Business, day = parseWeek(r)
	o.Practitioner = cliniko.PractitionerID(r.text())
	o.AppointmentType = cliniko.AppointmentTypeID(r.text())
	return o, cliniko.DateFromNumber(day), r.end()
}

func slotRecord(clinic ClinicID, w OfferingWeek) (record, error) {
	key, err := slotKey(w.Offering, w.Monday)
	if err != nil {
		return record{}, err
	}
	value, err := encodeSlots(clinic, key, w)
	return record{key: string(key), value: value}, err
}

// encodeSlots packs the starts as distances in minutes, or in seconds when one of
// them is not on a whole minute.
func encodeSlots(clinic ClinicID, key []byte, w OfferingWeek) ([]byte, error) {
	starts := slices.SortedFunc(slices.Values(w.Starts), time.Time.Compare)
	unit, err := unitOf(starts)
	if err != nil {
		return nil, err
	}
	monday := w.Monday.Number()
	from, to := w.From.Number()-monday, w.To.Number()-monday
	if min(from, to) < -maxDaysOff || max(from, to) > maxDaysOff {
		return nil, errors.New("the days read are not near their week")
	}
	body := append(make([]byte, 0, 32+2*len(starts)), recordVersion, byte(unit))
	body = binary.AppendVarint(body, w.ReadAt.Unix())
	body = binary.AppendUvarint(body, uint64(w.ReadAt.Nanosecond()))
	body = binary.AppendVarint(body, int64(from))
	body = binary.AppendVarint(body, int64(to))
	body = binary.AppendUvarint(body, uint64(len(starts)))
	last := int64(monday) * secondsPerDay
	for _, start := range starts {
		body = binary.AppendVarint(body, (start.Unix()-last)/unit)
		last = start.Unix()
	}
	return seal(clinic, key, body), nil
}

const (
	secondsPerDay = 24 * 60 * 60
	maxDaysOff    = 366
)

func unitOf(starts []time.Time) (int64, error) {
	unit := int64(60)
	for _, start := range starts {
		if start.Nanosecond() != 0 {
			return 0, errors.New("a start is not on a whole second")
		}
		if start.Unix()%60 != 0 {
			unit = 1
		}
	}
	return unit, nil
}

func decodeSlots(clinic ClinicID, key, record []byte) (OfferingWeek, error) {
	body, err := unseal(clinic, key, record)
	if err != nil {
		return OfferingWeek{}, err
	}
	offering, monday, err := parseSlotKey(key)
	if err != nil {
		return OfferingWeek{}, err
	}
	r := &reader{rest: body}
	unit := int64(r.take(1)[0])
	w := OfferingWeek{Offering: offering, Monday: monday}
	w.ReadAt = time.Unix(r.signed(), int64(r.unsigned())).UTC()
	w.From = monday.Add(r.days())
	w.To = monday.Add(r.days())
	w.Starts = r.starts(int64(monday.Number())*secondsPerDay, unit)
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

func (r *reader) starts(last, unit int64) []time.Time {
	count := r.unsigned()
	if r.bad || count > uint64(len(r.rest)) { // each takes a byte at least
		r.bad = true
		return nil
	}
	starts := make([]time.Time, count)
	for i := range starts {
		last += r.signed() * unit
		starts[i] = time.Unix(last, 0).UTC()
	}
	return starts
}

func (r *reader) end() error {
	if r.bad || len(r.rest) != 0 {
		return errUnreadable
	}
	return nil
}

// record is a copy of a slot record, or of its removal: a nil value.
type record struct {
	key   string
	value []byte
}

func byKey(a, b record) int { return cmp.Compare(a.key, b.key) }
