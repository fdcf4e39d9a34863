package cliniko

import (
	"fmt"
	"log/slog"
	"regexp"
	"strings"
	"unicode"
)

// Key is a Cliniko API key. It opens patient records, so its text sits in a closure:
// no formatting verb, no JSON and no log line can reach it, wherever in a structure
// the Key stands. The zero Key is none.
type Key struct {
	text  func() string
	shard Shard
}

const maxKeyBytes = 512

var keyShape = regexp.MustCompile(`\A[A-Za-z0-9+/=_-]+\z`)

// KeyShapeError says what is wrong with a text that was given as a key. It never
// holds any part of the text.
type KeyShapeError struct{ Sentence string }

func (e *KeyShapeError) Error() string { return e.Sentence }

// The faults of a text given as a key, each with its next step.
var (
	errKeyEmpty  = &KeyShapeError{"There’s no key in the clipboard or the field yet. Copy the key in Cliniko, then paste it here."}
	errKeyLong   = &KeyShapeError{"This is too long to be a Cliniko API key. Copy only the key, then paste it again."}
	errKeyShape  = &KeyShapeError{"This isn’t a Cliniko API key: a key has only letters, digits and a few symbols, with no spaces. Copy only the key, then paste it again."}
	errKeyRegion = &KeyShapeError{"The end of this key doesn’t name a Cliniko region, such as au4. Copy the whole key in Cliniko, then paste it again."}
)

// ParseKey reads a pasted key: outer white space, zero-width characters, quotes, one
// sign at the end that belongs to the sentence around it, and line breaks are dropped;
// the region is written in small letters. A key without a region comes back with an empty Shard: ask whether
// all of it was copied before using [Key.In]. The error is a [*KeyShapeError].
func ParseKey(pasted string) (Key, error) {
	if len(pasted) > 4*maxKeyBytes {
		return Key{}, errKeyLong
	}
	text := cleanKey(pasted)
	switch {
	case text == "":
		return Key{}, errKeyEmpty
	case len(text) > maxKeyBytes:
		return Key{}, errKeyLong
	case !keyShape.MatchString(text):
		return Key{}, errKeyShape
	}
	cut := strings.LastIndexByte(text, '-')
	if cut < 0 {
		return Key{text: func() string { return text }}, nil
	}
	shard, err := ParseShard(text[cut+1:])
	if err != nil || cut == 0 {
		return Key{}, errKeyRegion
	}
	text = text[:cut+1] + string(shard)
	return Key{text: func() string { return text }, shard: shard}, nil
}

func cleanKey(pasted string) string {
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune("‐‑‒–−", r): // what word processors make of a hyphen
			return '-'
		}
		return r
	}, pasted)
	text := strings.TrimFunc(visible, around)
	if end := len(text) - 1; end >= 0 && strings.IndexByte(":.,", text[end]) >= 0 {
		text = strings.TrimFunc(text[:end], around)
	}
	return oneLine(text)
}

// around reports whether a character may stand before or after a key.
func around(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("\"'`“”‘’«»", r)
}

// oneLine puts a key together that was broken over lines. Whole keys, one a line, are
// left as they are, which is no key.
func oneLine(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\r\u0085\u2028\u2029", r) })
	for _, line := range lines[:max(0, len(lines)-1)] {
		cut := strings.LastIndexByte(line, '-')
		if _, err := ParseShard(line[cut+1:]); cut >= 0 && err == nil {
			return text
		}
	}
	return strings.Join(lines, "")
}

// In is the same key with a region given by hand, for a key that names none.
func (k Key) In(shard Shard) Key {
	if k.shard == "" {
		k.shard = shard
	}
	return k
}

// NamesRegion reports whether the key's own text ends in its region.
func (k Key) NamesRegion() bool { return strings.Contains(k.Reveal(), "-") }

// IsZero reports whether there is no key.
func (k Key) IsZero() bool { return k.text == nil }

// Shard is the region of the key; empty: the key names none.
func (k Key) Shard() Shard { return k.shard }

// Ending is the last four characters before the region, to tell two keys apart on
// screen; empty for a key too short to show any of.
func (k Key) Ending() string {
	body := k.withoutRegion()
	if len(body) < 16 {
		return ""
	}
	return body[len(body)-4:]
}

func (k Key) withoutRegion() string {
	text := k.Reveal()
	if cut := strings.LastIndexByte(text, '-'); cut >= 0 {
		return text[:cut]
	}
	return text
}

// Equal reports whether two keys are the same text.
func (k Key) Equal(other Key) bool { return k.Reveal() == other.Reveal() }

// Reveal is the key's text, for the few who must have it: a test lists every call.
func (k Key) Reveal() string {
	if k.text == nil {
		return ""
	}
	return k.text()
}

const hiddenKey = "[API key]"

// Format prints a placeholder for every verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(hiddenKey)) }

// LogValue logs a placeholder.
func (k Key) LogValue() slog.Value { return slog.StringValue(hiddenKey) }

// MarshalText writes a placeholder, so that no encoder can store a key by accident.
func (k Key) MarshalText() ([]byte, error) { return []byte(hiddenKey), nil }
