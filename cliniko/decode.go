package cliniko

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// row is one JSON object with its fields still undecoded, found by their exact names.
// The methods below read one field each and never fail: any field of any row may be
// absent, null or of another type than documented, and then counts as not told.
type row map[string]json.RawMessage

// has reports whether a field is there and not null.
func (r row) has(field string) bool {
	raw := r[field]
	return len(raw) > 0 && string(raw) != "null"
}

func field[T any](r row, name string) (value T) {
	var read T
	if json.Unmarshal(r[name], &read) != nil {
		return value
	}
	return read
}

const maxTextBytes = 200

// text is a string for machines, as it was sent; an overlong one counts as not told.
func (r row) text(name string) string {
	text := field[string](r, name)
	if len(text) > maxTextBytes {
		return ""
	}
	return text
}

// name is a string for people, safe to show.
func (r row) name(name string) string { return displayText(field[string](r, name)) }

// flag is true only when Cliniko says so: null and absent are off.
func (r row) flag(name string) bool { return field[bool](r, name) }

// flagOr is for a flag that was not always there.
func (r row) flagOr(name string, otherwise bool) bool {
	if !r.has(name) {
		return otherwise
	}
	return r.flag(name)
}

// number is a whole number, sent as one or as a string; nil: not told.
func (r row) number(name string) *int {
	digits := strings.Trim(string(r[name]), `"`)
	n, err := strconv.Atoi(digits)
	if err != nil {
		return nil
	}
	return &n
}

var idShape = regexp.MustCompile(`\A[0-9]{1,20}\z`)

// readID takes an id that was sent as a string or, in older answers, as a number.
func readID(raw json.RawMessage) string {
	text := string(raw)
	if bytes.HasPrefix(raw, []byte(`"`)) && json.Unmarshal(raw, &text) != nil {
		return ""
	}
	if !idShape.MatchString(text) {
		return ""
	}
	return text
}

func (r row) id(name string) string { return readID(r[name]) }

// moment is a time with its zone, as RFC 3339 has it.
func (r row) moment(name string) (time.Time, bool) {
	t, err := time.Parse(time.RFC3339, field[string](r, name))
	return t.UTC(), err == nil
}

func (r row) object(name string) row { return field[row](r, name) }

// objects are the members of an array that are objects themselves.
func (r row) objects(name string) []row {
	var rows []row
	for _, raw := range field[array](r, name) {
		var member row
		if json.Unmarshal(raw, &member) == nil && member != nil {
			rows = append(rows, member)
		}
	}
	return rows
}

// ids are an array of ids; nil: not told.
func ids[ID ~string](r row, name string) []ID {
	told := field[array](r, name)
	if told == nil {
		return nil
	}
	found := []ID{}
	for _, raw := range told {
		if id := readID(raw); id != "" {
			found = append(found, ID(id))
		}
	}
	return found
}

// linked is the id of a related record, which is sent as its address:
// {"links": {"self": "https://api.au1.cliniko.com/v1/practitioners/1"}}.
func (r row) linked(name string) string { return r.object(name).self() }

func (r row) self() string {
	address, err := url.Parse(field[string](r.object("links"), "self"))
	if err != nil {
		return ""
	}
	if id := path.Base(address.Path); idShape.MatchString(id) {
		return id
	}
	return ""
}

// zone is the IANA name that a record tells, directly or by its label.
func (r row) zone() string {
	if name := r.text("time_zone_identifier"); name != "" {
		return name
	}
	return zoneOfLabel[r.text("time_zone")]
}

const (
	maxNameRunes   = 120
	maxDetailRunes = 200
)

// displayText makes a name safe to show in one line.
func displayText(text string) string { return displayTextUpTo(text, maxNameRunes) }

// displayTextUpTo makes a text safe to show in one line, of no more characters than fit.
func displayTextUpTo(text string, most int) string {
	if len(text) > 8*most {
		text = strings.ToValidUTF8(text[:8*most], "")
	}
	return Shorten(strings.Join(strings.Fields(OneLine(text)), " "), most)
}
