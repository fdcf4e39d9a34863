package cliniko

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A server, a proxy or a library may repeat the key it was given, in one encoding or
// another and cut at any place. What this file finds is never shown; what it works with
// is overwritten, since this process should hold few copies of the key.

const (
	partLength    = 8        // so many characters in a row of the key, in any encoding, count as the key
	longestSearch = 64 << 10 // bytes; what is longer is dropped unseen
	deepestEscape = 4        // what is escaped more often is dropped unseen
)

var errWithheld = errors.New("its text is withheld, since it may repeat the key")

// redact drops what may repeat the key, and makes the rest of the detail safe to show.
// The whole text is searched, before anything is cut off or cleaned away.
func (e *Error) redact(key Key) {
	if key.partIn(e.Detail) {
		e.Detail = ""
	}
	e.Detail = displayTextUpTo(e.Detail, maxDetailRunes)
	if e.Err != nil && key.partIn(everythingIn(e.Err)) {
		e.Err = errWithheld
	}
}

// everythingIn is all that an error and its causes can be made to print.
func everythingIn(err error) string {
	text := fmt.Sprintf("%v\n%+v\n%#v", err, err, err)
	switch wrapped := err.(type) {
	case interface{ Unwrap() error }:
		if cause := wrapped.Unwrap(); cause != nil {
			text += "\n" + everythingIn(cause)
		}
	case interface{ Unwrap() []error }:
		for _, cause := range wrapped.Unwrap() {
			text += "\n" + everythingIn(cause)
		}
	}
	return text
}

// partIn reports whether a text holds, or may hold, a part of the key: as it stands or
// as hex or base64, in small or capital letters, escaped for JSON, HTML or an address,
// and with anything between that is no letter, digit or sign of a key.
func (k Key) partIn(text string) bool {
	if text == "" || k.IsZero() {
		return false
	}
	if len(text) > longestSearch || len(k.Reveal()) < partLength {
		return true
	}
	parts := k.parts()
	defer clear(parts)
	for range deepestEscape {
		text = strings.Map(onlyASCII, text)
		if parts.in(fold([]byte(text))) {
			return true
		}
		plainer := unescape(text)
		if plainer == text {
			return false
		}
		text = plainer
	}
	return true
}

// wholeIn reports whether a body holds the whole key, but for its region: as it stands, as
// hex or base64, escaped, or with anything between that is no letter, digit or sign of a
// key. Bodies are large and full of ids, so parts do not count here.
func (k Key) wholeIn(body []byte) bool {
	secret := []byte(k.withoutRegion())
	if len(secret) < partLength {
		return false
	}
	spellings := spellings(secret)
	defer func() {
		for _, spelling := range spellings {
			clear(spelling)
		}
	}()
	text := string(body)
	for range deepestEscape {
		folded := fold([]byte(text))
		if slices.ContainsFunc(spellings, func(s []byte) bool { return bytes.Contains(folded, s) }) {
			return true
		}
		plainer := unescape(text)
		if plainer == text {
			return false
		}
		text = plainer
	}
	return false
}

// encodings are the secret as it stands, in hex, and in base64, which depends on where in a
// group of three bytes the secret begins.
func encodings(secret []byte) [][]byte {
	all := [][]byte{bytes.Clone(secret), hex.AppendEncode(nil, secret)}
	for shift := range 3 {
		shifted := append(make([]byte, shift, shift+len(secret)), secret...)
		all = append(all, base64.RawStdEncoding.AppendEncode(nil, shifted))
		clear(shifted)
	}
	return all
}

// spellings are the secret in each encoding, folded. What a neighbour has a part in is cut
// off at both ends of base64.
func spellings(secret []byte) [][]byte {
	all := encodings(secret)
	for shift := range 3 {
		all[2+shift] = all[2+shift][(shift*8+5)/6 : (shift+len(secret))*8/6]
	}
	for i, encoded := range all {
		all[i] = fold(encoded)
	}
	return all
}

type keyParts map[[partLength]byte]struct{}

// parts are all parts of all encodings of the key, folded.
func (k Key) parts() keyParts {
	parts := keyParts{}
	plain := []byte(k.Reveal())
	for _, text := range [][]byte{plain, bytes.ToLower(plain), bytes.ToUpper(plain)} {
		for _, encoded := range encodings(text) {
			parts.add(encoded)
		}
		clear(text)
	}
	return parts
}

// add takes up the parts of an encoding, and overwrites it.
func (p keyParts) add(encoded []byte) {
	defer clear(encoded)
	folded := fold(encoded)
	for i := range len(folded) - partLength + 1 {
		p[[partLength]byte(folded[i:])] = struct{}{}
	}
}

func (p keyParts) in(folded []byte) bool {
	for i := range len(folded) - partLength + 1 {
		if _, found := p[[partLength]byte(folded[i:])]; found {
			return true
		}
	}
	return false
}

// fold keeps, in place, the letters, digits and signs that keys and base64 are made of,
// each in one form.
func fold(text []byte) []byte {
	folded := text[:0]
	for _, c := range text {
		switch c = lower(c); {
		case c == '+':
			c = '-'
		case c == '/':
			c = '_'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '_', c == '=':
		default:
			continue
		}
		folded = append(folded, c)
	}
	return folded
}

// escapes are those of addresses, JSON, C, Go and HTML.
var escapes = regexp.MustCompile(`(?i)\A(?:[%\\]u([0-9a-f]{4})|(?:%|\\x|0x)([0-9a-f]{2})|(?:&#x|\\u\{)([0-9a-f]{1,6})[;}]?|&#([0-9]{1,7});?)`)

const longestEscape = len("&#x10ffff;")

// unescape asks the expression only where an escape may begin: bodies are large, and have few.
func unescape(text string) string {
	var plain strings.Builder
	done := 0
	for at := 0; at < len(text); at++ {
		if !mayEscape(text[at:]) {
			continue
		}
		escape := escapes.FindStringSubmatch(text[at:min(at+longestEscape, len(text))])
		if escape == nil {
			continue
		}
		plain.WriteString(text[done:at] + character(escape))
		done = at + len(escape[0])
		at = done - 1
	}
	return plain.String() + text[done:]
}

func mayEscape(text string) bool {
	if len(text) < 2 {
		return false
	}
	switch next := lower(text[1]); text[0] {
	case '\\':
		return next == 'u' || next == 'x'
	case '0':
		return next == 'x'
	case '&':
		return next == '#'
	}
	return text[0] == '%'
}

// character is what an escape stands for, by its digits; nothing where there is no such character.
func character(escape []string) string {
	code, err := strconv.ParseInt(escape[1]+escape[2]+escape[3], 16, 32)
	if escape[4] != "" {
		code, err = strconv.ParseInt(escape[4], 10, 32)
	}
	if err != nil {
		return ""
	}
	return string(rune(code))
}

func onlyASCII(r rune) rune {
	if r <= ' ' || r > '~' {
		return -1
	}
	return r
}

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
