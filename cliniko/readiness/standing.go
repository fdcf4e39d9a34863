package readiness

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mieahealth.com/companion/cliniko"
)

// written is a Snapshot in JSON: its offerings are a line each, which names entities by
// their places in the lists: "0 12 5 blocked no_hours_at_business" or, for a bookable
// one, with the free times of each day, see [writeDays]: "0 12 5 bookable 04.6(99)0".
type written struct {
	plain
	Offerings []string `json:"offerings"`
}

type plain Snapshot // without the methods

// MarshalJSON leaves out offerings of entities that stand in no list.
func (s Snapshot) MarshalJSON() ([]byte, error) {
	businesses, practitioners, types := places(s.Businesses), places(s.Practitioners), places(s.Types)
	lines := make([]string, 0, len(s.Offerings))
	for _, o := range s.Offerings {
		b, hasBusiness := businesses[string(o.Business)]
		p, hasPractitioner := practitioners[string(o.Practitioner)]
		t, hasType := types[string(o.AppointmentType)]
		if hasBusiness && hasPractitioner && hasType {
			lines = append(lines, fmt.Sprintf("%d %d %d %s %s", b, p, t, o.State, s.detail(o)))
		}
	}
	return json.Marshal(written{plain(s), lines})
}

func places(list []Entity) map[string]int {
	found := make(map[string]int, len(list))
	for i, e := range list {
		if _, twice := found[e.ID]; !twice {
			found[e.ID] = i
		}
	}
	return found
}

func (s *Snapshot) detail(o Standing) string {
	if o.State == Bookable {
		return writeDays(o.Days, s.From, s.To)
	}
	var causes []string
	for _, c := range o.Causes {
		causes = append(causes, string(c))
	}
	return strings.Join(causes, ",")
}

// UnmarshalJSON leaves out lines that make no sense.
func (s *Snapshot) UnmarshalJSON(text []byte) error {
	var read written
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	*s = Snapshot(read.plain)
	for _, line := range read.Offerings {
		if o, ok := s.standing(strings.Split(line, " ")); ok {
			s.Offerings = append(s.Offerings, o)
		}
	}
	return nil
}

var states = []State{Bookable, Blocked, Empty, NotOffered, Unknown}

func (s *Snapshot) standing(words []string) (Standing, bool) {
	if len(words) != 5 || !slices.Contains(states, State(words[3])) {
		return Standing{}, false
	}
	b, hasBusiness := at(s.Businesses, words[0])
	p, hasPractitioner := at(s.Practitioners, words[1])
	t, hasType := at(s.Types, words[2])
	o := Standing{State: State(words[3])}
	o.Offering = cliniko.Offering{Business: cliniko.BusinessID(b), Practitioner: cliniko.PractitionerID(p), AppointmentType: cliniko.AppointmentTypeID(t)}
	if o.State == Bookable {
		o.Days = readDays(words[4], s.From)
	} else {
		for cause := range strings.SplitSeq(words[4], ",") {
			if ruleOf[Cause(cause)] != nil {
				o.Causes = append(o.Causes, Cause(cause))
			}
		}
	}
	return o, hasBusiness && hasPractitioner && hasType
}

func at(list []Entity, place string) (id string, ok bool) {
	n, err := strconv.Atoi(place)
	if err != nil || n < 0 || n >= len(list) {
		return "", false
	}
	return list[n].ID, true
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// writeDays takes one character a day: a digit, a dot for a day that was not read, or a
// number in brackets where one digit is too small.
func writeDays(d Days, from, to cliniko.Date) string {
	var b strings.Builder
	for i := range NewDays(from, to).Counts {
		switch n := d.on(from.Add(i)); {
		case n < 0:
			b.WriteByte('.')
		case n < len(digits):
			b.WriteByte(digits[n])
		default:
			fmt.Fprintf(&b, "(%d)", n)
		}
	}
	return strings.TrimRight(b.String(), ".")
}

// readDays stops at what is no day.
func readDays(text string, from cliniko.Date) Days {
	d := Days{From: from}
	for text != "" && len(d.Counts) <= maxDays {
		n := strings.IndexByte(digits, text[0])
		rest := text[1:]
		switch {
		case text[0] == '(':
			number, after, closed := strings.Cut(rest, ")")
			large, err := strconv.Atoi(number)
			if err != nil || !closed || large < 0 || large > 1<<20 {
				return d
			}
			n, rest = large, after
		case text[0] == '.':
			n = NotRead
		case n < 0:
			return d
		}
		d.Counts = append(d.Counts, n)
		text = rest
	}
	return d
}
